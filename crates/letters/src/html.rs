//! A letter's HTML as an entry's content: without what reports who reads, what nobody is meant to see, and what is the reader's own.
//!
//! What is written is the sender's HTML still, for the sanitizer to make safe; but small: of attributes only those that the sanitizer lets
//! through, and no tables that only hold the page together.

use std::collections::HashMap;

use markup::tree::{Id, Tree};
use markup::{nesting, text};
use model::{Flaw, FlawKind};

use crate::head::Head;
use crate::phrases::{IN_BROWSER, UNSUBSCRIBE, UNSUBSCRIBE_ADDRESS, says};

mod own;
mod pixels;
mod tables;

pub(crate) use own::Reader;

/// Bytes of HTML that are read; senders keep to a tenth of it, since mail programs cut what is longer.
const MOST_READ: usize = 4 << 20;
/// Elements within each other: layout tables nest about thirty deep.
const DEPTH: usize = 120;
/// Start tags of a letter.
const TAGS: usize = 40_000;
/// Bytes that are written, but for the end tags of what is open: below what an entry may have, else its whole text would be left out.
pub(crate) const MOST_WRITTEN: usize = 480 << 10;
/// Bytes of an attribute's value, addresses aside.
const LONGEST_VALUE: usize = 1_000;
/// Words of a block that goes with the link in it: "You get this letter because you asked for it. Unsubscribe".
const SMALL_BLOCK: usize = 40;
/// Letters of a link's words that are looked at.
const LINK_WORDS: usize = 300;

/// What of an element's attributes is written: what the sanitizer lets through.
const ATTRIBUTES: [&str; 11] = ["href", "src", "alt", "width", "height", "lang", "dir", "start", "datetime", "colspan", "rowspan"];
/// Elements that hold nothing to read.
const SILENT: [&str; 13] =
    ["head", "title", "style", "script", "template", "noscript", "svg", "math", "form", "input", "button", "object", "iframe"];
const VOID: [&str; 5] = ["br", "hr", "img", "wbr", "col"];
const BLOCKS: [&str; 12] = ["p", "div", "td", "li", "center", "blockquote", "h1", "h2", "h3", "h4", "table", "tr"];

/// HTML, and where its letter is on the web.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) html: String,
    pub(crate) link: Option<String>,
}

/// What of a letter's HTML is an entry's.
pub(crate) fn written(html: &str, head: &Head, flaws: &mut Vec<Flaw>) -> Written {
    let capped = nesting::cap(&html[..html.floor_char_boundary(MOST_READ)], DEPTH, TAGS);
    let mut cut = capped.cut || html.len() > MOST_READ;
    let tree = Tree::parse(&capped.html);
    let reader = Reader::new(head);
    let mut page = Page { tree: &tree, dropped: vec![false; tree.len()] };
    page.drop_unseen();
    let link = page.drop_own_links(&reader);
    pixels::drop(&mut page);
    let html = page.html(&reader, &mut cut);
    if cut {
        flaws.push(too_long());
    }
    Written { html, link }
}

pub(crate) fn too_long() -> Flaw {
    Flaw::new(FlawKind::TooLarge, "A letter's text is longer than a letter's; the rest of it is left out.")
}

/// A letter's tree, and which of its nodes are left out.
struct Page<'t> {
    tree: &'t Tree,
    dropped: Vec<bool>,
}

