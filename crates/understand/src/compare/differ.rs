//! The same thing counted with different numbers.

use model::{Differing, Stated};

use super::proof;
use super::said::{Said, Sentence, overlap};
use crate::figures::Figure;

/// Telling terms that two sentences must share before their numbers are held against each other: for a matter ("dead"), which a story
/// has one of, and for a noun ("boats"), of which it may have several kinds.
const MATTER: usize = 2;
const NOUN: usize = 4;
/// And how alike they must be, for a noun.
const ALIKE: f64 = 0.4;
/// Sentences of a report from whose beginning numbers are taken: what stands deeper is often of an earlier event.
const DEEPEST: usize = 12;
/// Times by which two numbers of one thing differ at most: beyond, they are of two things.
const FACTOR: f64 = 5.0;
/// Points that are given.
const MOST: usize = 5;

type Counted<'s> = (&'s Sentence, &'s Figure);

pub(super) fn differing(said: &Said) -> Vec<Differing> {
    let mut keys: Vec<&str> = Vec::new();
    for figure in said.sentences.iter().flat_map(|sentence| &sentence.figures) {
        if !keys.contains(&figure.counted.as_str()) {
            keys.push(&figure.counted);
        }
    }
    let mut found: Vec<Differing> = keys.into_iter().filter_map(|key| of_key(said, key)).collect();
    found.sort_by_key(|differing| std::cmp::Reverse(differing.stated.len()));
    found.truncate(MOST);
    found
}

fn of_key(said: &Said, key: &str) -> Option<Differing> {
    let mut texts: Vec<usize> = said.sentences.iter().map(|sentence| sentence.text).collect();
    texts.dedup();
    texts.sort_unstable();
    texts.dedup();
    let stated: Vec<Counted> = texts.into_iter().filter_map(|text| only_one(said, text, key)).collect();
    // Only those that speak of the same as another whose number cannot be theirs.
    let parts: Vec<Counted> = stated
        .iter()
        .filter(|one| {
            stated.iter().any(|other| one.0.text != other.0.text && !overlap(one.1, other.1) && speaks_of_the_same(said, one, other))
        })
        .copied()
        .collect();
    let first = parts.first()?;
    let counted = if first.1.is_matter { key.to_owned() } else { noun(first) };
    let mut stated: Vec<Stated> = parts
        .iter()
        .map(|(sentence, figure)| Stated {
            value: figure.value,
            text: sentence.words()[figure.text.clone()].to_owned(),
            proof: proof(sentence),
        })
        .collect();
    stated.sort_by(|a, b| a.value.total_cmp(&b.value).then(a.proof.report.cmp(&b.proof.report)));
    Some(Differing { counted, stated })
}

/// The figure that a text gives for the key, if it gives one only: a text with two counts two things.
fn only_one<'s>(said: &'s Said, text: usize, key: &str) -> Option<Counted<'s>> {
    let mut all = said
        .sentences
        .iter()
        .filter(|sentence| sentence.text == text && !sentence.past && sentence.place < DEEPEST)
        .flat_map(|sentence| sentence.figures.iter().filter(|figure| figure.counted == key).map(move |figure| (sentence, figure)));
    let first = all.next()?;
    all.all(|(_, figure)| overlap(figure, first.1)).then_some(first)
}

fn speaks_of_the_same(said: &Said, one: &Counted, other: &Counted) -> bool {
    let (likeness, telling) = said.likeness(one.0, other.0);
    let (least, most) = (one.1.value.min(other.1.value), one.1.value.max(other.1.value));
    if one.0.negated != other.0.negated || most > FACTOR * least {
        return false;
    }
    if one.1.is_matter { telling >= MATTER } else { telling >= NOUN && likeness >= ALIKE }
}

/// The last word of the figure: "boats" of "nine fishing boats".
fn noun((sentence, figure): &Counted) -> String {
    sentence.words()[figure.text.clone()].split_whitespace().next_back().unwrap_or_default().to_owned()
}
