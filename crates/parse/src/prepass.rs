//! From a feed's bytes to text that begins where the document begins and holds no character that XML forbids.

use std::borrow::Cow;

use markup::encoding;
use model::FlawKind;

use crate::flaws::Flaws;

/// How far into the text a document may begin: what stands before is a stray line or a server's warning.
const FARTHEST_START: usize = 64 << 10;

/// The document's text, from its first `<`, `{` or `[` on. `None`, with the reason as a flaw, if there is none.
pub(crate) fn text(bytes: &[u8], content_type: Option<&str>, most: usize, flaws: &mut Flaws) -> Option<String> {
    let bytes = if bytes.len() > most {
        flaws.add(FlawKind::TooLarge, format!("It is larger than {} MB; what is beyond is left out.", most >> 20));
        &bytes[..most]
    } else {
        bytes
    };
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        flaws.add(FlawKind::Empty, "There is nothing in it.");
        return None;
    }
    let decoded = encoding::decode(bytes, content_type);
    if is_binary(&decoded.text) {
        flaws.add(FlawKind::WrongType, "It is binary data, not text.");
        return None;
    }
    if decoded.contradicted {
        flaws.add(FlawKind::Encoding, format!("It declares another encoding than the one that it is in, {}.", decoded.encoding));
    }
    if !decoded.contradicted && !decoded.encoding.starts_with("UTF") && !says_encoding(&decoded.text, content_type) {
        flaws.add(FlawKind::Encoding, format!("It does not say that it is in {}.", decoded.encoding));
    }
    if decoded.replaced {
        flaws.add(FlawKind::Encoding, format!("Some of its bytes mean nothing in {}.", decoded.encoding));
    }
    let start = start(&decoded.text, flaws)?;
    let document = &decoded.text[start..];
    let repaired = match repaired(document) {
        Cow::Owned(repaired) => {
            flaws.add(FlawKind::Malformed, "It holds control characters.");
            repaired
        }
        Cow::Borrowed(_) if start == 0 => decoded.text.into_owned(),
        Cow::Borrowed(document) => document.to_owned(),
    };
    Some(repaired)
}

fn says_encoding(text: &str, content_type: Option<&str>) -> bool {
    text[..text.floor_char_boundary(1024)].contains("encoding=")
        || content_type.is_some_and(|header| header.to_ascii_lowercase().contains("charset"))
}

/// Control characters are what binary data is full of and text is not.
fn is_binary(text: &str) -> bool {
    let head = text.chars().take(1024);
    let (mut all, mut strange) = (0, 0);
    for c in head {
        all += 1;
        strange += usize::from(is_forbidden(c) || c == char::REPLACEMENT_CHARACTER);
    }
    strange * 10 > all
}

fn is_forbidden(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn start(text: &str, flaws: &mut Flaws) -> Option<usize> {
    let head = &text[..text.floor_char_boundary(FARTHEST_START)];
    let blank = |c: char| c.is_whitespace() || is_forbidden(c) || c == '\u{feff}';
    let first = text.find(|c| !blank(c))?;
    if text[first..].starts_with(['{', '[']) {
        return Some(first);
    }
    let declaration = head.find("<?xml ");
    if let Some(at) = declaration.filter(|at| *at > 0) {
        // A comment before the declaration is against the rules and harms nothing.
        if text[first..].starts_with("<!--") {
            return Some(first);
        }
        flaws.add(FlawKind::Malformed, "Something stands before its XML declaration.");
        return Some(at);
    }
    let Some(markup) = head.find('<') else {
        flaws.add(FlawKind::WrongType, "It is text without markup.");
        return None;
    };
    if markup > first {
        flaws.add(FlawKind::Malformed, "Text stands before its markup.");
    }
    Some(markup)
}

/// The text without characters that XML forbids. Controls from U+0080 on are quotation marks and dashes of windows-1252 that some
/// converter took for Latin-1.
fn repaired(text: &str) -> Cow<'_, str> {
    let is_late_control = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    // First bytes of all that is looked for; most texts have none of them, and none needs decoding.
    let suspect = text.bytes().any(|b| (b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')) || matches!(b, 0xc2 | 0xef));
    if !suspect || !text.contains(|c| is_forbidden(c) || is_late_control(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_forbidden(*c)) {
        if is_late_control(c) {
            out.push_str(&markup::text::unescape(&format!("&#{};", u32::from(c))));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}
