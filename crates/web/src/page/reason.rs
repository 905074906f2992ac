//! Why a story stands where it stands, in plain words, with the points that each ground gave.

use model::Reason;

use super::card::{count, grouped};

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
    pub fn new(reasons: &[Reason]) -> Option<WhyView> {
        let total: f64 = reasons.iter().map(Reason::points).sum();
        (!reasons.is_empty()).then(|| WhyView {
            grounds: reasons.iter().map(|reason| (words(reason), signed(reason.points()))).collect(),
            total: signed(total),
        })
    }
}

fn words(reason: &Reason) -> String {
    match reason {
        Reason::Sources { sources: 1, .. } => "One source reports it.".to_owned(),
        Reason::Sources { sources, independent, .. } if independent >= sources => {
            format!("{} sources report it, each in its own words.", grouped(*sources))
        }
        Reason::Sources { sources, independent: 1, .. } => format!("{sources} sources report it, all with the same text."),
        Reason::Sources { sources, independent, .. } => format!("{sources} sources report it, in {independent} independent texts."),
        Reason::Fresh { minutes, .. } => format!("The newest report was {} old when the page was made.", span(*minutes)),
        Reason::Weight { weight, .. } => format!("The editor lets its sources count {weight:.2} times what a source counts otherwise."),
        Reason::Substance { words, .. } => format!("The longest report has {}.", count(*words, "word", "words")),
        Reason::Foreign { .. } => "No report of it is in the edition's language.".to_owned(),
        Reason::Novel { minutes, .. } => format!("The first report was {} old.", span(*minutes)),
        Reason::Near { place, km: 0..=1, .. } => format!("It is about {place}, at home."),
        Reason::Near { place, km, .. } => {
            format!("It is about {place}, {} km from home.", grouped(usize::try_from(*km).unwrap_or_default()))
        }
        Reason::Section { name, weight, .. } => format!("The editor lets {name} count {weight:.2} times what a section counts otherwise."),
        Reason::Pinned { .. } => "An editor put it on top.".to_owned(),
    }
}

fn span(minutes: i64) -> String {
    match minutes.max(0) {
        0 => "less than a minute".to_owned(),
        1 => "1 minute".to_owned(),
        minutes @ 2..120 => format!("{minutes} minutes"),
        minutes @ 120..2880 => format!("{} hours", minutes / 60),
        minutes => format!("{} days", minutes / 1440),
    }
}

/// "+4.0", "−2.5": a true minus sign, one digit.
fn signed(points: f64) -> String {
    if points < -0.05 { format!("−{:.1}", points.abs()) } else { format!("+{:.1}", points.abs()) }
}
