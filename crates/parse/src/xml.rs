//! XML that is nearly XML, as a run of steps.
//!
//! quick-xml cuts the document into tags and texts; this reader keeps the stack of open elements itself, so that a missing or misplaced end
//! tag closes what it must and no more, resolves prefixes to the vocabularies that feeds use, `xml:base`, HTML's named references, and
//! goes on after a place that can't be read.

mod content;
mod element;
mod guess;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use markup::address::LONGEST;
use model::FlawKind;
use quick_xml::Reader;
use quick_xml::events::Event;
use url::Url;

use content::Base;
pub(crate) use content::Content;
pub(crate) use element::{Element, Vocabulary};

use crate::flaws::Flaws;

/// Elements within each other; deeper ones are passed over.
const DEPTH: usize = 200;
/// Bytes that unreadable places may cost together: each may make the tokenizer look through all that follows. A small document may have
/// hundreds of such places, the largest 32.
const MOST_WASTED: usize = 32 * (16 << 20);
/// Prefixes that may be declared at one place; each element looks through them.
const MOST_PREFIXES: usize = 200;
/// Entities that a document may declare, and the bytes of each.
const MOST_ENTITIES: usize = 200;
const MOST_ENTITY_BYTES: usize = 1000;
/// Bytes by which the addresses in a document's HTML may grow together when they are made absolute.
const MOST_GROWTH: usize = 16 << 20;

