//! What a place lies in, where the text says so beside its name: "Springfield, Ill.", "Tripoli, in Lebanon's north", "Ohio's Columbus".

use model::PlaceKind;

use super::cues::{AND, KINDS, SIDES};
use super::find::{Candidate, Search, bare};
use super::gazetteer::{How, known};
use super::words::{Gap, Word};

/// What stands beside a name tells of where its place lies.
pub(super) enum Qualifier {
    None,
    /// What is left of the candidates, where the qualifier ends, and whether it is an abbreviation.
    Is(Vec<Candidate>, usize, bool),
    /// It names a region in which the gazetteer has no such place.
    Another,
}

impl Search<'_> {
    /// What lies behind a comma or in brackets: the division or country that the place lies in. Or it stands there in words: "Tripoli, in
    /// Lebanon's north", "Ohio's Columbus".
    pub(super) fn qualifier(&self, from: usize, end: usize, candidates: &[Candidate]) -> Qualifier {
        let beside = self.words.get(end).filter(|word| matches!(word.gap, Gap::Comma | Gap::Bracket) && word.capital);
        if let Some((last, regions)) = beside.and_then(|_| self.regions(end)) {
            let kept = lying_in(candidates, &regions);
            let abbreviated = regions.iter().all(|(_, how)| *how == How::Behind);
            let names_division = abbreviated || regions.iter().any(|(region, _)| region.kind == PlaceKind::Division);
            if !kept.is_empty() {
                return Qualifier::Is(kept, last, abbreviated);
            }
            // "Paris, Texas and Rome" may be a list.
            let only_towns = candidates.iter().all(|candidate| candidate.kind == PlaceKind::Town);
            let owns = bare(self.words[last - 1].text) != self.words[last - 1].text;
            if only_towns && names_division && !owns && !self.goes_on_as_a_list(last) {
                return Qualifier::Another;
            }
        }
        let owner = from.checked_sub(1).filter(|at| bare(self.words[*at].text) != self.words[*at].text && self.words[from].follows());
        for at in owner.into_iter().chain(self.behind_in(end)) {
            let kept = self.regions(at).map(|(_, regions)| lying_in(candidates, &regions)).unwrap_or_default();
            if !kept.is_empty() {
                return Qualifier::Is(kept, end, false);
            }
        }
        Qualifier::None
    }

    /// Where a name begins that stands behind "in", perhaps with its side: "in northern Lebanon".
    fn behind_in(&self, end: usize) -> Option<usize> {
        let word = self.words.get(end).filter(|word| matches!(word.gap, Gap::Space | Gap::Comma) && matches!(word.text, "in" | "en"))?;
        let next = self.words[end + 1..].iter().take(4).take_while(|w| w.follows()).position(|w| w.capital)?;
        let between = &self.words[end + 1..end + 1 + next];
        let passed = |w: &Word<'_>| SIDES.contains(&w.text) || KINDS.contains(&w.text) || matches!(w.text, "the" | "of" | "far");
        (word.follows() || word.gap == Gap::Comma).then_some(())?;
        between.iter().all(passed).then_some(end + 1 + next)
    }

    /// The longest region's name that begins at a word, and where it ends.
    fn regions(&self, at: usize) -> Option<(usize, Vec<(Candidate, How)>)> {
        let word = self.words.get(at)?;
        for last in (at + 1..=(at + 4).min(self.words.len())).rev() {
            if self.words[at + 1..last].iter().any(|word| !matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Short)) {
                continue;
            }
            let key = self.key(at, last);
            let Some(known) = known(&key) else { continue };
            let regions: Vec<(Candidate, How)> = known
                .places()
                .map(|(number, how)| (Candidate::read(number), how))
                .filter(|(candidate, how)| candidate.kind != PlaceKind::Town && *how != How::Demonym)
                // Two letters are a state in capitals or with a full stop ("IN" and "Ga.", not "In").
                .filter(|(_, how)| *how != How::Behind || word.shouted || key.len() > 2 || word.stopped || word.text.contains('.'))
                .collect();
            if !regions.is_empty() {
                return Some((last, regions));
            }
        }
        None
    }

    fn goes_on_as_a_list(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| AND.contains(&word.text) || word.gap == Gap::Comma && word.capital)
    }

    /// "western Washington", "Washington state", "state of Georgia": the division is meant.
    pub(super) fn side(&self, from: usize, to: usize, candidates: &mut Vec<Candidate>) {
        let is = |at: Option<usize>, words: &[&str]| self.beside(at).is_some_and(|word| words.contains(&word.text.to_lowercase().as_str()));
        let before = from.checked_sub(1);
        let state = is(Some(to), &["state"]) && self.words[to].follows()
            || is(before, &["of"]) && is(from.checked_sub(2), &["state", "governor", "province"])
            || is(before, &["upstate", "eastern", "western", "rural"]);
        if state && candidates.iter().any(|candidate| candidate.kind == PlaceKind::Division) {
            candidates.retain(|candidate| candidate.kind == PlaceKind::Division);
        }
    }
}

/// The places that lie in one of some regions.
fn lying_in(places: &[Candidate], regions: &[(Candidate, How)]) -> Vec<Candidate> {
    let lies_in = |place: &Candidate, region: &Candidate| {
        let same = region.kind == PlaceKind::Country || place.division == region.division;
        place.country == region.country && place.kind < region.kind && same
    };
    places.iter().filter(|place| regions.iter().any(|(region, _)| lies_in(place, region))).copied().collect()
}
