//! From a page's links to its items: one for each address, with headline, block and what stands in that.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::Timestamp;
use markup::tree::{Id, Tree};
use markup::{address, text};
use url::Url;

use super::item::{self, Item};
use super::region;

/// Links of a page that are looked at.
const MOST_ANCHORS: usize = 20_000;
/// How far up from "Read more" its headline is looked for.
const HEADING_WITHIN: usize = 5;
/// Bytes of a block in which a date and a teaser are looked for.
const BLOCK_BYTES: usize = 20_000;
/// Elements after a headline in which its date and teaser are looked for.
const FOLLOWING: usize = 6;
/// Characters of a text that may be a date.
const LONGEST_DATE: usize = 60;

/// A page, its base, and which of its nodes lie outside of the list.
pub(super) struct Page<'t> {
    pub(super) tree: &'t Tree,
    url: &'t Url,
    base: Url,
}

/// A link that may be an item's.
struct Anchor {
    id: Id,
    key: String,
    url: Url,
}

impl<'t> Page<'t> {
    pub(super) fn new(tree: &'t Tree, url: &'t Url) -> Page<'t> {
        let base = tree.below(tree.root()).find(|id| tree.name(*id) == "base").and_then(|id| tree.attribute(id, "href"));
        let base = base.and_then(|href| address::absolute(Some(url), href)).unwrap_or_else(|| url.clone());
        Page { tree, url, base }
    }

    fn anchors(&self) -> Vec<Anchor> {
        let tree = self.tree;
        let all: Vec<Id> = tree.below(tree.root()).filter(|id| tree.name(*id) == "a" && tree.has(*id, "href")).take(MOST_ANCHORS).collect();
        let outside = region::outside(tree, &all);
        let own = address::article_key(self.url);
        all.into_iter()
            .filter(|id| !outside[id.index()])
            .filter_map(|id| {
                let url = address::absolute(Some(&self.base), tree.attribute(id, "href")?)?;
                let key = address::article_key(&url);
                let is_item = key != own && url.path() != "/" && !is_file(&url) && !item::is_for_a_list(&url);
                is_item.then_some(Anchor { id, key, url })
            })
            .collect()
    }
}

/// The items of a page, in its order.
pub(super) fn items(page: &Page<'_>) -> Vec<Item> {
    let anchors = page.anchors();
    let headings = headings(page.tree);
    let mut best: BTreeMap<&str, (usize, Headline)> = BTreeMap::new();
    for (at, anchor) in anchors.iter().enumerate() {
        let Some(headline) = headline(page.tree, anchor.id).or_else(|| heading_above(page.tree, anchor.id, &headings, &anchors)) else {
            continue;
        };
        let better = best.get(anchor.key.as_str()).is_none_or(|(_, known)| headline.beats(known));
        if better {
            best.insert(&anchor.key, (at, headline));
        }
    }
    // Every link to an item, so that a block ends before another item's picture begins.
    let marks: Vec<(usize, &str)> = anchors
        .iter()
        .filter(|anchor| best.contains_key(anchor.key.as_str()))
        .map(|anchor| (anchor.id.index(), anchor.key.as_str()))
        .collect();
    let mut chosen: Vec<(usize, Headline)> = best.into_values().collect();
    chosen.sort_by_key(|(at, _)| *at);
    chosen.into_iter().map(|(at, headline)| make(page.tree, &anchors[at], headline, &marks)).collect()
}

fn make(tree: &Tree, anchor: &Anchor, headline: Headline, marks: &[(usize, &str)]) -> Item {
    let block = block(tree, anchor, marks);
    let beside = beside(tree, block, &headline.title, marks);
    Item {
        key: anchor.key.clone(),
        url: anchor.url.clone(),
        published: beside.date.or_else(|| item::day_in(&anchor.url)),
        anchor: anchor.id,
        block,
        in_heading: headline.in_heading,
        has_teaser: beside.has_teaser,
        has_picture: beside.has_picture,
        title: headline.title,
    }
}

/// Words for an address.
struct Headline {
    title: String,
    in_heading: bool,
}

impl Headline {
    fn beats(&self, other: &Headline) -> bool {
        (self.in_heading, item::weight(&self.title).min(20)) > (other.in_heading, item::weight(&other.title).min(20))
    }
}

/// The headline in a link: of a heading in it, else its words, else, of a link round a whole card, the first line in it that is one.
fn headline(tree: &Tree, anchor: Id) -> Option<Headline> {
    if let Some(heading) = tree.below(anchor).find(|id| is_heading(tree, *id)) {
        let title = line(tree, heading);
        return item::is_headline(&title, true).then_some(Headline { title, in_heading: true });
    }
    let in_heading = tree.around(anchor).take(4).any(|id| is_heading(tree, id));
    let has_blocks = tree.below(anchor).any(|id| matches!(tree.name(id), "div" | "p" | "ul" | "time" | "figure" | "br"));
    let title = line(tree, anchor);
    if has_blocks {
        let first = tree
            .below(anchor)
            .filter(|id| matches!(tree.name(*id), "div" | "p" | "span" | "strong" | "b"))
            .filter(|id| !tree.below(*id).any(|inner| matches!(tree.name(inner), "div" | "p" | "time")))
            .map(|id| line(tree, id))
            .find(|line| item::is_headline(line, in_heading));
        if let Some(title) = first {
            return Some(Headline { title, in_heading });
        }
    }
    item::is_headline(&title, in_heading).then_some(Headline { title, in_heading })
}

