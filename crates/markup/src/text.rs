//! Plain text out of markup: for titles, excerpts, search, counting. It is long because what a line, a word and a character reference are is told in one place.

use html5ever::data::NAMED_ENTITIES;
use unicode_normalization::UnicodeNormalization;

/// Elements that begin and end a line.
const BLOCKS: [&str; 37] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];

/// Elements whose contents are no text to read.
const SILENT: [&str; 8] = ["script", "style", "template", "svg", "math", "iframe", "noembed", "head"];

/// The text of HTML: markup out, entities resolved, blocks on lines of their own, white space folded. Linear.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut lines = Lines { out: String::with_capacity(html.len()), gap: Gap::None };
    let mut resolved = String::new();
    let mut push = |text: &str, lines: &mut Lines| {
        if text.contains('&') {
            resolved.clear();
            unescape_into(text, &mut resolved);
            lines.push(&resolved);
        } else {
            lines.push(text);
        }
    };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push(&rest[..at], &mut lines);
        rest = &rest[at..];
        let Some(tag) = Tag::at(rest) else {
            // "a < b" is text.
            lines.push("<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if !tag.end && SILENT.contains(&tag.name.as_str()) {
            rest = after_end_of(&tag.name, rest);
        } else if BLOCKS.contains(&tag.name.as_str()) {
            lines.gap = Gap::Line;
        } else if matches!(tag.name.as_str(), "td" | "th") {
            lines.gap = lines.gap.max(Gap::Space);
        }
    }
    push(rest, &mut lines);
    lines.out
}

/// Text with its character references resolved, as HTML does it: `&eacute;`, `&#233;`, `&#xE9;`, also the old names without semicolon.
#[must_use]
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    unescape_into(text, &mut out);
    out
}

/// Plain text as HTML that says the same, for the inside of an element: for who makes an entry out of text.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out
}

/// The same for the value of an attribute, within double quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    escape(text).replace('"', "&quot;")
}

/// Runs of white space become one space; none at the ends.
#[must_use]
pub fn fold_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Text as it is compared: letters and digits in lower case, words apart by one space.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Text as it is compared by who does not type accents: [`fold`], without the marks over and under letters of the scripts that have them as
/// such, and with the few letters that are others with a stroke or two in one.
#[must_use]
pub fn fold_letters(text: &str) -> String {
    let is_mark =
        |c: &char| matches!(u32::from(*c), 0x300..=0x36f | 0x591..=0x5c7 | 0x610..=0x61a | 0x640 | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed);
    let mut plain = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_mark(c)) {
        match c {
            'ß' | 'ẞ' => plain.push_str("ss"),
            'æ' | 'Æ' => plain.push_str("ae"),
            'œ' | 'Œ' => plain.push_str("oe"),
            'ø' | 'Ø' => plain.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => plain.push('d'),
            'ł' | 'Ł' => plain.push('l'),
            'ı' => plain.push('i'),
            c => plain.push(c),
        }
    }
    // Letters that were taken apart are put together again: of scripts whose marks are letters, as Hangul.
    fold(&plain.nfc().collect::<String>())
}

/// Text for one line of a page: white space folded, characters left out that can't be seen and turn the reading direction of what stands
/// beside them or hide (controls, direction overrides, zero-width spaces), and after `most` characters cut with an ellipsis. Empty where
/// nothing can be seen.
#[must_use]
pub fn line(text: &str, most: usize) -> String {
    let mut out = String::new();
    let (mut length, mut seen) = (0, false);
    for word in text.split_whitespace() {
        let before = out.len();
        for c in word.chars().filter(|c| !is_unruly(*c)) {
            if before > 0 && out.len() == before {
                out.push(' ');
                length += 1;
            }
            if length >= most {
                out.truncate(out.trim_end().len());
                out.push('…');
                return out;
            }
            out.push(c);
            length += 1;
            seen |= !is_joiner_or_mark(c);
        }
    }
    if seen { out } else { String::new() }
}

/// Turns or hides its neighbours, and says nothing by itself.
fn is_unruly(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// Belongs between letters, and can't be seen without them.
fn is_joiner_or_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Words between white space; characters of scripts written without spaces (Chinese, Japanese, Thai…) count one each.
#[must_use]
pub fn word_count(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| {
            if word.is_ascii() {
                return usize::from(word.bytes().any(|byte| byte.is_ascii_alphanumeric()));
            }
            let unspaced = word.chars().filter(|c| is_unspaced(*c)).count();
            let has_other = word.chars().any(|c| c.is_alphanumeric() && !is_unspaced(c));
            unspaced + usize::from(has_other)
        })
        .sum()
}

/// A letter of a script that is written without spaces between words.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff)
}

/// What stands before the next word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
}

/// Text under way, with single spaces between words and single breaks between lines.
struct Lines {
    out: String,
    gap: Gap,
}

