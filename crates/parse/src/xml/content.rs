//! What an element holds: text, or markup written into the XML itself.

use super::{Step, Xml};

/// HTML's elements without contents, which must not get an end tag.
const VOID: [&str; 14] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// An element's contents.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Content {
    /// Text with its references resolved, or, if `is_markup`, HTML.
    pub(crate) text: String,
    /// There were elements inside.
    pub(crate) is_markup: bool,
}

impl Content {
    /// The contents as HTML, where the element's text is HTML in itself (RSS, Atom's `type="html"`).
    pub(crate) fn into_html(self) -> Option<String> {
        given(self.text)
    }

    /// The contents as HTML, where the element's text is plain text.
    pub(crate) fn into_escaped_html(self) -> Option<String> {
        if self.is_markup { given(self.text) } else { given(escape(&self.text)) }
    }

    /// The contents as one line of plain text, where the text is HTML in itself.
    pub(crate) fn into_line(self) -> Option<String> {
        given(markup::text::plain(&self.text).replace('\n', " "))
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

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl<'x> Xml<'x> {
    /// Everything inside of the element opened last.
    pub(crate) fn content(&mut self) -> Content {
        let depth = self.open.len();
        let mut content = Content::default();
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
                    content.text.push('<');
                    content.text.push_str(element.local);
                    content.text.push_str(element.attributes);
                    content.text.push('>');
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
