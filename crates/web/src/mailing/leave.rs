//! `/{edition}/digest/letters/{secret}/end`: a subscriber leaves, by the button on this page or by the one in their mail program (RFC 8058),
//! whose service sends the form by itself.

use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::view::MailingView;
use super::{doorstep, gone, is_offered, owner, secret};
use crate::error::Error;
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, token)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = doorstep(&state, &edition, &headers).await?;
    match owner(&state, &call, &token).await? {
        Some(subscriber) => secret(&MailingView::leave(&subscriber, &call.visit), StatusCode::OK),
        None => gone(&state, &call.visit),
    }
}

/// Whoever has left already is told the same: a service that asks twice has done nothing wrong.
pub(crate) async fn leave(
    Given(state): Given<State>,
    Path((edition, token)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = doorstep(&state, &edition, &headers).await?;
    if owner(&state, &call, &token).await?.is_some() {
        state.store.end_digest(&token).await?;
        tracing::info!(edition = call.visit.edition.slug, "a subscriber left the digest by mail");
    }
    secret(&MailingView::left(is_offered(&state, &call.visit), &call.visit), StatusCode::OK)
}
