//! A stranger's piece of HTML as a piece of data: its addresses made absolute, or what acts taken out of it.
//!
//! Both work on HTML's own tokens, so that what is not concerned stays as the publisher wrote it. Neither makes a [`crate::SafeHtml`]: what
//! is shown on a page of ours goes through [`crate::sanitize`] alone.

mod allowed;
mod style;

use std::borrow::Cow;
use std::collections::BTreeMap;

use url::Url;

use crate::nesting::lexer::{Lexer, Tag, Token, pairs};
use crate::text;

/// Attributes that hold one address.
const ADDRESSES: [&str; 15] = [
    "href",
    "src",
    "cite",
    "action",
    "background",
    "longdesc",
    "poster",
    "data",
    "codebase",
    "classid",
    "usemap",
    "profile",
    "dynsrc",
    "lowsrc",
    "formaction",
];

/// The same HTML with each relative address in it made absolute. Linear.
///
/// A long base makes much of many short addresses, so `room` says by how many bytes they may grow together, and is lessened by what they
/// did. The first for which it does not do and all after it stay as written, and no room is left.
#[must_use]
pub fn absolute<'a>(html: &'a str, base: &Url, room: &mut usize) -> Cow<'a, str> {
    if !html.contains('<') {
        return Cow::Borrowed(html);
    }
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    let mut lexer = Lexer::new(html);
    'page: while let Some(token) = lexer.next() {
        match token {
            Token::Start(tag) => {
                let inside = at;
                at += tag.source.len();
                for (name, value) in pairs(&tag) {
                    let is_address = ADDRESSES.iter().any(|known| known.eq_ignore_ascii_case(name));
                    if let Some(resolved) = is_address.then(|| resolved(value, base)).flatten() {
                        let resolved = text::quoted(&resolved);
                        let Some(left) = room.checked_sub(resolved.len().saturating_sub(value.len())) else {
                            *room = 0;
                            break 'page;
                        };
                        *room = left;
                        // Both slices are of the page, the value's within the tag's.
                        let offset = value.as_ptr().addr() - tag.source.as_ptr().addr();
                        out.push_str(&html[copied..inside + offset]);
                        out.push_str(&resolved);
                        copied = inside + offset + value.len();
                    }
                }
                if allowed::is_raw(&tag.name) {
                    at += lexer.raw(&tag.name).len();
                }
            }
            Token::Text(source) | Token::Silent(source) => at += source.len(),
            Token::End(tag) => at += tag.source.len(),
            Token::Unfinished => break,
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// The addresses of links, pictures and files in the HTML, as they mean, in order. Linear.
pub fn addresses(html: &str) -> impl Iterator<Item = String> {
    Lexer::new(html).filter_map(|token| if let Token::Start(tag) = token { Some(tag) } else { None }).flat_map(|tag| {
        pairs(&tag).filter(|(name, _)| matches!(*name, "href" | "src")).map(|(_, value)| text::unescape(value)).collect::<Vec<_>>()
    })
}

/// The absolute form of an address as written in an attribute; `None` if it is absolute already or can't be made so.
fn resolved(value: &str, base: &Url) -> Option<String> {
    let written = text::unescape(value);
    let written = written.trim();
    if Url::parse(written).is_ok() {
        return None;
    }
    base.join(written).ok().map(String::from)
}

/// The same HTML without what acts, loads by itself, or leads to a program: scripts and their kin with their contents, elements that
/// HTML does not know without their tags, handlers, addresses of other schemes than the harmless ones, styles beyond colours, fonts and
/// measures. What is left is written out anew: names in lower case, attributes quoted and in order, void elements closed in themselves
/// (`<br />`). Linear.
#[must_use]
pub fn harmless(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut lexer = Lexer::new(html);
    while let Some(token) = lexer.next() {
        match token {
            Token::Text(source) => push_text(&mut out, source),
            Token::Start(tag) if allowed::is_gone(&tag.name) => {
                if !tag.closes_itself {
                    skip(&mut lexer, &tag.name);
                }
            }
            Token::Start(tag) if allowed::is_raw(&tag.name) => push_text(&mut out, lexer.raw(&tag.name)),
            Token::Start(tag) if allowed::is_element(&tag.name) => push_tag(&mut out, &tag),
            Token::End(tag) if allowed::is_element(&tag.name) && !allowed::is_void(&tag.name) => {
                out.push_str("</");
                out.push_str(&tag.name);
                out.push('>');
            }
            Token::Start(_) | Token::End(_) | Token::Silent(_) | Token::Unfinished => {}
        }
    }
    out
}

/// Is this an element that HTML has or had? `name` in lower case.
#[must_use]
pub fn is_known_element(name: &str) -> bool {
    allowed::is_element(name) || allowed::is_gone(name) || allowed::is_raw(name) || allowed::is_void(name) || allowed::is_frame(name)
}

/// Passes over all up to the element's end tag; what holds no markup by HTML's rules is cut as HTML cuts it.
fn skip(lexer: &mut Lexer<'_>, name: &str) {
    if allowed::is_raw(name) {
        lexer.raw(name);
        return;
    }
    let mut depth = 1;
    for token in lexer.by_ref() {
        match token {
            Token::Start(tag) if tag.name == name && !tag.closes_itself => depth += 1,
            Token::End(tag) if tag.name == name => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

/// Text as it is; a sign that would begin a tag elsewhere is escaped.
fn push_text(out: &mut String, source: &str) {
    for (turn, part) in source.split('<').enumerate() {
        if turn > 0 {
            out.push_str("&lt;");
        }
        out.push_str(part);
    }
}

fn push_tag(out: &mut String, tag: &Tag<'_>) {
    // The first of two attributes of one name counts.
    let mut kept: BTreeMap<String, String> = BTreeMap::new();
    for (name, value) in pairs(tag).take(allowed::MOST_ATTRIBUTES) {
        let name = name.to_ascii_lowercase();
        if !kept.contains_key(&name)
            && let Some(value) = allowed_value(&name, &text::unescape(value))
        {
            kept.insert(name, value);
        }
    }
    out.push('<');
    out.push_str(&tag.name);
    for (name, value) in kept {
        out.push(' ');
        out.push_str(&name);
        out.push_str("=\"");
        out.push_str(&text::quoted(&value));
        out.push('"');
    }
    let is_void = allowed::is_void(&tag.name);
    out.push_str(if is_void { " />" } else { ">" });
    if tag.closes_itself && !is_void {
        out.push_str("</");
        out.push_str(&tag.name);
        out.push('>');
    }
}

/// The value that the attribute may keep.
fn allowed_value(name: &str, value: &str) -> Option<String> {
    if !allowed::is_attribute(name) {
        return None;
    }
    if name == "style" {
        return Some(style::harmless(value)).filter(|style| !style.is_empty());
    }
    let is_refused = ADDRESSES.contains(&name) && !allowed::leads_to_harmless(value);
    Some(if is_refused { String::new() } else { value.to_owned() })
}

#[cfg(test)]
mod tests;