/// "Read more" under a headline without a link: the one heading in the nearest block that has one. `headings` are the page's, found once: a
/// block that holds thousands of links would be looked through for each.
fn heading_above(tree: &Tree, anchor: Id, headings: &[usize], anchors: &[Anchor]) -> Option<Headline> {
    for around in tree.around(anchor).take(HEADING_WITHIN) {
        if matches!(tree.name(around), "body" | "main" | "html" | "") {
            return None;
        }
        let inside = within(headings, around.index() + 1..tree.end(around), |index| *index);
        let Some((first, others)) = inside.split_first() else { continue };
        let heading = tree.at(*first);
        if !others.is_empty() || !within(anchors, tree.range(heading), |anchor| anchor.id.index()).is_empty() {
            return None;
        }
        let title = line(tree, heading);
        return item::is_headline(&title, true).then_some(Headline { title, in_heading: true });
    }
    None
}

fn headings(tree: &Tree) -> Vec<usize> {
    tree.below(tree.root()).filter(|id| is_heading(tree, *id)).map(Id::index).collect()
}

/// Those of a list in the order of the page that stand in this part of it.
fn within<T>(all: &[T], part: Range<usize>, index: impl Fn(&T) -> usize) -> &[T] {
    let start = all.partition_point(|one| index(one) < part.start);
    let end = all.partition_point(|one| index(one) < part.end);
    &all[start..end]
}

fn is_heading(tree: &Tree, id: Id) -> bool {
    matches!(tree.name(id), "h1" | "h2" | "h3" | "h4" | "h5" | "h6") || tree.attribute(id, "role") == Some("heading")
}

fn line(tree: &Tree, id: Id) -> String {
    text::line(&tree.words(id, 4_000), item::LONGEST)
}

/// The largest element round the link that holds no link to another item.
fn block(tree: &Tree, anchor: &Anchor, marks: &[(usize, &str)]) -> Id {
    let at = marks.partition_point(|(index, _)| *index < anchor.id.index());
    let other = |mark: &&(usize, &str)| mark.1 != anchor.key;
    let before = marks[..at].iter().rev().find(other).map(|mark| mark.0);
    let after = marks[at..].iter().find(other).map(|mark| mark.0);
    let mut block = anchor.id;
    for around in tree.around(anchor.id) {
        let range = tree.range(around);
        let is_whole = matches!(tree.name(around), "" | "html" | "body" | "main");
        if is_whole || before.is_some_and(|index| range.contains(&index)) || after.is_some_and(|index| range.contains(&index)) {
            break;
        }
        block = around;
    }
    block
}

/// What stands in an item's block beside its headline.
#[derive(Default)]
struct Beside {
    date: Option<Timestamp>,
    has_teaser: bool,
    has_picture: bool,
}

/// Where what belongs to a block ends: lists that are laid flat have a headline's date and teaser in the elements after it, up to the next
/// that holds an item.
fn end(tree: &Tree, block: Id, marks: &[(usize, &str)]) -> usize {
    let mut end = tree.end(block);
    let Some(parent) = tree.parent(block) else { return end };
    let next = marks.get(marks.partition_point(|(index, _)| *index < end)).map_or(usize::MAX, |mark| mark.0);
    let mut steps = 0;
    while end < tree.end(parent) && steps < FOLLOWING {
        let sibling = tree.at(end);
        if tree.range(sibling).contains(&next) || is_heading(tree, sibling) {
            break;
        }
        end = tree.end(sibling);
        steps += 1;
    }
    end
}

fn beside(tree: &Tree, block: Id, title: &str, marks: &[(usize, &str)]) -> Beside {
    let mut beside = Beside::default();
    let mut bytes = 0;
    for id in (block.index()..end(tree, block, marks)).map(|index| tree.at(index)) {
        match tree.name(id) {
            "time" if beside.date.is_none() => {
                let words = tree.words(id, LONGEST_DATE * 2);
                beside.date = tree.attribute(id, "datetime").and_then(markup::date::parse).or_else(|| markup::date::parse(&words));
            }
            "img" | "picture" | "video" => beside.has_picture = true,
            _ => {}
        }
        let Some(text) = tree.text(id) else { continue };
        bytes += text.len();
        if bytes > BLOCK_BYTES {
            break;
        }
        let text = text.trim();
        let is_short = (6..=LONGEST_DATE).contains(&text.len()) && text.bytes().any(|b| b.is_ascii_digit());
        if beside.date.is_none() && is_short && !title.contains(text) {
            beside.date = markup::date::parse(text);
        }
        beside.has_teaser |= item::weight(text) >= 8 && !title.contains(text);
    }
    beside
}

/// A picture, a paper, a recording: something to load, not to read.
fn is_file(url: &Url) -> bool {
    const ENDINGS: [&str; 17] =
        ["jpg", "jpeg", "png", "gif", "webp", "svg", "pdf", "zip", "mp3", "mp4", "m4a", "xml", "rss", "atom", "json", "doc", "docx"];
    let path = url.path().to_ascii_lowercase();
    path.rsplit('/').next().and_then(|last| last.rsplit_once('.')).is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}
