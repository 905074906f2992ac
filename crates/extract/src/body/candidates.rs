//! Older, simpler finders' opinions, as hints for the model: the element that Readability's scoring would choose, the innermost frame
//! of the page's prose, and the run of blocks with the most text for its links.
//!
//! Scoring by commas and length: Readability.js (Mozilla). The run: maximum subsequence segmentation, Pasternack and Roth, WWW 2009.

use markup::tree::{Id, Tree};

use crate::body::blocks::Block;
use crate::body::ground::{Ground, mark};
use crate::body::line::Line;

/// What the three say.
#[derive(Debug)]
pub(crate) struct Candidates {
    /// The element with the best score.
    pub(crate) scored: Id,
    /// Scores by node, as parts of the best.
    pub(crate) scores: Vec<f32>,
    /// The frame of the prose.
    pub(crate) frame: Id,
    /// First and last block of the densest run.
    pub(crate) run: (usize, usize),
}

/// Levels above a block to which it counts.
const LEVELS: usize = 4;
/// A child with this part of its parent's prose is its frame.
const NEARLY_ALL: f32 = 0.85;
/// The same where the child says that it is the article.
const STATED: f32 = 0.5;
/// What a block costs the run: short ones are not worth having.
const COST: f32 = 30.0;

impl Candidates {
    pub(crate) fn find(tree: &Tree, root: Id, blocks: &[Block], lines: &[Line], ground: &Ground) -> Candidates {
        let mut scores = vec![0.0_f32; tree.len()];
        for (block, line) in blocks.iter().zip(lines) {
            if block.chars < 25 || block.caption {
                continue;
            }
            let score = 1.0 + line.commas as f32 + (block.chars as f32 / 100.0).min(3.0);
            for (level, id) in tree.around(block.owner).take(LEVELS).enumerate() {
                scores[id.index()] += score / if level == 0 { 1.0 } else { 2.0 * level as f32 };
            }
        }
        let mut best = (0.0, root);
        for (index, score) in scores.iter_mut().enumerate().filter(|(_, score)| **score > 0.0) {
            let id = tree.at(index);
            *score *= 1.0 - ground.sum(id).link_density();
            if *score > best.0 {
                best = (*score, id);
            }
        }
        if best.0 > 0.0 {
            scores.iter_mut().for_each(|score| *score /= best.0);
        }
        Candidates { scored: best.1, scores, frame: frame(tree, root, ground), run: run(blocks) }
    }
}

/// Into whichever child holds nearly all prose, until there is none.
fn frame(tree: &Tree, root: Id, ground: &Ground) -> Id {
    let mut frame = root;
    loop {
        let whole = ground.sum(frame).prose as f32;
        let inner = tree.children(frame).find(|child| {
            let part = ground.sum(*child).prose as f32 / whole;
            let stated = ground.marks[child.index()] & (mark::ARTICLE | mark::MAIN | mark::BODY) != 0;
            part >= NEARLY_ALL || part >= STATED && stated
        });
        match inner {
            Some(child) if !matches!(tree.name(child), "p" | "blockquote" | "ul" | "ol" | "table" | "pre") => frame = child,
            _ => return frame,
        }
    }
}

/// The run of blocks whose text, less what is linked and a cost for each, sums up highest.
fn run(blocks: &[Block]) -> (usize, usize) {
    let (mut best, mut found) = (0.0, (0, 0));
    let (mut sum, mut start) = (0.0, 0);
    for (at, block) in blocks.iter().enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, at);
        }
        sum += block.chars as f32 - 2.0 * block.linked as f32 - COST;
        if sum > best {
            (best, found) = (sum, (start, at));
        }
    }
    found
}
