//! `/account`: one's own. A password is chosen or changed, a browser signed out, a way in taken away, the account deleted; passkeys are listed.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State as Given;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use model::{Registration, Role};
use store::SignedIn;

use super::openid::view::WaysView;
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

/// Who signed in no longer ago than this need not say again who they are, where there is no password to say it by.
const LATELY: SignedDuration = SignedDuration::from_mins(5);

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
    refused: Option<String>,
) -> Result<Response, Error> {
    let (sessions, passkeys) = (state.store.sessions(here.account.id, visit.now).await?, state.store.passkeys(here.account.id).await?);
    let mut view = AccountView::new(here, &sessions, &passkeys, visit);
    view.script = Party::of(state, headers).map(|_| crate::asset::passkeys());
    view.invites = sign_up::registration(state).await? == Some(Registration::Invitation) && here.account.role >= Role::Moderator;
    view.has_password = state.store.password_of(here.account.id).await?.is_some();
    view.known = view.has_password || is_lately(here, visit);
    view.ways = WaysView::new(&state.store.identities(here.account.id).await?, &state.providers, visit);
    let is_refused = refused.is_some();
    view.refused = refused;
    let page = reply::unkept(&view)?;
    Ok(if is_refused { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page })
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
        "leave" => leave(&state, &here, &visit, &headers, sender, &form).await,
        "delete" => delete(&state, &here, &visit, &headers, sender, &form).await,
        _ => Err(Error::NotFound),
    }
}

fn is_lately(here: &SignedIn, visit: &Visit) -> bool {
    visit.now.duration_since(here.session.made) < LATELY
}

/// Who would change ways in says again who they are: a browser that was left open is not enough. By the password; where there is none, by
/// having signed in a moment ago. What to say to who does not.
pub(super) async fn is_unknown(
    state: &State,
    here: &SignedIn,
    visit: &Visit,
    sender: Sender,
    given: &str,
) -> Result<Option<&'static str>, Error> {
    let Some(kept) = state.store.password_of(here.account.id).await? else {
        return Ok((!is_lately(here, visit)).then(|| visit.words.say("account-again")));
    };
    let right = password::is_right(state, &here.account.name, sender, given.to_owned(), Some(kept)).await?;
    Ok((!right).then(|| visit.words.say("account-wrong-password")))
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
        return page(state, headers, here, visit, Some(of_password(bad, visit.words).to_owned())).await;
    }
    if let Some(why) = is_unknown(state, here, visit, sender, form.raw("password")).await? {
        return page(state, headers, here, visit, Some(why.to_owned())).await;
    }
    let hash = password::hashed(state, form.raw("new").to_owned()).await?;
    state.store.set_password(here.account.id, &hash, here.session.id).await?;
    Ok(Redirect::to("/account").into_response())
}

/// Takes away a way in through a provider; the last way stays.
async fn leave(
    state: &State,
    here: &Arc<SignedIn>,
    visit: &Visit,
    headers: &HeaderMap,
    sender: Sender,
    form: &Form,
) -> Result<Response, Error> {
    let identity = form.get("identity").parse().map_err(|_| Error::NotFound)?;
    if let Some(why) = is_unknown(state, here, visit, sender, form.raw("password")).await? {
        return page(state, headers, here, visit, Some(why.to_owned())).await;
    }
    // A provider that is none of ours any more lets nobody in.
    let issuers: Vec<&str> = state.providers.iter().map(|provider| provider.issuer.as_str()).collect();
    if !state.store.leave_identity(here.account.id, identity, &issuers).await? {
        return page(state, headers, here, visit, Some(visit.words.say("openid-last").to_owned())).await;
    }
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
    if let Some(why) = is_unknown(state, here, visit, sender, form.raw("password")).await? {
        return page(state, headers, here, visit, Some(why.to_owned())).await;
    }
    state.store.delete_account(here.account.id, visit.now).await?;
    let cookie = signed_out(headers).map(|cookie| (header::SET_COOKIE, cookie));
    Ok((AppendHeaders(cookie), Redirect::to("/")).into_response())
}
