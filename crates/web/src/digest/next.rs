//! `/{edition}/digest/next`: the next digest as it would be now, for editors.

use std::sync::Arc;

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::editor;
use super::next_view::NextView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn show(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    editor(&call.visit)?;
    page(&state, &call, None).await
}

/// The page, with why something could not be done.
pub(super) async fn page(state: &State, call: &Call, refused: Option<&'static str>) -> Result<Response, Error> {
    let inside = |error: String| Error::Inside(format!("the next digest could not be composed: {error}"));
    let turn = state.previewing.acquire().await.map_err(|error| inside(error.to_string()))?;
    let composed = (state.preview)(call.id, Arc::clone(&call.visit.edition)).await.map_err(inside)?;
    drop(turn);
    let digest = composed.ok_or(Error::NotFound)?;
    let edits = state.store.digest_edits(call.id).await?;
    let front = state.shelf.front(&state.store, call.id, call.change).await?.map(|(_, page)| page);
    reply::unkept(&NextView::new(&digest, &edits, front.as_deref(), refused, &call.visit))
}
