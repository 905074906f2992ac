//! `/{edition}/live?on=LIST&since=NUMBER`: events about what came after the list of that number. A list is `front`, which it is if nothing is
//! said, `local` or `section/TAG`.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use axum::extract::{Path, Query, Request, State as Given};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::list::List;
use super::stream::Listener;
use crate::audience::address;
use crate::error::Error;
use crate::routes::Call;
use crate::state::State;

/// A sign of life, so that proxies keep a quiet connection, and a broken one is found.
const HEARTBEAT: Duration = Duration::from_secs(25);

/// What stands behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    on: Option<String>,
    since: i64,
}

pub(crate) async fn listen(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, request.headers()).await?;
    let list = List::of(asked.on.as_deref().unwrap_or("front"), &call.visit).ok_or(Error::NotFound)?;
    let from = address(request.headers(), request.extensions(), &state.trusted_proxies).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED));
    let Some(place) = state.live.places.take(from) else {
        // A browser does not ask again, and the page is as good as without a script.
        return Ok((StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "600")]).into_response());
    };
    // A page so old that nobody knows it any more: no content, after which a browser does not ask again.
    let Some(listener) = Listener::new(&state, &call, list, asked.since, place).await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    let mut response = Sse::new(listener.events()).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that collects an answer before it hands it on would make this one never arrive.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}
