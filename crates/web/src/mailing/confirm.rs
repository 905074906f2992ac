//! `/{edition}/digest/letters/confirm/{token}`: the link in the letter that asks, and the button behind it.

use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::view::MailingView;
use super::{PATH, doorstep, gone, secret};
use crate::error::Error;
use crate::reader::is_token;
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, token)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = doorstep(&state, &edition, &headers).await?;
    let found = if is_token(&token) { state.store.asked_for_digest(&token, call.visit.now).await? } else { None };
    match found.filter(|subscriber| subscriber.edition == call.id) {
        Some(subscriber) => secret(&MailingView::confirm(&subscriber, &token, &call.visit), StatusCode::OK),
        None => gone(&state, &call.visit),
    }
}

pub(crate) async fn confirm(
    Given(state): Given<State>,
    Path((edition, token)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = doorstep(&state, &edition, &headers).await?;
    let found = if is_token(&token) { state.store.asked_for_digest(&token, call.visit.now).await? } else { None };
    if found.is_none_or(|subscriber| subscriber.edition != call.id) {
        return gone(&state, &call.visit);
    }
    match state.store.confirm_digest(&token, call.visit.now).await? {
        Some(subscriber) => Ok(Redirect::to(&call.visit.to(&format!("{PATH}/{}?new", subscriber.secret))).into_response()),
        None => gone(&state, &call.visit),
    }
}
