//! The real program's pages as a browser gets them here: through a proxy that takes the Content-Security-Policy off, so that nothing but
//! the sanitizer stands between a stranger and the reader. And beside them a host that counts who else is asked for anything.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use markup::sanitize::{Own, article, pictures_from_here};
use rustls::server::Acceptor;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};

use super::PLACE;
use super::cases::Case;
use crate::harness;

/// Bytes of a request's head or a greeting that are read.
const LONGEST_REQUEST: usize = 64 << 10;
/// The first byte of a greeting of TLS (RFC 8446, 5.1: content type 22).
const TLS_HANDSHAKE: u8 = 22;

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
                    let asked = asked_for(&mut socket).await;
                    heard.0.lock().expect("lock").extend(asked);
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

/// The host that a request or a greeting of TLS names; none where nothing is said. A connection that was opened and not used, as browsers
/// do in advance, asks for nothing.
async fn asked_for(socket: &mut TcpStream) -> Option<String> {
    let (mut said, mut greeting) = (Vec::with_capacity(4 << 10), Acceptor::default());
    loop {
        let before = said.len();
        let more = socket.read_buf(&mut said).await.unwrap_or(0);
        if more == 0 || said.len() > LONGEST_REQUEST {
            return (!said.is_empty()).then(|| format!("somebody who said {} bytes", said.len()));
        }
        if said[0] == TLS_HANDSHAKE {
            let mut new = &said[before..];
            while !new.is_empty() && greeting.read_tls(&mut new).is_ok() {}
            match greeting.accept() {
                Ok(None) => {}
                Ok(Some(accepted)) => {
                    return Some(
                        accepted.client_hello().server_name().map_or_else(|| "an address without a name".to_owned(), str::to_owned),
                    );
                }
                Err((error, _)) => return Some(format!("somebody whose greeting is broken ({error})")),
            }
        } else if said.windows(4).any(|end| end == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&said).to_ascii_lowercase();
            return Some(head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or("somebody unnamed").to_owned());
        }
    }
}
