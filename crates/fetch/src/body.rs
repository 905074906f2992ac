//! Reads a body under caps: bytes after decompression, and how many of them one compressed byte may make.
//!
//! Compression is undone here, and not by the client, for three reasons: its ratio can be watched, zstd's window can be limited, and what
//! was read before a fault can be kept.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use async_compression::tokio::bufread::{BrotliDecoder, GzipDecoder, ZstdDecoder};
use async_compression::zstd::DParameter;
use futures_util::TryStreamExt;
use reqwest::Response;
use reqwest::header::CONTENT_ENCODING;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt};
use tokio_util::io::StreamReader;

use crate::Failure;
use crate::freshness::text;

/// What [`read`] undoes.
pub(crate) const ACCEPT_ENCODING: &str = "gzip, br, zstd";

/// Below this size no ratio is looked at: a page of one repeated letter harms nobody.
const SMALL: u64 = 1 << 20;

/// The window that RFC 9659 lets a zstd body use, as a power of two: 8 MiB.
const ZSTD_WINDOW: u32 = 23;

/// Limits on one body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Most bytes, decompressed.
    pub(crate) bytes: usize,
    /// Most decompressed bytes for one compressed byte.
    pub(crate) ratio: u64,
    /// Keep the beginning of a longer body, or refuse it?
    pub(crate) cut: bool,
}

/// A body, or its beginning.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    pub(crate) cut: bool,
    pub(crate) broken_off: bool,
}

/// A body all at once.
pub(crate) async fn read(response: Response, limits: Limits) -> Result<Body, Failure> {
    let mut reading = Reading::begin(response, limits).await?;
    reading.up_to(usize::MAX).await?;
    Ok(reading.body())
}

/// A body of which a part has been read.
pub(crate) struct Reading {
    plain: Box<dyn AsyncRead + Send + Unpin>,
    received: Arc<AtomicU64>,
    limits: Limits,
    body: Body,
}

impl Reading {
    /// The first bytes, which tell how the rest is packed.
    pub(crate) async fn begin(response: Response, limits: Limits) -> Result<Reading, Failure> {
        if !limits.cut && response.content_length().is_some_and(|length| length > limits.bytes as u64) {
            return Err(Failure::TooLarge);
        }
        let coding = text(response.headers(), CONTENT_ENCODING).unwrap_or_default().to_ascii_lowercase();
        let received = Arc::new(AtomicU64::new(0));
        let counter = received.clone();
        let stream = response.bytes_stream().inspect_ok(move |chunk| {
            counter.fetch_add(chunk.len() as u64, Relaxed);
        });
        let plain = decoded(StreamReader::new(stream.map_err(io::Error::other)), &coding).await?;
        Ok(Reading { plain, received, limits, body: Body { bytes: Vec::new(), cut: false, broken_off: false } })
    }

    /// Reads on until more than `size` bytes are there (`false`), or to the end of what can be had (`true`).
    pub(crate) async fn up_to(&mut self, size: usize) -> Result<bool, Failure> {
        let (body, limits) = (&mut self.body, self.limits);
        let mut chunk = [0; 8192];
        while body.bytes.len() <= size {
            match self.plain.read(&mut chunk).await {
                Ok(0) => return Ok(true),
                Ok(count) => body.bytes.extend_from_slice(&chunk[..count]),
                Err(fault) if body.bytes.is_empty() => return Err(failure(&fault)),
                Err(_) => {
                    body.broken_off = true;
                    return Ok(true);
                }
            }
            let size = body.bytes.len() as u64;
            if size > SMALL && size / self.received.load(Relaxed).max(1) > limits.ratio {
                return Err(Failure::TooLarge);
            }
            if body.bytes.len() > limits.bytes {
                if !limits.cut {
                    return Err(Failure::TooLarge);
                }
                body.bytes.truncate(limits.bytes);
                body.cut = true;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What was read.
    pub(crate) fn body(self) -> Body {
        self.body
    }
}

/// The stream with its compression undone. Where a coding can be told by its first bytes these are believed before the header, since
/// servers announce gzip and send none, or send a `.gz` file as it lies there. An unknown coding is left as it is.
async fn decoded(mut raw: impl AsyncBufRead + Send + Unpin + 'static, coding: &str) -> Result<Box<dyn AsyncRead + Send + Unpin>, Failure> {
    let beginning = raw.fill_buf().await.map_err(|fault| failure(&fault))?;
    // A first packet shorter than the magic number decides nothing against the header.
    let is =
        |magic: &[u8], announced: bool| beginning.starts_with(magic) || announced && !beginning.is_empty() && magic.starts_with(beginning);
    let gzip = is(&[0x1f, 0x8b], matches!(coding, "gzip" | "x-gzip"));
    let zstd = is(&[0x28, 0xb5, 0x2f, 0xfd], coding == "zstd");
    Ok(match coding {
        _ if gzip => {
            let mut decoder = GzipDecoder::new(raw);
            decoder.multiple_members(true);
            Box::new(decoder)
        }
        _ if zstd => Box::new(ZstdDecoder::with_params(raw, &[DParameter::window_log_max(ZSTD_WINDOW)])),
        "br" if !beginning.is_empty() => Box::new(BrotliDecoder::new(raw)),
        _ => Box::new(raw),
    })
}

/// Nothing of the body could be read.
fn failure(fault: &io::Error) -> Failure {
    match fault.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>()) {
        Some(error) => Failure::of(error),
        None => Failure::Unreachable(format!("its answer can't be decompressed ({fault})")),
    }
}
