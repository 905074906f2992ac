//! `/static/…`

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::error::Error;

/// Never changes: the address has its hash in it.
pub(crate) const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub(crate) async fn show(Path(address): Path<String>) -> Result<Response, Error> {
    let file = super::file(&address).ok_or(Error::NotFound)?;
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type)), (header::CACHE_CONTROL, FOREVER)];
    Ok((headers, file.bytes.clone()).into_response())
}

/// `/favicon.ico`: browsers ask there whatever the page says.
pub(crate) async fn icon() -> Result<Response, Error> {
    Ok(crate::routes::moved(super::icon().ok_or(Error::NotFound)?))
}
