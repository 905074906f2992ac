//! `POST /account/passkey`: the passkey that an authenticator made is the account's.

use axum::body::Bytes;
use axum::extract::State as Given;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use store::{AddedPasskey, Purpose};

use super::ceremony::{self, Refused};
use super::{LONGEST_NAME, Party, challenge, device, said};
use crate::account::{agent, own, visit};
use crate::error::Error;
use crate::form::Form;
use crate::state::State;

pub(crate) async fn add(Given(state): Given<State>, headers: HeaderMap, body: Bytes) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let Some(here) = visit.account.clone() else { return Ok(Redirect::to("/account/sign-in").into_response()) };
    let (form, party) = (Form::read(&body), Party::must(&state, &headers)?);
    let refuse = |why: &'static str| own::page(&state, &headers, &here, &visit, Some(why.to_owned()));
    let waited = state.store.take_challenge(&challenge::token_of(&headers, &form), Purpose::Add, visit.now).await?;
    let Some(waited) = waited.filter(|challenge| challenge.account == Some(here.account.id)) else {
        return refuse(said(Refused::Late, visit.words)).await;
    };
    let Ok(made) = ceremony::made(&party, &waited.state, form.raw("response"))? else {
        return refuse(visit.words.say("passkey-not-made")).await;
    };
    let name = match markup::text::line(form.get("name"), LONGEST_NAME) {
        name if name.is_empty() => device::name(&agent(&headers)),
        name => name,
    };
    match state.store.add_passkey(here.account.id, &made.credential, &made.key, &name, visit.now).await? {
        AddedPasskey::Added => Ok(Redirect::to("/account#passkeys").into_response()),
        AddedPasskey::Full => refuse(visit.words.say("passkey-full")).await,
        AddedPasskey::Refused => refuse(visit.words.say("passkey-not-made")).await,
    }
}
