//! Which of two findings is the article: what dom_smoothie scored best, or the frame of the page's prose.
//!
//! The first is the cleaner where it is whole, the second the safer where it isn't. JSON-LD's body decides where it is long enough to be
//! whole itself; else a finding with less than half of the other's prose is taken to be a part.

use dom_query::NodeRef;
use foldhash::{HashMap, HashMapExt};

use crate::blocks::Blocks;

/// A scored finding with less than this part of the frame's prose is a part of the article.
const PART: f64 = 0.5;
/// Characters from which JSON-LD's body may be the whole text.
const STATED: usize = 600;

/// The better one.
pub(crate) fn better<'a>(scored: Option<NodeRef<'a>>, frame: Option<NodeRef<'a>>, stated: Option<&str>) -> Option<NodeRef<'a>> {
    let (Some(scored), Some(frame)) = (scored, frame) else { return scored.or(frame) };
    let (by_score, by_frame) = (Blocks::read(&scored), Blocks::read(&frame));
    if let Some(stated) = stated.filter(|stated| stated.len() >= STATED) {
        let stated = counted([markup::text::plain(stated).as_str()].into_iter());
        let (a, b) = (likeness(&stated, &by_score), likeness(&stated, &by_frame));
        if a.max(b) > SURE && (a - b).abs() > CLEAR {
            return Some(if a > b { scored } else { frame });
        }
    }
    let part = (by_score.sum(&scored).prose as f64) < PART * by_frame.sum(&frame).prose as f64;
    Some(if part { frame } else { scored })
}

/// A likeness from which JSON-LD's body is taken to be this text.
const SURE: f64 = 0.8;
/// A difference in likeness that means something.
const CLEAR: f64 = 0.02;

fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}

/// Words in common, as F1 over counts.
fn likeness(stated: &HashMap<String, usize>, found: &Blocks) -> f64 {
    let found = counted(found.list.iter().filter(|b| !b.caption).map(|b| b.text.as_str()));
    let shared: usize = found.iter().map(|(word, count)| stated.get(word).map_or(0, |other| *count.min(other))).sum();
    let all: usize = found.values().sum::<usize>() + stated.values().sum::<usize>();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}
