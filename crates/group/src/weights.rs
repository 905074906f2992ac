//! How much a term says: inverse document frequency over the reports seen so far.
//!
//! Counts only grow and are used as they stand when a report arrives; its weights are frozen then, so that grouping an old report
//! never changes because of a new one. What is counted is nearly the stories that a term stands in, not the reports: see
//! [`Settings::stories_counted`].

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::Settings;
use crate::background::Background;
use crate::vector::{Term, Vector};

/// Terms remembered before those seen once are forgotten (they weigh the same as unseen ones, to within a rounding).
const REMEMBERED: usize = 2_000_000;

#[derive(Debug, Default)]
pub(crate) struct Weights {
    reports: f64,
    seen: HashMap<Term, f32, FixedState>,
}

/// A term of a report as it is to be weighed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weighable {
    pub(crate) term: Term,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
    Pair,
}

impl Kind {
    pub(crate) fn of(term: &str) -> Kind {
        if term.contains(' ') {
            Kind::Pair
        } else if term.bytes().any(|byte| byte.is_ascii_digit()) {
            Kind::Number
        } else {
            Kind::Word
        }
    }
}

impl Weights {
    /// Counts a report's distinct terms.
    pub(crate) fn count(&mut self, terms: impl Iterator<Item = Term>) {
        self.reports += 1.0;
        for term in terms {
            *self.seen.entry(term).or_insert(0.0) += 1.0;
        }
        if self.seen.len() > REMEMBERED {
            self.seen.retain(|_, n| *n > 1.0);
        }
    }

    /// Takes back a part of what [`Weights::count`] counted, for a report that joined a story: its place among the reports, and those of
    /// its terms that the story had already.
    pub(crate) fn discount(&mut self, report: &Vector, story: &Vector, part: f64) {
        self.reports -= part;
        report.meet(story, |term, _, _| {
            if let Some(seen) = self.seen.get_mut(&term) {
                #[expect(clippy::cast_possible_truncation, reason = "0 to 1")]
                let part = part as f32;
                *seen = (*seen - part).max(0.0);
            }
        });
    }

    /// The weighed vector of a list of terms: factor of its kind · (1 + repeats · ln tf) · ln(1 / share)^rarity, not normalised.
    pub(crate) fn weigh(&self, terms: &mut [Weighable], background: &Background, settings: &Settings) -> Vector {
        let mut weighed: Vec<(Term, f32)> = Vec::with_capacity(terms.len());
        terms.sort_unstable_by_key(|term| term.term);
        for same in terms.chunk_by(|a, b| a.term == b.term) {
            let Weighable { term, kind } = same[0];
            let (usual, factor) = match kind {
                Kind::Pair => (background.pair(), settings.pair_weight),
                Kind::Number => (background.word(term).0, settings.number_weight),
                Kind::Word => {
                    let (share, listed) = background.word(term);
                    (share, if listed { 1.0 } else { settings.name_weight })
                }
            };
            let seen = self.seen.get(&term).copied().map_or(0.0, f64::from);
            let share = (seen + settings.assumed_reports * usual) / (self.reports + settings.assumed_reports);
            #[expect(clippy::cast_precision_loss, reason = "a term's count in one text")]
            let times = same.len() as f64;
            let rarity = (-share.min(1.0).ln()).powf(settings.rarity);
            #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than 24 bits")]
            weighed.push((term, (factor * (1.0 + settings.repeats * times.ln()) * rarity) as f32));
        }
        Vector::from_pairs(weighed)
    }
}
