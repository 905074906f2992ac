//! A line of Markdown: text escaped only where it would mean something else, emphasis only where a parser would see it.

use super::super::{Mark, MarkKind, Words};
use super::longest_run;

/// Where a line stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Style {
    /// It begins a paragraph's line, where signs may mean a list, a heading, a rule.
    pub(super) begins: bool,
    /// Within a link's or a picture's brackets.
    pub(super) link: bool,
    /// In a table's cell.
    pub(super) cell: bool,
    /// Within emphasis already: none inside.
    pub(super) plain: bool,
}

/// A mark that is open: what closes it, and where.
struct Open<'a> {
    end: usize,
    close: Close<'a>,
}

enum Close<'a> {
    Text(&'static str),
    Link(&'a str),
}

/// Writes a line.
pub(super) fn write(out: &mut String, words: &Words, style: Style) {
    let text = &words.text;
    let mut done = 0;
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut in_link = style.link;
    let begin = out.len();
    let flush = |out: &mut String, done: &mut usize, to: usize, in_link: bool| {
        if to > *done {
            let begins = style.begins && out.len() == begin;
            escape(out, text, *done..to, Style { link: in_link, begins, ..style });
            *done = to;
        }
    };
    let mut skip_until = 0;
    for (index, mark) in words.marks.iter().enumerate() {
        while let Some(last) = open.pop_if(|last| last.end <= mark.start) {
            flush(out, &mut done, last.end, in_link);
            in_link = close(out, &last, in_link, style);
        }
        if mark.start < skip_until {
            continue;
        }
        flush(out, &mut done, mark.start, in_link);
        let Some(closing) = opening(out, words, index, &open, in_link, style) else { continue };
        match closing {
            Opening::Code => {
                code_span(out, &text[mark.start..mark.end], style);
                done = mark.end;
                skip_until = mark.end;
            }
            Opening::Mark(sign, closing) => {
                out.push_str(sign);
                in_link |= matches!(closing, Close::Link(_));
                open.push(Open { end: mark.end, close: closing });
            }
        }
    }
    while let Some(last) = open.pop() {
        flush(out, &mut done, last.end, in_link);
        in_link = close(out, &last, in_link, style);
    }
    flush(out, &mut done, text.len(), in_link);
}

/// Writes text without marks.
pub(super) fn plain(out: &mut String, text: &str, style: Style) {
    escape(out, text, 0..text.len(), style);
}

enum Opening<'a> {
    Code,
    Mark(&'static str, Close<'a>),
}

fn opening<'a>(out: &str, words: &'a Words, index: usize, open: &[Open<'a>], in_link: bool, style: Style) -> Option<Opening<'a>> {
    let mark = &words.marks[index];
    let sign = match &mark.kind {
        MarkKind::Link(_) if in_link => return None,
        MarkKind::Link(address) => return Some(Opening::Mark("[", Close::Link(address))),
        // A bracket there cannot be escaped, and would end the link.
        MarkKind::Code if in_link && words.slice(mark).contains([']', '[']) => return None,
        MarkKind::Code => return Some(Opening::Code),
        MarkKind::Superscript => return Some(Opening::Mark("<sup>", Close::Text("</sup>"))),
        MarkKind::Subscript => return Some(Opening::Mark("<sub>", Close::Text("</sub>"))),
        _ if style.plain => return None,
        MarkKind::Emphasis => "*",
        MarkKind::Strong => "**",
        MarkKind::Deleted => "~~",
        _ => return None,
    };
    // A sign of another mark that ends or begins here would run together with this one.
    let before = out.chars().next_back();
    let touches = before.is_some_and(|c| sign.starts_with(c)) || closes_at(words, index, open) || opens_at(words, index);
    (!touches && flanks(out, words, index)).then_some(Opening::Mark(sign, Close::Text(sign)))
}

/// Does a mark of the same signs end where this one ends?
fn closes_at(words: &Words, index: usize, open: &[Open<'_>]) -> bool {
    let end = words.marks[index].end;
    open.iter().any(|open| open.end == end && matches!(open.close, Close::Text("*" | "**" | "~~")))
}

/// Does another emphasis begin where this one ends?
fn opens_at(words: &Words, index: usize) -> bool {
    let end = words.marks[index].end;
    words.marks[index + 1..].iter().take_while(|mark| mark.start <= end).any(|mark| mark.start == end && is_emphasis(mark))
}

fn is_emphasis(mark: &Mark) -> bool {
    matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong | MarkKind::Deleted)
}

/// Would a parser take the signs around this mark for its beginning and end? They must stand close to a word, from the right side.
fn flanks(out: &str, words: &Words, index: usize) -> bool {
    let mark = &words.marks[index];
    let text = &words.text;
    // Another mark's sign, which is punctuation, may stand between this mark and the text beside it.
    let sign_first = words.marks[index + 1..].iter().any(|inner| inner.start == mark.start && inner.end <= mark.end && has_sign(inner));
    let sign_last =
        words.marks[index + 1..].iter().take_while(|inner| inner.start < mark.end).any(|inner| inner.end == mark.end && has_sign(inner));
    let sign_after =
        words.marks.iter().enumerate().any(|(other, outer)| {
            other != index && has_sign(outer) && ((other < index && outer.end == mark.end) || outer.start == mark.end)
        });
    let first = if sign_first { Some('[') } else { text[mark.start..mark.end].chars().next() };
    let last = if sign_last { Some(']') } else { text[mark.start..mark.end].chars().next_back() };
    let before = out.rsplit('\n').next().unwrap_or_default().chars().next_back();
    let after = if sign_after { Some(']') } else { text[mark.end..].chars().next() };
    let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_sign(c));
    let opens = first.is_some_and(|c| !is_sign(c)) || apart(before);
    let closes = last.is_some_and(|c| !is_sign(c)) || apart(after);
    opens && closes
}

