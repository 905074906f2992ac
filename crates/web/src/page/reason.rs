//! Why a story stands where it stands, in plain words, with the points that each ground gave.

use model::Reason;

use crate::words::Words;

/// The grounds and their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyView {
    /// Ground and points: ("6 sources report it, in 4 texts of their own", "+18.0").
    pub grounds: Vec<(String, String)>,
    /// All points together.
    pub total: String,
}

impl WhyView {
    /// `None` where no reasons were kept: the story is on no page now.
    #[must_use]
    pub fn new(reasons: &[Reason], words: Words) -> Option<WhyView> {
        let total: f64 = reasons.iter().map(Reason::points).sum();
        (!reasons.is_empty()).then(|| WhyView {
            grounds: reasons.iter().map(|reason| (ground(reason, words), signed(reason.points(), words))).collect(),
            total: signed(total, words),
        })
    }
}

fn ground(reason: &Reason, words: Words) -> String {
    match reason {
        Reason::Sources { sources: 1, .. } => words.say("why-one-source").to_owned(),
        Reason::Sources { sources, independent, .. } if independent >= sources => words.count("why-own-words", *sources),
        Reason::Sources { sources, independent: 1, .. } => words.count("why-same-text", *sources),
        Reason::Sources { sources, independent, .. } => {
            words.fill_all("why-texts", &[("sources", &words.count("count-sources", *sources)), ("n", independent)])
        }
        Reason::Fresh { minutes, .. } => words.fill("why-fresh", "age", age(*minutes, words)),
        Reason::Weight { weight, .. } => words.fill("why-weight", "weight", words.decimal(*weight, 2)),
        Reason::Substance { words: length, .. } => words.fill("why-substance", "words", words.count("count-words", *length)),
        Reason::Foreign { .. } => words.say("why-foreign").to_owned(),
        Reason::Novel { minutes, .. } => words.fill("why-novel", "age", age(*minutes, words)),
        Reason::Near { place, km: 0..=1, .. } => words.fill("why-home", "place", place),
        Reason::Near { place, km, .. } => words.fill_all("why-near", &[("place", place), ("km", km)]),
        Reason::Section { name, weight, .. } => words.fill_all("why-section", &[("name", name), ("weight", &words.decimal(*weight, 2))]),
        Reason::Pinned { .. } => words.say("why-pinned").to_owned(),
    }
}

fn age(minutes: i64, words: Words) -> String {
    match minutes.max(0) {
        0 => words.say("why-age-instant").to_owned(),
        minutes => span(minutes, words),
    }
}

/// "90 minutes", "3 hours", "2 days".
pub(crate) fn span(minutes: i64, words: Words) -> String {
    match minutes {
        ..120 => words.count("count-minutes", minutes.max(1)),
        120..2880 => words.count("count-hours", minutes / 60),
        _ => words.count("count-days", minutes / 1440),
    }
}

/// "+4.0", "−2.5": a true minus sign, one digit.
fn signed(points: f64, words: Words) -> String {
    if points < -0.05 { words.decimal(points, 1) } else { format!("+{}", words.decimal(points.abs(), 1)) }
}
