//! `/account`: one's own. A password is changed, a browser signed out, the account deleted; passkeys are listed.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State as Given;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use model::{Registration, Role};
use store::SignedIn;

use super::passkey::Party;
use super::sign_up::{self, of_password};
use super::view::AccountView;
use super::{password, visit};
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reader::{Sender, signed_out};
use crate::reply;
use crate::state::State;

pub(crate) async fn show(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let Some(here) = visit.account.clone() else { return Ok(Redirect::to("/account/sign-in").into_response()) };
    page(&state, &headers, &here, &visit, None).await
}

pub(super) async fn page(
    state: &State,
    headers: &HeaderMap,
    here: &SignedIn,
    visit: &Visit,
    refused: Option<&'static str>,
) -> Result<Response, Error> {
    let (sessions, passkeys) = (state.store.sessions(here.account.id, visit.now).await?, state.store.passkeys(here.account.id).await?);
    let mut view = AccountView::new(here, &sessions, &passkeys, visit);
    view.script = Party::of(state, headers).map(|_| crate::asset::passkeys());
    view.invites = sign_up::registration(state).await? == Some(Registration::Invitation) && here.account.role >= Role::Moderator;
    view.refused = refused;
    let page = reply::unkept(&view)?;
    Ok(if refused.is_some() { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page })
}

pub(crate) async fn act(Given(state): Given<State>, headers: HeaderMap, sender: Sender, body: Bytes) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let Some(here) = visit.account.clone() else { return Ok(Redirect::to("/account/sign-in").into_response()) };
    let form = Form::read(&body);
    match form.get("do") {
        "password" => change_password(&state, &here, &visit, &headers, sender, &form).await,
        "end" => {
            let session = form.get("session").parse().map_err(|_| Error::NotFound)?;
            state.store.sign_out(here.account.id, session).await?;
            Ok(Redirect::to("/account").into_response())
        }
        "delete" => delete(&state, &here, &visit, &headers, sender, &form).await,
        _ => Err(Error::NotFound),
    }
}

/// Who would change what a password guards says it again: a browser that was left open is not enough.
pub(super) async fn is_known(state: &State, here: &SignedIn, sender: Sender, given: &str) -> Result<bool, Error> {
    let kept = state.store.password_of(here.account.id).await?;
    password::is_right(state, &here.account.name, sender, given.to_owned(), kept).await
}

async fn change_password(
    state: &State,
    here: &Arc<SignedIn>,
    visit: &Visit,
    headers: &HeaderMap,
    sender: Sender,
    form: &Form,
) -> Result<Response, Error> {
    if let Err(bad) = discussion::password(form.raw("new"), &here.account.name) {
        return page(state, headers, here, visit, Some(of_password(bad, visit.words))).await;
    }
    if !is_known(state, here, sender, form.raw("password")).await? {
        return page(state, headers, here, visit, Some(visit.words.say("account-wrong-password"))).await;
    }
    let hash = password::hashed(state, form.raw("new").to_owned()).await?;
    state.store.set_password(here.account.id, &hash, here.session.id).await?;
    Ok(Redirect::to("/account").into_response())
}

async fn delete(
    state: &State,
    here: &Arc<SignedIn>,
    visit: &Visit,
    headers: &HeaderMap,
    sender: Sender,
    form: &Form,
) -> Result<Response, Error> {
    if !is_known(state, here, sender, form.raw("password")).await? {
        return page(state, headers, here, visit, Some(visit.words.say("account-wrong-password"))).await;
    }
    state.store.delete_account(here.account.id, visit.now).await?;
    let cookie = signed_out(headers).map(|cookie| (header::SET_COOKIE, cookie));
    Ok((AppendHeaders(cookie), Redirect::to("/")).into_response())
}