pub(crate) enum Step<'x> {
    Open(Element<'x>),
    /// The innermost element ends; its name as written.
    Close(&'x str),
    Text(Cow<'x, str>),
    End,
}

pub(crate) struct Xml<'x> {
    source: &'x str,
    reader: Reader<&'x [u8]>,
    /// Where in `source` the reader began.
    offset: usize,
    open: Vec<Open<'x>>,
    /// Elements below [`DEPTH`] that are open.
    too_deep: usize,
    /// Elements whose end has come and is still to be told.
    closing: usize,
    prefixes: Vec<(&'x str, Vocabulary)>,
    entities: HashMap<&'x str, &'x str>,
    at_end: bool,
    /// Bytes that were looked through in vain.
    wasted: usize,
    /// What is left of [`MOST_GROWTH`]; shared with the contents that were read.
    room: Rc<Cell<usize>>,
    flawed: Flawed,
}

#[derive(Default)]
struct Flawed {
    base: bool,
    malformed: bool,
    truncated: bool,
    deep: bool,
}

struct Open<'x> {
    name: &'x str,
    /// How many prefixes were known before it.
    prefixes: usize,
    base: Option<Rc<Url>>,
    /// `base` was declared by this element or one around it, and is not just where the document came from.
    has_own_base: bool,
}

impl<'x> Xml<'x> {
    pub(crate) fn new(source: &'x str, url: Option<&Url>) -> Xml<'x> {
        let root = Open { name: "", prefixes: 0, base: url.cloned().map(Rc::new), has_own_base: false };
        Xml {
            source,
            reader: reader(source),
            offset: 0,
            open: vec![root],
            too_deep: 0,
            closing: 0,
            prefixes: Vec::new(),
            entities: HashMap::new(),
            at_end: false,
            wasted: 0,
            room: Rc::new(Cell::new(MOST_GROWTH)),
            flawed: Flawed::default(),
        }
    }

    /// How many elements are open. One counts until its end was told as a step, so that `<a/>` is open after its beginning as `<a>` is.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The document is over. While elements are still open, it ended in the middle of them.
    pub(crate) fn is_at_end(&self) -> bool {
        self.at_end
    }

    /// What relative addresses in the innermost open element are relative to.
    pub(crate) fn base(&self) -> Option<Rc<Url>> {
        self.open.last().and_then(|open| open.base.clone())
    }

    /// The same, where the document declares it: what relative addresses within HTML are relative to.
    fn own_base(&self) -> Option<Base> {
        let url = self.open.last().filter(|open| open.has_own_base).and_then(|open| open.base.clone())?;
        Some(Base { url, room: Rc::clone(&self.room) })
    }

    /// The document's outermost element; `None` where no markup is.
    pub(crate) fn root(&mut self) -> Option<Element<'x>> {
        self.child(self.depth())
    }

    /// The next element directly inside of the one that is open at `depth`; `None` when that one ends. What is inside of the last such
    /// element and was not read is passed over.
    pub(crate) fn child(&mut self, depth: usize) -> Option<Element<'x>> {
        while self.depth() >= depth && !self.at_end {
            if let Step::Open(element) = self.step()
                && self.open.len() == depth + 1
            {
                return Some(element);
            }
        }
        None
    }

    pub(crate) fn step(&mut self) -> Step<'x> {
        loop {
            if self.closing > 0 {
                return self.close();
            }
            if self.at_end {
                return Step::End;
            }
            let start = self.position();
            if self.is_stray_sign(start) {
                return self.stray_sign(start);
            }
            match self.reader.read_event() {
                Ok(Event::Start(tag)) => {
                    if let Some(step) = self.start(start, tag.name().as_ref().len(), false) {
                        return step;
                    }
                }
                Ok(Event::Empty(tag)) => {
                    if let Some(step) = self.start(start, tag.name().as_ref().len(), true) {
                        return step;
                    }
                }
                Ok(Event::End(tag)) => self.end(tag.name().as_ref()),
                Ok(Event::Text(_)) => return Step::Text(Cow::Borrowed(&self.source[start..self.position()])),
                Ok(Event::CData(_)) => {
                    let section = &self.source[start..self.position()];
                    return Step::Text(Cow::Borrowed(section.get("<![CDATA[".len()..section.len() - "]]>".len()).unwrap_or_default()));
                }
                Ok(Event::GeneralRef(_)) => return Step::Text(self.reference(&self.source[start..self.position()])),
                Ok(Event::DocType(_)) => self.declarations(&self.source[start..self.position()]),
                Ok(Event::Eof) => self.end_of_document(),
                Ok(_) => {}
                Err(_) => self.restart(start),
            }
        }
    }

    pub(crate) fn report(&self, flaws: &mut Flaws) {
        if self.flawed.malformed {
            flaws.add(FlawKind::Malformed, "It is not well-formed XML.");
        }
        if self.flawed.base {
            flaws.add(FlawKind::Address, "It declares a base for its addresses that is none.");
        }
        if self.room.get() == 0 {
            flaws.add(FlawKind::TooLarge, "It has more relative addresses than can be made absolute; the later ones stay as they are.");
        }
        if self.flawed.truncated {
            flaws.add(FlawKind::Truncated, "It ends in the middle; the entries that are whole were read.");
        }
        if self.flawed.deep {
            flaws.add(FlawKind::TooDeep, format!("Its elements are nested over {DEPTH} deep."));
        }
    }

    fn position(&self) -> usize {
        self.offset + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn start(&mut self, start: usize, name_length: usize, is_empty: bool) -> Option<Step<'x>> {
        let source = &self.source[start..self.position()];
        let name = source.get(1..=name_length).unwrap_or_default();
        if self.open.len() > DEPTH {
            self.flawed.deep = true;
            self.too_deep += usize::from(!is_empty);
            return None;
        }
        let unclosed = self.unclosed_before(name);
        if unclosed > 0 {
            self.flawed.malformed = true;
            self.closing = unclosed;
            self.go_to(start);
            return None;
        }
        let attributes = source[1 + name_length..source.len() - 1].trim_end();
        let attributes = if is_empty { attributes.strip_suffix('/').unwrap_or(attributes) } else { attributes };
        let around = self.open.last();
        let mut open = Open {
            name,
            prefixes: self.prefixes.len(),
            base: around.and_then(|open| open.base.clone()),
            has_own_base: around.is_some_and(|open| open.has_own_base),
        };
        if attributes.contains("xml") {
            self.declare(attributes, &mut open);
        }
        self.open.push(open);
        self.closing = usize::from(is_empty);
        Some(Step::Open(Element::new(name, attributes, &self.prefixes)))
    }

    /// How many open elements lack their end tag, as this one can't stand inside of them: an item in an item, a link in a title.
    fn unclosed_before(&self, name: &str) -> usize {
        if matches!(name, "item" | "entry") {
            return self.open.iter().rposition(|open| open.name == name).map_or(0, |at| self.open.len() - at);
        }
        let is_field = matches!(
            name,
            "link" | "guid" | "pubDate" | "description" | "category" | "enclosure" | "dc:creator" | "dc:date" | "content:encoded"
        );
        let holds_text = self.open.last().is_some_and(|open| matches!(open.name, "title" | "guid" | "pubDate" | "link" | "category"));
        usize::from(is_field && holds_text)
    }

    /// `xmlns`, `xmlns:x`, `xml:base`.
    fn declare(&mut self, attributes: &'x str, open: &mut Open<'x>) {
        for (key, value) in element::attributes(attributes) {
            if self.prefixes.len() >= MOST_PREFIXES {
                return;
            }
            if key == "xmlns" {
                self.prefixes.push(("", Vocabulary::of_uri(&value)));
            } else if let Some(prefix) = key.strip_prefix("xmlns:") {
                self.prefixes.push((prefix, Vocabulary::of_uri(&value)));
            } else if key == "xml:base" {
                let value = Some(value.trim()).filter(|value| value.len() <= LONGEST);
                let base = value.and_then(|value| match &open.base {
                    Some(base) => base.join(value).ok(),
                    None => Url::parse(value).ok(),
                });
                // A base that leads to a program is none; nor is one that can't be joined to, or that makes every address too long.
                if let Some(base) = base
                    && base.as_str().len() <= LONGEST
                    && matches!(base.scheme(), "http" | "https" | "ftp" | "file")
                {
                    open.base = Some(Rc::new(base));
                    open.has_own_base = true;
                } else {
                    self.flawed.base = true;
                }
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.open.iter().skip(1).rposition(|open| open.name.as_bytes() == name) {
            Some(at) => {
                self.closing = self.open.len() - 1 - at;
                self.flawed.malformed |= self.closing > 1;
            }
            None => self.flawed.malformed = true,
        }
    }

    fn close(&mut self) -> Step<'x> {
        self.closing -= 1;
        match self.open.pop() {
            Some(open) => {
                self.prefixes.truncate(open.prefixes);
                Step::Close(open.name)
            }
            None => Step::End,
        }
    }

    fn reference(&self, source: &'x str) -> Cow<'x, str> {
        let name = source.trim_start_matches('&').trim_end_matches(';');
        match self.entities.get(name) {
            Some(value) => Cow::Owned(markup::text::unescape(value)),
            None => Cow::Owned(markup::text::unescape(source)),
        }
    }

    /// Entities that the document declares for itself; they are resolved once, so that none can grow by naming another.
    fn declarations(&mut self, doctype: &'x str) {
        for declaration in doctype.split("<!ENTITY").skip(1).take(MOST_ENTITIES) {
            let declaration = declaration.trim_start();
            let Some((name, rest)) = declaration.split_once(|c: char| c.is_whitespace()) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            if let Some(value) = rest[1..].split(quote).next().filter(|value| value.len() <= MOST_ENTITY_BYTES) {
                self.entities.insert(name, value);
            }
        }
    }

    /// "a < b": no tag. Seen before quick-xml looks for the tag's end, which may be megabytes away.
    fn is_stray_sign(&self, at: usize) -> bool {
        match self.source.as_bytes().get(at..) {
            Some([b'<', next, ..]) => !(next.is_ascii_alphabetic() || !next.is_ascii() || matches!(next, b'_' | b':' | b'!' | b'?' | b'/')),
            _ => false,
        }
    }

    fn stray_sign(&mut self, start: usize) -> Step<'x> {
        self.flawed.malformed = true;
        self.go_to(start + 1);
        Step::Text(Cow::Borrowed("<"))
    }

    /// Goes on at the next tag after one that can't be read.
    fn restart(&mut self, at: usize) {
        let rest = &self.source[at..];
        self.wasted += rest.len();
        let next = rest.get(1..).and_then(|after| after.find('<'));
        match next {
            Some(next) if self.wasted <= MOST_WASTED && !rest.starts_with("<![CDATA[") => {
                self.flawed.malformed = true;
                self.go_to(at + 1 + next);
            }
            _ => {
                self.flawed.truncated = true;
                self.at_end = true;
            }
        }
    }

    fn end_of_document(&mut self) {
        self.at_end = true;
        self.flawed.truncated |= self.open.len() > 1;
    }

    fn go_to(&mut self, at: usize) {
        self.offset = at;
        self.reader = reader(&self.source[at..]);
    }
}

fn reader(source: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(source);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    config.check_comments = false;
    reader
}

#[cfg(test)]
mod tests;
