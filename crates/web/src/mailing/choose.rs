//! `/{edition}/digest/letters/{secret}`: what a subscriber wants of the digest.

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::view::MailingView;
use super::{PATH, choice, doorstep, gone, owner, secret};
use crate::error::Error;
use crate::form::Form;
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, token)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = doorstep(&state, &edition, &headers).await?;
    let Some(subscriber) = owner(&state, &call, &token).await? else { return gone(&state, &call.visit) };
    let words = call.visit.words;
    let done = match query.as_deref() {
        Some("new") => Some(words.say("mailing-new")),
        Some("kept") => Some(words.say("mailing-kept")),
        _ => None,
    };
    secret(&MailingView::own(&subscriber, done, &call.visit), StatusCode::OK)
}

pub(crate) async fn choose(
    Given(state): Given<State>,
    Path((edition, token)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = doorstep(&state, &edition, &headers).await?;
    if owner(&state, &call, &token).await?.is_none() {
        return gone(&state, &call.visit);
    }
    state.store.choose_digest(&token, &choice(&Form::read(&body), &call.visit)).await?;
    Ok(Redirect::to(&call.visit.to(&format!("{PATH}/{token}?kept"))).into_response())
}
