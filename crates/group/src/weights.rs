//! How much a term says: inverse document frequency over the reports seen so far.
//!
//! Counts only grow and are used as they stand when a report arrives; its weights are frozen then, so that grouping an old report
//! never changes because of a new one.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::vector::{Term, Vector};

/// Reports that the running counts are mixed with, as if they had been seen before the first: keeps the first day's weights from being
/// wild. Fewer let a small newsroom learn sooner which places and names it writes of every day.
const ASSUMED_REPORTS: f64 = 300.0;
/// The share of those in which any one term would have stood.
const ASSUMED_SHARE: f64 = 1.0 / 2_000.0;
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

    /// The weighed vector of a list of terms, each with its own factor: factor · (1 + ln tf) · ln(1 / share), not normalised.
    pub(crate) fn weigh(&self, terms: &[(Term, f64)]) -> Vector {
        let mut weighed: Vec<(Term, f32)> = Vec::with_capacity(terms.len());
        let mut sorted = terms.to_vec();
        sorted.sort_unstable_by_key(|term| term.0);
        for same in sorted.chunk_by(|a, b| a.0 == b.0) {
            let (term, factor) = same[0];
            let seen = self.seen.get(&term).copied().map_or(0.0, f64::from);
            let share = (seen + ASSUMED_REPORTS * ASSUMED_SHARE) / (self.reports + ASSUMED_REPORTS);
            #[expect(clippy::cast_precision_loss, reason = "a term's count in one text")]
            let times = same.len() as f64;
            #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than 24 bits")]
            weighed.push((term, (factor * (1.0 + times.ln()) * -share.min(1.0).ln()) as f32));
        }
        Vector::from_pairs(weighed)
    }
}
