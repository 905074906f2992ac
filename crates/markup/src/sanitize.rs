//! The one sanitizer: what of a stranger's HTML may stand on our pages.
//!
//! It lets nothing through: behind the cap of [`crate::nesting`] the HTML is parsed into a tree, and what the tree says is written anew
//! with [`crate::compose`], which knows a few harmless elements, escapes all text and checks all addresses. So there is no list of what is
//! dangerous to keep up with, and the result is a tree that any parser reads alike. What is written, read again, comes out the same:
//! `article(article(x)) == article(x)`.

mod meaning;
mod pictures;

use url::Url;

use crate::compose::{Attribute, Composer, Direction, Element, Picture};
use crate::tree::{Id, Tree};
use crate::{SafeHtml, nesting};
use meaning::{Meaning, meaning};

pub use pictures::{Own, OwnPicture, picture_addresses, pictures_from_here, without_first_figure};

/// Bytes of an article that are looked at, and that are written; the longest true articles have a tenth of that.
pub(crate) const MOST_BYTES: usize = 4 << 20;
/// Elements within each other; articles need about ten.
pub(crate) const DEPTH: usize = 64;
/// Start tags of an article.
pub(crate) const TAGS: usize = 60_000;

/// What every link says besides its address.
pub(crate) const LINK_ATTRIBUTES: &str = " referrerpolicy=\"no-referrer\" rel=\"nofollow noopener noreferrer\"";
/// What every picture says besides what it is.
pub(crate) const PICTURE_ATTRIBUTES: &str = " loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"";

/// What of an article's HTML may be shown: text, links, lists, tables, quotations, pictures, headings from `h2` to `h4`. Everything that
/// runs, asks or styles is gone, and so are ids and classes. Links are absolute (`base` resolves them; without one, relative links stay
/// text), to http, https and mailto only; pictures likewise, to http and https.
///
/// Showing a picture tells its host who reads: a page for readers goes through [`pictures_from_here`].
#[must_use]
pub fn article(html: &str, base: Option<&Url>) -> SafeHtml {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let mut to = Composer::with_capacity(html.len());
    let tree = Tree::parse(&nesting::cap(html, DEPTH, TAGS).html);
    write(&tree, base, &mut to);
    to.finish()
}

/// Writes what the tree says. One pass; elements that hold none of what we write leave their contents.
fn write(tree: &Tree, base: Option<&Url>, to: &mut Composer) {
    // Where each element that is open ends, and whether it stands for a line of its own.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut index = 1;
    while index < tree.len() {
        while let Some((end, block)) = open.last().copied()
            && end <= index
        {
            close(block, to);
            open.pop();
        }
        let id = tree.at(index);
        index += 1;
        if let Some(text) = tree.text(id) {
            to.text(text);
            continue;
        }
        match meaning(tree.name(id)) {
            Meaning::Element(element) => {
                let block = !element.is_inline();
                if block {
                    to.part();
                }
                if is_wanted(tree, id, element, to) {
                    start(tree, id, element, base, to);
                    open.push((tree.end(id), block));
                }
            }
            Meaning::Break => to.line_break(),
            Meaning::Rule => to.rule(),
            Meaning::Picture => picture(tree, id, base, to),
            Meaning::Gone => index = tree.end(id),
            Meaning::Contents => {}
        }
    }
    while let Some((_, block)) = open.pop() {
        close(block, to);
    }
}

fn close(block: bool, to: &mut Composer) {
    to.close();
    if block {
        to.part();
    }
}

/// Emphasis around whole blocks would take these blocks apart, since in a line no block may stand: it goes, the blocks stay. A link stays.
fn is_wanted(tree: &Tree, id: Id, element: Element, to: &Composer) -> bool {
    let holds_block = || tree.below(id).any(|id| matches!(meaning(tree.name(id)), Meaning::Element(below) if !below.is_inline()));
    !element.is_inline() || element == Element::Link || !to.takes_blocks() || !holds_block()
}

fn start(tree: &Tree, id: Id, element: Element, base: Option<&Url>, to: &mut Composer) {
    let mut address = None;
    let mut language = None;
    let mut attributes = Vec::new();
    // In the order in which they are written.
    for (name, value) in tree.attributes(id) {
        match name {
            "href" if element == Element::Link => address = resolved(value, base),
            "lang" => language = Some(value),
            "dir" => attributes.extend(direction(value).map(Attribute::Direction)),
            "start" => attributes.extend(number(value).map(Attribute::Start)),
            "colspan" => attributes.extend(number(value).map(Attribute::Columns)),
            "rowspan" => attributes.extend(number(value).map(Attribute::Rows)),
            "datetime" => attributes.push(Attribute::Moment(value)),
            _ => {}
        }
    }
    if tree.name(id) == "bdi" && attributes.is_empty() {
        attributes.push(Attribute::Direction(Direction::Auto));
    }
    attributes.extend(language.map(Attribute::Language));
    attributes.extend(address.as_ref().map(|url| Attribute::Address(url.as_str())));
    attributes.sort_by_key(Attribute::rank);
    // An item that lost its list is a passage of its own.
    let orphan = matches!(element, Element::Item | Element::Term | Element::Definition) && to.takes_blocks();
    to.open_with(if orphan { Element::Division } else { element }, &attributes);
}

fn picture(tree: &Tree, id: Id, base: Option<&Url>, to: &mut Composer) {
    let value = |name| tree.attributes(id).find(|(known, _)| *known == name).map(|(_, value)| value);
    let Some(address) = value("src").and_then(|src| resolved(src, base)) else { return };
    let size = |name| value(name).and_then(number).and_then(|size| u16::try_from(size).ok());
    let alt = value("alt").unwrap_or_default();
    to.picture(&Picture { address: address.as_str(), alt, width: size("width"), height: size("height") });
}

fn resolved(address: &str, base: Option<&Url>) -> Option<Url> {
    match base {
        Some(base) => base.join(address).ok(),
        None => Url::parse(address).ok(),
    }
}

fn direction(value: &str) -> Option<Direction> {
    [Direction::LeftToRight, Direction::RightToLeft, Direction::Auto].into_iter().find(|known| value.eq_ignore_ascii_case(known.name()))
}

/// A number of at most four digits: a table with a cell a million columns wide takes the page down with it.
fn number(value: &str) -> Option<u32> {
    (value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit())).then(|| value.parse().ok()).flatten()
}

#[cfg(test)]
mod tests;
