//! Reads a body under caps: bytes after decompression, and how many of them one compressed byte may make.

use std::io;

use hyper::Response;
use hyper::header::CONTENT_ENCODING;
use tokio::io::AsyncReadExt;

use crate::frames::Frames;
use crate::freshness::text;
use crate::unpack::Unpacked;
use crate::{Failure, fault};

/// Below this size no ratio is looked at: a page of one repeated letter harms nobody.
const SMALL: u64 = 1 << 20;

/// Bytes unpacked at a time.
const STEP: usize = 16 << 10;

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
pub(crate) async fn read(head: &Response<()>, frames: Frames, limits: Limits) -> Result<Reading, Failure> {
    let mut reading = Reading::begin(head, frames, limits).await?;
    reading.up_to(usize::MAX).await?;
    Ok(reading)
}

/// A body of which a part has been read.
pub(crate) struct Reading {
    plain: Unpacked,
    limits: Limits,
    body: Body,
}

impl Reading {
    /// The first bytes, which tell how the rest is packed.
    pub(crate) async fn begin(head: &Response<()>, frames: Frames, limits: Limits) -> Result<Reading, Failure> {
        let announced = frames.announced();
        if !limits.cut && announced.is_some_and(|length| length > limits.bytes as u64) {
            return Err(Failure::TooLarge);
        }
        let coding = text(head.headers(), CONTENT_ENCODING).unwrap_or_default();
        let plain = Unpacked::new(frames, coding).await?;
        // What is announced is believed as far as a lie costs nothing.
        let size = announced.unwrap_or(0).min(SMALL).min(limits.bytes as u64);
        let bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        Ok(Reading { plain, limits, body: Body { bytes, cut: false, broken_off: false } })
    }

    /// Reads on until more than `size` bytes are there (`false`), or to the end of what can be had (`true`).
    pub(crate) async fn up_to(&mut self, size: usize) -> Result<bool, Failure> {
        let (body, limits) = (&mut self.body, self.limits);
        let mut step = vec![0; STEP];
        while body.bytes.len() <= size {
            match self.plain.read(&mut step).await {
                Ok(0) => return Ok(true),
                Ok(count) => body.bytes.extend_from_slice(&step[..count]),
                Err(error) if body.bytes.is_empty() => return Err(failure(&error)),
                Err(_) => {
                    body.broken_off = true;
                    return Ok(true);
                }
            }
            let size = body.bytes.len() as u64;
            if size > SMALL && size / self.plain.frames().received().max(1) > limits.ratio {
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

    /// What was read, and what it was read from: at its end, if the body was whole. A packing ends before its carrier does, by a few bytes
    /// that say so: they are waited for shortly, and only so that the connection can be used again.
    pub(crate) async fn finish(self) -> (Body, Frames) {
        let mut frames = self.plain.into_frames();
        if !self.body.cut && !self.body.broken_off {
            frames.drain(0).await;
        }
        (self.body, frames)
    }
}

/// Nothing of the body could be read.
fn failure(error: &io::Error) -> Failure {
    match error.get_ref() {
        Some(inner) if inner.is::<hyper::Error>() => fault::failure(error),
        _ => Failure::Garbled(format!("it can't be unpacked ({error})")),
    }
}
