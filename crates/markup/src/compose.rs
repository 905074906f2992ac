//! Safe HTML by construction: what the sanitizer would let through, written without a parser.
//!
//! A [`Composer`] knows the few elements that an article needs and where HTML lets each of them stand. What may not stand where it is
//! asked for is left out and its contents stay; text is always escaped; addresses are checked; everything opened is closed. The sanitizer
//! writes with it, so that reading the result back and cleaning it changes nothing: `sanitize::article(composed) == composed`.

mod element;

use url::Url;

pub use element::{Attribute, Direction, Element};

use crate::SafeHtml;
use crate::address::LONGEST;
use crate::sanitize::{DEPTH, LINK_ATTRIBUTES, MOST_BYTES, PICTURE_ATTRIBUTES, TAGS};
use element::Place;

/// Inline elements within each other; the cap before the sanitizer takes more for an attack.
const MOST_INLINE: usize = 12;
/// Kept free for one tag with its attributes, and for what closes the elements that are open.
const RESERVE: usize = 16 << 10;

/// A picture as it may stand in safe HTML.
#[derive(Debug, Clone, Copy, Default)]
pub struct Picture<'a> {
    /// Absolute http or https address; a picture with any other is left out.
    pub address: &'a str,
    /// What it shows.
    pub alt: &'a str,
    /// Its own width in pixels.
    pub width: Option<u16>,
    /// Its own height in pixels.
    pub height: Option<u16>,
}

/// Writes safe HTML, element by element.
#[derive(Debug, Default)]
pub struct Composer {
    out: String,
    /// What was asked to be opened; `None` where it was left out.
    asked: Vec<Option<Element>>,
    depth: usize,
    inline: usize,
    tags: usize,
    /// The next thing follows `<pre>`, where HTML drops a line feed.
    after_pre: bool,
    /// Something stands in the line that is written.
    begun: bool,
    /// A block was left out here: the words before it and after it are not one word.
    parted: bool,
}

impl Composer {
    /// Nothing written yet.
    #[must_use]
    pub fn new() -> Composer {
        Composer::default()
    }

