//! Finding names of places in a text, and what stands around each.

use std::collections::BTreeSet;
use std::ops::Range;

use model::PlaceKind;

use super::Vantage;
use super::cues::{AND, AT, INSIDE, SHOUTED, TITLES};
use super::dateline::dateline_place;
use super::fold::fold;
use super::gazetteer::{How, Known, Number, known, may_begin, row};
use super::within::Qualifier;
use super::words::{Gap, Word, words};

/// Names that are taken of one text; a text that names more is a list.
pub(super) const MOST: usize = 400;
/// Places of one name that are weighed, the most populous first; San José, the commonest name, has 20.
const MOST_OF_A_NAME: usize = 32;
/// Words of the longest name.
const LONGEST: usize = 5;

/// One place that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// In the gazetteer, or among the edition's own.
    pub(super) number: Result<Number, usize>,
    pub(super) kind: PlaceKind,
    pub(super) capital: bool,
    pub(super) population: u32,
    pub(super) point: (f64, f64),
    pub(super) country: u8,
    pub(super) division: Option<u16>,
}

impl Candidate {
    pub(super) fn read(number: Number) -> Candidate {
        let row = row(number);
        Candidate {
            number: Ok(number),
            kind: row.kind,
            capital: row.capital,
            population: row.population,
            point: row.point,
            country: row.country,
            division: Some(row.division),
        }
    }
}

/// A name of a place, or of a person or thing that is called so.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) key: String,
    pub(super) range: Range<usize>,
    pub(super) in_title: bool,
    /// What it may mean; what stands beside it has been heeded.
    pub(super) candidates: Vec<Candidate>,
    /// How much speaks for a place; the text's other places are not heeded yet.
    pub(super) points: f64,
    pub(super) dateline: bool,
    /// It stands behind "in" or its like.
    pub(super) located: bool,
    pub(super) qualified: bool,
    pub(super) seat: bool,
    /// The country in which a region is called so that is none of the candidates: a county.
    pub(super) region: Option<u8>,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) names: Vec<Name>,
    /// Countries by the words for their people and things, as often as they stand there.
    pub(super) demonyms: Vec<u8>,
}

/// Finds names in a title and its text.
pub(super) fn names(text: &str, title: &str, taken: &[Range<usize>], vantage: &Vantage) -> Found {
    let mut found = Found::default();
    let mut people = BTreeSet::new();
    for (text, in_title) in [(title, true), (text, false)] {
        let words = words(text);
        let long = words.iter().filter(|word| word.text.len() > 3);
        let (all, capitals) = long.fold((0, 0), |(all, capitals), word| (all + 1, capitals + usize::from(word.capital)));
        let mut search = Search {
            shouting: words.iter().filter(|word| word.shouted).count() * 2 > words.len(),
            capitals_mean_nothing: in_title && capitals * 5 > all * 3,
            keys: words.iter().map(|word| if word.capital { fold(bare(word.text)) } else { String::new() }).collect(),
            words: &words,
            in_title,
            vantage,
            found: &mut found,
        };
        let dateline = if in_title { None } else { dateline_place(text) };
        search.run(text, dateline.as_ref().map(|d| (d.name.clone(), d.range.clone())), if in_title { &[] } else { taken });
        let named = search.people();
        if !in_title {
            people = named;
        }
    }
    for name in &mut found.names {
        let may_be = !name.qualified && !name.dateline && !name.located && name.candidates.iter().all(|c| c.kind == PlaceKind::Town);
        if may_be && people.contains(&name.key) {
            name.points -= 4.0;
        }
    }
    found
}

pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&fold(word).as_str())
}

/// A word without its possessive ending.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// One pass over a title or a text.
pub(super) struct Search<'a> {
    pub(super) words: &'a [Word<'a>],
    /// Words with capitals, folded; others are empty.
    pub(super) keys: Vec<String>,
    pub(super) shouting: bool,
    pub(super) capitals_mean_nothing: bool,
    in_title: bool,
    vantage: &'a Vantage,
    pub(super) found: &'a mut Found,
}

