//! What becomes of a text that somebody sends, and who may do what to a comment.

use jiff::{SignedDuration, Timestamp};
use model::{AccountId, Comment, CommentState, Held, HouseRules, Listed, Role};

use crate::{LIKE_SPAM, caught};

/// What is known of who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Who.
    pub account: AccountId,
    /// What they may do.
    pub role: Role,
    /// Comments of theirs that were shown.
    pub shown: i64,
    /// They may not write until then.
    pub silent_until: Option<Timestamp>,
    /// When they wrote of late: what is older than an hour does not matter.
    pub wrote: Vec<Timestamp>,
}

/// What is known of a text besides what it says, and of where it is to stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place<'a> {
    /// Nobody writes there any more.
    pub locked: bool,
    /// Seconds between two comments of one person there; 0: no more than everywhere.
    pub slow: i64,
    /// When they wrote there last.
    pub wrote: Option<Timestamp>,
    /// What moderators put on the list.
    pub list: &'a [Listed],
    /// The same stands elsewhere already, by this writer or another.
    pub twice: bool,
    /// How likely it is advertising, where that can be told.
    pub spam: Option<f64>,
}

/// A text is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All see it at once.
    Show,
    /// A moderator looks at it first.
    Hold(Held),
}

/// A text is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It says nothing.
    #[error("the text is empty")]
    Empty,
    /// It has more than so many characters.
    #[error("the text has more than {0} characters")]
    TooLong(usize),
    /// It has more than so many links.
    #[error("the text has more than {0} links")]
    TooManyLinks(usize),
    /// They wrote just now; in so many seconds they may again.
    #[error("the next comment can be sent in {0} seconds")]
    TooSoon(i64),
    /// They may not write until then.
    #[error("silent until {0}")]
    Silent(Timestamp),
    /// Nobody writes there any more.
    #[error("the discussion is locked")]
    Locked,
    /// It has a word or an address that the house does not take.
    #[error("the text has what the house does not take")]
    Listed,
}

/// Looks at a text before it is kept.
///
/// # Errors
/// Where it is not taken; the writer can mend it, or wait.
pub fn weigh(text: &str, writer: &Writer, place: &Place<'_>, rules: &HouseRules, now: Timestamp) -> Result<Verdict, Refusal> {
    if let Some(until) = writer.silent_until.filter(|until| *until > now) {
        return Err(Refusal::Silent(until));
    }
    let rules_others = writer.role >= Role::Moderator;
    if place.locked && !rules_others {
        return Err(Refusal::Locked);
    }
    if markup::text::line(text, 1).is_empty() {
        return Err(Refusal::Empty);
    }
    if text.chars().count() > rules.longest {
        return Err(Refusal::TooLong(rules.longest));
    }
    if rules_others {
        return Ok(Verdict::Show);
    }
    let new = writer.shown < rules.new_until;
    let most = if new { rules.links_of_new } else { rules.links };
    if links(text) > most {
        return Err(Refusal::TooManyLinks(most));
    }
    let listed = caught(text, place.list);
    if listed.is_some_and(|entry| entry.refused) {
        return Err(Refusal::Listed);
    }
    if let Some(wait) = wait(&writer.wrote, rules, now).max(wait_there(place, now)) {
        return Err(Refusal::TooSoon(wait));
    }
    Ok(match () {
        () if listed.is_some() => Verdict::Hold(Held::Listed),
        () if place.spam.is_some_and(|likely| likely > LIKE_SPAM) => Verdict::Hold(Held::Spam),
        () if place.twice => Verdict::Hold(Held::Twice),
        () if new && rules.hold_new => Verdict::Hold(Held::New),
        () => Verdict::Show,
    })
}

/// Seconds until the next comment may be sent, where that is not now.
fn wait(wrote: &[Timestamp], rules: &HouseRules, now: Timestamp) -> Option<i64> {
    let since = |at: &Timestamp| now.duration_since(*at).as_secs();
    let mut of_hour: Vec<i64> = wrote.iter().map(since).filter(|seconds| (0..3_600).contains(seconds)).collect();
    of_hour.sort_unstable();
    let pause = of_hour.first().map(|last| rules.pause_seconds - last).filter(|wait| *wait > 0);
    let full = of_hour.get(rules.an_hour.saturating_sub(1)).map(|oldest| 3_600 - oldest);
    pause.max(full)
}

