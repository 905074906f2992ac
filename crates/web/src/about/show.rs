//! `/{edition}/about`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::AboutView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn show(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let sources = state.store.sources().await?.len();
    reply::page(&AboutView::new(sources, &call.visit), &call.visit, &headers)
}
