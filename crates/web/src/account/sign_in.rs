//! `/account/sign-in` and `/account/sign-out`

use axum::body::Bytes;
use axum::extract::{Query, State as Given};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use jiff::Timestamp;
use model::AccountId;
use serde::Deserialize;

use super::passkey::Party;
use super::view::EnterView;
use super::{agent, password, visit, way_back};
use crate::admin::Sheltered;
use crate::comment::compose::ComposeView;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reader::{Sender, no_cookie, session_cookie, signed_out, token};
use crate::reply;
use crate::state::State;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(super) back: String,
    #[serde(default)]
    pub(super) invitation: String,
}

/// Fields of a text that somebody had written before they were asked who they are.
const DRAFT: [&str; 6] = ["at", "text", "parent", "once", "quote", "topic"];

pub(crate) async fn show(Given(state): Given<State>, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    reply::unkept(&empty(&state, &headers, way_back(&asked.back), &visit))
}

/// Nothing is typed yet.
pub(super) fn empty(state: &State, headers: &HeaderMap, back: &str, visit: &Visit) -> EnterView {
    let mut view = EnterView::new(false, back, visit, &state.providers);
    view.script = Party::of(state, headers).map(|_| crate::asset::passkeys());
    view
}

/// Where somebody is asked who they are, with what they wrote.
pub(crate) fn first(
    state: &State,
    headers: &HeaderMap,
    back: &str,
    draft: Vec<(&'static str, String)>,
    visit: &Visit,
) -> Result<Response, Error> {
    let mut view = empty(state, headers, back, visit);
    // The other page could not carry the text along.
    view.other = None;
    view.draft = draft;
    Ok((StatusCode::UNAUTHORIZED, reply::unkept(&view)?).into_response())
}

pub(crate) async fn sign_in(
    Given(state): Given<State>,
    _: Sheltered,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let form = Form::read(&body);
    let name = form.get("name");
    let known = state.store.account_password(name).await?;
    let (account, hash) = known.map_or((None, None), |(account, hash)| (Some(account), Some(hash)));
    let right = password::is_right(&state, name, sender, form.raw("password").to_owned(), hash).await?;
    let Some(account) = account.filter(|_| right) else {
        let mut view = view(&state, &headers, &form, &visit);
        view.refused = Some(visit.words.say("account-wrong").to_owned());
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view)?).into_response());
    };
    enter(&state, account, &visit, &headers, &form).await
}

/// The form as it was sent, to be sent again.
pub(super) fn view(state: &State, headers: &HeaderMap, form: &Form, visit: &Visit) -> EnterView {
    let mut view = empty(state, headers, way_back(form.get("back")), visit);
    view.name = markup::text::line(form.get("name"), 64);
    view.draft = draft(form);
    view
}

/// Who was asked who they are is known now, by whatever they have shown: signed in, unless banned, and back where they came from, or at what
/// they had written.
pub(super) async fn enter(state: &State, account: AccountId, visit: &Visit, headers: &HeaderMap, form: &Form) -> Result<Response, Error> {
    if let Some(until) = banned(state, account, visit).await? {
        let mut view = empty(state, headers, way_back(form.get("back")), visit);
        view.refused = Some(visit.words.fill("account-banned", "until", visit.calendar.date_and_time(until)));
        return Ok((StatusCode::FORBIDDEN, reply::unkept(&view)?).into_response());
    }
    let cookies = begin(state, account, visit, headers).await?;
    let written = draft(form);
    if written.iter().any(|(name, _)| *name == "text") {
        // What was written before is shown, to be sent by who is known now.
        let page = reply::unkept(&ComposeView::of_draft(&written, visit))?;
        return Ok((cookies, page).into_response());
    }
    Ok((cookies, Redirect::to(way_back(form.get("back")))).into_response())
}

pub(super) fn draft(form: &Form) -> Vec<(&'static str, String)> {
    DRAFT.into_iter().map(|name| (name, form.raw(name).to_owned())).filter(|(_, value)| !value.is_empty()).collect()
}

/// The same as it was kept.
pub(super) fn drafted(kept: &[(String, String)]) -> Vec<(&'static str, String)> {
    let value = |name| kept.iter().find(|(field, _)| field == name).map(|(_, value)| (name, value.clone()));
    DRAFT.into_iter().filter_map(value).collect()
}

/// Until when somebody may not sign in.
pub(super) async fn banned(state: &State, account: AccountId, visit: &Visit) -> Result<Option<Timestamp>, Error> {
    Ok(state.store.account(account).await?.and_then(|account| account.banned_until).filter(|until| *until > visit.now))
}

/// Signs this browser in: another token than any that it had, and what it kept goes over to the account.
pub(super) async fn begin(
    state: &State,
    account: AccountId,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<AppendHeaders<Vec<(header::HeaderName, header::HeaderValue)>>, Error> {
    if let Some(here) = &visit.account {
        state.store.sign_out(here.account.id, here.session.id).await?;
    }
    let token = token()?;
    let reader = state.store.sign_in(account, &token, &agent(headers), visit.now).await?;
    let mut cookies = vec![session_cookie(&token, headers)];
    if let Some(before) = visit.reader.as_ref().filter(|_| visit.account.is_none()) {
        state.store.merge_readers(before.id, reader).await?;
        cookies.push(no_cookie(headers));
    }
    Ok(AppendHeaders(cookies.into_iter().flatten().map(|cookie| (header::SET_COOKIE, cookie)).collect()))
}

pub(crate) async fn sign_out(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    if let Some(here) = &visit.account {
        state.store.sign_out(here.account.id, here.session.id).await?;
    }
    let cookie = signed_out(&headers).map(|cookie| (header::SET_COOKIE, cookie));
    Ok((AppendHeaders(cookie), Redirect::to("/")).into_response())
}
