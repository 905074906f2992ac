//! How much a term says: inverse document frequency over the reports seen so far.
//!
//! Counts only grow and are used as they stand when a report arrives; its weights are frozen then, so that grouping an old report
//! never changes because of a new one.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::vector::{Term, Vector};

/// Reports assumed to have been seen before the first: keeps the first day's weights from being wild. With none, every word of
/// the first hundred reports would count as rare.
const ASSUMED_REPORTS: f64 = 2000.0;
/// Terms remembered before those seen once are forgotten (they weigh the same as unseen ones, to within a rounding).
const REMEMBERED: usize = 2_000_000;

#[derive(Debug, Default)]
pub(crate) struct Weights {
    reports: f64,
    seen: HashMap<Term, u32, FixedState>,
}

impl Weights {
    /// Counts a report's distinct terms.
    pub(crate) fn count(&mut self, terms: impl Iterator<Item = Term>) {
        self.reports += 1.0;
        for term in terms {
            *self.seen.entry(term).or_insert(0) += 1;
        }
        if self.seen.len() > REMEMBERED {
            self.seen.retain(|_, n| *n > 1);
        }
    }

    /// The weighed vector of a list of terms: (1 + ln tf) · ln(N / df), not normalised.
    pub(crate) fn weigh(&self, terms: &[Term]) -> Vector {
        let ones = Vector::from_pairs(terms.iter().map(|t| (*t, 1.0)).collect());
        Vector::from_pairs(
            ones.iter()
                .map(|(term, times)| {
                    let seen = self.seen.get(&term).copied().map_or(0.0, f64::from);
                    let rare = ((self.reports + ASSUMED_REPORTS) / (seen + 1.0)).ln();
                    #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than 24 bits")]
                    let weight = ((1.0 + f64::from(times).ln()) * rare) as f32;
                    (term, weight)
                })
                .collect(),
        )
    }
}
