//! `/account/passkey/{id}`: one passkey, renamed or removed. Who removes one says the password or shows another passkey.

use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use store::{Passkey, Purpose};

use super::ceremony::Refused;
use super::view::PasskeyView;
use super::{LONGEST_NAME, Party, challenge, prove, said};
use crate::account::own::is_unknown;
use crate::account::visit;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reader::Sender;
use crate::reply;
use crate::state::State;

/// The passkey that an address names, of who is signed in, and whether there is another.
async fn own(state: &State, visit: &Visit, id: &str) -> Result<(Passkey, bool), Error> {
    let here = visit.account.as_ref().ok_or(Error::NotFound)?;
    let mut all = state.store.passkeys(here.account.id).await?;
    let place = all.iter().position(|passkey| passkey.id.to_string() == id).ok_or(Error::NotFound)?;
    Ok((all.swap_remove(place), !all.is_empty()))
}

pub(crate) async fn show(Given(state): Given<State>, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    if visit.account.is_none() {
        return Ok(Redirect::to("/account/sign-in").into_response());
    }
    let (passkey, others) = own(&state, &visit, &id).await?;
    reply::unkept(&page(&state, &headers, &passkey, others, &visit).await?)
}

async fn page(state: &State, headers: &HeaderMap, passkey: &Passkey, others: bool, visit: &Visit) -> Result<PasskeyView, Error> {
    let has_password = match &visit.account {
        Some(here) => state.store.password_of(here.account.id).await?.is_some(),
        None => false,
    };
    Ok(PasskeyView::new(passkey, others && Party::of(state, headers).is_some(), has_password, visit))
}

pub(crate) async fn act(
    Given(state): Given<State>,
    Path(id): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let Some(here) = visit.account.clone() else { return Ok(Redirect::to("/account/sign-in").into_response()) };
    let (form, (passkey, others)) = (Form::read(&body), own(&state, &visit, &id).await?);
    let why = match form.get("do") {
        "rename" => {
            let name = markup::text::line(form.get("name"), LONGEST_NAME);
            if !name.is_empty() {
                state.store.rename_passkey(here.account.id, passkey.id, &name).await?;
            }
            None
        }
        "remove" if form.raw("response").is_empty() => is_unknown(&state, &here, &visit, sender, form.raw("password")).await?,
        "remove" => shown(&state, &headers, sender, &form, &passkey, &visit).await?,
        _ => return Err(Error::NotFound),
    };
    if let Some(why) = why {
        let mut view = page(&state, &headers, &passkey, others, &visit).await?;
        view.refused = Some(why);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view)?).into_response());
    }
    if form.get("do") == "remove" {
        state.store.remove_passkey(here.account.id, passkey.id).await?;
    }
    Ok(Redirect::to("/account#passkeys").into_response())
}

/// Why what was signed does not remove a passkey; nothing if another of the same account signed it.
async fn shown(
    state: &State,
    headers: &HeaderMap,
    sender: Sender,
    form: &Form,
    removed: &Passkey,
    visit: &Visit,
) -> Result<Option<&'static str>, Error> {
    let party = Party::must(state, headers)?;
    if let Some(wait) = state.guesses.sender_shut_for(sender, Instant::now()) {
        return Err(Error::Shut(wait.as_secs() + 1));
    }
    let token = challenge::token_of(headers, form);
    let refused = match prove(state, &party, &token, Purpose::Remove, form, visit).await? {
        // The challenge was this account's, and so is who signed it.
        Ok(proven) if Some(proven.account) == visit.account.as_ref().map(|here| here.account.id) && proven.passkey != removed.id => {
            return Ok(None);
        }
        Ok(_) => Refused::Wrong,
        Err(refused) => refused,
    };
    if refused != Refused::Late {
        state.guesses.sender_failed(sender, Instant::now());
    }
    Ok(Some(said(refused, visit.words)))
}
