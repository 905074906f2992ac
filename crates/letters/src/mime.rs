//! A message's parts, within bounds, and the two texts among them that can be its own.

use model::{Flaw, FlawKind};

use crate::head::{self, Coding, Kind};

/// Parts that are looked at. A letter has three or four; each costs a header that is read.
const MOST_PARTS: usize = 64;
/// Parts within each other: mixed, related, alternative, signed, forwarded.
const DEEPEST: usize = 8;
/// Bytes of a text that are read.
const LONGEST_TEXT: usize = 4 << 20;
/// Bytes of a part's header that are read.
const LONGEST_HEAD: usize = 64 << 10;

/// The texts of a message.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// The first part that is HTML.
    pub(crate) html: Option<String>,
    /// The first part that is plain text.
    pub(crate) plain: Option<String>,
    /// The plain text's lines end where its sender's window did (RFC 3676).
    pub(crate) is_flowed: bool,
}

/// The header and the body: what stands before and after the first empty line. Of a longer header, its beginning.
pub(crate) fn split(message: &[u8]) -> (&[u8], &[u8]) {
    let mut start = 0;
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        if line == b"\n" || line == b"\r\n" {
            let head = &message[..start];
            return (&head[..head.len().min(LONGEST_HEAD)], &message[start + line.len()..]);
        }
        start += line.len();
    }
    (&message[..message.len().min(LONGEST_HEAD)], &[])
}

/// The texts in a body of this kind.
pub(crate) fn texts(kind: &Kind, body: &[u8], flaws: &mut Vec<Flaw>) -> Texts {
    let mut walk = Walk { parts: 0, cut: false, texts: Texts::default() };
    walk.part(kind, body, 0);
    if walk.cut {
        let message = format!("A letter has over {MOST_PARTS} parts, or parts over {DEEPEST} deep; the others are left out.");
        flaws.push(Flaw::new(FlawKind::TooDeep, message));
    }
    walk.texts
}

struct Walk {
    parts: usize,
    cut: bool,
    texts: Texts,
}

impl Walk {
    fn part(&mut self, kind: &Kind, body: &[u8], depth: usize) {
        self.parts += 1;
        if self.parts > MOST_PARTS || depth > DEEPEST {
            self.cut = true;
            return;
        }
        if kind.is_attached {
            return;
        }
        if kind.family == "multipart"
            && let Some(boundary) = kind.boundary.as_deref().filter(|boundary| !boundary.is_empty())
        {
            let mut given = false;
            for inner in Parts::new(body, boundary) {
                given = true;
                let (head, inner) = split(inner);
                self.part(&head::kind(head), inner, depth + 1);
                if self.cut || self.is_done() {
                    return;
                }
            }
            if given {
                return;
            }
        }
        let is_html = kind.family == "text" && kind.subtype == "html";
        // What claims to be of many parts and has none is read as it stands.
        let is_plain = kind.family == "text" && kind.subtype == "plain" || kind.family == "multipart";
        if is_html && self.texts.html.is_none() {
            self.texts.html = Some(decoded(kind, body)).filter(|text| !text.trim().is_empty());
        } else if is_plain && self.texts.plain.is_none() {
            self.texts.plain = Some(decoded(kind, body)).filter(|text| !text.trim().is_empty());
            self.texts.is_flowed = kind.is_flowed;
        }
    }

    /// HTML is what is looked for; behind it comes nothing better.
    fn is_done(&self) -> bool {
        self.texts.html.is_some()
    }
}

/// A part's text: its transfer encoding undone, its charset read as the declaration or, where that is wrong, as the bytes themselves say.
pub(crate) fn decoded(kind: &Kind, body: &[u8]) -> String {
    let unpacked = match kind.coding {
        Coding::Base64 => mail_parser::decoders::base64::base64_decode(body),
        Coding::QuotedPrintable => mail_parser::decoders::quoted_printable::quoted_printable_decode(body),
        Coding::None => None,
    };
    // What can't be undone was perhaps never done.
    let bytes = unpacked.as_deref().unwrap_or(body);
    let bytes = &bytes[..bytes.len().min(LONGEST_TEXT)];
    let declared = kind.charset.as_deref().map(|charset| format!("text/{}; charset={charset}", kind.subtype));
    markup::encoding::decode(bytes, declared.as_deref()).text.into_owned()
}

/// What stands between the lines of a boundary (RFC 2046, 5.1.1). A last part without its closing line ends with the message.
pub(crate) struct Parts<'a> {
    rest: &'a [u8],
    boundary: &'a [u8],
    is_over: bool,
}

impl<'a> Parts<'a> {
    pub(crate) fn new(body: &'a [u8], boundary: &'a str) -> Parts<'a> {
        let mut parts = Parts { rest: body, boundary: boundary.as_bytes(), is_over: false };
        // What stands before the first line of the boundary is a note to programs of the last century.
        parts.is_over = parts.up_to_line().1 != Line::Between;
        parts
    }

    /// What stands before the next line of the boundary, and what that line is.
    fn up_to_line(&mut self) -> (&'a [u8], Line) {
        let mut end = 0;
        let body = self.rest;
        for line in body.split_inclusive(|byte| *byte == b'\n') {
            if let Some(after) = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(self.boundary)) {
                let after = after.trim_ascii();
                if after.is_empty() || after == b"--" {
                    self.rest = &body[end + line.len()..];
                    return (&body[..end], if after.is_empty() { Line::Between } else { Line::Last });
                }
            }
            end += line.len();
        }
        self.rest = &[];
        (body, Line::None)
    }
}

#[derive(PartialEq, Eq)]
enum Line {
    Between,
    Last,
    None,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        if self.is_over {
            return None;
        }
        let (part, line) = self.up_to_line();
        self.is_over = line != Line::Between;
        Some(part)
    }
}
