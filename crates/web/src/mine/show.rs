//! `GET /{edition}/mine`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::MineView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn show(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let hidden = state.store.hand(call.id, call.visit.now).await?.hidden;
    let kept = match &call.visit.reader {
        Some(reader) => state.store.reader_kept(reader.id).await?,
        None => None,
    };
    reply::page(&MineView::new(kept.as_ref(), &hidden, &call.visit), &call.visit, &headers)
}
