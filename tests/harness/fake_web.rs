//! Publishers of our own making on loopback: feeds and pages by path, with validators, counted; and servers that misbehave.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// One kept answer.
#[derive(Clone)]
struct Kept {
    kind: &'static str,
    body: Vec<u8>,
}

#[derive(Default)]
struct Site {
    kept: HashMap<String, Kept>,
    redirects: HashMap<String, (StatusCode, String)>,
    asked: HashMap<String, Vec<u16>>,
    last: Option<std::time::Instant>,
}

/// A fake web: `http://NAME.localhost:PORT/path`, told apart by host and path.
#[derive(Clone)]
pub(crate) struct FakeWeb {
    site: Arc<Mutex<Site>>,
    pub(crate) port: u16,
}

impl FakeWeb {
    /// Serves nothing yet.
    pub(crate) async fn start() -> FakeWeb {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let web = FakeWeb { site: Arc::default(), port: listener.local_addr().expect("bound").port() };
        let app = axum::Router::new().fallback(answer).with_state(web.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        web
    }

    /// The address of a path on a host.
    pub(crate) fn url(&self, host: &str, path: &str) -> String {
        format!("http://{host}.localhost:{}{path}", self.port)
    }

    /// Serves this from now on.
    pub(crate) fn put(&self, host: &str, path: &str, kind: &'static str, body: impl Into<Vec<u8>>) -> String {
        let url = self.url(host, path);
        self.site.lock().expect("lock").kept.insert(url.clone(), Kept { kind, body: body.into() });
        url
    }

    /// Sends whoever asks on to another address.
    pub(crate) fn redirect(&self, host: &str, path: &str, to: &str) -> String {
        let url = self.url(host, path);
        self.site.lock().expect("lock").redirects.insert(url.clone(), (StatusCode::FOUND, to.to_owned()));
        url
    }

    /// Says to whoever asks that it lives at another address for good.
    pub(crate) fn moved(&self, host: &str, path: &str, to: &str) -> String {
        let url = self.url(host, path);
        self.site.lock().expect("lock").redirects.insert(url.clone(), (StatusCode::PERMANENT_REDIRECT, to.to_owned()));
        url
    }

    /// The statuses that a path was answered with, in order.
    pub(crate) fn answers(&self, url: &str) -> Vec<u16> {
        self.site.lock().expect("lock").asked.get(url).cloned().unwrap_or_default()
    }

    /// When the last question was answered.
    pub(crate) fn last_answer(&self) -> Option<std::time::Instant> {
        self.site.lock().expect("lock").last
    }

    /// Forgets what was asked so far.
    pub(crate) fn forget(&self) {
        self.site.lock().expect("lock").asked.clear();
    }
}

async fn answer(State(web): State<FakeWeb>, headers: HeaderMap, request: Request) -> Response {
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let url = format!("http://{host}{}", request.uri().path());
    let mut site = web.site.lock().expect("lock");
    let response = if let Some((status, to)) = site.redirects.get(&url) {
        (*status, [(header::LOCATION, to.clone())]).into_response()
    } else if let Some(kept) = site.kept.get(&url) {
        let tag = format!("\"{:x}\"", kept.body.iter().fold(kept.body.len() as u64, |hash, byte| hash.wrapping_mul(31) + u64::from(*byte)));
        if headers.get(header::IF_NONE_MATCH).is_some_and(|given| given.as_bytes() == tag.as_bytes()) {
            (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response()
        } else {
            ([(header::CONTENT_TYPE, kept.kind.to_owned()), (header::ETAG, tag)], Body::from(kept.body.clone())).into_response()
        }
    } else {
        StatusCode::NOT_FOUND.into_response()
    };
    site.last = Some(std::time::Instant::now());
    site.asked.entry(url).or_default().push(response.status().as_u16());
    response
}

/// A server that answers every request with this head and then sends `chunk` for ever.
pub(crate) async fn endless(head: &'static str, chunk: &'static [u8], pause: std::time::Duration) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let port = listener.local_addr().expect("bound").port();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = [0_u8; 2048];
                let _ = socket.read(&mut request).await;
                let _ = socket.write_all(head.as_bytes()).await;
                while socket.write_all(chunk).await.is_ok() {
                    tokio::time::sleep(pause).await;
                }
            });
        }
    });
    port
}

/// An RSS 2.0 feed of (title, link, teaser).
pub(crate) fn rss(title: &str, items: &[(&str, &str, &str)]) -> String {
    let mut feed = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{title}</title><description>News</description>"#
    );
    for (n, (title, link, teaser)) in items.iter().enumerate() {
        let minute = n % 60;
        feed.push_str(&format!(
            "<item><title>{title}</title><link>{link}</link><guid>{link}</guid><pubDate>Mon, 02 Mar 2026 09:{minute:02}:00 +0000</pubDate><description>{teaser}</description></item>"
        ));
    }
    feed + "</channel></rss>"
}

/// A plain article page of several paragraphs.
pub(crate) fn page(title: &str, paragraphs: &[&str]) -> String {
    let body: String = paragraphs.iter().map(|p| format!("<p>{p}</p>")).collect();
    format!(
        r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Paper</title></head>
        <body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article><h1>{title}</h1>{body}</article></main>
        <footer>All rights reserved</footer></body></html>"#
    )
}
