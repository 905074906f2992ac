//! The layer: a kept page where it holds, else the page made anew, and kept.

use std::time::Instant;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State as Given};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::kept::Kept;
use super::turn::Turn;
use super::{Fleeting, HOLDS, Key, OneS, STALE, WORN, key};
use crate::error::Error;
use crate::reply;
use crate::state::State;

/// Bytes of the longest page that is made here.
const LONGEST_PAGE: usize = 16 << 20;

pub(crate) async fn press(Given(state): Given<State>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET {
        let reads = request.method() == Method::HEAD;
        let response = next.run(request).await;
        if !reads && !response.status().is_client_error() && response.extensions().get::<OneS>().is_none() {
            state.press.clear();
        }
        return response;
    }
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
    // Who asks by a date and by no tag is answered by who knows the date.
    let by_date = request.headers().contains_key(header::IF_MODIFIED_SINCE) && !request.headers().contains_key(header::IF_NONE_MATCH);
    let Some(key) = key(address, request.headers()).filter(|_| !by_date) else { return next.run(request).await };
    let asked = request.headers().get(header::IF_NONE_MATCH).cloned();
    let (now, known) = (Instant::now(), state.press.get(&key));
    let mut change = None;
    if let Some(known) = known {
        let age = now.saturating_duration_since(known.made);
        let turn = state.press.turn(now);
        if turn != Turn::None {
            change = state.store.last_change().await.ok();
            if let Some(change) = change {
                state.press.saw(change, now);
            }
        }
        let holds = if turn == Turn::Exact {
            age < HOLDS && change == Some(known.change)
        } else if age < STALE || (age < HOLDS && state.press.seen(now) == Some(known.change)) {
            true
        } else {
            let permit = if age < WORN { state.press.claim(&key, now) } else { None };
            if let Some(permit) = permit {
                tokio::spawn(async move {
                    make(state, key, change, now, request, next).await;
                    drop(permit);
                });
                return answer(known, asked.as_ref());
            }
            age < WORN
        };
        if holds {
            return answer(known, asked.as_ref());
        }
    }
    make(state, key, change, now, request, next).await
}

/// The page made anew, and kept if it is the same for all. `change` is the newest, where that is known.
async fn make(state: State, key: Key, change: Option<i64>, now: Instant, mut request: Request, next: Next) -> Response {
    let asked = request.headers().get(header::IF_NONE_MATCH).cloned();
    // Asked before the page is made, so that what changes meanwhile makes it old.
    let change = match change {
        Some(change) => Some(change),
        None => state.store.last_change().await.ok(),
    };
    // The whole page is needed here; who has it already is told so below.
    request.headers_mut().remove(header::IF_NONE_MATCH);
    let response = next.run(request).await;
    match change {
        Some(change) if is_for_all(&response) => keep(&state, key, change, now, response, asked.as_ref()).await,
        _ => unkept(response, asked.as_ref()),
    }
}

/// An answer that is not kept, or 304 where its maker would have said so: what the reader has was not told to it.
fn unkept(response: Response, asked: Option<&HeaderValue>) -> Response {
    let same = asked.zip(response.headers().get(header::ETAG)).is_some_and(|(asked, tag)| reply::names(asked, tag));
    if !same || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    for gone in [header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::CONTENT_TYPE, header::TRANSFER_ENCODING] {
        parts.headers.remove(gone);
    }
    Response::from_parts(parts, Body::empty())
}

/// A page that its maker lets shared caches keep.
fn is_for_all(response: &Response) -> bool {
    let is = |name, wanted: &str| response.headers().get(name).is_some_and(|value: &HeaderValue| value.as_bytes() == wanted.as_bytes());
    response.status() == StatusCode::OK
        && is(header::CACHE_CONTROL, reply::PUBLIC)
        && response.headers().contains_key(header::ETAG)
        && !response.headers().contains_key(header::SET_COOKIE)
        && response.extensions().get::<Fleeting>().is_none()
}

async fn keep(state: &State, key: Key, change: i64, made: Instant, response: Response, asked: Option<&HeaderValue>) -> Response {
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_PAGE).await else {
        return Error::Inside("a page is longer than any page should be".to_owned()).into_response();
    };
    let mut headers = parts.headers;
    headers.remove(header::TRANSFER_ENCODING);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    let kept = Kept { made, renewed: None, change, headers, body, extensions: parts.extensions };
    state.press.keep(key, kept.clone());
    answer(kept, asked)
}

fn answer(kept: Kept, asked: Option<&HeaderValue>) -> Response {
    let Kept { mut headers, body, extensions, .. } = kept;
    let same = asked.zip(headers.get(header::ETAG)).is_some_and(|(asked, tag)| reply::names(asked, tag));
    let mut response = if same {
        for gone in [header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::CONTENT_TYPE] {
            headers.remove(gone);
        }
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(body))
    };
    *response.headers_mut() = headers;
    *response.extensions_mut() = extensions;
    response
}
