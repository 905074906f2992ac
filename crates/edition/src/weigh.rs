//! What a story weighs, ground by ground.

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::Reason;

use crate::{Candidate, Settings};

/// Words from which a report is as substantial as any.
const FULL_LENGTH: f64 = 400.0;

/// Hours after which a story is past news.
const PAST_NEWS_HOURS: f64 = 48.0;

/// The grounds of a story, in the order in which a page tells them. A ground that gives nothing is left out, but for the sources.
pub(crate) fn reasons(candidate: &Candidate, language: &str, settings: &Settings, now: Timestamp) -> Vec<Reason> {
    let sources = sources(candidate);
    let newest = newest(candidate);
    let minutes = now.duration_since(newest).as_mins().max(0);
    let words = candidate.reports.iter().map(|r| r.words).max().unwrap_or(0);
    let weight = mean_weight(candidate);
    let foreign = !candidate.reports.iter().any(|r| r.is_in(language));

    #[expect(clippy::cast_precision_loss, reason = "counts of reports, words and minutes are far below 2^52")]
    let (texts, hours, length) = (candidate.independent.max(1) as f64, minutes as f64 / 60.0, words as f64);
    let mut reasons = vec![
        Reason::Sources { sources, independent: candidate.independent, points: round(settings.per_doubling * (1.0 + texts).log2()) },
        Reason::Fresh { minutes, points: round(fresh(hours, settings)) },
    ];
    if (weight - 1.0).abs() > 0.005 {
        reasons.push(Reason::Weight { weight: round(weight), points: round(settings.per_weight * (weight - 1.0)) });
    }
    if words > 0 {
        reasons.push(Reason::Substance { words, points: round(settings.substance * (length / FULL_LENGTH).min(1.0)) });
    }
    if foreign {
        reasons.push(Reason::Foreign { points: settings.foreign });
    }
    reasons
}

/// Points of age: halving at first, below zero once it is past news.
fn fresh(hours: f64, settings: &Settings) -> f64 {
    settings.fresh * (-hours / settings.half_life_hours).exp2() - settings.stale * (hours / PAST_NEWS_HOURS).max(1.0).log2()
}

/// Distinct publishers.
pub(crate) fn sources(candidate: &Candidate) -> usize {
    candidate.reports.iter().map(|r| r.source).collect::<BTreeSet<_>>().len()
}

/// The time of the newest report; the epoch for a story without any.
pub(crate) fn newest(candidate: &Candidate) -> Timestamp {
    candidate.reports.iter().map(|r| r.published).max().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Mean over sources, not over reports: a source that writes five times does not weigh five times.
fn mean_weight(candidate: &Candidate) -> f64 {
    let by_source: std::collections::BTreeMap<_, f64> = candidate.reports.iter().map(|r| (r.source, r.weight)).collect();
    #[expect(clippy::cast_precision_loss, reason = "a count of sources")]
    let count = by_source.len().max(1) as f64;
    if by_source.is_empty() { 1.0 } else { by_source.values().sum::<f64>() / count }
}

/// Two digits: what a reader sees is what was added up.
fn round(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}
