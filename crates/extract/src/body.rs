//! Which of a page's text is its article's: every block is measured ([`rows`]), two rounds of trained trees ([`forest`]) give each a
//! chance, and those are kept that together promise the best F1.
//!
//! Two rounds, since what stands beside a block tells as much as the block: the second sees the first's chances of its neighbours, its
//! container and its kind. `cargo xtask train` makes the weights; benches/RESULTS.md says from what and how good they are.

pub(crate) mod blocks;
pub(crate) mod candidates;
pub(crate) mod class_words;
pub(crate) mod forest;
pub(crate) mod ground;
pub(crate) mod line;
pub(crate) mod rows;
pub(crate) mod rules;

use std::sync::LazyLock;

use markup::tree::{Id, Tree};

use crate::body::blocks::Block;
use crate::body::candidates::Candidates;
use crate::body::forest::Forest;
use crate::body::ground::Ground;
use crate::body::line::Line;
use crate::body::rows::{Hints, Page, Rows};

/// A page measured.
pub(crate) struct Survey {
    pub(crate) root: Id,
    pub(crate) blocks: Vec<Block>,
    pub(crate) lines: Vec<Line>,
    pub(crate) ground: Ground,
    pub(crate) candidates: Candidates,
    pictured: Vec<u16>,
    /// Why a block is none of the article's, whatever the models say.
    pub(crate) ruled_out: Vec<Option<&'static str>>,
    pub(crate) rows: Rows,
}

impl Survey {
    /// Measures the blocks below `root`.
    pub(crate) fn make(tree: &Tree, root: Id, blocks: Vec<Block>, hints: &Hints) -> Survey {
        let lines: Vec<Line> = blocks.iter().map(|block| line::measure(&block.text)).collect();
        let ground = Ground::survey(tree, &blocks, &lines);
        let candidates = Candidates::find(tree, root, &blocks, &lines, &ground);
        let pictured = pictured(tree);
        let ruled_out = rules::of_page(tree, &ground, &blocks, &lines, hints);
        let mut survey = Survey { root, blocks, lines, ground, candidates, pictured, ruled_out, rows: Rows::default() };
        survey.rows = rows::first(&survey.page(tree), hints);
        survey
    }

    fn page<'a>(&'a self, tree: &'a Tree) -> Page<'a> {
        Page {
            tree,
            root: self.root,
            blocks: &self.blocks,
            lines: &self.lines,
            ground: &self.ground,
            candidates: &self.candidates,
            pictured: &self.pictured,
        }
    }

    /// Judges every block.
    pub(crate) fn judge(&self, tree: &Tree) -> Verdict {
        let first = ask(&FIRST, &self.rows, self.blocks.len());
        let rows = self.second(tree, &first);
        let second = ask(&SECOND, &rows, self.blocks.len());
        let chances: Vec<f32> = first.iter().zip(&second).map(|(a, b)| (a + b) / 2.0).collect();
        let bar = bar(&self.blocks, &self.lines, &chances);
        let keeps = |at: usize| chances[at] >= bar && !self.blocks[at].caption && self.ruled_out[at].is_none();
        let mut kept: Vec<bool> = (0..self.blocks.len()).map(keeps).collect();
        self.keep_captions(&mut kept);
        Verdict { kept, chances, rows }
    }

    /// Captions are no text, and the models know nothing of them: they stay where their picture is among the article's blocks.
    fn keep_captions(&self, kept: &mut [bool]) {
        let (Some(first), Some(last)) = (kept.iter().position(|k| *k), kept.iter().rposition(|k| *k)) else { return };
        let near = first.saturating_sub(BEFORE);
        for (at, block) in self.blocks.iter().enumerate().take(last).skip(near) {
            kept[at] |= block.caption && block.link_density() < 0.5;
        }
    }

    /// Rows of the second round.
    pub(crate) fn second(&self, tree: &Tree, chances: &[f32]) -> Rows {
        rows::second(&self.page(tree), &self.rows, chances)
    }
}

/// Blocks before the article's first among which its first picture's caption may be.
const BEFORE: usize = 4;

