//! `GET /{edition}/history`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::HistoryView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Items on the page; all of them are in what is given out.
const LISTED: i64 = 300;

pub(crate) async fn list(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    let read = match call.visit.reader.as_ref().filter(|reader| reader.history) {
        Some(reader) => Some(state.store.history(reader.id, LISTED).await?),
        None => None,
    };
    reply::page(&HistoryView::new(read.as_deref(), &hidden, &call.visit), &call.visit, &headers)
}
