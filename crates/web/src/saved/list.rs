//! `GET /{edition}/saved`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::SavedView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn list(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    let saved = match &call.visit.reader {
        Some(reader) => state.store.saved(reader.id).await?,
        None => Vec::new(),
    };
    reply::page(&SavedView::new(&saved, &hidden, &call.visit), &call.visit, &headers)
}
