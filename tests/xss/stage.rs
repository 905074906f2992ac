//! The real program's pages as a browser gets them here: through a proxy that takes the Content-Security-Policy off, so that nothing but
//! the sanitizer stands between a stranger and the reader. And beside them a host that counts who else is asked for anything.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use markup::sanitize::{Own, article, pictures_from_here};
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use super::PLACE;
use super::cases::Case;
use crate::harness;

/// The proxy's view.
struct Front {
    program: String,
    /// One of the program's pages, with a place in its text.
    page: String,
    cases: Arc<Vec<Case>>,
}

/// Serves the program at `program` bare; `path` is one of its pages with [`PLACE`] in it. Gives the proxy's address.
pub(super) async fn bare(program: &str, path: &str, cases: Arc<Vec<Case>>) -> String {
    let page = harness::get(format!("{program}{path}")).await.expect("a page").text().await.expect("text");
    assert!(page.contains(PLACE), "the page has its place: {page}");
    let front = Arc::new(Front { program: program.to_owned(), page, cases });
    let app = axum::Router::new()
        .route("/stage", get(|| async { Html("<!doctype html><title>Stage</title><body>") }))
        .route("/said/{n}", get(said))
        .route("/raw/{n}", get(raw))
        .fallback(pass)
        .with_state(front);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let address = format!("http://{}", listener.local_addr().expect("bound"));
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// What a reader said, in the program's own page: through the sanitizer, pictures as links.
async fn said(State(front): State<Arc<Front>>, Path(n): Path<usize>) -> Html<String> {
    let safe = pictures_from_here(&article(&front.cases[n].html, None), "100vw", |_| Own::Link);
    Html(front.page.replace(PLACE, safe.as_str()))
}

/// The control: the same without the sanitizer.
async fn raw(State(front): State<Arc<Front>>, Path(n): Path<usize>) -> Html<String> {
    Html(front.page.replace(PLACE, &front.cases[n].html))
}

async fn pass(State(front): State<Arc<Front>>, request: Request) -> Response {
    let address = format!("{}{}", front.program, request.uri());
    let Ok(answer) = harness::get(address).await else { return StatusCode::BAD_GATEWAY.into_response() };
    let status = answer.status();
    let kept: Vec<_> = [header::CONTENT_TYPE, header::CACHE_CONTROL]
        .into_iter()
        .filter_map(|name| Some((name.clone(), answer.headers().get(name)?.clone())))
        .collect();
    let Ok(body) = answer.bytes().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let mut response = (status, body).into_response();
    response.headers_mut().extend(kept);
    response
}

/// A host that all other names lead to, and who was asked for.
#[derive(Clone, Default)]
pub(super) struct Elsewhere(Arc<Mutex<BTreeSet<String>>>);

impl Elsewhere {
    /// Gives its port.
    pub(super) async fn open(&self) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let port = listener.local_addr().expect("bound").port();
        let heard = self.clone();
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let heard = heard.clone();
                tokio::spawn(async move {
                    let mut first = vec![0_u8; 16 << 10];
                    let mut read = socket.read(&mut first).await.unwrap_or(0);
                    // A greeting of TLS says its length, and may come in two pieces.
                    while first[0] == 0x16 && read < 5 + usize::from(u16::from_be_bytes([first[3], first[4]])) && read < first.len() {
                        match socket.read(&mut first[read..]).await {
                            Ok(more) if more > 0 => read += more,
                            _ => break,
                        }
                    }
                    heard.0.lock().expect("lock").extend(host(&first[..read]));
                });
            }
        });
        port
    }

    /// Who was asked for since the last time.
    pub(super) fn asked(&self) -> BTreeSet<String> {
        std::mem::take(&mut *self.0.lock().expect("lock"))
    }
}

/// The host that a request or a greeting of TLS names; in the latter, the longest that looks like one. A greeting that names nobody is the
/// browser's own: now and then it opens one, in one arm or another, with the same documents that open none the next time. What a document
/// asks for from a bare address over TLS, its list of resources tells (`look.js`).
fn host(first: &[u8]) -> Option<String> {
    if let Some(at) = first.windows(6).position(|window| window.eq_ignore_ascii_case(b"host: ")) {
        let name = first[at + 6..].split(|b| *b == b'\r').next()?;
        return Some(String::from_utf8_lossy(name).into_owned());
    }
    let runs =
        first.split(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'))).map(|run| String::from_utf8_lossy(run).into_owned());
    let named = runs.filter(|run| {
        run.rsplit_once('.').is_some_and(|(name, last)| name.len() > 2 && last.len() > 1 && last.bytes().all(|b| b.is_ascii_lowercase()))
    });
    let longest = named.max_by_key(String::len);
    let greets = first.first() == Some(&0x16);
    longest.or_else(|| (!first.is_empty() && !greets).then(|| "somebody unnamed".to_owned()))
}
