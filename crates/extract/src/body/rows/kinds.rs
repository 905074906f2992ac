//! Blocks that are made alike, and what all of a kind hold.

use foldhash::{HashMap, HashMapExt};

use super::known::mix;
use super::{About, Page, Rows, share};
use crate::body::ground::Sum;

/// Blocks that are made alike: the same element and class within the same. What a publishing system writes once for each paragraph is
/// the same all through the article, and what it writes for each teaser all through the list.
pub(super) struct Kinds {
    /// The kind of each block.
    pub(super) by_block: Vec<usize>,
    /// What each kind holds.
    pub(super) sums: Vec<Sum>,
}

impl Kinds {
    pub(super) fn read(page: &Page) -> Kinds {
        let mut numbers: HashMap<u64, usize> = HashMap::new();
        let mut kinds = Kinds { by_block: Vec::with_capacity(page.blocks.len()), sums: Vec::new() };
        for (block, line) in page.blocks.iter().zip(page.lines) {
            let mut key = 7;
            for id in std::iter::once(block.owner).chain(page.tree.around(block.owner)).take(3) {
                use std::hash::BuildHasher;
                let state = foldhash::fast::FixedState::default();
                key = mix(key, state.hash_one(page.tree.name(id)));
                key = mix(key, state.hash_one(page.tree.attribute(id, "class").unwrap_or_default()));
            }
            let number = *numbers.entry(key).or_insert_with(|| {
                kinds.sums.push(Sum::default());
                kinds.sums.len() - 1
            });
            let sum = &mut kinds.sums[number];
            sum.chars += block.chars as u32;
            sum.linked += block.linked as u32;
            sum.prose += if block.is_prose() { block.chars as u32 } else { 0 };
            sum.stops += line.stops;
            sum.blocks += 1;
            kinds.by_block.push(number);
        }
        kinds
    }

    pub(super) fn put(&self, rows: &mut Rows, at: usize, whole: &Sum) {
        let sum = self.sums[self.by_block[at]];
        rows.put(About::Repeated, sum.blocks as f32);
        rows.put(About::Repeated, share(sum.chars, sum.blocks));
        rows.put(About::Repeated, sum.link_density());
        rows.put(About::Repeated, share(sum.stops * 100, sum.chars));
        rows.put(About::Repeated, share(sum.prose, whole.prose));
        rows.put(About::Repeated, share(sum.chars, whole.chars));
    }
}
