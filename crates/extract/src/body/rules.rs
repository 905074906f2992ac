//! What goes without a model being asked.
//!
//! From a page: what stands over the text and is known from elsewhere, headline, site, byline and date. From a feed's entry, whose text
//! is the article already, without a page around it: what publishers' systems add between paragraphs, by a phrase and a shape that must
//! both fit.

use markup::text::fold;
use markup::tree::Tree;

use crate::body::blocks::Block;
use crate::body::ground::{Ground, mark};
use crate::body::line::{Line, phrase};
use crate::body::rows::Hints;

/// Blocks after the first paragraph among which the headline or byline may stand again.
const NEAR: usize = 2;

/// Which blocks of a page are surely none of its article's, and why in plain words: what stands in the site's own frame, what publishers'
/// systems write between paragraphs, and what says only what is known already: the headline, the site's name, who wrote it and when. These
/// only at the top: further down they may be a text's own words.
pub(crate) fn of_page(tree: &Tree, ground: &Ground, blocks: &[Block], lines: &[Line], hints: &Hints) -> Vec<Option<&'static str>> {
    let prose = ground.sum(tree.root()).prose.max(1) as f32;
    let names: Vec<String> = hints.titles.iter().copied().chain(hints.site).map(fold).filter(|name| !name.is_empty()).collect();
    let authors: Vec<String> = hints.authors.iter().map(|name| fold(name)).filter(|name| name.len() > 3).collect();
    let first = blocks.iter().zip(lines).position(|(block, line)| block.is_prose() && line.stops > 0).unwrap_or(blocks.len());
    let judged = blocks.iter().zip(lines).enumerate().map(|(at, (block, line))| {
        let on_top = at <= first + NEAR && !line.folded.is_empty();
        if is_apart(tree, ground, block, prose) {
            Some("in the site's navigation or footer")
        } else if on_top && names.contains(&line.folded) {
            Some("repeats the headline or the site's name")
        } else if on_top && is_byline(block, line, &authors) {
            Some("a byline")
        } else if on_top && is_date(block, line) {
            Some("a date line")
        } else {
            furniture(block, line)
        }
    });
    judged.collect()
}

/// Part of a page's prose above which nothing is taken for a footer: some pages are one.
const APART: f32 = 0.5;

/// It stands in the site's own navigation or footer, not in an article's.
fn is_apart(tree: &Tree, ground: &Ground, block: &Block, prose: f32) -> bool {
    let mut apart = false;
    for id in std::iter::once(block.owner).chain(tree.around(block.owner)) {
        let marks = ground.marks[id.index()];
        if marks & (mark::ARTICLE | mark::MAIN | mark::BODY) != 0 {
            return false;
        }
        apart |= marks & (mark::NAV | mark::FOOTER) != 0 && (ground.sum(id).prose as f32) < APART * prose;
    }
    apart
}

/// The names of the authors and little else.
fn is_byline(block: &Block, line: &Line, authors: &[String]) -> bool {
    let named: usize = authors.iter().filter(|name| line.folded.contains(*name)).map(String::len).sum();
    let enough = if line.phrases & (phrase::BY | phrase::STAMP) == 0 { 2 } else { 4 };
    block.chars < 120 && line.commas < 3 && named * enough > line.folded.len() && named > 0
}

/// A date, or "Updated" and a date.
fn is_date(block: &Block, line: &Line) -> bool {
    let stamped = line.phrases & phrase::STAMP != 0 && block.chars < 60;
    line.digits > 0 && (stamped || block.chars < 40 && markup::date::parse(&block.text).is_some())
}

/// Characters of a block from which no rule of an entry takes it out, headlines aside, which are shorter.
pub(crate) const LONGEST_ADDED: usize = 300;

/// Which blocks of an entry are its article's; lines of blocks of [`LONGEST_ADDED`] characters or more are not looked at.
pub(crate) fn of_entry(blocks: &[Block], lines: &[Line], title: Option<&str>) -> Vec<bool> {
    let title = title.map(fold);
    let judged = blocks.iter().zip(lines).enumerate();
    judged.map(|(at, (block, line))| !block.caption && !is_noise(block, line, at, title.as_deref())).collect()
}

fn is_noise(block: &Block, line: &Line, at: usize, title: Option<&str>) -> bool {
    at < 4 && title.is_some_and(|title| !title.is_empty() && title == line.folded) || furniture(block, line).is_some()
}

/// What publishers' systems write between paragraphs: told by a phrase and a shape.
fn furniture(block: &Block, line: &Line) -> Option<&'static str> {
    let has = |bits: u32| line.phrases & bits == bits;
    let led = || block.link_density() > 0.3 || block.chars < 25 || block.chars < 60 && block.text.ends_with(':');
    if has(phrase::TEASER) && block.chars < 250 && led() {
        Some("a teaser of another article")
    } else if has(phrase::ALONE) {
        Some("a button's or label's words")
    } else if has(phrase::COMMENTS) {
        Some("a line about comments")
    } else if has(phrase::NEWSLETTER | phrase::ASKING) && block.chars < LONGEST_ADDED {
        Some("a request to subscribe or follow")
    } else if has(phrase::NOTICE) && block.chars < 250 {
        Some("a notice")
    } else if block.text.len() < 20 && line.letters + line.digits + line.unspaced == 0 {
        Some("nothing but signs")
    } else {
        None
    }
}
