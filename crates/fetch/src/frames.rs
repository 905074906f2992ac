//! A body as it comes in, frame by frame, read as bytes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Incoming};
use tokio::io::{AsyncBufRead, AsyncRead, ReadBuf};
use tokio::time::timeout;

use crate::meter::Meter;

/// How long what nobody wants is read on, so that its connection can be used again.
const SHORT_REST: Duration = Duration::from_millis(500);

/// A body that is being received.
pub(crate) struct Frames {
    body: Incoming,
    /// What is left of the frame that is being read.
    frame: Bytes,
    received: u64,
    ended: bool,
    meter: Arc<Meter>,
}

impl Frames {
    pub(crate) fn new(body: Incoming, meter: Arc<Meter>) -> Frames {
        let ended = body.is_end_stream();
        Frames { body, frame: Bytes::new(), received: 0, ended, meter }
    }

    /// Bytes so far, as they were sent.
    pub(crate) fn received(&self) -> u64 {
        self.received
    }

    /// The length that the server announced.
    pub(crate) fn announced(&self) -> Option<u64> {
        self.body.size_hint().exact()
    }

    /// Nothing more will come, and everything was read.
    pub(crate) fn is_at_end(&self) -> bool {
        self.ended && self.frame.is_empty()
    }

    /// Reads on to the end without keeping anything, but no more than about `most` bytes, and not for long.
    pub(crate) async fn drain(&mut self, most: usize) {
        // What was not at its end by then is not there now, which is all that anybody asks about afterwards.
        let _ = timeout(SHORT_REST, self.read_on(most)).await;
    }

    async fn read_on(&mut self, most: usize) {
        let mut drained = self.frame.len();
        self.frame = Bytes::new();
        while !self.ended && drained <= most {
            match self.body.frame().await {
                Some(Ok(frame)) => {
                    let size = frame.data_ref().map_or(0, Bytes::len);
                    self.meter.delivered(size);
                    drained += size;
                    self.ended = self.body.is_end_stream();
                }
                Some(Err(_)) => return,
                None => self.ended = true,
            }
        }
    }
}

impl AsyncBufRead for Frames {
    fn poll_fill_buf(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let this = self.get_mut();
        while this.frame.is_empty() && !this.ended {
            match ready!(Pin::new(&mut this.body).poll_frame(context)) {
                Some(Ok(frame)) => {
                    // Trailers say nothing that we need.
                    this.frame = frame.into_data().unwrap_or_default();
                    this.received += this.frame.len() as u64;
                    this.meter.delivered(this.frame.len());
                    this.ended = this.body.is_end_stream();
                }
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => this.ended = true,
            }
        }
        Poll::Ready(Ok(&this.frame))
    }

    fn consume(self: Pin<&mut Self>, amount: usize) {
        let frame = &mut self.get_mut().frame;
        let _ = frame.split_to(amount.min(frame.len()));
    }
}

impl AsyncRead for Frames {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let available = ready!(self.as_mut().poll_fill_buf(context))?;
        let size = available.len().min(buffer.remaining());
        buffer.put_slice(&available[..size]);
        self.consume(size);
        Poll::Ready(Ok(()))
    }
}
