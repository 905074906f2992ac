//! A filled template as an answer: HTML with a validator, and 304 for who has it already.

use std::hash::{DefaultHasher, Hash, Hasher};

use askama::Template;
use axum::Extension;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};

use crate::audience::Printed;
use crate::error::Error;
use crate::page::Visit;
use crate::press::Fleeting;

/// What a public page says of keeping it: a shared cache may, but asks each time whether it is still the newest.
pub(crate) const PUBLIC: &str = "public, no-cache";

/// The page, or 304 where the reader's copy is the same.
pub(crate) fn page(view: &impl Template, visit: &Visit, asked: &HeaderMap) -> Result<Response, Error> {
    let html = view.render().map_err(|error| Error::Inside(format!("a template failed: {error}")))?;
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    // Weak: the same page may go out in several codings.
    let tag = HeaderValue::from_str(&format!("W/\"{:016x}\"", hasher.finish())).map_err(|error| Error::Inside(error.to_string()))?;
    let keep = keeping(visit);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
        // Compression would say the first by itself, but only of a page that has a body.
        (header::VARY, HeaderValue::from_static("accept-encoding, cookie")),
        (header::ETAG, tag.clone()),
    ];
    let cookie = AppendHeaders(visit.cookie.clone().map(|cookie| (header::SET_COOKIE, cookie)));
    let printed = Extension(Printed::of(&html));
    if has(asked, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, headers, cookie, printed).into_response());
    }
    Ok((headers, cookie, printed, html).into_response())
}

/// Words that are no page and the same for everybody, kept as public pages are.
pub(crate) fn same_for_all(body: String, asked: &HeaderMap) -> Result<Response, Error> {
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let tag = HeaderValue::from_str(&format!("W/\"{:016x}\"", hasher.finish())).map_err(|error| Error::Inside(error.to_string()))?;
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static(PUBLIC)), (header::ETAG, tag.clone())];
    if has(asked, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, body).into_response())
}

/// What an answer to this visit says of keeping it.
pub(crate) fn keeping(visit: &Visit) -> &'static str {
    if visit.edition.private {
        "private, no-store"
    } else if visit.personal {
        "private, no-cache"
    } else {
        PUBLIC
    }
}

/// A page of which the change log does not tell when it is old; who asks is told each time, and the press does not keep it.
pub(crate) fn fleeting(view: &impl Template, visit: &Visit, asked: &HeaderMap) -> Result<Response, Error> {
    Ok((Extension(Fleeting), page(view, visit, asked)?).into_response())
}

/// A page that nobody keeps: an admin's.
pub(crate) fn unkept(view: &impl Template) -> Result<Response, Error> {
    let html = view.render().map_err(|error| Error::Inside(format!("a template failed: {error}")))?;
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, html).into_response())
}

/// The request names this validator in `If-None-Match`.
pub(crate) fn has(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    asked.get_all(header::IF_NONE_MATCH).iter().any(|value| names(value, tag))
}

/// One `If-None-Match` names this validator.
pub(crate) fn names(asked: &HeaderValue, tag: &HeaderValue) -> bool {
    let bare = |text: &str| text.trim().trim_start_matches("W/").to_owned();
    let (Ok(asked), Ok(tag)) = (asked.to_str(), tag.to_str()) else { return false };
    asked.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag))
}
