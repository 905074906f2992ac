//! What happened at a feed's polls, in plain words: like follows like as one line.

use jiff::Timestamp;
use store::{Fared, FeedState, PollRow};

use crate::page::{Visit, count};
use crate::when::Moment;

/// Lines of a feed's history.
const LINES: usize = 12;

/// Polls in a row that went alike.
pub struct HistoryView {
    /// The newest of them.
    pub when: Moment,
    /// The oldest, where there were several.
    pub since: Option<Moment>,
    /// What happened.
    pub words: String,
    /// It did not go well.
    pub bad: bool,
}

/// The lines of a feed's polls (newest first).
pub(super) fn history(polls: &[&PollRow], visit: &Visit) -> Vec<HistoryView> {
    let alike = |a: &&PollRow, b: &&PollRow| words(a) == words(b) && a.fared == b.fared && !brought(a);
    polls
        .chunk_by(alike)
        .take(LINES)
        .filter_map(|same| {
            let (newest, oldest) = (same.first()?, same.last()?);
            let times = if same.len() > 1 { format!(", {} times", same.len()) } else { String::new() };
            Some(HistoryView {
                when: visit.lately(newest.at),
                since: (same.len() > 1).then(|| visit.lately(oldest.at)),
                words: format!("{}{times}", words(newest)),
                bad: matches!(newest.fared, Fared::Failed | Fared::Ended),
            })
        })
        .collect()
}

/// "For 3 days there has been no good answer", of a feed that fails; `None` for one that does not.
pub(super) fn trouble(state: &FeedState, polls: &[&PollRow], visit: &Visit) -> Option<String> {
    if state.failures == 0 || state.retired {
        return None;
    }
    // What a hub delivers meanwhile is no answer.
    let lately = polls.iter().take_while(|poll| !matches!(poll.fared, Fared::Answered | Fared::Moved));
    let since = lately.filter(|poll| poll.fared == Fared::Failed).last()?.at;
    Some(format!("For {} there has been no good answer", span(since, visit.now)))
}

fn span(since: Timestamp, now: Timestamp) -> String {
    let minutes = usize::try_from((now.as_second() - since.as_second()) / 60).unwrap_or(0);
    match minutes {
        0..120 => count(minutes.max(1), "minute", "minutes"),
        120..2_880 => count(minutes / 60, "hour", "hours"),
        _ => count(minutes / 1_440, "day", "days"),
    }
}

fn brought(poll: &PollRow) -> bool {
    poll.new + poll.changed > 0
}

fn words(poll: &PollRow) -> String {
    let plenty = |n: i64, one: &str, many: &str| count(usize::try_from(n).unwrap_or_default(), one, many);
    let said = poll.words.as_deref().map(|words| words.trim_end_matches('.').to_owned()).filter(|words| !words.is_empty());
    let news = match (poll.new, poll.changed) {
        (0, 0) => "nothing new".to_owned(),
        (new, 0) => plenty(new, "new entry", "new entries"),
        (0, changed) => plenty(changed, "changed entry", "changed entries"),
        (new, changed) => format!("{}, {changed} changed", plenty(new, "new entry", "new entries")),
    };
    match poll.fared {
        Fared::Answered => news,
        Fared::Failed => said.unwrap_or_else(|| "no good answer".to_owned()),
        Fared::Ended => said.unwrap_or_else(|| "gone for good".to_owned()),
        Fared::Moved => format!("{} ({news})", said.unwrap_or_else(|| "moved".to_owned())),
        Fared::Delivered => format!("{} ({news})", said.unwrap_or_else(|| "delivered".to_owned())),
    }
}
