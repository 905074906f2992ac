//! The answer of a server as an archive keeps it: status line, headers, and a body that may still be chunked and packed.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// Lines of a header.
const MOST_LINES: usize = 500;
/// Values of one name that speak of rights.
const MOST_RIGHTS: usize = 8;

/// A page that a server sent.
pub(super) struct Answer {
    pub(super) content_type: Option<String>,
    pub(super) rights: Vec<(&'static str, String)>,
    pub(super) bytes: Vec<u8>,
}

/// Is it a page, by its type? A server that says nothing is not asked.
pub(super) fn is_page(content_type: Option<&str>) -> bool {
    let essence = content_type.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase();
    matches!(essence.as_str(), "text/html" | "application/xhtml+xml")
}

/// The page in an answer, at most `most` bytes of it. `Ok(None)`: it is no page, or the server said that there is none.
///
/// # Errors
/// Why the answer can't be read.
pub(super) fn page(block: &[u8], most: usize) -> Result<Option<Answer>, &'static str> {
    let (head, body) = parts(block).ok_or("is no answer of a server")?;
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().unwrap_or_default();
    if !status.starts_with("HTTP/") {
        return Err("is no answer of a server");
    }
    if status.split_whitespace().nth(1) != Some("200") {
        return Ok(None);
    }
    let (mut content_type, mut coding, mut chunked, mut rights) = (None, String::new(), false, Vec::new());
    for (name, value) in lines.take(MOST_LINES).filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => content_type = Some(value.to_owned()),
            "content-encoding" => coding = value.to_ascii_lowercase(),
            "transfer-encoding" => chunked = value.to_ascii_lowercase().contains("chunked"),
            "x-robots-tag" => rights.push(("x-robots-tag", value.to_owned())),
            "tdm-reservation" => rights.push(("tdm-reservation", value.to_owned())),
            "tdm-policy" => rights.push(("tdm-policy", value.to_owned())),
            _ => {}
        }
    }
    rights.truncate(MOST_RIGHTS);
    if !is_page(content_type.as_deref()) {
        return Ok(None);
    }
    // Archives of some crawlers keep the header and undo what it says: the body is looked at, not believed.
    let joined = chunked.then(|| joined(body, most)).flatten();
    let bytes = unpacked(joined.as_deref().unwrap_or(body), &coding, most)?;
    Ok(Some(Answer { content_type, rights, bytes }))
}

/// Head and body: apart at the first empty line.
fn parts(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let crlf = block.windows(4).position(|four| four == b"\r\n\r\n").map(|at| (at, at + 4));
    let bare = block.windows(2).position(|two| two == b"\n\n").map(|at| (at, at + 2));
    let (end, start) = match (crlf, bare) {
        (Some(crlf), Some(bare)) => crlf.min(bare),
        (one, other) => one.or(other)?,
    };
    Some((&block[..end], &block[start..]))
}

/// The chunks without their sizes (RFC 9112, 7.1). `None`: it is not in chunks. One that is cut off counts as far as it goes.
fn joined(body: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = body;
    loop {
        let Some(end) = rest.iter().take(1024).position(|b| *b == b'\n') else { return (!out.is_empty()).then_some(out) };
        let line = std::str::from_utf8(&rest[..end]).ok().map(|line| line.split(';').next().unwrap_or_default().trim());
        let Some(size) = line.and_then(|line| usize::from_str_radix(line, 16).ok()) else {
            return (!out.is_empty()).then_some(out);
        };
        rest = &rest[end + 1..];
        let chunk = &rest[..size.min(rest.len())];
        out.extend_from_slice(&chunk[..chunk.len().min(most.saturating_sub(out.len()))]);
        if size == 0 || size >= rest.len() || out.len() >= most {
            return Some(out);
        }
        rest = &rest[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

/// The body with its packing undone; one that breaks off counts as far as it goes.
fn unpacked(body: &[u8], coding: &str, most: usize) -> Result<Vec<u8>, &'static str> {
    let read = |from: &mut dyn Read| {
        let mut out = Vec::new();
        let _ = from.take(most as u64).read_to_end(&mut out);
        out
    };
    let plain = || body[..body.len().min(most)].to_vec();
    let out = match coding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => read(&mut MultiGzDecoder::new(body)),
        // "deflate" means zlib's format, and is sent bare by servers that read the name literally.
        "deflate" if !begins_as_markup(body) => {
            let zlib = read(&mut ZlibDecoder::new(body));
            if zlib.is_empty() { read(&mut DeflateDecoder::new(body)) } else { zlib }
        }
        "br" if !begins_as_markup(body) => read(&mut brotli_decompressor::Decompressor::new(body, 4096)),
        "zstd" if !begins_as_markup(body) => return Err("is packed in a way that is not read here (zstd)"),
        _ => plain(),
    };
    if out.is_empty() && !body.is_empty() { Err("can't be unpacked") } else { Ok(out) }
}

fn begins_as_markup(body: &[u8]) -> bool {
    body.trim_ascii_start().first() == Some(&b'<')
}
