//! What an element holds: text, or markup written into the XML itself.

use std::borrow::Cow;
use std::cell::Cell;
use std::rc::Rc;

use markup::fragment;
use markup::text::escape;
use url::Url;

use super::{Step, Xml, guess};

/// HTML's elements without contents, which must not get an end tag.
const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// An element's contents.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    /// Text with its references resolved, or, if `is_markup`, HTML.
    pub(crate) text: String,
    /// There were elements inside.
    pub(crate) is_markup: bool,
    /// What relative addresses in it are relative to, if the document says so.
    pub(super) base: Option<Base>,
}

/// A base that the document declares.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Base {
    pub(super) url: Rc<Url>,
    /// Bytes by which addresses may still grow.
    pub(super) room: Rc<Cell<usize>>,
}

impl Base {
    /// The HTML with its addresses absolute; `None` if they are already.
    fn resolved(&self, html: &str) -> Option<String> {
        let mut room = self.room.get();
        let resolved = fragment::absolute(html, &self.url, &mut room);
        self.room.set(room);
        match resolved {
            Cow::Owned(resolved) => Some(resolved),
            Cow::Borrowed(_) => None,
        }
    }
}

impl Content {
    /// The contents as HTML, where the element's text is HTML in itself (an item's description, Atom's `type="html"`).
    pub(crate) fn into_html(self) -> Option<String> {
        let text = given(self.text)?;
        Some(self.base.and_then(|base| base.resolved(&text)).unwrap_or(text))
    }

    /// The contents as HTML, where the element's text is plain text.
    pub(crate) fn into_escaped_html(self) -> Option<String> {
        if self.is_markup { self.into_html() } else { given(escape(&self.text)) }
    }

    /// The contents as HTML, where the format lets the reader guess whether text is HTML in itself (titles of RSS).
    pub(crate) fn into_guessed_html(self) -> Option<String> {
        if self.is_markup || guess::is_html(&self.text) { self.into_html() } else { given(escape(&self.text)) }
    }

    /// The contents as one line of plain text, where nobody says whether text is HTML in itself.
    pub(crate) fn into_line(self) -> Option<String> {
        if self.is_markup || guess::is_html(&self.text) {
            given(markup::text::fold_space(&markup::text::plain(&self.text)))
        } else {
            given(markup::text::fold_space(&self.text))
        }
    }

    /// The contents as one line, where the element's text is plain.
    pub(crate) fn into_plain_line(self) -> Option<String> {
        if self.is_markup { self.into_line() } else { given(markup::text::fold_space(&self.text)) }
    }
}

fn given(text: String) -> Option<String> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        None
    } else if trimmed.len() == text.len() {
        Some(text)
    } else {
        Some(trimmed.to_owned())
    }
}

impl<'x> Xml<'x> {
    /// Everything inside of the element opened last.
    pub(crate) fn content(&mut self) -> Content {
        let depth = self.open.len();
        let mut content = Content { base: self.own_base(), ..Content::default() };
        if self.closing > 0 {
            return content;
        }
        loop {
            match self.step() {
                Step::End => break,
                Step::Text(text) if content.is_markup => content.text.push_str(&escape(&text)),
                Step::Text(text) => content.text.push_str(&text),
                Step::Open(element) => {
                    if !content.is_markup {
                        content.is_markup = true;
                        content.text = escape(&content.text);
                    }
                    let from = content.text.len();
                    content.text.push('<');
                    content.text.push_str(element.local);
                    content.text.push_str(element.attributes);
                    content.text.push('>');
                    // An element in the markup may have a base of its own.
                    if let Some(base) = self.own_base().filter(|base| content.base.as_ref().is_none_or(|around| around.url != base.url))
                        && let Some(resolved) = base.resolved(&content.text[from..])
                    {
                        content.text.replace_range(from.., &resolved);
                    }
                }
                Step::Close(name) => {
                    if self.open.len() < depth {
                        break;
                    }
                    let local = name.rsplit(':').next().unwrap_or(name);
                    if !VOID.contains(&local) {
                        content.text.push_str("</");
                        content.text.push_str(local);
                        content.text.push('>');
                    }
                }
            }
        }
        content
    }
}
