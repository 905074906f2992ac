//! `/{edition}/river`

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::stretch::{Asked, flow};
use super::view::RiverView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let flow = flow(&state, &call, asked).await?;
    reply::page(&RiverView::new(&flow, &call.visit), &call.visit, &headers)
}
