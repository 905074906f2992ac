//! `/{edition}/sources`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::SourcesView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn list(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let sources = state.store.source_overviews().await?;
    reply::fleeting(&SourcesView::new(&sources, &call.visit), &call.visit, &headers)
}
