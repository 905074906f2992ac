//! A story as grouping sees it: the sum of its reports' vectors, and when it was told.

use crate::Settings;
use crate::vector::Vector;

#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) sum: Vector,
    pub(crate) norm: f64,
    /// First and newest report, in whole days since 1970: hours say when a feed was asked, not when an event was.
    pub(crate) first: f64,
    pub(crate) newest: f64,
    pub(crate) reports: usize,
    /// Reports that have a text, not a headline alone.
    pub(crate) with_text: usize,
}

impl Story {
    pub(crate) fn begin(report: &Story, kept: usize) -> Story {
        let sum = report.sum.clone().trimmed(kept);
        Story { norm: sum.norm(), sum, ..*report }
    }

    /// A story of one report, for comparing: the report itself, whole.
    pub(crate) fn alone(report: Vector, day: f64, has_text: bool) -> Story {
        Story { norm: report.norm(), sum: report, first: day, newest: day, reports: 1, with_text: usize::from(has_text) }
    }

    pub(crate) fn absorb(&mut self, other: &Story, kept: usize) {
        self.sum = self.sum.plus(&other.sum).trimmed(kept);
        self.norm = self.sum.norm();
        self.first = self.first.min(other.first);
        self.newest = self.newest.max(other.newest);
        self.reports += other.reports;
        self.with_text += other.with_text;
    }

    /// Most of its reports have a text.
    pub(crate) fn has_text(&self) -> bool {
        self.with_text * 2 > self.reports
    }

    /// Nothing has joined it after this day.
    pub(crate) fn quiet_since(&self, day: i64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "days since 1970")]
        let day = day as f64;
        self.newest <= day
    }

    /// Days between the nearest edges of both; 0 where they overlap.
    pub(crate) fn days_from(&self, other: &Story) -> f64 {
        (self.first - other.newest).max(other.first - self.newest).max(0.0)
    }

    /// The cosine from which a report of this vector belongs to `other`, or both stories are one if `merging`; `None` if they are too far
    /// apart in time, whatever they say.
    pub(crate) fn needed(&self, other: &Story, merging: bool, settings: &Settings) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "reports of one story")]
        let (larger, smaller) = (self.reports.max(other.reports) as f64, self.reports.min(other.reports) as f64);
        let bar = |story: &Story| {
            if story.has_text() { settings.threshold_with_text } else { settings.threshold * (1.0 + settings.young / larger) }
        };
        let mut needed = (bar(self) * bar(other)).sqrt();
        if merging {
            needed *= 1.0 + settings.merge_caution * smaller.ln();
        }
        let apart = self.days_from(other);
        if apart > settings.window_days {
            if apart > settings.remembered_days || self.reports.max(other.reports) < 2 {
                return None;
            }
            needed *= settings.late_caution;
        }
        Some(needed + settings.penalty_per_day * apart.min(settings.window_days))
    }

    /// Cosine of both sums, 0 to 1, of which no term makes more than `most`.
    pub(crate) fn cosine(&self, other: &Story, most: f64) -> f64 {
        let norms = self.norm * other.norm;
        if norms > 0.0 { self.sum.dot(&other.sum, most * norms) / norms } else { 0.0 }
    }
}
