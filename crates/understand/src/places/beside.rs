//! Whether a name is a place's: what it is by itself, and what the words beside it say.

use model::PlaceKind;

use super::cues::{AT, BEARERS, BEHIND, DOES, KIN, KINDS, OTHER_PLACES, PERHAPS, SAYS, SIDES, WORDS, is_date};
use super::find::{Candidate, Search, bare, is_title};
use super::fold::fold;
use super::gazetteer::{How, Known, known};
use super::words::{Gap, Word};

/// What a name may be beside a place's.
#[derive(Clone, Copy)]
struct Nature {
    is_person: bool,
    is_word: bool,
    small_town: bool,
    /// It stands behind "in" or its like.
    located: bool,
}

impl Search<'_> {
    /// How much speaks for a place in what the name is and in the words beside it. From 2 on it is taken for one.
    pub(super) fn points(&self, from: usize, to: usize, candidates: &[Candidate], listed: Option<f64>) -> f64 {
        let single = to - from == 1;
        let key = self.key(from, to);
        let mut points = self.by_itself(&key, single, candidates);
        let is_extra = candidates.iter().any(|candidate| candidate.number.is_err());
        if is_extra {
            // What the edition's own places are called as well counts little: they were named to be found.
            points = points.max(-1.0) + 3.5;
        }
        let known = known(&key);
        let is_person = single && known.is_some_and(|k| k.is_first_name() || k.is_surname());
        let is_word = single && (WORDS.contains(&key.as_str()) || known.is_some_and(Known::is_word));
        let small_town = candidates.iter().all(|c| c.kind == PlaceKind::Town && !c.capital && c.population < 500_000);
        let word = &self.words[from];

        let before = self.beside(from.checked_sub(1)).filter(|_| word.follows());
        let small = before.map(|word| word.text.to_lowercase()).unwrap_or_default();
        let small = small.as_str();
        let kind_of = from.checked_sub(2).and_then(|at| self.words.get(at)).map(|word| word.text.to_lowercase());
        if small == "of" && kind_of.as_deref().is_some_and(|kind| KINDS.contains(&kind)) {
            points += 3.0;
        } else if AT.contains(&small) {
            // A word with a capital behind "in" has it for a reason.
            points += if is_word && !self.capitals_mean_nothing { 4.0 } else { 2.5 };
        } else if PERHAPS.contains(&small) {
            points += 1.0;
        } else if is_person && KIN.contains(&small) {
            points -= 6.0;
        } else if SIDES.contains(&small) {
            points += 2.0;
        } else if small_town
            && matches!(small, "a" | "an" | "the" | "million")
            && !self.beside(Some(to)).is_some_and(|word| BEHIND.contains(&word.text))
        {
            points -= 1.0;
        } else if let Some(before) = before
            && before.capital
            && !self.capitals_mean_nothing
            && !self.shouting
        {
            points -= self.name_before(from, before, is_person);
        }
        if let Some(listed) = listed.filter(|listed| *listed >= 2.0) {
            points += if listed >= 4.0 { 2.5 } else { 1.5 };
        }
        if (word.gap == Gap::Start || self.capitals_mean_nothing) && (is_word || is_person) && small_town {
            points -= 1.0;
        }

        if let Some(behind) = self.beside(Some(to)).filter(|word| word.follows() || word.gap == Gap::Hyphen) {
            points += self.by_what_follows(behind, Nature { is_person, is_word, small_town, located: AT.contains(&small) }, points);
        } else if is_person && self.beside(Some(to)).is_some_and(|word| word.text == "who") {
            points -= 5.0;
        }
        points
    }

    /// What the name alone says: great places are meant, small ones are mostly something else.
    fn by_itself(&self, key: &str, single: bool, candidates: &[Candidate]) -> f64 {
        let people = candidates.iter().map(|candidate| candidate.population).max().unwrap_or(0);
        let kind = |kind: PlaceKind| candidates.iter().any(|candidate| candidate.kind == kind);
        let capital = candidates.iter().any(|candidate| candidate.capital);
        let (mut points, firm) = if kind(PlaceKind::Country) {
            (5.0, true)
        } else if kind(PlaceKind::Division) || people >= 1_000_000 || capital && people >= 200_000 {
            (4.0, true)
        } else if people >= 300_000 {
            (3.0, false)
        } else if people >= 100_000 {
            (2.0, false)
        } else {
            (1.0, false)
        };
        if !single {
            return points + 1.0;
        }
        let known = known(key);
        if known.is_some_and(Known::is_word) && !kind(PlaceKind::Country) && people < 2_000_000 || WORDS.contains(&key) {
            points -= 3.0;
        }
        if known.is_some_and(Known::is_first_name) {
            points -= if firm { 0.5 } else { 2.5 };
        }
        if known.is_some_and(Known::is_surname) && !kind(PlaceKind::Country) {
            points -= if firm { 0.5 } else { 1.5 };
        }
        points
    }

    /// What a capital right before the name takes away: "Denise Washington", "Bayern Munich".
    fn name_before(&self, from: usize, before: &Word<'_>, is_person: bool) -> f64 {
        let key = fold(bare(before.text));
        let found = known(&key);
        let is_demonym = found.is_some_and(|k| k.places().any(|(_, how)| how == How::Demonym));
        if is_date(&key) || before.text.ends_with("'s") || before.text.ends_with("’s") {
            0.0
        } else if is_title(before.text) {
            9.0
        } else if found.is_some_and(Known::is_first_name) {
            8.0
        } else if self.words[from - 1].gap == Gap::Start || is_demonym {
            // The first word of a sentence has its capital from there; only before what may be a surname does it tell.
            if is_person && before.text.len() > 4 && !is_demonym { 4.0 } else { 0.0 }
        } else {
            4.0
        }
    }

    fn by_what_follows(&self, behind: &Word<'_>, nature: Nature, so_far: f64) -> f64 {
        let Nature { is_person, is_word, small_town, located } = nature;
        let key = fold(bare(behind.text));
        let key = key.as_str();
        let hyphen = behind.gap == Gap::Hyphen;
        if hyphen {
            if behind.text.starts_with(|c: char| c.is_ascii_digit()) {
                return -5.0;
            }
            return if matches!(key, "based" | "born" | "area") { 2.0 } else { 0.0 };
        }
        if behind.capital && BEARERS.contains(&key) {
            return -20.0;
        }
        if OTHER_PLACES.contains(&key) && behind.capital {
            return -8.0;
        }
        if BEHIND.contains(&key) {
            return if is_word || matches!(key, "is" | "has" | "was" | "where" | "man" | "woman" | "house") { 0.0 } else { 1.5 };
        }
        if DOES.contains(&key) && !behind.capital {
            return if is_person { -6.0 } else { 0.0 };
        }
        if SAYS.contains(&key) && !behind.capital && !located {
            return if is_person {
                -2.5
            } else if small_town {
                -1.5
            } else {
                0.0
            };
        }
        if behind.capital && !self.capitals_mean_nothing && !self.shouting && behind.gap == Gap::Space && !is_date(key) {
            // The end of a full name, or of an organisation's.
            let firmly_placed = so_far >= 5.5;
            return match (is_person, firmly_placed) {
                (true, _) => -6.0,
                (false, true) => 0.0,
                (false, false) => -3.0,
            };
        }
        0.0
    }
}
