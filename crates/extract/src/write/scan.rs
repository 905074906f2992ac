//! What lies between an article's first and last words besides its words: one pass over that part of the tree.

use std::ops::Range;

use markup::tree::{Id, Tree};

use super::pictures::has_word;
use super::{embeds, entries, notes};
use crate::body::blocks::Block;

/// Nodes before the first words among which a picture on top is looked for.
const MOST_BEFORE: usize = 800;

/// Classes of what stands beside an article: who wrote it, what else there is, what is for sale.
const BESIDE: [&str; 24] = [
    "author",
    "byline",
    "bio",
    "avatar",
    "profile",
    "teaser",
    "related",
    "recommended",
    "recommendation",
    "recirculation",
    "promo",
    "promotion",
    "newsletter",
    "subscribe",
    "ad",
    "advert",
    "advertisement",
    "sponsored",
    "share",
    "sharing",
    "sidebar",
    "comments",
    "popup",
    "modal",
];

/// The page, its blocks, and what stands between those that were kept.
pub(super) struct Scan<'a> {
    pub(super) tree: &'a Tree,
    pub(super) blocks: &'a [Block],
    /// Blocks kept, by index, in order.
    pub(super) kept: Vec<usize>,
    /// How many blocks before each one were kept that are no captions.
    kept_before: Vec<u32>,
    /// The innermost element around all that was kept.
    pub(super) container: Id,
    pub(super) pictures: Vec<Id>,
    pub(super) embeds: Vec<Id>,
    pub(super) rules: Vec<Id>,
    pub(super) times: Vec<Id>,
    pub(super) anchors: Vec<Id>,
    /// Links to footnotes.
    pub(super) references: Vec<Id>,
    /// Elements that are footnotes.
    pub(super) notes: Vec<Id>,
    /// Elements that are a live blog's entries.
    pub(super) entries: Vec<Id>,
}

impl<'a> Scan<'a> {
    /// `None` where nothing was kept.
    pub(super) fn read(tree: &'a Tree, blocks: &'a [Block], kept: &[bool]) -> Option<Scan<'a>> {
        let is_kept = |index: usize| kept.get(index).copied().unwrap_or(false);
        let list: Vec<usize> = (0..blocks.len()).filter(|index| is_kept(*index)).collect();
        let (first, last) = (&blocks[*list.first()?], &blocks[*list.last()?]);
        let container = tree.around(tree.at(first.first)).find(|id| tree.end(*id) >= last.last).unwrap_or(tree.root());
        let mut kept_before = Vec::with_capacity(blocks.len() + 1);
        let mut count = 0;
        for (index, block) in blocks.iter().enumerate() {
            kept_before.push(count);
            count += u32::from(is_kept(index) && !block.caption);
        }
        kept_before.push(count);
        let mut scan = Scan {
            tree,
            blocks,
            kept: list,
            kept_before,
            container,
            pictures: Vec::new(),
            embeds: Vec::new(),
            rules: Vec::new(),
            times: Vec::new(),
            anchors: Vec::new(),
            references: Vec::new(),
            notes: Vec::new(),
            entries: Vec::new(),
        };
        let around = scan.surroundings();
        scan.walk(around.index().max(first.first.saturating_sub(MOST_BEFORE)), first.first, last.last);
        notes::find(&mut scan);
        entries::find(&mut scan);
        Some(scan)
    }

    /// The element within which a picture may stand before the first words: the article's own, or the one around what was kept.
    fn surroundings(&self) -> Id {
        let mut around = std::iter::once(self.container).chain(self.tree.around(self.container));
        let named = around.find(|id| matches!(self.tree.name(*id), "article" | "main"));
        named.or_else(|| self.tree.parent(self.container)).unwrap_or(self.container)
    }

    fn walk(&mut self, mut index: usize, first: usize, last: usize) {
        let tree = self.tree;
        while index < last {
            let id = tree.at(index);
            index += 1;
            let name = tree.name(id);
            if name.is_empty() {
                continue;
            }
            match name {
                "img" | "amp-img" => self.pictures.push(id),
                "a" => self.anchors.push(id),
                "hr" if id.index() > first => self.rules.push(id),
                "time" => self.times.push(id),
                "script" | "style" | "noscript" | "template" | "svg" | "select" => index = tree.end(id),
                "iframe" | "video" | "audio" | "embed" | "object" | "amp-video" | "amp-youtube" | "amp-iframe" => {
                    if id.index() > first {
                        self.embeds.push(id);
                    }
                    index = tree.end(id);
                }
                "blockquote" if id.index() + 1 < last && tree.end(id) > first && embeds::is_post(tree, id) => self.embeds.push(id),
                _ => {}
            }
        }
    }

    /// The blocks that begin within a range of nodes.
    pub(super) fn blocks_in(&self, nodes: Range<usize>) -> Range<usize> {
        let from = self.blocks.partition_point(|block| block.first < nodes.start);
        let to = self.blocks.partition_point(|block| block.first < nodes.end);
        from..to.max(from)
    }

    /// Blocks kept below an element that are no captions.
    pub(super) fn kept_in(&self, id: Id) -> usize {
        let range = self.blocks_in(self.tree.range(id));
        (self.kept_before[range.end] - self.kept_before[range.start]) as usize
    }

    pub(super) fn is_kept(&self, block: usize) -> bool {
        self.kept.binary_search(&block).is_ok()
    }

    /// Links below an element, as far as the article reaches.
    pub(super) fn links_in(&self, id: Id) -> usize {
        let range = self.tree.range(id);
        let from = self.anchors.partition_point(|anchor| anchor.index() < range.start);
        let to = self.anchors.partition_point(|anchor| anchor.index() < range.end);
        to.saturating_sub(from)
    }

    /// The largest element around `id` that holds nothing of the article's text; `None` if the next one around it does.
    pub(super) fn apart(&self, id: Id) -> Option<Id> {
        let mut largest = None;
        for around in self.tree.around(id) {
            if around <= self.container || self.kept_in(around) > 0 {
                break;
            }
            largest = Some(around);
        }
        largest
    }

    /// Does it stand in something that isn't the article: a list of teasers, a menu, an advertisement?
    pub(super) fn is_foreign(&self, id: Id) -> bool {
        let Some(apart) = self.apart(id) else { return false };
        let mut between = self.tree.around(id).take_while(|around| *around >= apart);
        let is_beside = |around: Id| {
            let class = self.tree.attribute(around, "class").unwrap_or_default();
            matches!(self.tree.name(around), "nav" | "footer" | "aside" | "form") || has_word(class, &BESIDE)
        };
        if between.any(is_beside) {
            return true;
        }
        let dropped = self.blocks_in(self.tree.range(apart));
        let said = self.blocks[dropped].iter().any(|block| !block.caption);
        said && self.links_in(apart) > 3
    }
}