impl Lines {
    fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if first.is_whitespace() {
                self.gap = self.gap.max(Gap::Space);
                rest = rest.trim_start();
                continue;
            }
            let end = word_end(rest);
            match self.gap {
                _ if self.out.is_empty() => {}
                Gap::None => {}
                Gap::Space => self.out.push(' '),
                Gap::Line => self.out.push('\n'),
            }
            self.gap = Gap::None;
            self.out.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
}

/// Bytes up to the first white space. Most words are ASCII, whose bytes need not be decoded.
fn word_end(text: &str) -> usize {
    match text.bytes().position(|byte| matches!(byte, b'\t'..=b'\r' | b' ') || !byte.is_ascii()) {
        None => text.len(),
        Some(at) if text.as_bytes()[at].is_ascii() => at,
        Some(at) => text[at..].find(char::is_whitespace).map_or(text.len(), |more| at + more),
    }
}

struct Tag {
    name: String,
    end: bool,
    /// Bytes from `<` to after `>`.
    length: usize,
}

impl Tag {
    /// The tag, comment or declaration that `text` begins with; comments have an empty name. `None` if the `<` is text.
    fn at(text: &str) -> Option<Tag> {
        let bytes = text.as_bytes();
        if text.starts_with("<!--") {
            let length = text.find("-->").map_or(text.len(), |at| at + 3);
            return Some(Tag { name: String::new(), end: false, length });
        }
        let end = bytes.get(1) == Some(&b'/');
        let start = 1 + usize::from(end);
        let first = *bytes.get(start)?;
        if !first.is_ascii_alphabetic() {
            let is_declaration = matches!(first, b'!' | b'?') && !end;
            return is_declaration.then(|| Tag { name: String::new(), end: false, length: text.find('>').map_or(text.len(), |at| at + 1) });
        }
        let name_end = bytes[start..]
            .iter()
            .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_')))
            .map_or(bytes.len(), |at| start + at);
        Some(Tag { name: text[start..name_end].to_ascii_lowercase(), end, length: tag_length(bytes, name_end) })
    }
}

/// Where the tag ends: at a `>` outside quotes, or at the end.
fn tag_length(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match (quote, byte) {
            (Some(q), b) if *b == q => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if after_equals => quote = Some(*byte),
            (None, b'=') => after_equals = true,
            (None, b) if b.is_ascii_whitespace() => {}
            (None, _) => after_equals = false,
        }
    }
    bytes.len()
}

/// What follows `</name>`; nothing if that never comes.
fn after_end_of<'a>(name: &str, text: &'a str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</").map(|at| from + at) {
        let rest = &text[at + 2..];
        if rest.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
        from = at + 2;
    }
    ""
}

fn unescape_into(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let used = reference(rest, out);
        if used == 0 {
            out.push('&');
            rest = &rest[1..];
        } else {
            rest = &rest[used..];
        }
    }
    out.push_str(rest);
}

/// Longest name in HTML's table: `CounterClockwiseContourIntegral;`.
const LONGEST_NAME: usize = 32;

/// Reads one reference at the beginning of `text`, which starts with `&`; returns how many bytes it took, 0 if it is none.
fn reference(text: &str, out: &mut String) -> usize {
    let body = &text[1..];
    if let Some(number) = body.strip_prefix('#') {
        return numeric(number, out).map_or(0, |length| length + 2);
    }
    let run = body.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    if run == 0 {
        return 0;
    }
    let closed = body.as_bytes().get(run) == Some(&b';');
    if closed && let Some(length) = named(&body[..=run], out) {
        return length + 1;
    }
    // Old names need no semicolon: "&copy 2024". HTML takes the longest that fits; "&notit" stays as it is, because addresses hold such.
    if closed || !body[..run].bytes().all(|b| b.is_ascii_alphabetic()) {
        return 0;
    }
    if body.as_bytes().get(run) == Some(&b'=') {
        return 0;
    }
    named(&body[..run], out).map_or(0, |length| length + 1)
}

fn named(name: &str, out: &mut String) -> Option<usize> {
    let (first, second) = *NAMED_ENTITIES.get(name)?;
    // The table also holds beginnings of names, with (0, 0).
    out.push(char::from_u32(first).filter(|c| *c != '\0')?);
    if let Some(second) = char::from_u32(second).filter(|c| *c != '\0') {
        out.push(second);
    }
    Some(name.len())
}

fn numeric(text: &str, out: &mut String) -> Option<usize> {
    let (digits, radix, prefix) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (text, 10, 0),
    };
    let run = digits.bytes().take_while(|b| char::from(*b).is_digit(radix)).count();
    if run == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..run], radix).unwrap_or(u32::MAX);
    out.push(character(code));
    let semicolon = usize::from(digits.as_bytes().get(run) == Some(&b';'));
    Some(prefix + run + semicolon)
}

/// The character of a number, as HTML reads it: C1 controls are windows-1252, what is no character is U+FFFD.
fn character(code: u32) -> char {
    if let 0x80..=0x9f = code {
        let byte = u8::try_from(code).unwrap_or(b'?');
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    char::from_u32(code).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests;
