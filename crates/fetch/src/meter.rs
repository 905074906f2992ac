//! Counts what comes in on a connection, against what of it is of any use.
//!
//! A server can keep a client busy without ever answering: answers that say "wait" (1xx) without end, HTTP/2 settings and pings, chunks of
//! one byte with long extensions, padding. Whatever the trick, bytes arrive that are no body. So the bytes of one exchange are bounded by a
//! fixed allowance, with more for each byte of a body that was really delivered.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Bytes of one exchange besides its body: a handshake, headers, and what HTTP/2 sends before it is read (a window of 1 MiB).
pub(crate) const ALLOWANCE: u64 = 2 << 20;

/// Most bytes on the wire for one byte of a body: chunks of one byte take six, HTTP/2 frames of one byte ten, each in a TLS record of
/// its own some thirty more.
const MOST_FOR_ONE: u64 = 40;

/// What one connection received for the exchange that is under way, or the last one.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    received: AtomicU64,
    delivered: AtomicU64,
}

impl Meter {
    /// A new exchange begins.
    pub(crate) fn begin(&self) {
        self.received.store(0, Relaxed);
        self.delivered.store(0, Relaxed);
    }

    /// Bytes of a body arrived where they were meant for.
    pub(crate) fn delivered(&self, bytes: usize) {
        self.delivered.fetch_add(bytes as u64, Relaxed);
    }

    fn received(&self, bytes: usize) -> io::Result<()> {
        let received = self.received.fetch_add(bytes as u64, Relaxed) + bytes as u64;
        if received > ALLOWANCE.saturating_add(self.delivered.load(Relaxed).saturating_mul(MOST_FOR_ONE)) {
            return Err(io::Error::other(Flood));
        }
        Ok(())
    }
}

/// Why a metered stream ends.
#[derive(Debug, thiserror::Error)]
#[error("it sends and sends without answering")]
pub(crate) struct Flood;

/// A stream that is counted.
#[derive(Debug)]
pub(crate) struct Metered<S> {
    pub(crate) stream: S,
    pub(crate) meter: Arc<Meter>,
}

impl<S: AsyncRead + Unpin> AsyncRead for Metered<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(context, buffer) {
            Poll::Ready(Ok(())) => Poll::Ready(self.meter.received(buffer.filled().len() - before)),
            other => other,
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Metered<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, context: &mut Context<'_>, slices: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
