//! `/hub/{token}`: where hubs (WebSub) confirm what they were asked for, and deliver. A request looks up, checks and keeps; the newsroom
//! does the rest.

pub(crate) mod confirm;
mod desk;
pub(crate) mod receive;
mod signature;

pub(crate) use desk::Desk;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// Bytes of a document that a hub delivers. Most are one entry; a whole feed of the longest that are read is left to polling.
const MOST_BYTES: usize = 4 << 20;

/// An answer for a program.
fn plain(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text).into_response()
}
