//! A letter of plain text as HTML: paragraphs, lines, and addresses that can be followed.

use markup::text;
use model::Flaw;
use url::Url;

use crate::head::Head;
use crate::html::{MOST_WRITTEN, Reader, Written, too_long};
use crate::phrases::{IN_BROWSER, UNSUBSCRIBE, UNSUBSCRIBE_ADDRESS, says};

/// Bytes that are read.
const MOST_READ: usize = 256 << 10;
/// Words of a paragraph that goes with the address in it.
const SMALL_PARAGRAPH: usize = 60;

/// The text as an entry's content.
pub(crate) fn written(source: &str, is_flowed: bool, head: &Head, flaws: &mut Vec<Flaw>) -> Written {
    let mut is_cut = source.len() > MOST_READ;
    let source = source[..source.floor_char_boundary(MOST_READ)].replace("\r\n", "\n").replace('\r', "\n");
    let reader = Reader::new(head);
    let mut written = Written::default();
    for paragraph in source.split("\n\n") {
        let lines = lines(paragraph, is_flowed);
        if lines.is_empty() {
            continue;
        }
        let words = text::fold(&lines.join(" "));
        let addresses: Vec<&str> =
            lines.iter().flat_map(|line| pieces(line)).filter(|(_, is_address)| *is_address).map(|(text, _)| text).collect();
        let is_small = text::word_count(&words) <= SMALL_PARAGRAPH;
        let lower = || addresses.iter().map(|address| address.to_ascii_lowercase());
        let is_way_out = addresses.iter().any(|address| reader.is_way_out(address))
            || lower().any(|address| UNSUBSCRIBE_ADDRESS.iter().any(|part| address.contains(part)))
            || !addresses.is_empty() && is_small && says(&words, UNSUBSCRIBE);
        if is_way_out && is_small {
            continue;
        }
        if is_small && written.link.is_none() && says(&words, IN_BROWSER) && addresses.len() == 1 {
            written.link = addresses.first().and_then(|address| reader.public(address));
            continue;
        }
        let (paragraph, is_whole) = paragraph_of(&lines, MOST_WRITTEN.saturating_sub(written.html.len()), &reader);
        // It is cut at a paragraph's end; within one only if that is all there is.
        if is_whole || written.html.is_empty() {
            written.html.push_str(&paragraph);
        }
        if !is_whole {
            is_cut = true;
            break;
        }
    }
    if is_cut {
        flaws.push(too_long());
    }
    written
}

/// The lines that have room as a paragraph; are they all?
fn paragraph_of(lines: &[String], room: usize, reader: &Reader) -> (String, bool) {
    let mut out = "<p>".to_owned();
    for (at, line) in lines.iter().enumerate() {
        let before = out.len();
        if at > 0 {
            out.push_str("<br>");
        }
        write_line(&mut out, line, reader);
        if out.len() > room {
            out.truncate(before);
            return (out + "</p>", false);
        }
    }
    (out + "</p>", true)
}

/// The lines of a paragraph; flowed ones (RFC 3676) joined where their sender's program broke them.
fn lines(paragraph: &str, is_flowed: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in paragraph.lines() {
        let line = if is_flowed { line.strip_prefix(' ').unwrap_or(line) } else { line };
        match lines.last_mut().filter(|_| goes_on) {
            Some(last) => last.push_str(line),
            None => lines.push(line.to_owned()),
        }
        goes_on = is_flowed && line.ends_with(' ') && line != "-- ";
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn write_line(out: &mut String, line: &str, reader: &Reader) {
    for (piece, is_address) in pieces(line.trim_end()) {
        if !is_address {
            out.push_str(&text::escape(piece));
        } else if reader.is_way_out(piece) {
            // Nobody else's to follow.
        } else if let Some(address) = reader.link(piece) {
            out.push_str("<a href=\"");
            out.push_str(&text::quoted(&address));
            out.push_str("\">");
            let shown = Url::parse(&address).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
            let is_short = piece.len() <= 60 && piece.trim_end_matches('/') == address.trim_end_matches('/');
            out.push_str(&text::escape(if is_short { piece } else { &shown }));
            out.push_str("</a>");
        }
    }
}

/// A line cut into addresses (`true`) and what stands between them.
fn pieces(line: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(at) = ["http://", "https://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(from.len());
        let address = from[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']']);
        if !before.is_empty() {
            pieces.push((before, false));
        }
        pieces.push((address, true));
        rest = &from[address.len()..];
    }
    if !rest.is_empty() {
        pieces.push((rest, false));
    }
    pieces
}