fn has_sign(mark: &Mark) -> bool {
    !matches!(
        mark.kind,
        MarkKind::Quoted | MarkKind::Cited | MarkKind::Ruby | MarkKind::RubyText | MarkKind::RubyParenthesis | MarkKind::Tongue(_)
    )
}

/// What CommonMark calls punctuation is everything but letters, digits, marks and spaces, nearly.
fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Closes a mark; says whether a link is still open.
fn close(out: &mut String, open: &Open<'_>, in_link: bool, style: Style) -> bool {
    match open.close {
        Close::Text(sign) => out.push_str(sign),
        Close::Link(target) => {
            out.push_str("](");
            let begin = out.len();
            address(out, target);
            if style.cell && out[begin..].contains('|') {
                let escaped = out[begin..].replace('|', "%7C");
                out.truncate(begin);
                out.push_str(&escaped);
            }
            out.push(')');
            return style.link;
        }
    }
    in_link
}

/// A link's or picture's address: in angle brackets where brackets would end it.
pub(super) fn address(out: &mut String, address: &str) {
    let says_more = |(at, _): (usize, &str)| is_entity(&address[at..]);
    let bare = !address.is_empty()
        && !address.contains(['(', ')', '<', '>', '\\'])
        && address.bytes().all(|b| b > b' ')
        && !address.match_indices('&').any(says_more);
    if bare {
        out.push_str(address);
        return;
    }
    out.push('<');
    for (at, c) in address.char_indices() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '\n' | '\r' => {}
            '&' if is_entity(&address[at..]) => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out.push('>');
}

fn code_span(out: &mut String, text: &str, style: Style) {
    let fence = "`".repeat(longest_run(text) + 1);
    // Fences must not run together with backticks of the text before, which are escaped.
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    if out.ends_with('`') {
        out.push(' ');
    }
    out.push_str(&fence);
    out.push_str(pad);
    if style.cell {
        out.push_str(&text.replace('|', "\\|"))
    } else {
        out.push_str(text)
    }
    out.push_str(pad);
    out.push_str(&fence);
}

fn is_entity(text: &str) -> bool {
    let rest = &text[1..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(rest.len());
    end > 0 && end <= 40 && rest[end..].starts_with(';')
}

/// Writes `text[range]`, knowing what stands around it.
fn escape(out: &mut String, text: &str, range: std::ops::Range<usize>, style: Style) {
    let bytes = text.as_bytes();
    let start = range.start + if style.begins { begin(out, &text[range.clone()]) } else { 0 };
    let mut done = start;
    for at in start..range.end {
        let next = bytes.get(at + 1).copied();
        let before = at.checked_sub(1).map(|at| bytes[at]);
        let needs = match bytes[at] {
            b'\\' => next.is_none_or(|b| b.is_ascii_punctuation()) || at + 1 == range.end,
            b'`' => true,
            b'*' => !(is_space(before) && is_space(next)) || at + 1 == range.end || at == range.start,
            b'_' => !(is_word(before) && is_word(next)) || at + 1 == range.end || at == range.start,
            b'~' => true,
            b'[' => style.link || next == Some(b'^') || (style.begins && at == range.start),
            b']' => style.link || matches!(next, Some(b'(' | b'[' | b':')) || at + 1 == range.end,
            b'<' => next.is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?')) || at + 1 == range.end,
            b'!' => at + 1 == range.end && range.end < text.len(),
            b'&' => is_entity(&text[at..]),
            b'|' => style.cell,
            _ => continue,
        };
        if needs {
            out.push_str(&text[done..at]);
            out.push('\\');
            done = at;
        }
    }
    out.push_str(&text[done..range.end]);
}

fn is_space(byte: Option<u8>) -> bool {
    byte.is_none_or(|b| b == b' ')
}

fn is_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|b| b.is_ascii_alphanumeric() || b >= 0x80)
}

/// Escapes what would mean a block at the beginning of a line; says how many bytes were written.
fn begin(out: &mut String, text: &str) -> usize {
    let first = text.as_bytes().first().copied().unwrap_or_default();
    let second = text.as_bytes().get(1).copied();
    let blank = |byte: Option<u8>| byte.is_none_or(|b| b == b' ');
    match first {
        b'#' => {
            let signs = text.bytes().take_while(|b| *b == b'#').count();
            if signs <= 6 && blank(text.as_bytes().get(signs).copied()) {
                out.push('\\');
            }
        }
        b'>' | b'=' | b'|' => out.push('\\'),
        b'+' if blank(second) => out.push('\\'),
        b'-' if blank(second) || matches!(second, Some(b'-' | b':' | b'|')) => out.push('\\'),
        b':' if second == Some(b'-') => out.push('\\'),
        b'0'..=b'9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let is_number =
                digits <= 9 && matches!(text.as_bytes().get(digits), Some(b'.' | b')')) && blank(text.as_bytes().get(digits + 1).copied());
            if is_number {
                out.push_str(&text[..digits]);
                out.push('\\');
                // The sign itself is ASCII too.
                out.push_str(&text[digits..=digits]);
                return digits + 1;
            }
            return 0;
        }
        _ => return 0,
    }
    if out.ends_with('\\') && first != 0 {
        out.push(char::from(first));
        return 1;
    }
    0
}
