//! `/account/openid/{id}/draft`: what somebody had written before they were asked who they are, to be sent by who is known now.

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use store::Aim;

use super::{provider, ticket_of};
use crate::account::{sign_in, visit};
use crate::comment::compose::ComposeView;
use crate::error::Error;
use crate::reply;
use crate::state::State;

pub(crate) async fn show(Given(state): Given<State>, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    provider(&state, &id)?;
    let visit = visit(&state, &headers).await?;
    let trip = match ticket_of(&headers) {
        Some(ticket) => state.store.trip(ticket, visit.now).await?,
        None => None,
    };
    let own = |account| visit.account.as_ref().is_some_and(|here| here.account.id == account);
    match trip.filter(|trip| trip.aim == Aim::Draft && trip.account.is_some_and(own)) {
        Some(trip) => reply::unkept(&ComposeView::of_draft(&sign_in::drafted(&trip.draft), &visit)),
        None => Ok(Redirect::to("/account").into_response()),
    }
}
