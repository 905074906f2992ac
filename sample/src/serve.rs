//! HTTP: which host is meant, what it has at a path, and whether the reader has it already.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::compression::CompressionLayer;

use crate::shelf::{Document, Shelf};

/// The shelves of all publishers, by their host's name without port.
pub(crate) type Hosts = HashMap<String, Shelf>;

/// The one service that answers for every host. Only GET and HEAD are known to it.
pub(crate) fn router(hosts: Hosts) -> Router {
    Router::new().fallback_service(get(answer).with_state(Arc::new(hosts))).layer(CompressionLayer::new())
}

async fn answer(State(hosts): State<Arc<Hosts>>, request: Request) -> Response {
    let Some(shelf) = host(&request).and_then(|host| hosts.get(&host)) else {
        return (StatusCode::NOT_FOUND, "No newspaper is published at this host.\n").into_response();
    };
    match request.uri().path() {
        "/favicon.ico" => StatusCode::NO_CONTENT.into_response(),
        path => match shelf.get(path) {
            Some(document) if is_known(request.headers(), document) => respond(StatusCode::NOT_MODIFIED, document),
            Some(document) => respond(StatusCode::OK, document),
            None => respond(StatusCode::NOT_FOUND, shelf.missing()),
        },
    }
}

/// The host asked for, without its port. Names are the same in either case.
fn host(request: &Request) -> Option<String> {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).or_else(|| request.uri().host())?;
    let name = named.rsplit_once(':').map_or(named, |(name, _)| name);
    Some(name.trim_end_matches('.').to_ascii_lowercase())
}

/// Whether the reader's copy is still good; a tag, where one is sent, decides alone (RFC 9110, section 13.2.2).
fn is_known(asked: &HeaderMap, document: &Document) -> bool {
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(tags) = text(header::IF_NONE_MATCH) {
        let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        return tags.split(',').any(|tag| tag.trim() == "*" || weak(tag) == weak(&document.etag));
    }
    text(header::IF_MODIFIED_SINCE)
        .and_then(|since| jiff::fmt::rfc2822::parse(since).ok())
        .is_some_and(|since| document.changed <= since.timestamp())
}

fn respond(status: StatusCode, document: &Document) -> Response {
    let body = match &document.bytes {
        _ if status == StatusCode::NOT_MODIFIED => Bytes::new(),
        Cow::Borrowed(embedded) => Bytes::from_static(embedded),
        Cow::Owned(rendered) => Bytes::copy_from_slice(rendered),
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let cache = if status == StatusCode::NOT_FOUND { "no-store".to_owned() } else { format!("public, max-age={}", document.max_age) };
    let headers = response.headers_mut();
    for (name, value) in
        [(header::CACHE_CONTROL, cache.as_str()), (header::ETAG, &document.etag), (header::LAST_MODIFIED, &document.last_modified)]
    {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    if status != StatusCode::NOT_MODIFIED {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(document.content_type));
    }
    response
}
