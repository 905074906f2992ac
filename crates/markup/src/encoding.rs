//! From bytes to text: which encoding a document is in, whatever it says.
//!
//! Declarations are often wrong, so they are tested against the bytes: a byte order mark wins, then text that is valid UTF-8 beyond ASCII
//! (chance hardly ever makes that), then the HTTP header, the document's own declaration, and a guess from the bytes.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A document as text, and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'b> {
    /// The text, without a byte order mark; it is the bytes themselves where they are valid UTF-8.
    pub text: Cow<'b, str>,
    /// The encoding's name as WHATWG spells it ("UTF-8", "windows-1252"), or "UTF-32LE", "UTF-32BE".
    pub encoding: &'static str,
    /// Some bytes meant nothing in that encoding and became U+FFFD.
    pub replaced: bool,
    /// The header or the document declared another encoding than the one used.
    pub contradicted: bool,
}

/// How far into a document its own declaration is looked for; WHATWG asks for 1024 bytes, real pages need more.
const PRESCAN: usize = 4096;

/// How many bytes a guess looks at: the detector is much slower than the decoders.
const SAMPLE: usize = 64 * 1024;

/// Reads bytes as text. `declared_by_header` is the whole `Content-Type` value or the bare charset label. Never fails: what can't be read
/// becomes U+FFFD.
#[must_use]
pub fn decode<'b>(bytes: &'b [u8], declared_by_header: Option<&str>) -> Decoded<'b> {
    if let Some(decoded) = utf_32(bytes) {
        return decoded;
    }
    let header = declared_by_header.and_then(label_of_header);
    let own = declared_inside(&bytes[..bytes.len().min(PRESCAN)]);
    let declared: Vec<&'static Encoding> = [header, own].into_iter().flatten().collect();
    let used = choose(bytes, &declared);
    let (text, replaced) = used.decode_with_bom_removal(bytes);
    let contradicted = declared.iter().any(|d| !same_family(d, used));
    Decoded { text, encoding: used.name(), replaced, contradicted }
}

/// "utf-16" says nothing about byte order, so either order keeps the promise.
fn same_family(declared: &'static Encoding, used: &'static Encoding) -> bool {
    let is_utf_16 = |e| e == UTF_16LE || e == UTF_16BE;
    declared == used || (is_utf_16(declared) && is_utf_16(used))
}

fn choose(bytes: &[u8], declared: &[&'static Encoding]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    if let Some(wide) = unmarked_utf_16(bytes) {
        return wide;
    }
    // Sixteen-bit declarations on bytes that show no sixteen-bit pattern are wrong.
    let possible = || declared.iter().copied().filter(|e| *e != UTF_16LE && *e != UTF_16BE);
    let is_ascii = bytes.is_ascii();
    // An escape begins another character set in ISO-2022-JP, and is a stray control character elsewhere.
    if is_ascii && (!bytes.contains(&0x1b) || guess(bytes) != ISO_2022_JP) {
        return possible().next().unwrap_or(UTF_8);
    }
    if !is_ascii && std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    if let Some(clean) = possible().find(|e| *e != UTF_8 && !e.decode_without_bom_handling(bytes).1) {
        return clean;
    }
    if mostly_utf_8(bytes) {
        return UTF_8;
    }
    if let Some(legacy) = possible().find(|e| *e != UTF_8) {
        return legacy;
    }
    guess(bytes)
}

/// UTF-8 with some broken places, or cut in the middle of a character: more good sequences than bad ones.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.iter().position(|b| !b.is_ascii() || *b == 0x1b).unwrap_or(0);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[start..bytes.len().min(start + SAMPLE)], true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if guessed == UTF_8 { WINDOWS_1252 } else { guessed }
}

/// UTF-16 without a mark: markup begins with `<`, and ASCII in sixteen bits is half zeros.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(64) & !1];
    if head.len() < 4 {
        return None;
    }
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if even == 0 && odd * 4 >= pairs * 3 {
        Some(UTF_16LE)
    } else if odd == 0 && even * 4 >= pairs * 3 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// `encoding_rs` has no UTF-32, and the mark of its little-endian form begins like that of UTF-16.
fn utf_32(bytes: &[u8]) -> Option<Decoded<'static>> {
    let (encoding, read): (_, fn([u8; 4]) -> u32) = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [b'<', 0, 0, 0, ..] => ("UTF-32LE", u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<', ..] => ("UTF-32BE", u32::from_be_bytes),
        _ => return None,
    };
    let (units, rest) = bytes.as_chunks::<4>();
    let mut replaced = !rest.is_empty();
    let read_one = |unit: &[u8; 4]| {
        char::from_u32(read(*unit)).unwrap_or_else(|| {
            replaced = true;
            char::REPLACEMENT_CHARACTER
        })
    };
    let text: String = units.iter().map(read_one).collect();
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let contradicted = own_label(text.get(..text.len().min(200)).unwrap_or_default().as_bytes()).is_some_and(|l| !l.starts_with("utf-32"));
    Some(Decoded { text: text.into(), encoding, replaced, contradicted })
}

fn label_of_header(header: &str) -> Option<&'static Encoding> {
    let label = match header.to_ascii_lowercase().find("charset=") {
        Some(at) => header.get(at + "charset=".len()..)?.split(';').next()?,
        None if header.contains('/') => return None,
        None => header,
    };
    for_label(label)
}

fn for_label(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'').as_bytes())
}

fn declared_inside(head: &[u8]) -> Option<&'static Encoding> {
    for_label(&own_label(head)?)
}

/// The label in an XML declaration or in a `<meta>`, lower-case.
fn own_label(head: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if let Some(declaration) = head.split_once("<?xml").and_then(|(_, rest)| rest.split_once("?>")).map(|(d, _)| d)
        && let Some(label) = value_after(declaration, "encoding")
    {
        return Some(label.into_owned());
    }
    head.split("<meta").skip(1).find_map(|tag| {
        let tag = tag.split('>').next()?;
        value_after(tag, "charset").map(Cow::into_owned)
    })
}

/// `encoding = "x"` → `x`.
fn value_after<'a>(text: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let rest = text.split_once(name)?.1.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.+".contains(c))).unwrap_or(rest.len());
    (end > 0).then(|| Cow::Borrowed(&rest[..end]))
}

#[cfg(test)]
mod tests;
