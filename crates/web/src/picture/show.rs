//! `/picture/{key}/{wide|small}`

use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::asset::show::FOREVER;
use crate::error::Error;
use crate::reply;
use crate::state::State;

/// The key is the content's hash, so what it names never changes.
pub(crate) async fn show(
    Given(state): Given<State>,
    Path((key, size)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let wide = match size.as_str() {
        "wide" => true,
        "small" => false,
        _ => return Err(Error::NotFound),
    };
    if key.is_empty() || key.len() > 128 || !key.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(Error::NotFound);
    }
    let tag = HeaderValue::from_str(&format!("\"{key}-{size}\"")).map_err(|_| Error::NotFound)?;
    let cached = [(header::CACHE_CONTROL, FOREVER), (header::ETAG, tag.clone())];
    if reply::has(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, cached).into_response());
    }
    let (kind, bytes) = state.store.picture(&key, wide).await?.ok_or(Error::NotFound)?;
    // Only what `markup::picture` makes: a stored type that is no picture is not sent as one.
    let kind = HeaderValue::from_str(&kind).ok().filter(|kind| kind.as_bytes().starts_with(b"image/") && kind != "image/svg+xml");
    let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    Ok((cached, [(header::CONTENT_TYPE, kind)], bytes).into_response())
}
