//! "Did you mean": the nearest words that stand in headlines and authors' names, for words that stand nowhere.

use std::collections::BTreeMap;

use tantivy::Searcher;
use tantivy::schema::Term as Stored;

use crate::fields::Fields;
use crate::query::Ask;
use crate::words::{Stems, Tongue, words};
use crate::{Query, Result};

/// Letters of the longest word that is mended.
const LONGEST: usize = 24;
/// Words of a query that are mended.
const MOST: usize = 4;
/// Terms of one segment's list that are looked at.
const LOOKED_AT: usize = 200_000;
/// Documents up to which a word may be a slip; to look for others that are near is the dearest part of a search.
const RARE: u64 = 3;
/// How many times as many documents must have a word as have the one that was typed: a slip that a publisher made once is still a slip.
const TIMES: u64 = 10;

/// The query with its unknown words mended; `None` where none is unknown, or nothing is near.
pub(super) fn suggest(query: &Query, searcher: &Searcher, fields: &Fields, tongues: &[Tongue]) -> Result<Option<Query>> {
    let mut stems = Stems::default();
    let mut mended = query.clone();
    mended.notes.clear();
    let mut changed = 0;
    for term in mended.clauses.iter_mut().flatten().filter(|term| !term.not) {
        let (Ask::Word(text) | Ask::Phrase(text)) = &mut term.ask else { continue };
        let mut found = Vec::new();
        let mut unknown = Vec::new();
        words(text, |word| {
            if !word.pair {
                unknown.push(word.range);
            }
        });
        for range in unknown {
            let word = text[range.clone()].to_lowercase();
            if changed + found.len() == MOST {
                break;
            }
            let known = documents(&word, searcher, fields, tongues, &mut stems)?;
            if known <= RARE
                && let Some((nearest, documents)) = nearest(&word, searcher, fields)?
                && documents > known * TIMES
            {
                found.push((range, nearest));
            }
        }
        changed += found.len();
        for (range, nearest) in found.into_iter().rev() {
            text.replace_range(range, &nearest);
        }
    }
    Ok((changed > 0).then_some(mended))
}

/// Documents that have a word in some form.
fn documents(word: &str, searcher: &Searcher, fields: &Fields, tongues: &[Tongue], stems: &mut Stems) -> Result<u64> {
    let mut most = 0;
    for tongue in tongues {
        let stem = stems.stem(word, *tongue);
        for field in [fields.title, fields.text] {
            most = most.max(searcher.doc_freq(&Stored::from_field_text(field, stem))?);
        }
    }
    Ok(most)
}

/// Among the words that are nearest the one that stands in most documents, and in how many.
fn nearest(word: &str, searcher: &Searcher, fields: &Fields) -> Result<Option<(String, u64)>> {
    let letters: Vec<char> = word.chars().collect();
    // A word of three letters has another at every turn.
    let most = match letters.len() {
        0..=3 => return Ok(None),
        4..=7 => 1,
        8..=LONGEST => 2,
        _ => return Ok(None),
    };
    // Nearly all slips come after the first letter, and the list is sorted.
    let same = nearest_in(&letters, most, letters.first().copied(), searcher, fields)?;
    if same.is_some() { Ok(same) } else { nearest_in(&letters, most, None, searcher, fields) }
}

fn nearest_in(letters: &[char], most: usize, first: Option<char>, searcher: &Searcher, fields: &Fields) -> Result<Option<(String, u64)>> {
    let mut near: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    let (mut rows, mut other) = (Rows::default(), Vec::with_capacity(LONGEST));
    for segment in searcher.segment_readers() {
        let list = segment.inverted_index(fields.spelled)?;
        let begin = first.map(String::from).unwrap_or_default();
        let mut range = list.terms().range();
        if !begin.is_empty() {
            let end = format!("{begin}\u{10FFFF}");
            range = range.ge(begin.as_bytes()).lt(end.as_bytes());
        }
        let mut terms = range.into_stream().map_err(tantivy::TantivyError::from)?;
        for _ in 0..LOOKED_AT {
            let Some((key, info)) = terms.next() else { break };
            let Ok(term) = std::str::from_utf8(key) else { continue };
            if term.len().abs_diff(letters.len()) > most * 4 {
                continue;
            }
            other.clear();
            other.extend(term.chars());
            if other.len().abs_diff(letters.len()) > most {
                continue;
            }
            if let Some(distance) = rows.distance(letters, &other, most).filter(|distance| *distance > 0) {
                near.entry(term.to_owned()).or_insert((distance, 0)).1 += u64::from(info.doc_freq);
            }
        }
    }
    let best = near.into_iter().min_by_key(|(_, (distance, documents))| (*distance, std::cmp::Reverse(*documents)));
    Ok(best.map(|(term, (_, documents))| (term, documents)))
}

/// Three rows of the table of distances, kept to be used again.
#[derive(Default)]
struct Rows {
    before: Vec<usize>,
    last: Vec<usize>,
    now: Vec<usize>,
}

impl Rows {
    /// The slips between two words: letters too many, missing, wrong, or two that changed places (optimal string alignment); `None`: more
    /// than `most`.
    fn distance(&mut self, one: &[char], other: &[char], most: usize) -> Option<usize> {
        self.last.clear();
        self.last.extend(0..=other.len());
        self.before.clone_from(&self.last);
        for (n, letter) in one.iter().enumerate() {
            self.now.clear();
            self.now.push(n + 1);
            let mut least = n + 1;
            for (m, against) in other.iter().enumerate() {
                let mut slips = (self.last[m] + usize::from(letter != against)).min(self.last[m + 1] + 1).min(self.now[m] + 1);
                if n > 0 && m > 0 && *letter == other[m - 1] && one[n - 1] == *against {
                    slips = slips.min(self.before[m - 1] + 1);
                }
                self.now.push(slips);
                least = least.min(slips);
            }
            if least > most {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.now);
        }
        self.last.last().copied().filter(|slips| *slips <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_as_people_make_them() {
        let mut rows = Rows::default();
        let mut distance = |one: &str, other: &str| rows.distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>(), 2);
        assert_eq!(distance("harbour", "harbour"), Some(0));
        assert_eq!(distance("harbour", "harbor"), Some(1));
        assert_eq!(distance("ferry", "ferrry"), Some(1));
        assert_eq!(distance("council", "counicl"), Some(1), "two that changed places are one slip");
        assert_eq!(distance("election", "elcetoin"), Some(2));
        assert_eq!(distance("harbour", "armour"), Some(2));
        assert_eq!(distance("ferry", "boats"), None);
    }
}
