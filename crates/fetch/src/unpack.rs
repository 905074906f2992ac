//! Undoes the packing of a body. Done here and not by an HTTP client, for three reasons: its ratio can be watched, zstd's window can be
//! limited, and what was read before a fault can be kept.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use async_compression::tokio::bufread::{BrotliDecoder, DeflateDecoder, GzipDecoder, ZlibDecoder, ZstdDecoder};
use async_compression::zstd::DParameter;
use tokio::io::{AsyncBufReadExt, AsyncRead, ReadBuf};

use crate::Failure;
use crate::frames::Frames;

/// What is asked for. `deflate` is undone, too, but not asked for: half of those who send it mean one thing by it, half another.
pub(crate) const ACCEPT_ENCODING: &str = "gzip, br, zstd";

/// The window that RFC 9659 lets a zstd body use, as a power of two: 8 MiB.
const ZSTD_WINDOW: u32 = 23;

/// A body with its packing undone.
pub(crate) enum Unpacked {
    Plain(Frames),
    Gzip(Box<GzipDecoder<Frames>>),
    Zlib(Box<ZlibDecoder<Frames>>),
    Deflate(Box<DeflateDecoder<Frames>>),
    Brotli(Box<BrotliDecoder<Frames>>),
    Zstd(Box<ZstdDecoder<Frames>>),
}

impl Unpacked {
    /// Looks at the first bytes. Where a packing can be told by these they are believed before the header, since servers announce gzip and
    /// send none, or send a `.gz` file as it lies there. An unknown packing is left as it is.
    pub(crate) async fn new(mut frames: Frames, coding: &str) -> Result<Unpacked, Failure> {
        let codings = coding.split(',').map(str::trim).filter(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity"));
        let mut codings = codings.map(str::to_ascii_lowercase);
        let coding = codings.next().unwrap_or_default();
        if codings.next().is_some() {
            return Err(Failure::Garbled("it is packed more than once".to_owned()));
        }
        let beginning = frames.fill_buf().await.map_err(|error| crate::fault::failure(&error))?;
        // A first packet shorter than the magic number decides nothing against the header.
        let is = |magic: &[u8], announced: bool| {
            beginning.starts_with(magic) || announced && !beginning.is_empty() && magic.starts_with(beginning)
        };
        let gzip = is(&[0x1f, 0x8b], matches!(coding.as_str(), "gzip" | "x-gzip"));
        let zstd = is(&[0x28, 0xb5, 0x2f, 0xfd], coding == "zstd");
        Ok(match coding.as_str() {
            _ if gzip => {
                let mut decoder = GzipDecoder::new(frames);
                decoder.multiple_members(true);
                Unpacked::Gzip(Box::new(decoder))
            }
            _ if zstd => Unpacked::Zstd(Box::new(ZstdDecoder::with_params(frames, &[DParameter::window_log_max(ZSTD_WINDOW)]))),
            "br" if !beginning.is_empty() => Unpacked::Brotli(Box::new(BrotliDecoder::new(frames))),
            // RFC 9110, 8.4.1.2, means zlib by it; some send what is inside of that alone.
            "deflate" if is_zlib(beginning) => Unpacked::Zlib(Box::new(ZlibDecoder::new(frames))),
            "deflate" if !beginning.is_empty() => Unpacked::Deflate(Box::new(DeflateDecoder::new(frames))),
            _ => Unpacked::Plain(frames),
        })
    }

    pub(crate) fn frames(&self) -> &Frames {
        match self {
            Unpacked::Plain(frames) => frames,
            Unpacked::Gzip(decoder) => decoder.get_ref(),
            Unpacked::Zlib(decoder) => decoder.get_ref(),
            Unpacked::Deflate(decoder) => decoder.get_ref(),
            Unpacked::Brotli(decoder) => decoder.get_ref(),
            Unpacked::Zstd(decoder) => decoder.get_ref(),
        }
    }

    pub(crate) fn into_frames(self) -> Frames {
        match self {
            Unpacked::Plain(frames) => frames,
            Unpacked::Gzip(decoder) => decoder.into_inner(),
            Unpacked::Zlib(decoder) => decoder.into_inner(),
            Unpacked::Deflate(decoder) => decoder.into_inner(),
            Unpacked::Brotli(decoder) => decoder.into_inner(),
            Unpacked::Zstd(decoder) => decoder.into_inner(),
        }
    }
}

impl AsyncRead for Unpacked {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Unpacked::Plain(frames) => Pin::new(frames).poll_read(context, buffer),
            Unpacked::Gzip(decoder) => Pin::new(decoder).poll_read(context, buffer),
            Unpacked::Zlib(decoder) => Pin::new(decoder).poll_read(context, buffer),
            Unpacked::Deflate(decoder) => Pin::new(decoder).poll_read(context, buffer),
            Unpacked::Brotli(decoder) => Pin::new(decoder).poll_read(context, buffer),
            Unpacked::Zstd(decoder) => Pin::new(decoder).poll_read(context, buffer),
        }
    }
}

/// RFC 1950, 2.2: method 8 with a window of at most 32 KiB, and a check.
fn is_zlib(beginning: &[u8]) -> bool {
    match beginning {
        [method, flags, ..] => method & 0x0f == 8 && method >> 4 <= 7 && u16::from_be_bytes([*method, *flags]) % 31 == 0,
        [method] => *method == 0x78,
        [] => false,
    }
}
