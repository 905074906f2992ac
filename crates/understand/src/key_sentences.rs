//! The few sentences of a text that tell its story shortest.
//!
//! A newspaper says what matters first, says again in the text what it says in the headline, and names who it is about: position, words
//! shared with the headline and words that the text keeps using, in this order of weight, less what an earlier choice already says.

mod fit;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use crate::sentences::sentences;
use crate::terms::first_words;
pub(crate) use fit::{begins_in_the_air, is_whole, stands_alone};

type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// Sentences looked at: what a story is about does not wait for the two-hundredth.
const LOOKED_AT: usize = 200;
/// Terms of a sentence that count.
const TERMS: usize = 60;
/// Sentences after which a position is worth half.
const HALF_LIFE: f64 = 4.0;
/// How much the three grounds weigh, for a sentence that has each of them wholly.
const BY_POSITION: f64 = 1.0;
const BY_HEADLINE: f64 = 0.9;
const BY_COMMON_WORDS: f64 = 0.5;
/// What each of at most four names or figures adds: they are what a reader looks for.
const BY_FACT: f64 = 0.06;
/// A sentence that leans on the one before ("He added…") says less by itself.
const IN_THE_AIR: f64 = 0.55;
/// Share of common terms from which a sentence says what a chosen one says.
const SAID_ALREADY: f64 = 0.6;

/// The byte ranges of at most `count` sentences that tell the story, in the order of the text. Captions, bylines, calls to read on, and
/// quotations without who says them are never among them. Fewer, even none, where a text has no more that can stand alone.
#[must_use]
pub fn key_sentences(title: &str, text: &str, language: Option<&str>, count: usize) -> Vec<Range<usize>> {
    let found: Vec<Range<usize>> =
        sentences(text, language).into_iter().take(LOOKED_AT).filter(|at| stands_alone(&text[at.clone()])).collect();
    let terms: Vec<Vec<String>> = found.iter().map(|at| terms_of(&text[at.clone()], language)).collect();
    let mut times: Map<&str, f64> = Map::default();
    for term in terms.iter().flatten() {
        *times.entry(term).or_default() += 1.0;
    }
    let headline = terms_of(title, language);
    let mut scores: Vec<f64> = Vec::with_capacity(found.len());
    for (place, (at, terms)) in found.iter().zip(&terms).enumerate() {
        let sentence = &text[at.clone()];
        let shared = headline.iter().filter(|term| terms.contains(term)).count();
        let by_headline = shared as f64 / headline.len().max(1) as f64;
        let common: f64 = terms.iter().map(|term| (times[term.as_str()] - 1.0).min(5.0)).sum();
        let by_words = (common / (terms.len() as f64 + 8.0)).min(1.0);
        let by_position = HALF_LIFE / (HALF_LIFE + place as f64);
        let score = BY_POSITION * by_position + BY_HEADLINE * by_headline + BY_COMMON_WORDS * by_words + BY_FACT * facts(sentence);
        scores.push(if begins_in_the_air(sentence) { score * IN_THE_AIR } else { score });
    }
    let mut chosen: Vec<usize> = Vec::new();
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    for place in order {
        if chosen.len() == count {
            break;
        }
        if !chosen.iter().any(|other| likeness(&terms[place], &terms[*other]) >= SAID_ALREADY) {
            chosen.push(place);
        }
    }
    chosen.sort_unstable();
    chosen.into_iter().map(|place| found[place].clone()).collect()
}

/// The distinct terms of a sentence, in order.
pub(crate) fn terms_of(sentence: &str, language: Option<&str>) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    first_words(sentence, language, TERMS, |term| {
        if !terms.iter().any(|known| known == term) {
            terms.push(term.to_owned());
        }
    });
    terms
}

/// Common terms as a share of the shorter's.
pub(crate) fn likeness(one: &[String], other: &[String]) -> f64 {
    let shared = one.iter().filter(|term| other.contains(term)).count();
    shared as f64 / one.len().min(other.len()).max(1) as f64
}

/// Names and figures by their looks: words with a capital behind the first, and digits; at most four count.
fn facts(sentence: &str) -> f64 {
    let is_fact = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    sentence.split_whitespace().skip(1).filter(is_fact).take(4).count() as f64
}
