//! One connection to one host, HTTP/1.1 or HTTP/2, kept between requests and gone when dropped.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::{http1, http2};
use hyper::header::{HOST, HeaderMap, HeaderValue, PROXY_AUTHORIZATION};
use hyper::rt::Executor;
use hyper::{Method, Request, Response, Uri};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::client::TlsStream;
use url::{Position, Url};

use crate::meter::{Meter, Metered};
use crate::{Failure, fault};

/// How long an unused connection is kept: long enough for a publisher's pages one after another, short enough not to hold sockets that
/// nobody needs.
const KEPT_FOR: Duration = Duration::from_secs(20);

/// Longest head of an answer, in bytes. Long cookies and policies take some ten thousand.
const LONGEST_HEAD: usize = 128 << 10;

/// Most headers. Browsers read some hundreds.
const MOST_HEADERS: usize = 256;

/// Bytes of one HTTP/2 body that may be on their way before they are read.
const STREAM_WINDOW: u32 = 512 << 10;

/// The same for the whole connection.
const CONNECTION_WINDOW: u32 = 1 << 20;

/// Bytes both ways, whatever carries them.
trait Pipe: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Pipe for T {}

/// A counted stream to a host or a proxy.
pub(crate) struct Stream {
    pipe: Box<dyn Pipe>,
    meter: Arc<Meter>,
}

impl Stream {
    pub(crate) fn new(stream: TcpStream) -> Stream {
        let meter = Arc::new(Meter::default());
        Stream { pipe: Box::new(Metered { stream, meter: meter.clone() }), meter }
    }

    /// The inside of TLS, to speak TLS in once more.
    pub(crate) fn inside(outer: TlsStream<Stream>) -> Stream {
        let meter = outer.get_ref().0.meter.clone();
        Stream { pipe: Box::new(outer), meter }
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.pipe).poll_read(context, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.pipe).poll_write(context, bytes)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, slices: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.pipe).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.pipe.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.pipe).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.pipe).poll_shutdown(context)
    }
}

/// The other end is a proxy that sends plain http on: it is told the whole address.
pub(crate) struct Relay {
    /// Who we are to it.
    pub(crate) authorization: Option<HeaderValue>,
}

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Message<'a> {
    pub(crate) url: &'a Url,
    pub(crate) headers: &'a HeaderMap,
    /// Is posted, where there is one; else it is a GET.
    pub(crate) form: Option<&'a str>,
}

enum Sender {
    One(http1::SendRequest<Full<Bytes>>),
    Two(http2::SendRequest<Full<Bytes>>),
}

/// A connection that requests are sent on, one at a time. Dropping it closes the socket, whatever is still under way on it.
pub(crate) struct Connection {
    sender: Sender,
    relay: Option<Relay>,
    /// It was opened for an https address.
    pub(crate) is_secure: bool,
    pub(crate) meter: Arc<Meter>,
    life: Life,
    tasks: Tasks,
}

impl Connection {
    /// Speaks HTTP/1.1 in the clear.
    pub(crate) async fn plain(stream: Stream, relay: Option<Relay>) -> Result<Connection, Failure> {
        let meter = stream.meter.clone();
        Connection::one(stream, meter, relay, false).await
    }

    /// Speaks what the handshake agreed on.
    pub(crate) async fn secured(stream: TlsStream<Stream>) -> Result<Connection, Failure> {
        let (below, session) = stream.get_ref();
        let meter = below.meter.clone();
        if session.alpn_protocol() == Some(b"h2") {
            Connection::two(stream, meter).await
        } else {
            Connection::one(stream, meter, None, true).await
        }
    }

    async fn one(stream: impl Pipe + 'static, meter: Arc<Meter>, relay: Option<Relay>, is_secure: bool) -> Result<Connection, Failure> {
        // Publishers' servers are as various as their feeds, and browsers read all of these.
        let made = http1::Builder::new()
            .ignore_invalid_headers_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_spaces_after_header_name_in_responses(true)
            .max_headers(MOST_HEADERS)
            .max_buf_size(LONGEST_HEAD)
            .handshake(TokioIo::new(stream))
            .await;
        let (sender, connection) = made.map_err(|error| fault::failure(&error))?;
        let (tasks, life) = (Tasks::default(), Life::new());
        tasks.execute(life.clone().spend(connection));
        Ok(Connection { sender: Sender::One(sender), relay, is_secure, meter, life, tasks })
    }

