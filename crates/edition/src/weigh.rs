//! What a story weighs, ground by frame.

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::Reason;

use crate::near::near;
use crate::{Candidate, Frame};

/// Words from which a report is as substantial as any.
const FULL_LENGTH: f64 = 400.0;

/// Hours after which a story is past news.
const PAST_NEWS_HOURS: f64 = 48.0;

/// The grounds of a story, in the order in which a page tells them. A ground that gives nothing is left out, but for the sources.
pub(crate) fn reasons(candidate: &Candidate, frame: &Frame<'_>) -> Vec<Reason> {
    let Frame { edition, settings, now, .. } = *frame;
    let sources = sources(candidate);
    let newest = newest(candidate);
    let minutes = now.duration_since(newest).as_mins().max(0);
    let words = candidate.reports.iter().map(|r| r.words).max().unwrap_or(0);
    let weight = mean_weight(candidate);
    let foreign = !candidate.reports.iter().any(|r| r.is_in(&edition.language));
    let first = candidate.reports.iter().map(|r| r.published).min().unwrap_or(newest);
    let since_first = now.duration_since(first).as_mins().max(0);

    #[expect(clippy::cast_precision_loss, reason = "counts of reports, words and minutes are far below 2^52")]
    let (texts, hours, length) = (candidate.independent.max(1) as f64, minutes as f64 / 60.0, words as f64);
    #[expect(clippy::cast_precision_loss, reason = "minutes are far below 2^52")]
    let novel = round(settings.novel * (-(since_first as f64) / 60.0 / settings.novel_half_life_hours).exp2());
    let mut reasons = Vec::new();
    if frame.hand.pinned.contains(&candidate.story) {
        reasons.push(Reason::Pinned { points: settings.pinned });
    }
    reasons.extend([
        Reason::Sources { sources, independent: candidate.independent, points: round(settings.per_doubling * (1.0 + texts).log2()) },
        Reason::Fresh { minutes, points: round(fresh(hours, settings)) },
    ]);
    if novel > 0.0 {
        reasons.push(Reason::Novel { minutes: since_first, points: novel });
    }
    if let (Some(near), Some(home)) = (near(&candidate.places, edition), edition.home) {
        let points = round(settings.near * (-f64::from(near.km) / home.km.max(1.0)).exp2());
        reasons.push(Reason::Near { place: near.place, km: near.km, points });
    }
    let section = candidate.sections.iter().find_map(|tag| edition.sections.iter().find(|section| section.tag == *tag));
    if let Some(section) = section.filter(|section| (section.weight - 1.0).abs() > 0.005) {
        let points = round(settings.per_weight * (section.weight - 1.0));
        reasons.push(Reason::Section { name: section.name.clone(), weight: round(section.weight), points });
    }
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
fn fresh(hours: f64, settings: &crate::Settings) -> f64 {
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
