//! What all, or nearly all, independent reports say.

use model::Agreed;

use super::proof;
use super::said::{Said, Sentence};

/// Likeness from which two sentences say the same, with at least so many telling terms in common.
const SAME: f64 = 0.5;
const TELLING: usize = 4;
/// Share of the independent texts that must say it.
const NEARLY_ALL: f64 = 0.6;
/// Points that are given.
const MOST: usize = 5;

pub(super) fn agreed(said: &Said) -> Vec<Agreed> {
    let wanted = ((said.texts as f64 * NEARLY_ALL).ceil() as usize).max(2);
    let mut groups: Vec<Vec<&Sentence>> = Vec::new();
    for seed in &said.sentences {
        let mut group = vec![seed];
        for text in 0..=said.sentences.last().map_or(0, |sentence| sentence.text) {
            let others = said.sentences.iter().filter(|other| other.text == text && text != seed.text);
            let nearest = others.filter_map(|other| says_the_same(said, seed, other).map(|likeness| (likeness, other)));
            group.extend(nearest.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, other)| other));
        }
        if group.len() >= wanted {
            groups.push(group);
        }
    }
    // Most texts first, then what stands nearest to their beginnings.
    let depth = |group: &[&Sentence]| group.iter().map(|sentence| sentence.place).sum::<usize>() as f64 / group.len() as f64;
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then(depth(a).total_cmp(&depth(b))));
    let mut used: Vec<(usize, u32)> = Vec::new();
    let mut agreed = Vec::new();
    for mut group in groups {
        if agreed.len() == MOST || group.iter().any(|sentence| used.contains(&(sentence.report, sentence.at.start))) {
            continue;
        }
        used.extend(group.iter().map(|sentence| (sentence.report, sentence.at.start)));
        let fit = |sentence: &Sentence| group.iter().map(|other| said.likeness(sentence, other).0).sum::<f64>();
        let best =
            group.iter().enumerate().max_by(|a, b| (!a.1.leans).cmp(&!b.1.leans).then(fit(a.1).total_cmp(&fit(b.1))).then(b.0.cmp(&a.0)));
        let best = best.map_or(0, |(place, _)| place);
        group[..=best].rotate_right(1);
        agreed.push(Agreed { proofs: group.into_iter().map(proof).collect() });
    }
    agreed
}

fn says_the_same(said: &Said, one: &Sentence, other: &Sentence) -> Option<f64> {
    let (likeness, telling) = said.likeness(one, other);
    (likeness >= SAME && telling >= TELLING && one.negated == other.negated && !one.conflicts(other)).then_some(likeness)
}