    /// Room for about `bytes` of HTML.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Composer {
        Composer { out: String::with_capacity(bytes), ..Composer::default() }
    }

    /// Opens an element; [`Composer::close`] ends it. Left out, but for its contents, where HTML does not let it stand.
    pub fn open(&mut self, element: Element) {
        self.open_with(element, &[]);
    }

    /// The same with attributes: those the element may not have are left out. A link without an address that is allowed stays text.
    pub fn open_with(&mut self, element: Element, attributes: &[Attribute<'_>]) {
        let address = match element {
            Element::Link => attributes.iter().find_map(|attribute| match attribute {
                Attribute::Address(address) => allowed(address, true),
                _ => None,
            }),
            _ => None,
        };
        // A link without an address leads nowhere; a span that says nothing of its language is none.
        let says_something = match element {
            Element::Link => address.is_some(),
            Element::Span => attributes.iter().any(|attribute| match attribute {
                Attribute::Language(tag) => is_language(tag),
                attribute => matches!(attribute, Attribute::Direction(_)),
            }),
            _ => true,
        };
        if !says_something || !self.may_open(element) {
            self.asked.push(None);
            return;
        }
        if element.is_inline() {
            self.keep_apart();
        } else {
            (self.begun, self.parted) = (false, false);
        }
        self.tags += 1;
        self.depth += 1;
        self.inline += usize::from(element.is_inline());
        self.out.push('<');
        self.out.push_str(element.name());
        if let Some(address) = &address {
            self.attribute("href", address.as_str());
        }
        for attribute in attributes {
            self.add(element, attribute);
        }
        if element == Element::Link {
            self.out.push_str(LINK_ATTRIBUTES);
        }
        self.out.push('>');
        self.after_pre = element == Element::Preformatted;
        self.asked.push(Some(element));
    }

    /// Something begins or ends here that would stand on a line of its own, and may not: the words on both sides stay apart.
    pub(crate) fn part(&mut self) {
        self.parted |= self.begun;
    }

    /// May a block stand here?
    pub(crate) fn takes_blocks(&self) -> bool {
        self.place() == Place::Flow
    }

    /// Something stands in the line from now on.
    fn begin(&mut self) {
        self.keep_apart();
        self.begun = true;
    }

    fn keep_apart(&mut self) {
        if std::mem::take(&mut self.parted) && !self.out.ends_with(char::is_whitespace) {
            self.text(" ");
        }
    }

    /// Closes what was opened last.
    pub fn close(&mut self) {
        let Some(Some(element)) = self.asked.pop() else { return };
        if !element.is_inline() {
            (self.begun, self.parted) = (false, false);
        }
        self.depth -= 1;
        self.inline -= usize::from(element.is_inline());
        self.after_pre = false;
        self.out.push_str("</");
        self.out.push_str(element.name());
        self.out.push('>');
    }

    /// Text, escaped. Between the rows and cells of a table none may stand: there it is left out.
    pub fn text(&mut self, text: &str) {
        if matches!(self.place(), Place::Table | Place::Rows | Place::Cells) {
            return;
        }
        let mut text = text;
        if self.after_pre {
            text = text.trim_start_matches(['\n', '\r', '\0']);
        }
        if text.is_empty() {
            return;
        }
        if !self.begun || self.parted {
            let blank = text.trim_start().len() < text.len();
            self.parted &= !blank;
            self.begin();
        }
        self.after_pre = false;
        let room = self.room();
        if text.len() * 6 <= room {
            return escape(&mut self.out, text, false);
        }
        // Where it gets tight, each character is weighed, so that a text does not depend on how many pieces it comes in.
        let limit = self.out.len() + room;
        let mut letter = [0; 4];
        for c in text.chars() {
            let before = self.out.len();
            escape(&mut self.out, c.encode_utf8(&mut letter), false);
            if self.out.len() > limit {
                self.out.truncate(before);
                break;
            }
        }
    }

    /// A line break.
    pub fn line_break(&mut self) {
        self.void("<br>", matches!(self.place(), Place::Flow | Place::Line | Place::Ruby));
    }

    /// A rule between passages.
    pub fn rule(&mut self) {
        self.void("<hr>", self.place() == Place::Flow);
    }

    /// A picture; left out where its address is not allowed.
    pub fn picture(&mut self, picture: &Picture<'_>) {
        let Some(address) = allowed(picture.address, false) else { return };
        if !matches!(self.place(), Place::Flow | Place::Line) || !self.has_room(picture.alt.len() * 6 + address.as_str().len() * 6) {
            return;
        }
        self.begin();
        self.tags += 1;
        self.after_pre = false;
        self.out.push_str("<img");
        self.attribute("src", address.as_str());
        self.attribute("alt", picture.alt);
        for (name, value) in [("width", picture.width), ("height", picture.height)] {
            if let Some(value) = value {
                self.number(name, value.into());
            }
        }
        self.out.push_str(PICTURE_ATTRIBUTES);
        self.out.push('>');
    }

    /// Closes what is open, and gives the HTML.
    #[must_use]
    pub fn finish(mut self) -> SafeHtml {
        while !self.asked.is_empty() {
            self.close();
        }
        // The sanitizer trims, and a parser drops a mark of byte order that comes first.
        let kept = self.out.trim_end().trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if kept.len() == self.out.len() {
            return SafeHtml::sanitized(self.out);
        }
        SafeHtml::sanitized(kept.to_owned())
    }

    fn void(&mut self, tag: &str, may_stand: bool) {
        if may_stand && self.has_room(tag.len()) {
            (self.begun, self.parted) = (false, false);
            self.tags += 1;
            self.after_pre = false;
            self.out.push_str(tag);
        }
    }

    fn may_open(&self, element: Element) -> bool {
        let again = || self.opened().take_while(|open| open.is_inline()).any(|open| open == element);
        element.may_stand_in(self.place())
            && self.depth + 2 < DEPTH
            && self.has_room(RESERVE)
            && !(element.is_inline() && (self.inline >= MOST_INLINE || again()))
    }

    fn has_room(&self, bytes: usize) -> bool {
        self.tags + 1 < TAGS && self.room() > bytes
    }

    /// Bytes that may still be written.
    fn room(&self) -> usize {
        MOST_BYTES.saturating_sub(self.out.len() + RESERVE)
    }

    fn opened(&self) -> impl Iterator<Item = Element> {
        self.asked.iter().rev().copied().flatten()
    }

    /// What may stand where the next thing comes.
    fn place(&self) -> Place {
        self.opened().next().map_or(Place::Flow, Element::inside)
    }

    fn add(&mut self, element: Element, attribute: &Attribute<'_>) {
        match *attribute {
            Attribute::Language(tag) if element.keeps_language() && is_language(tag) => self.attribute("lang", tag),
            Attribute::Direction(direction) if element.keeps_language() => self.attribute("dir", direction.name()),
            Attribute::Start(start) if element == Element::NumberedList && start <= 9999 => self.number("start", start),
            Attribute::Columns(count) if element.is_cell() && (2..=999).contains(&count) => self.number("colspan", count),
            Attribute::Rows(count) if element.is_cell() && (2..=999).contains(&count) => self.number("rowspan", count),
            Attribute::Moment(moment) if element == Element::Time && is_moment(moment) => self.attribute("datetime", moment),
            _ => {}
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(&mut self.out, value, true);
        self.out.push('"');
    }

    fn number(&mut self, name: &str, value: u32) {
        self.attribute(name, &value.min(9999).to_string());
    }
}

/// Letters, digits and hyphens, as BCP 47 has them, or underscores, as people write them.
fn is_language(tag: &str) -> bool {
    (1..=64).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// Could be a date, a time or a length of time as HTML writes them.
fn is_moment(moment: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b':' | b'.' | b',' | b' ');
    (1..=64).contains(&moment.len()) && moment.bytes().all(fits)
}

/// The address as it is written, if it may stand: http and https, for links also mailto; no longer than an address may be; without
/// somebody's password. One that means something else when it is read again is none.
fn allowed(address: &str, link: bool) -> Option<Url> {
    let mut url = Url::parse(address).ok()?;
    if !(matches!(url.scheme(), "http" | "https") || link && url.scheme() == "mailto") {
        return None;
    }
    if !url.username().is_empty() || url.password().is_some() {
        url.set_username("").ok()?;
        url.set_password(None).ok()?;
    }
    let again = url.as_str() == address || Url::parse(url.as_str()).is_ok_and(|again| again == url);
    (again && url.as_str().len() <= LONGEST).then_some(url)
}

/// Escapes as HTML's serializer does, so that reading and writing again gives the same.
pub(crate) fn escape(out: &mut String, text: &str, quoted: bool) {
    let bytes = text.as_bytes();
    let mut done = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let (entity, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' if quoted => ("&quot;", 1),
            // A parser makes one line feed of both, and knows no zero.
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => ("", 1),
            b'\r' => ("\n", 1),
            0 => ("", 1),
            0xC2 if bytes.get(at + 1) == Some(&0xA0) => ("&nbsp;", 2),
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + length;
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests;