/// What was judged of every block.
pub(crate) struct Verdict {
    /// It is of the article.
    pub(crate) kept: Vec<bool>,
    /// How likely it is.
    pub(crate) chances: Vec<f32>,
    /// The second round's features, for explanations.
    pub(crate) rows: Rows,
}

/// The second round's model, which explanations ask.
pub(crate) static SECOND: LazyLock<Option<Forest>> = LazyLock::new(|| Forest::read(include_bytes!("body/weights/second.forest")));
static FIRST: LazyLock<Option<Forest>> = LazyLock::new(|| Forest::read(include_bytes!("body/weights/first.forest")));

/// The model's chance for each of `count` rows. A model for other measures knows nothing, and gives none; a test holds that ours fit.
fn ask(model: &Option<Forest>, rows: &Rows, count: usize) -> Vec<f32> {
    let chances = model.as_ref().map(|forest| forest.chances(&rows.values, rows.width)).unwrap_or_default();
    if chances.len() == count { chances } else { vec![0.0; count] }
}

/// No block of an article is less likely than this.
const LEAST: f32 = 0.2;

/// The chance from which blocks are kept: the one that promises the best F1 over words. Keeping those above it, twice what is expected
/// right of what is kept over what is kept and what is expected in all (Lewis, SIGIR 1995). So a page that puzzles the model is read
/// generously, and one that doesn't strictly.
pub(crate) fn bar(blocks: &[Block], lines: &[Line], chances: &[f32]) -> f32 {
    let weighed = blocks.iter().zip(lines).zip(chances).filter(|((block, _), _)| !block.caption);
    let mut order: Vec<(f32, f32)> = weighed.map(|((_, line), chance)| (*chance, line.words as f32)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let expected: f32 = order.iter().map(|(chance, words)| chance * words).sum();
    let (mut right, mut taken) = (0.0, 0.0);
    let mut best = (0.0, 1.0);
    for (chance, words) in order.into_iter().take_while(|(chance, _)| *chance >= LEAST) {
        right += chance * words;
        taken += words;
        let promise = 2.0 * right / (taken + expected);
        if promise > best.0 {
            best = (promise, chance);
        }
    }
    best.1
}

/// Pictures and players below every node.
fn pictured(tree: &Tree) -> Vec<u16> {
    let mut counts = vec![0_u16; tree.len()];
    for index in (1..tree.len()).rev() {
        let id = tree.at(index);
        let own = u16::from(matches!(tree.name(id), "img" | "picture" | "amp-img" | "video" | "iframe" | "audio" | "svg"));
        let count = counts[index].saturating_add(own);
        counts[index] = count;
        if let Some(parent) = tree.parent(id) {
            counts[parent.index()] = counts[parent.index()].saturating_add(count);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_fit_the_measures() {
        let tree = Tree::parse("<p>The ferry sails at noon.</p><p>It returns at four.</p>");
        let root = tree.body().unwrap();
        let survey = Survey::make(&tree, root, blocks::read(&tree, root), &Hints::default());
        let first = FIRST.as_ref().unwrap().chances(&survey.rows.values, survey.rows.width);
        assert_eq!(first.len(), 2);
        let rows = survey.second(&tree, &first);
        assert_eq!(SECOND.as_ref().unwrap().chances(&rows.values, rows.width).len(), 2);
    }

    #[test]
    fn the_bar_keeps_what_promises_most() {
        let tree = Tree::parse("<p>one two three four</p><p>one two three four</p><p>one</p>");
        let blocks = blocks::read(&tree, tree.body().unwrap());
        let lines: Vec<Line> = blocks.iter().map(|block| line::measure(&block.text)).collect();
        assert_eq!(bar(&blocks, &lines, &[0.9, 0.1, 0.1]), 0.9);
        assert_eq!(bar(&blocks, &lines, &[0.4, 0.4, 0.1]), 0.4, "a page that puzzles is read generously");
        assert!(bar(&blocks, &lines, &[0.1, 0.1, 0.1]) > 0.9, "nothing is better than furniture");
    }
}
