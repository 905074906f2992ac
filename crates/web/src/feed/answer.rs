//! A feed as an answer: with its validators, and 304 for who has it already.

use std::hash::{DefaultHasher, Hash, Hasher};

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};

use super::xml::{Atom, Rss};
use super::{Feed, Format, json};
use crate::error::Error;
use crate::page::Visit;
use crate::reply;

/// The feed, or 304 where the reader's copy is the same.
pub(crate) fn answer(feed: &Feed, format: Format, visit: &Visit, asked: &HeaderMap) -> Result<Response, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Inside(format!("a feed can't be written: {error}"));
    let body = match format {
        Format::Atom => Atom(feed).render().map_err(|error| failed(&error))?,
        Format::Rss => Rss(feed).render().map_err(|error| failed(&error))?,
        Format::Json => json::write(feed).map_err(|error| failed(&error))?,
    };
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let value = |text: &str| HeaderValue::from_str(text).map_err(|error| failed(&error));
    let tag = value(&format!("W/\"{:016x}\"", hasher.finish()))?;
    let changed = DateTimePrinter::new().timestamp_to_rfc9110_string(&feed.updated).map_err(|error| failed(&error))?;
    let headers = [
        (header::CONTENT_TYPE, value(&format!("{}; charset=utf-8", format.content_type()))?),
        (header::CACHE_CONTROL, HeaderValue::from_static(reply::keeping(visit))),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
        (header::LAST_MODIFIED, value(&changed)?),
        (header::ETAG, tag.clone()),
    ];
    // As WebSub asks: who reads only the head of the answer finds hub and topic, too.
    let own = feed.hubs.first().map(|_| format!("<{}>; rel=\"self\"", feed.own));
    let links = feed.hubs.iter().map(|hub| format!("<{hub}>; rel=\"hub\"")).chain(own);
    let links = AppendHeaders(links.filter_map(|link| Some((header::LINK, HeaderValue::from_str(&link).ok()?))).collect::<Vec<_>>());
    if has(asked, &tag, feed) {
        return Ok((StatusCode::NOT_MODIFIED, headers, links).into_response());
    }
    Ok((headers, links, body).into_response())
}

/// The reader's copy is the same by its tag, or, where it names none, by its date.
fn has(asked: &HeaderMap, tag: &HeaderValue, feed: &Feed) -> bool {
    if asked.contains_key(header::IF_NONE_MATCH) {
        return reply::has(asked, tag);
    }
    let since = asked.get(header::IF_MODIFIED_SINCE).and_then(|value| value.to_str().ok());
    let since = since.and_then(|text| DateTimeParser::new().parse_timestamp(text).ok());
    since.is_some_and(|since| feed.updated.as_second() <= since.as_second())
}