/// And until it may be sent there, where moderators made people slow down.
fn wait_there(place: &Place<'_>, now: Timestamp) -> Option<i64> {
    let since = place.wrote.map(|at| now.duration_since(at).as_secs())?;
    Some(place.slow - since).filter(|wait| *wait > 0)
}

/// How many addresses a text names.
fn links(text: &str) -> usize {
    let lower = text.to_ascii_lowercase();
    let bare = lower.matches("www.").count() - lower.matches("://www.").count();
    lower.matches("://").count() + bare + lower.matches("mailto:").count()
}

/// What can be done to a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Answer it.
    Answer,
    /// Change its text.
    Change,
    /// Take it back.
    Delete,
    /// Report it to the moderators.
    Report,
    /// Rule on it: show it, hide it, remove it.
    Rule,
    /// Ask moderators to look again at what one of them decided.
    Appeal,
    /// Read its text.
    Read,
}

/// Whether somebody, or nobody in particular, may do this to a comment.
#[must_use]
pub fn may(who: Option<(AccountId, Role)>, action: Action, comment: &Comment, rules: &HouseRules, now: Timestamp) -> bool {
    let own = who.is_some() && comment.by.as_ref().map(|by| by.account) == who.map(|who| who.0);
    let role = who.map_or(Role::Reader, |who| who.1);
    // Nobody rules on what somebody of their own rank or above wrote, but for admins.
    let above = role == Role::Admin || comment.by.as_ref().is_none_or(|by| by.role < role);
    let rules_others = role >= Role::Moderator;
    let shown = comment.state == CommentState::Shown;
    let standing = matches!(comment.state, CommentState::Shown | CommentState::Held);
    let ruled_out = matches!(comment.state, CommentState::Hidden | CommentState::Removed);
    match action {
        Action::Read => {
            shown || (own && comment.state != CommentState::Deleted) || (rules_others && comment.state != CommentState::Deleted)
        }
        Action::Answer => shown && who.is_some(),
        Action::Report => shown && who.is_some() && !own,
        Action::Change => own && standing && now.duration_since(comment.at) < SignedDuration::from_mins(rules.edit_minutes),
        Action::Delete => own && standing,
        Action::Rule => rules_others && (above || own) && comment.state != CommentState::Deleted,
        Action::Appeal => own && ruled_out,
    }
}

