//! A page written anew so that every tree builder reads it alike and in linear time: tags closed in their place, nothing left open,
//! nothing too deep, no SVG, MathML, templates or frames.

use std::borrow::Cow;
use std::collections::HashMap;

use super::element::{closed_by_end, closed_by_start, is_formatting, is_raw, is_table_part, is_void, moves_contents_out};
use super::lexer::{Lexer, Tag, Token};
use super::{MOST_ATTRIBUTES, MOST_FORMATTING};

pub(super) struct Rewritten {
    pub(super) html: String,
    pub(super) flattened: bool,
    pub(super) cut: bool,
}

pub(super) fn balanced(page: &str, depth: usize, tags: usize) -> Rewritten {
    let mut writer = Writer {
        out: String::with_capacity(page.len()),
        depth,
        tags,
        open: Vec::new(),
        dropped: HashMap::new(),
        formatting: 0,
        flattened: false,
    };
    let mut lexer = Lexer::new(page);
    let mut cut = false;
    while let Some(token) = lexer.next() {
        match token {
            Token::Text(text) => writer.text(text),
            Token::Start(_) if writer.tags == 0 => {
                cut = true;
                break;
            }
            Token::Start(tag) => writer.start(tag, &mut lexer),
            Token::End(tag) => writer.end(&tag.name),
            Token::Silent(_) | Token::Unfinished => {}
        }
    }
    writer.close(writer.open.len());
    Rewritten { html: writer.out, flattened: writer.flattened, cut }
}

struct Writer<'a> {
    out: String,
    depth: usize,
    /// Start tags that may still be written.
    tags: usize,
    open: Vec<Cow<'a, str>>,
    /// Start tags left out, by name, whose end tags must be left out too.
    dropped: HashMap<Cow<'a, str>, usize>,
    formatting: usize,
    flattened: bool,
}

/// Elements whose tags are left out, their contents staying.
fn loses_tags(name: &str) -> bool {
    matches!(name, "svg" | "math" | "select" | "option" | "optgroup" | "template" | "frameset" | "frame" | "plaintext")
        || !name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':'))
}

impl<'a> Writer<'a> {
    fn text(&mut self, text: &str) {
        if text.trim_ascii().is_empty() {
            self.out.push_str(text);
            return;
        }
        self.open_cell();
        // What begins no tag now might begin one where a tag was left out after it.
        for (index, part) in text.split('<').enumerate() {
            if index > 0 {
                self.out.push_str("&lt;");
            }
            self.out.push_str(part);
        }
    }

    fn start(&mut self, tag: Tag<'a>, lexer: &mut Lexer<'a>) {
        if is_raw(&tag.name) {
            let contents = lexer.raw(&tag.name);
            return self.raw(&tag, contents);
        }
        if loses_tags(&tag.name) {
            return;
        }
        if matches!(&*tag.name, "html" | "head" | "body") {
            return self.write(&tag);
        }
        if is_void(&tag.name) {
            if tag.name != "col" {
                self.open_cell();
            }
            return self.write(&tag);
        }
        // An element that closes itself has no contents in XML and all the rest of the page in HTML.
        if tag.closes_itself {
            return;
        }
        if is_table_part(&tag.name) {
            let is_inside = self.open.iter().any(|open| open == "table") && self.dropped.get("table").is_none_or(|count| *count == 0);
            if !is_inside {
                return;
            }
        } else {
            self.open_cell();
        }
        let closed = closed_by_start(&tag.name, self.open.iter().rev().map(|open| &**open));
        self.close(closed);
        self.open_row_for(&tag.name);
        if self.open.len() >= self.depth || (is_formatting(&tag.name) && self.formatting >= MOST_FORMATTING) {
            self.flattened = true;
            *self.dropped.entry(tag.name).or_default() += 1;
            return;
        }
        self.write(&tag);
        self.push(tag.name);
    }

    fn end(&mut self, name: &str) {
        if let Some(count) = self.dropped.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        let closed = closed_by_end(name, self.open.iter().rev().map(|open| &**open));
        self.close(closed);
    }

    /// Scripts stay, as they may hold data about the page; titles and fields stay as text; the others go with what they hold.
    fn raw(&mut self, tag: &Tag<'a>, contents: &str) {
        match &*tag.name {
            "script" => {
                self.write(tag);
                // Without the sign that begins a comment, a script ends at its first end tag.
                self.out.push_str(&contents.replace("<!--", ""));
                self.out.push_str("</script>");
            }
            "title" | "textarea" => {
                self.open_cell();
                self.write(tag);
                self.out.push_str(&contents.replace('<', "&lt;"));
                self.out.push_str("</");
                self.out.push_str(&tag.name);
                self.out.push('>');
            }
            _ => {}
        }
    }

    /// Opens the cell that contents of a table without cells would need.
    fn open_cell(&mut self) {
        let Some(top) = self.open.last().filter(|top| moves_contents_out(top)) else { return };
        let missing: &[&'static str] = match &**top {
            "table" => &["tbody", "tr", "td"],
            "tr" => &["td"],
            _ => &["tr", "td"],
        };
        self.open_all(missing);
    }

    /// The same for a row or cell that lacks what it stands in.
    fn open_row_for(&mut self, name: &str) {
        let top = self.open.last().map(|top| &**top);
        let missing: &[&'static str] = match (name, top) {
            ("td" | "th", Some("table")) => &["tbody", "tr"],
            ("td" | "th", Some("tbody" | "thead" | "tfoot")) => &["tr"],
            ("tr", Some("table")) => &["tbody"],
            _ => &[],
        };
        self.open_all(missing);
    }

    fn open_all(&mut self, names: &[&'static str]) {
        for name in names {
            self.out.push('<');
            self.out.push_str(name);
            self.out.push('>');
            self.push(Cow::Borrowed(name));
        }
    }

    fn push(&mut self, name: Cow<'a, str>) {
        self.formatting += usize::from(is_formatting(&name));
        self.open.push(name);
    }

    fn write(&mut self, tag: &Tag<'a>) {
        self.tags -= 1;
        if tag.attributes > MOST_ATTRIBUTES {
            self.flattened = true;
            self.out.push('<');
            self.out.push_str(&tag.name);
            self.out.push('>');
        } else {
            self.out.push_str(tag.source);
        }
    }

    fn close(&mut self, count: usize) {
        for _ in 0..count {
            let Some(name) = self.open.pop() else { return };
            self.formatting -= usize::from(is_formatting(&name));
            self.out.push_str("</");
            self.out.push_str(&name);
            self.out.push('>');
        }
    }
}