    async fn two(stream: impl Pipe + 'static, meter: Arc<Meter>) -> Result<Connection, Failure> {
        let (tasks, life) = (Tasks::default(), Life::new());
        let made = http2::Builder::new(tasks.clone())
            .initial_stream_window_size(STREAM_WINDOW)
            .initial_connection_window_size(CONNECTION_WINDOW)
            .max_header_list_size(LONGEST_HEAD as u32)
            .handshake(TokioIo::new(stream))
            .await;
        let (sender, connection) = made.map_err(|error| fault::failure(&error))?;
        tasks.execute(life.clone().spend(connection));
        Ok(Connection { sender: Sender::Two(sender), relay: None, is_secure: true, meter, life, tasks })
    }

    /// Can another request be sent? What the other end closed meanwhile is noticed here.
    pub(crate) fn is_open(&self) -> bool {
        match &self.sender {
            Sender::One(sender) => !sender.is_closed(),
            Sender::Two(sender) => !sender.is_closed(),
        }
    }

    /// Sends a request and waits for the head of its answer. How long that and all that follows may take is the caller's to know.
    pub(crate) async fn send(&mut self, message: Message<'_>) -> Result<Response<Incoming>, Failure> {
        self.meter.begin();
        self.life.work();
        let request = self.request(message)?;
        let answer = match &mut self.sender {
            Sender::One(sender) => match sender.ready().await {
                Ok(()) => sender.send_request(request).await,
                Err(error) => Err(error),
            },
            Sender::Two(sender) => sender.send_request(request).await,
        };
        answer.map_err(|error| fault::failure(&error))
    }

    /// The exchange is over, and another may follow. The seat is given back when one does, or when the connection ends.
    pub(crate) fn rest(&self, seat: OwnedSemaphorePermit) {
        self.life.rest(seat);
    }

    fn request(&self, message: Message<'_>) -> Result<Request<Full<Bytes>>, Failure> {
        let url = message.url;
        let bad = || Failure::BadAddress("it has characters in it that no address may have".to_owned());
        let whole = self.relay.is_some() || matches!(self.sender, Sender::Two(_));
        let target = if whole { &url[..Position::AfterQuery] } else { &url[Position::BeforePath..Position::AfterQuery] };
        let mut request = Request::new(Full::new(Bytes::copy_from_slice(message.form.unwrap_or_default().as_bytes())));
        *request.uri_mut() = Uri::try_from(target).map_err(|_| bad())?;
        *request.method_mut() = if message.form.is_some() { Method::POST } else { Method::GET };
        let headers = request.headers_mut();
        headers.clone_from(message.headers);
        if let Sender::One(_) = self.sender {
            let host = &url[Position::BeforeHost..Position::AfterPort];
            headers.insert(HOST, HeaderValue::from_str(host).map_err(|_| bad())?);
        }
        if let Some(authorization) = self.relay.as_ref().and_then(|relay| relay.authorization.clone()) {
            headers.insert(PROXY_AUTHORIZATION, authorization);
        }
        Ok(request)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.tasks.end();
    }
}

/// What works on a connection, to be ended with it.
#[derive(Clone, Default)]
struct Tasks(Arc<Mutex<JoinSet<()>>>);

impl Tasks {
    /// The tasks hold this set themselves, so that it does not end by being dropped.
    fn end(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).abort_all();
    }
}

impl<F: Future<Output: Send> + Send + 'static> Executor<F> for Tasks {
    fn execute(&self, work: F) {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while tasks.try_join_next().is_some() {}
        tasks.spawn(async move {
            // What a connection ends with was told to whoever waited for its answer.
            work.await;
        });
    }
}

/// Until when a connection lives if nobody uses it.
#[derive(Clone)]
struct Life(Arc<Mutex<Span>>);

struct Span {
    /// None while it is in use: then it ends when it is dropped.
    ends: Option<Instant>,
    /// One of the places for connections at rest.
    seat: Option<OwnedSemaphorePermit>,
}

impl Life {
    fn new() -> Life {
        Life(Arc::new(Mutex::new(Span { ends: Some(Instant::now() + KEPT_FOR), seat: None })))
    }

    fn span(&self) -> MutexGuard<'_, Span> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        *self.span() = Span { ends: None, seat: None };
    }

    fn rest(&self, seat: OwnedSemaphorePermit) {
        *self.span() = Span { ends: Some(Instant::now() + KEPT_FOR), seat: Some(seat) };
    }

    /// Drives a connection until it ends by itself, or its life is over.
    async fn spend(self, connection: impl Future) {
        let mut connection = std::pin::pin!(connection);
        loop {
            // What is in use now may come to rest meanwhile: it is looked at again before that rest can be over.
            let look = self.span().ends.unwrap_or_else(|| Instant::now() + KEPT_FOR);
            if timeout_at(look, &mut connection).await.is_ok() || self.span().ends.is_some_and(|ends| ends <= Instant::now()) {
                break;
            }
        }
        self.span().seat = None;
    }
}

#[cfg(test)]
mod tests;
