//! What happened at a feed's polls, in plain words: like follows like as one line.

use store::{Fared, FeedState, PollRow};

use super::view::TOLD_IN;
use crate::page::{Tongue, Visit, span};
use crate::when::Moment;
use crate::words::Words;

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
    /// The language of that: what the newsroom wrote down is English.
    pub tongue: Tongue,
    /// ", 4 times", or nothing.
    pub tally: String,
    /// It did not go well.
    pub bad: bool,
}

/// The lines of a feed's polls (newest first).
pub(super) fn history(polls: &[&PollRow], visit: &Visit) -> Vec<HistoryView> {
    let alike = |a: &&PollRow, b: &&PollRow| told(a, visit.words) == told(b, visit.words) && a.fared == b.fared && !brought(a);
    let comma = visit.words.say("list-comma");
    polls
        .chunk_by(alike)
        .take(LINES)
        .filter_map(|same| {
            let (newest, oldest) = (same.first()?, same.last()?);
            let (words, ours) = told(newest, visit.words);
            Some(HistoryView {
                when: visit.lately(newest.at),
                since: (same.len() > 1).then(|| visit.lately(oldest.at)),
                words,
                tongue: visit.tongue(Some(if ours { visit.words.language() } else { TOLD_IN })),
                tally: if same.len() > 1 { format!("{comma} {}", visit.words.count("source-times", same.len())) } else { String::new() },
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
    let minutes = (visit.now.as_second() - since.as_second()) / 60;
    Some(visit.words.fill("source-trouble-for", "span", span(minutes, visit.words)))
}

fn brought(poll: &PollRow) -> bool {
    poll.new + poll.changed > 0
}

/// What happened at a poll, and whether that is in our words: what the newsroom wrote down is in its own.
fn told(poll: &PollRow, words: Words) -> (String, bool) {
    let said = poll.words.as_deref().map(|words| words.trim_end_matches('.').to_owned()).filter(|words| !words.is_empty());
    let ours = said.is_none();
    let news = match (poll.new, poll.changed) {
        (0, 0) => words.say("source-nothing-new").to_owned(),
        (new, 0) => words.count("source-new-entries", new),
        (0, changed) => words.count("source-changed-entries", changed),
        (new, changed) => {
            let comma = words.say("list-comma");
            format!("{}{comma} {}", words.count("source-new-entries", new), words.count("source-changed-entries", changed))
        }
    };
    match poll.fared {
        Fared::Answered => (news, true),
        Fared::Failed => (said.unwrap_or_else(|| words.say("source-no-answer").to_owned()), ours),
        Fared::Ended => (said.unwrap_or_else(|| words.say("source-gone").to_owned()), ours),
        Fared::Moved => (format!("{} ({news})", said.unwrap_or_else(|| words.say("source-moved").to_owned())), ours),
        Fared::Delivered => (format!("{} ({news})", said.unwrap_or_else(|| words.say("source-delivered").to_owned())), ours),
    }
}