#[cfg(test)]
mod tests {
    use markup::markdown;
    use model::{CommentId, Penned, StoryId, Under};

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_000_000 + seconds).unwrap()
    }

    fn writer(role: Role, shown: i64) -> Writer {
        Writer { account: AccountId(7), role, shown, silent_until: None, wrote: Vec::new() }
    }

    #[test]
    fn what_somebody_new_writes_waits_for_a_moderator() {
        let rules = HouseRules::default();
        let verdict = |writer: &Writer, text: &str| weigh(text, writer, &Place::default(), &rules, at(0));
        assert_eq!(verdict(&writer(Role::Reader, 0), "Well said."), Ok(Verdict::Hold(Held::New)));
        assert_eq!(verdict(&writer(Role::Reader, 1), "Well said."), Ok(Verdict::Show));
        assert_eq!(verdict(&writer(Role::Moderator, 0), "Well said."), Ok(Verdict::Show));
        let two = "https://a.example and www.b.example";
        assert_eq!(verdict(&writer(Role::Reader, 0), two), Err(Refusal::TooManyLinks(1)));
        assert_eq!(verdict(&writer(Role::Reader, 1), two), Ok(Verdict::Show));
        assert_eq!(verdict(&writer(Role::Reader, 0), "https://www.a.example/"), Ok(Verdict::Hold(Held::New)), "one address is one link");
        assert_eq!(
            weigh("Hm.", &writer(Role::Reader, 0), &Place::default(), &HouseRules { hold_new: false, ..rules.clone() }, at(0)),
            Ok(Verdict::Show)
        );
    }

    #[test]
    fn what_says_nothing_or_too_much_is_not_taken() {
        let rules = HouseRules::default();
        let verdict = |text: &str| weigh(text, &writer(Role::Reader, 9), &Place::default(), &rules, at(0));
        for empty in ["", "  \n\t ", "\u{200b}"] {
            assert_eq!(verdict(empty), Err(Refusal::Empty), "{empty:?}");
        }
        assert_eq!(verdict(&"é".repeat(8_000)), Ok(Verdict::Show));
        assert_eq!(verdict(&"é".repeat(8_001)), Err(Refusal::TooLong(8_000)));
    }

    #[test]
    fn nobody_writes_without_a_pause_nor_more_than_a_share_of_an_hour() {
        let rules = HouseRules { an_hour: 3, ..HouseRules::default() };
        let verdict = |wrote: &[i64]| {
            let wrote = wrote.iter().map(|seconds| at(-seconds)).collect();
            weigh("Hm.", &Writer { wrote, ..writer(Role::Reader, 9) }, &Place::default(), &rules, at(0))
        };
        assert_eq!(verdict(&[2]), Err(Refusal::TooSoon(3)));
        assert_eq!(verdict(&[5, 100]), Ok(Verdict::Show));
        assert_eq!(verdict(&[100, 2_000, 3_000]), Err(Refusal::TooSoon(600)));
        assert_eq!(verdict(&[100, 2_000, 3_600]), Ok(Verdict::Show));
        let silent = Writer { silent_until: Some(at(60)), ..writer(Role::Reader, 9) };
        assert_eq!(weigh("Hm.", &silent, &Place::default(), &rules, at(0)), Err(Refusal::Silent(at(60))));
        assert_eq!(weigh("Hm.", &silent, &Place::default(), &rules, at(60)), Ok(Verdict::Show));
    }

    #[test]
    fn who_may_do_what() {
        let rules = HouseRules::default();
        let comment = |state| Comment {
            id: CommentId(1),
            under: Under::Story(StoryId(1)),
            parent: None,
            root: None,
            by: Some(Penned { account: AccountId(7), name: "Ruth".into(), supporter: false, role: Role::Reader }),
            at: at(0),
            text: "Hm.".into(),
            html: markdown::comment("Hm."),
            state,
            edited: None,
            good: 0,
            answers: 0,
            quote: None,
            held: None,
        };
        let may = |who, action, state, seconds| super::may(who, action, &comment(state), &rules, at(seconds));
        let (own, other, moderator) =
            (Some((AccountId(7), Role::Reader)), Some((AccountId(8), Role::Reader)), Some((AccountId(9), Role::Moderator)));
        use CommentState::{Deleted, Held, Hidden, Shown};
        assert!(may(None, Action::Read, Shown, 0) && !may(None, Action::Read, Held, 0) && !may(other, Action::Read, Held, 0));
        assert!(may(own, Action::Read, Held, 0) && may(moderator, Action::Read, Hidden, 0) && !may(moderator, Action::Read, Deleted, 0));
        assert!(may(own, Action::Change, Shown, 899) && !may(own, Action::Change, Shown, 900) && !may(other, Action::Change, Shown, 0));
        assert!(
            may(own, Action::Delete, Shown, 90_000) && !may(moderator, Action::Delete, Shown, 0) && !may(own, Action::Delete, Hidden, 0)
        );
        assert!(may(other, Action::Report, Shown, 0) && !may(own, Action::Report, Shown, 0) && !may(None, Action::Report, Shown, 0));
        assert!(may(moderator, Action::Rule, Held, 0) && !may(own, Action::Rule, Held, 0));
        assert!(may(other, Action::Answer, Shown, 0) && !may(other, Action::Answer, Held, 0) && !may(None, Action::Answer, Shown, 0));
        let of_nobody = Comment { by: None, ..comment(Shown) };
        assert!(!super::may(None, Action::Delete, &of_nobody, &rules, at(0)), "what nobody wrote is nobody's");
    }
}
