//! `/{edition}/local`

use std::sync::Arc;

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::view;
use crate::error::Error;
use crate::reply;
use crate::routes::{Asked, Call};
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    let home = call.visit.edition.home.ok_or(Error::NotFound)?;
    let (number, page) = match &asked.at {
        Some(at) => (None, Some(Arc::new(call.as_it_was(&state, "local", at).await?))),
        None => state.shelf.local(&state.store, call.id, call.change).await?.unzip(),
    };
    call.hear(&state, page.iter().flat_map(|page| &page.cards).map(|card| card.story)).await?;
    let mut view = view(page.as_deref(), home.km, &call.visit, asked.at.is_some());
    view.shell.live = number.map(|number| call.visit.live("local", number));
    reply::page(&view, &call.visit, &headers)
}
