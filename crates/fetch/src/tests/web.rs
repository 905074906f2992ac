//! A server that says exactly the bytes that a test wants said, in the way that it wants them said.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use url::Url;

use crate::{Answer, Ask, Failure, Fetcher, Got, Kind, Settings};

/// A server on its own port of 127.0.0.1. Stops with the test's runtime.
pub(super) struct Web {
    pub(super) port: u16,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Web {
    /// `answer` gets the path and the rest of the connection, once for each request; then the connection is closed.
    pub(super) async fn new<F>(answer: impl Fn(String, TcpStream) -> F + Send + Sync + 'static) -> Web
    where
        F: Future<Output = std::io::Result<()>> + Send + 'static,
    {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
        // With the default backlog two hundred connections at once overflow it, and some wait a second for their next SYN.
        let listener = socket.listen(1024).unwrap();
        let port = listener.local_addr().unwrap().port();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer) = (heads.clone(), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (seen, answer) = (seen.clone(), answer.clone());
                tokio::spawn(async move {
                    if let Some(head) = head(&mut stream).await {
                        let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                        seen.lock().unwrap().push(head);
                        // A client that hangs up in the middle is part of some tests.
                        let _ = answer(path, stream).await;
                    }
                });
            }
        });
        Web { port, heads }
    }

    /// Says the same bytes to everybody.
    pub(super) async fn saying(bytes: impl Into<Vec<u8>>) -> Web {
        let bytes: Arc<[u8]> = bytes.into().into();
        Web::new(move |_, stream| say(stream, bytes.clone())).await
    }

    pub(super) fn url(&self, path: &str) -> Url {
        self.at("127.0.0.1", path)
    }

    pub(super) fn at(&self, host: &str, path: &str) -> Url {
        Url::parse(&format!("http://{host}:{}{path}", self.port)).unwrap()
    }

    /// The paths asked for so far.
    pub(super) fn paths(&self) -> Vec<String> {
        self.heads.lock().unwrap().iter().map(|head| head.split(' ').nth(1).unwrap().to_owned()).collect()
    }

    /// The head of the last request, in lower case.
    pub(super) fn last_head(&self) -> String {
        self.heads.lock().unwrap().last().unwrap().to_lowercase()
    }
}

/// The head of a request.
pub(super) async fn head(stream: &mut (impl AsyncRead + Unpin)) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    String::from_utf8(head).ok()
}

/// Says `bytes` and closes.
pub(super) async fn say(mut stream: TcpStream, bytes: impl AsRef<[u8]>) -> std::io::Result<()> {
    stream.write_all(bytes.as_ref()).await?;
    stream.shutdown().await
}

/// A whole answer with a body.
pub(super) fn page(headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 200 OK\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// A whole answer without one.
pub(super) fn status(line: &str, headers: &str) -> Vec<u8> {
    format!("HTTP/1.1 {line}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n").into_bytes()
}

/// Loopback allowed, no manners, small. The time is long enough for a busy machine.
pub(super) fn small() -> Settings {
    Settings {
        allow: vec!["127.0.0.1/32".parse().unwrap()],
        allow_any_port: true,
        timeout: Duration::from_secs(5),
        connect_timeout: Duration::from_secs(5),
        pause: Duration::ZERO,
        robots: false,
        feed_bytes: 4 << 20,
        page_bytes: 4 << 20,
        picture_bytes: 1000,
        ..Settings::default()
    }
}

pub(super) fn fetcher(change: impl FnOnce(&mut Settings)) -> Fetcher {
    let mut settings = small();
    change(&mut settings);
    Fetcher::new(settings).unwrap()
}

pub(super) async fn get(url: &Url, kind: Kind) -> Result<Got, Failure> {
    got(fetcher(|_| {}).get(Ask::new(url, kind)).await)
}

pub(super) fn got(answer: Result<Answer, Failure>) -> Result<Got, Failure> {
    match answer? {
        Answer::Got(got) => Ok(*got),
        Answer::Unchanged(unchanged) => panic!("nobody asked whether it changed: {unchanged:?}"),
    }
}