impl Page<'_> {
    fn drop(&mut self, id: Id) {
        self.dropped[self.tree.range(id)].fill(true);
    }

    fn is_dropped(&self, id: Id) -> bool {
        self.dropped[id.index()]
    }

    fn each(&self) -> impl Iterator<Item = Id> + use<> {
        self.tree.below(self.tree.root())
    }

    /// What mail programs do not show: the line that stands in the list of letters, padding behind it.
    fn drop_unseen(&mut self) {
        for id in self.each() {
            if self.is_dropped(id) || !self.tree.is_element(id) {
                continue;
            }
            let hidden = self.tree.has(id, "hidden") || self.tree.attribute(id, "style").is_some_and(is_hiding);
            if hidden || SILENT.contains(&self.tree.name(id)) {
                self.drop(id);
            }
        }
    }

    /// Takes out the links that are the reader's own and gives the address of the letter as a page: the one whose words say so. A link
    /// whose words are the subject's may as well be the button of "Confirm your subscription", which is nobody's to follow but the reader's.
    fn drop_own_links(&mut self, reader: &Reader) -> Option<String> {
        let mut in_browser = None;
        let mut own = vec![false; self.tree.len()];
        for id in self.each() {
            let Some(href) = (self.tree.name(id) == "a").then(|| self.tree.attribute(id, "href")).flatten() else { continue };
            if self.is_dropped(id) {
                continue;
            }
            let words = text::fold(&self.tree.words(id, LINK_WORDS));
            let lower = href.to_ascii_lowercase();
            if reader.is_way_out(href) || says(&words, UNSUBSCRIBE) || UNSUBSCRIBE_ADDRESS.iter().any(|part| lower.contains(part)) {
                own[id.index()] = true;
            } else if says(&words, IN_BROWSER) {
                own[id.index()] = true;
                in_browser = in_browser.or_else(|| reader.public(href));
            }
        }
        // Each block is looked through once, however many of its links are the reader's own.
        let mut judged: HashMap<Id, bool> = HashMap::new();
        for id in self.each().filter(|id| own[id.index()]) {
            if self.is_dropped(id) {
                continue;
            }
            let block = self.tree.around(id).find(|around| BLOCKS.contains(&self.tree.name(*around)));
            let about_it = block.filter(|block| *judged.entry(*block).or_insert_with(|| self.is_about_it(*block, &own)));
            self.drop(about_it.unwrap_or(id));
        }
        in_browser
    }

    /// Is what is said in this block only about the reader's own links in it?
    fn is_about_it(&self, block: Id, own: &[bool]) -> bool {
        text::word_count(&self.tree.words(block, 2_000)) <= SMALL_BLOCK
            && !self.tree.below(block).any(|inner| self.tree.name(inner) == "a" && !own[inner.index()])
    }

    fn html(&self, reader: &Reader, cut: &mut bool) -> String {
        let root = self.tree.body().unwrap_or(self.tree.root());
        let mut out = String::new();
        // Elements that are open: where each ends, and how it is called in what is written.
        let mut open: Vec<(usize, &str)> = Vec::new();
        // Where the last block ended, and what was open there.
        let mut whole = (0, Vec::new());
        let layout = tables::of_layout(self.tree);
        let mut index = root.index() + 1;
        let end = self.tree.end(root);
        while index < end {
            if close(&mut out, &mut open, index) && out.len() > MOST_WRITTEN / 2 {
                whole = (out.len(), open.clone());
            }
            let id = self.tree.at(index);
            if self.is_dropped(id) {
                index = self.tree.end(id);
                continue;
            }
            index += 1;
            let words = self.tree.text(id);
            let name = layout.written(self.tree, id);
            let piece = words.map_or_else(|| self.tag(id, name, reader), text::escape);
            if out.len() + piece.len() > MOST_WRITTEN {
                *cut = true;
                if whole.0 > 0 {
                    out.truncate(whole.0);
                    open = whole.1;
                } else if words.is_some() {
                    // One block as long as half a letter may be has no better place.
                    out.push_str(beginning(&piece, MOST_WRITTEN.saturating_sub(out.len())));
                }
                break;
            }
            out.push_str(&piece);
            if words.is_none() && !VOID.contains(&name) {
                open.push((self.tree.end(id), name));
            }
        }
        close(&mut out, &mut open, usize::MAX);
        out.trim().to_owned()
    }

    fn tag(&self, id: Id, name: &str, reader: &Reader) -> String {
        let mut out = format!("<{name}");
        for (attribute, value) in self.tree.attributes(id).filter(|(attribute, _)| ATTRIBUTES.contains(attribute)) {
            let value = match (name, attribute) {
                ("a", "href") => match reader.link(value) {
                    Some(kept) => kept,
                    None => continue,
                },
                // What is attached to the letter under a number, or written into it, isn't kept.
                ("img", "src") => match markup::address::absolute(None, value) {
                    Some(url) => url.into(),
                    None => continue,
                },
                (_, "href" | "src") => continue,
                ("div", "width" | "height" | "colspan" | "rowspan") => continue,
                _ => value[..value.floor_char_boundary(LONGEST_VALUE)].to_owned(),
            };
            out.push(' ');
            out.push_str(attribute);
            out.push_str("=\"");
            out.push_str(&text::quoted(&value));
            out.push('"');
        }
        out.push('>');
        out
    }
}

/// Closes what ends before this node; was a block among it?
fn close(out: &mut String, open: &mut Vec<(usize, &str)>, index: usize) -> bool {
    let mut is_block = false;
    while let Some((_, name)) = open.pop_if(|(end, _)| *end <= index) {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
        is_block |= BLOCKS.contains(&name);
    }
    is_block
}

/// As much of escaped text as has room, no reference taken apart.
fn beginning(escaped: &str, room: usize) -> &str {
    let kept = &escaped[..escaped.floor_char_boundary(room)];
    match kept.rfind('&') {
        Some(at) if !kept[at..].contains(';') => &kept[..at],
        _ => kept,
    }
}

/// Does this style hide its element from readers?
fn is_hiding(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).take(2_000).collect();
    let says = |what: &str| style.split(';').any(|rule| rule.trim_end_matches("!important") == what);
    says("display:none")
        || says("visibility:hidden")
        || says("opacity:0")
        || (says("max-height:0") || says("max-height:0px")) && style.contains("overflow:hidden")
}
