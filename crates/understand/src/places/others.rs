//! What capitals name beside places and tells of them: seats of government, the words for a country's people, people themselves.

use std::collections::BTreeSet;

use model::PlaceKind;

use super::cues::{SEATS, TITLES};
use super::find::{MOST, Search};
use super::gazetteer::{How, Known, country, known, may_begin, row};

impl Search<'_> {
    /// The ends of people's full names: a bare name elsewhere that is one of them is that person's.
    pub(super) fn people(&self) -> BTreeSet<String> {
        let mut people = BTreeSet::new();
        for at in 1..self.words.len() {
            let (first, last) = (&self.words[at - 1], &self.words[at]);
            if !last.capital || !first.capital || first.shouted || !last.follows() {
                continue;
            }
            if TITLES.contains(&self.keys[at - 1].as_str())
                || may_begin(&self.keys[at - 1]) && known(&self.keys[at - 1]).is_some_and(is_first_name_alone)
            {
                people.insert(self.keys[at].clone());
            }
        }
        people
    }

    /// Takes a seat of government for its capital; gives where it ends.
    pub(super) fn seat(&mut self, at: usize) -> Option<usize> {
        let first = &self.keys[at];
        if first.is_empty() || !SEATS.iter().any(|(seat, _, _)| seat.starts_with(first.as_str())) {
            return None;
        }
        for count in [2, 1] {
            let end = at + count;
            if end > self.words.len() || count == 2 && !self.words[at + 1].follows() {
                continue;
            }
            let key = self.key(at, end).to_lowercase();
            let Some((_, name, code)) = SEATS.iter().find(|(seat, _, _)| *seat == key) else { continue };
            let country = country(code);
            let mut candidates = self.candidates(name);
            candidates.retain(|candidate| Some(candidate.country) == country && candidate.kind == PlaceKind::Town);
            candidates.truncate(1);
            self.take(at, end, candidates, |name| (name.points, name.seat) = (8.0, true));
            return Some(end);
        }
        None
    }

    /// Takes the word for a country's people and things, if it is one.
    pub(super) fn demonym(&mut self, at: usize) -> bool {
        for end in [at + 2, at + 1] {
            if end > self.words.len() || self.words[at + 1..end].iter().any(|word| !word.follows()) {
                continue;
            }
            if !may_begin(&self.keys[at]) && !self.keys[at].ends_with('s') {
                return false;
            }
            let key = self.key(at, end);
            let places = |key: &str| known(key).into_iter().flat_map(Known::places).find(|(_, how)| *how == How::Demonym);
            // "Germans" are as German as one.
            let number = places(&key).or_else(|| key.strip_suffix('s').and_then(places)).map(|(number, _)| row(number).country);
            if let Some(country) = number {
                if self.found.demonyms.len() < MOST {
                    self.found.demonyms.push(country);
                }
                return true;
            }
        }
        false
    }
}

/// First names that are seldom anything else.
fn is_first_name_alone(known: Known) -> bool {
    known.is_first_name() && known.places().all(|(number, how)| how == How::Name && row(number).population < 500_000)
}