impl Search<'_> {
    fn run(&mut self, text: &str, dateline: Option<(Range<usize>, Range<usize>)>, taken: &[Range<usize>]) {
        let mut at = 0;
        // The end of the name before, and whether a place was likely meant.
        let mut before: Option<(usize, f64)> = None;
        if let Some((name, whole)) = dateline {
            at = self.words.partition_point(|word| word.from < name.start);
            let end = self.words.partition_point(|word| word.to <= name.end);
            if at < end {
                let mut candidates = self.candidates(&fold(&text[name.clone()]));
                let qualifier = self.qualifier(at, end, &candidates);
                if let Qualifier::Is(kept, ..) = qualifier {
                    candidates = kept;
                } else if matches!(qualifier, Qualifier::Another) {
                    candidates.clear();
                }
                self.take(at, end, candidates, |name| (name.dateline, name.points) = (true, name.points + 8.0));
            }
            // A region behind the name speaks for itself; a place that nobody knows is not sought in parts of its name.
            at = self.words.partition_point(|word| word.from < name.end);
            self.within(at, self.words.partition_point(|word| word.from < whole.end));
            at = self.words.partition_point(|word| word.from < whole.end);
        }
        while at < self.words.len() && self.found.names.len() < MOST {
            at = self.step(at, &mut before, taken);
        }
    }

    /// The parts of a dateline behind its name.
    fn within(&mut self, mut at: usize, end: usize) {
        while at < end {
            at = match self.longest(at, end) {
                Some((next, candidates)) => {
                    self.take(at, next, candidates, |_| {});
                    next
                }
                None => at + 1,
            };
        }
    }

    /// Looks for a name that begins at a word; gives where to go on.
    fn step(&mut self, at: usize, before: &mut Option<(usize, f64)>, taken: &[Range<usize>]) -> usize {
        let word = &self.words[at];
        if !word.capital {
            return at + 1;
        }
        if let Some(end) = self.seat(at) {
            return end;
        }
        let found = self.longest(at, self.words.len());
        let is_place =
            |(_, candidates): &(usize, Vec<Candidate>)| candidates.iter().any(|c| c.kind != PlaceKind::Town || c.population > 500_000);
        if !found.as_ref().is_some_and(|found| is_place(found) || found.0 > at + 1) && self.demonym(at) {
            return at + 1;
        }
        let Some((end, mut candidates)) = found else { return at + 1 };
        let range = word.from..self.words[end - 1].to;
        if taken.iter().any(|t| t.start < range.end && range.start < t.end) {
            return end;
        }
        let listed = before.filter(|(last, _)| self.is_list(*last, at)).map(|(_, points)| points);
        let mut points = self.points(at, end, &candidates, listed);
        let mut next = end;
        let mut qualified = false;
        match self.qualifier(at, end, &candidates) {
            Qualifier::None => {}
            Qualifier::Is(kept, behind, abbreviated) => {
                (candidates, qualified) = (kept, true);
                points += 6.0;
                // A state's abbreviation is no name of its own; its full name is.
                next = if abbreviated { behind } else { end };
            }
            // "Paris, Ontario" is too small a place for the gazetteer, and none that it has.
            Qualifier::Another => return end,
        }
        self.side(at, end, &mut candidates);
        // A place at a list's end vouches for those before it.
        if let Some((last, _)) = before.filter(|(last, _)| points >= 3.0 && self.is_list(*last, at))
            && let Some(name) = self.found.names.last_mut()
            && name.range.end <= self.words[last - 1].to
        {
            name.points += 2.5;
        }
        *before = Some((end, points));
        self.take(at, end, candidates, |name| (name.points, name.qualified) = (points, qualified));
        next
    }

    pub(super) fn take(&mut self, from: usize, to: usize, candidates: Vec<Candidate>, with: impl FnOnce(&mut Name)) {
        if candidates.is_empty() {
            return;
        }
        let mut name = Name {
            region: self.region(&self.key(from, to)),
            key: self.key(from, to),
            range: self.words[from].from
                ..self.words[from].from + self.words[from..to].last().map_or(0, |w| w.from - self.words[from].from + bare(w.text).len()),
            in_title: self.in_title,
            points: self.points(from, to, &candidates, None),
            candidates,
            dateline: false,
            located: self.is_located(from),
            qualified: false,
            seat: false,
        };
        with(&mut name);
        self.found.names.push(name);
    }

    /// The folded name that some words are.
    pub(super) fn key(&self, from: usize, to: usize) -> String {
        let mut key = String::new();
        for (at, word) in (from..to).zip(&self.words[from..to]) {
            if at > from {
                key.push(' ');
            }
            let folded = &self.keys[at];
            match folded.as_str() {
                "" => key.push_str(word.text),
                "saint" if at + 1 < to => key.push_str("st"),
                "fort" if at + 1 < to => key.push_str("ft"),
                "mount" if at + 1 < to => key.push_str("mt"),
                _ => key.push_str(folded),
            }
        }
        key
    }

    fn is_located(&self, at: usize) -> bool {
        let before = self.beside(at.checked_sub(1)).filter(|_| self.words[at].follows());
        before.is_some_and(|word| AT.contains(&word.text.to_lowercase().as_str()))
    }

    fn region(&self, key: &str) -> Option<u8> {
        let behind = known(key).into_iter().flat_map(Known::places).find(|(_, how)| *how == How::Behind);
        behind.map(|(number, _)| row(number).country)
    }

    pub(super) fn candidates(&self, key: &str) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = self.vantage.named(key).collect();
        let places = known(key).into_iter().flat_map(Known::places).filter(|(_, how)| *how == How::Name);
        for (number, _) in places.take(MOST_OF_A_NAME) {
            let candidate = Candidate::read(number);
            // What an edition keeps as its own may be in the gazetteer as well.
            if !candidates.iter().any(|own| own.kind == candidate.kind && model::kilometres(own.point, candidate.point) < 10.0) {
                candidates.push(candidate);
            }
        }
        candidates
    }

    /// The longest name that begins at a word, and its candidates.
    fn longest(&self, at: usize, end: usize) -> Option<(usize, Vec<Candidate>)> {
        let first = self.keys.get(at)?;
        if first.is_empty() || !may_begin(first) && !["saint", "fort", "mount"].contains(&first.as_str()) && !self.vantage.has_extras() {
            return None;
        }
        let joins = |word: &Word<'_>| matches!(word.gap, Gap::Space | Gap::Hyphen | Gap::Short);
        let mut last = at + 1;
        while last < end && last < at + LONGEST && joins(&self.words[last]) {
            let word = &self.words[last];
            if !word.capital && !INSIDE.contains(&word.text) {
                break;
            }
            last += 1;
        }
        while last > at {
            if self.words[last - 1].capital && !self.keys[at].is_empty() {
                let key = self.key(at, last);
                let candidates = self.candidates(&key);
                if !candidates.is_empty() && self.is_written_so(at, last, &key) {
                    return Some((last, candidates));
                }
            }
            last -= 1;
        }
        None
    }

    /// Short names that are words as well must be written in capitals ("US", not "Us"); other short words in capitals are abbreviations.
    fn is_written_so(&self, from: usize, to: usize, key: &str) -> bool {
        let word = &self.words[from];
        if to - from > 1 {
            return true;
        }
        let shouted_around =
            [from.wrapping_sub(1), from + 1].iter().filter_map(|n| self.words.get(*n)).any(|w| w.shouted && w.text.len() > 3);
        if SHOUTED.contains(&key) {
            return word.text.contains('.') || word.shouted && !self.shouting && (!shouted_around || key != "us");
        }
        // "ICE" is no town; "PARIS" in a heading is one.
        (!word.shouted || key.len() > 4 || self.shouting || shouted_around) && key.len() > 1
    }

    /// Whether two names stand in one list.
    fn is_list(&self, last: usize, at: usize) -> bool {
        let word = &self.words[at];
        match at - last {
            0 => word.gap == Gap::Comma,
            1 => AND.contains(&self.words[last].text) && word.follows(),
            _ => false,
        }
    }

    pub(super) fn beside(&self, at: Option<usize>) -> Option<&Word<'_>> {
        at.and_then(|at| self.words.get(at))
    }
}
