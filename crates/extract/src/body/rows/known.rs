//! What a block shares with what is known from elsewhere on the page: headline, description, authors, the body that JSON-LD states.

use foldhash::HashSet;
use markup::text::fold;

use super::{Hints, share};
use crate::body::blocks::Block;
use crate::body::line::{Line, is_unspaced};

/// Words that are known from elsewhere on the page.
pub(super) struct Known {
    titles: Vec<HashSet<u64>>,
    description: HashSet<u64>,
    /// Runs of three words of the body that JSON-LD states.
    stated: HashSet<u64>,
    authors: Vec<String>,
}

/// Shares of a block's words.
#[derive(Default)]
pub(super) struct Overlap {
    /// Of its words, those of the headline.
    pub(super) title: f32,
    /// Of the headline's words, those in it.
    pub(super) of_title: f32,
    pub(super) description: f32,
    /// Minus one where no body is stated.
    pub(super) stated: f32,
    pub(super) author: f32,
}

/// A stated body shorter than this is a teaser, in bytes.
const STATED: usize = 400;

impl Known {
    pub(super) fn read(hints: &Hints) -> Known {
        let stated = hints.stated.filter(|body| body.len() >= STATED).map(markup::text::plain).unwrap_or_default();
        Known {
            titles: hints.titles.iter().map(|title| pieces(&fold(title)).collect()).collect(),
            description: hints.description.map(|text| pieces(&fold(text)).collect()).unwrap_or_default(),
            stated: triples(&fold(&stated)).collect(),
            authors: hints.authors.iter().map(|name| fold(name)).filter(|name| name.len() > 3).collect(),
        }
    }

    pub(super) fn overlap(&self, block: &Block, line: &Line) -> Overlap {
        let mut overlap = Overlap { stated: -1.0, ..Overlap::default() };
        if !self.stated.is_empty() {
            let long;
            let folded = if line.folded.is_empty() {
                long = fold(&block.text);
                &long
            } else {
                &line.folded
            };
            let (mut all, mut shared) = (0_u32, 0_u32);
            for triple in triples(folded) {
                all += 1;
                shared += u32::from(self.stated.contains(&triple));
            }
            overlap.stated = share(shared, all);
        }
        if line.folded.is_empty() {
            return overlap;
        }
        let own: HashSet<u64> = pieces(&line.folded).collect();
        let shared = |other: &HashSet<u64>| own.iter().filter(|piece| other.contains(*piece)).count() as f32;
        for title in self.titles.iter().filter(|title| !title.is_empty()) {
            let both = shared(title);
            let (title, of_title) = (both / own.len().max(1) as f32, both / title.len() as f32);
            if title * of_title > overlap.title * overlap.of_title {
                (overlap.title, overlap.of_title) = (title, of_title);
            }
        }
        overlap.description = shared(&self.description) / own.len().max(1) as f32;
        let named: usize = self.authors.iter().filter(|name| line.folded.contains(*name)).map(|name| name.len()).sum();
        overlap.author = named as f32 / line.folded.len().max(1) as f32;
        overlap
    }
}

/// Words of folded text, and the characters of scripts that write no spaces, as hashes.
fn pieces(folded: &str) -> impl Iterator<Item = u64> {
    use std::hash::BuildHasher;
    let state = foldhash::fast::FixedState::default();
    folded.split(' ').filter(|word| !word.is_empty()).flat_map(move |word| {
        let unspaced = word.chars().next().is_some_and(is_unspaced);
        let chars = if unspaced { word } else { "" };
        let whole = if unspaced { None } else { Some(state.hash_one(word)) };
        whole.into_iter().chain(chars.chars().map(move |c| u64::from(u32::from(c))))
    })
}

/// Runs of three pieces; of fewer, the run there is.
fn triples(folded: &str) -> impl Iterator<Item = u64> {
    let pieces: Vec<u64> = pieces(folded).collect();
    let runs: Vec<u64> = if pieces.len() < 3 {
        pieces.iter().copied().reduce(mix).into_iter().collect()
    } else {
        pieces.windows(3).map(|three| mix(mix(three[0], three[1]), three[2])).collect()
    };
    runs.into_iter()
}

pub(super) fn mix(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
