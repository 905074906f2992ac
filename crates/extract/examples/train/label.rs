//! Which blocks of a page stand in the labelled text, found by runs of words, in order.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words as numbers.
pub(crate) fn words(text: &str) -> Vec<u64> {
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            hasher.finish()
        })
        .collect()
}

/// Words of a run by which texts are compared.
const RUN: usize = 4;

fn run(words: &[u64]) -> u64 {
    words.iter().fold(7, |sum, word| (sum ^ word).rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// For each block, the part of it that stands in the gold text, 0.0 to 1.0.
pub(crate) fn labels(blocks: &[Vec<u64>], gold: &[u64]) -> Vec<f32> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, window) in gold.windows(RUN).enumerate() {
        places.entry(run(window)).or_default().push(at);
    }
    let mut labels = vec![0.0_f32; blocks.len()];
    let mut spans: Vec<Option<(usize, usize)>> = vec![None; blocks.len()];
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| block.len() >= RUN) {
        let mut covered = vec![false; block.len()];
        // Where the block would begin in the gold text, and how many runs say so.
        let mut votes: HashMap<i64, usize> = HashMap::new();
        for (start, window) in block.windows(RUN).enumerate() {
            if let Some(found) = places.get(&run(window)) {
                covered[start..start + RUN].fill(true);
                for place in found.iter().take(20) {
                    *votes.entry(*place as i64 - start as i64).or_default() += 1;
                }
            }
        }
        let hits = covered.iter().filter(|c| **c).count();
        labels[at] = hits as f32 / block.len() as f32;
        let elected = votes.into_iter().max_by_key(|(start, count)| (*count, -start));
        if let Some((start, _)) = elected.filter(|_| labels[at] > 0.5) {
            let from = start.max(0) as usize;
            spans[at] = Some((from, (from + block.len()).min(gold.len()).max(from)));
        }
    }
    let chain = chain(blocks, &spans);
    // A block that only repeats what another has in its place is not the text.
    let mut taken = vec![false; gold.len()];
    for at in &chain {
        if let Some((from, to)) = spans[*at] {
            taken[from..to].fill(true);
        }
    }
    for (at, span) in spans.iter().enumerate() {
        if let Some((from, to)) = *span
            && !chain.contains(&at)
        {
            let free = taken[from..to].iter().filter(|t| !**t).count();
            labels[at] *= free as f32 / (to - from).max(1) as f32;
        }
    }
    // Short blocks count where the gold has them between the same neighbours.
    let mut before = 0;
    let mut next = chain.iter().peekable();
    for (at, block) in blocks.iter().enumerate() {
        if next.peek() == Some(&&at) {
            before = spans[at].map_or(before, |span| span.1);
            next.next();
            continue;
        }
        if block.len() >= RUN || block.is_empty() {
            continue;
        }
        let after = next.peek().and_then(|at| spans[**at]).map_or(gold.len(), |span| span.0);
        let (from, to) = (before.saturating_sub(1), (after + 1).min(gold.len()));
        if from < to
            && let Some(found) = gold[from..to].windows(block.len()).position(|window| window == block)
            && found < 60
        {
            labels[at] = 1.0;
            before = (from + found + block.len()).max(before);
        }
    }
    labels
}

/// The heaviest run of blocks whose places in the gold text rise.
fn chain(blocks: &[Vec<u64>], spans: &[Option<(usize, usize)>]) -> Vec<usize> {
    let found: Vec<usize> = (0..blocks.len()).filter(|at| spans[*at].is_some()).collect();
    let start = |at: usize| spans[at].map_or(0, |span| span.0);
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(found.len());
    for (n, at) in found.iter().enumerate() {
        let from = (0..n).filter(|m| start(found[*m]) < start(*at)).max_by_key(|m| best[*m].0);
        best.push((blocks[*at].len() + from.map_or(0, |m| best[m].0), from));
    }
    let mut next = (0..found.len()).max_by_key(|n| best[*n].0);
    let mut chain = Vec::new();
    while let Some(n) = next {
        chain.push(found[n]);
        next = best[n].1;
    }
    chain.reverse();
    chain
}

/// Runs of four words in common, as the scorer of the corpora counts them: precision, recall, F1.
pub(crate) fn score(gold: &[u64], found: &[u64]) -> [f64; 3] {
    in_common(gold, found, RUN)
}

/// The same over single words.
pub(crate) fn score_words(gold: &[u64], found: &[u64]) -> [f64; 3] {
    in_common(gold, found, 1)
}

fn in_common(gold: &[u64], found: &[u64], most: usize) -> [f64; 3] {
    let (gold, found) = (counted(gold, most), counted(found, most));
    if gold.is_empty() && found.is_empty() {
        return [1.0; 3];
    }
    let hits: usize = gold.iter().filter_map(|(run, count)| found.get(run).map(|other| *count.min(other))).sum();
    let part = |whole: &HashMap<u64, usize>| hits as f64 / whole.values().sum::<usize>().max(1) as f64;
    let (precision, recall) = (part(&found), part(&gold));
    let f1 = if hits == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    [precision, recall, f1]
}

fn counted(words: &[u64], most: usize) -> HashMap<u64, usize> {
    let mut counts = HashMap::new();
    if !words.is_empty() {
        for window in words.windows(most.min(words.len())) {
            *counts.entry(run(window)).or_default() += 1;
        }
    }
    counts
}
