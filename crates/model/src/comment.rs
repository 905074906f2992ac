//! What readers write under a story or on a board.

use jiff::Timestamp;
use markup::SafeHtml;
use serde::{Deserialize, Serialize};

use crate::{AccountId, BoardId, CommentId, Role, StoryId};

/// Where something is written: what a discussion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Under {
    /// A story.
    Story(StoryId),
    /// A standing discussion of an edition.
    Board(BoardId),
}

/// Who sees a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentState {
    /// Everybody.
    Shown,
    /// Its writer and moderators, until one of these has looked at it.
    Held,
    /// Its writer and moderators: one of these ruled so, and its place says it.
    Hidden,
    /// Moderators alone, in what they decided: one of them ruled that not even its place is to be seen.
    Removed,
    /// Nobody: its writer took it back.
    Deleted,
}

impl CommentState {
    /// All of them.
    pub const ALL: [CommentState; 5] =
        [CommentState::Shown, CommentState::Held, CommentState::Hidden, CommentState::Removed, CommentState::Deleted];

    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            CommentState::Shown => "shown",
            CommentState::Held => "held",
            CommentState::Hidden => "hidden",
            CommentState::Removed => "removed",
            CommentState::Deleted => "deleted",
        }
    }

    /// As it was stored; what a newer program wrote nobody sees.
    #[must_use]
    pub fn of(text: &str) -> CommentState {
        CommentState::ALL.into_iter().find(|state| state.as_str() == text).unwrap_or(CommentState::Removed)
    }
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Row.
    pub id: CommentId,
    /// Where it stands.
    pub under: Under,
    /// What it answers.
    pub parent: Option<CommentId>,
    /// The first of the thread that it stands in, if it isn't that itself.
    pub root: Option<CommentId>,
    /// Who wrote it; nobody once the account is gone.
    pub by: Option<Penned>,
    /// When.
    pub at: Timestamp,
    /// As it was typed: Markdown.
    pub text: String,
    /// As it is shown.
    pub html: SafeHtml,
    /// Who sees it.
    pub state: CommentState,
    /// When its writer changed it last.
    pub edited: Option<Timestamp>,
    /// How many found it good in one way or another.
    pub good: i64,
    /// How many answers to the first of a thread are shown.
    pub answers: i64,
    /// The sentence of a report that it is about.
    pub quote: Option<Quote>,
    /// Why it waits, or waited, for a moderator.
    pub held: Option<Held>,
}

/// Who wrote a comment, as others see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Penned {
    /// Row.
    pub account: AccountId,
    /// As others see it.
    pub name: String,
    /// Supports the paper.
    pub supporter: bool,
    /// What its writer may do.
    pub role: Role,
}

/// A sentence of a report, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The sentence.
    pub text: String,
    /// Address parts of the report's page: its source's and its own.
    pub topic: (String, String),
    /// Who published it.
    pub publisher: String,
}

/// Why a comment waits for a moderator before others see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Its writer is new.
    New,
    /// A word or an address in it is on the list.
    Listed,
    /// The same stands elsewhere already.
    Twice,
    /// It is like what moderators took for advertising.
    Spam,
}

impl Held {
    /// All of them.
    pub const ALL: [Held; 4] = [Held::New, Held::Listed, Held::Twice, Held::Spam];

    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Held::New => "new",
            Held::Listed => "listed",
            Held::Twice => "twice",
            Held::Spam => "spam",
        }
    }

    /// As it was stored.
    #[must_use]
    pub fn of(text: &str) -> Option<Held> {
        Held::ALL.into_iter().find(|held| held.as_str() == text)
    }
}

/// What somebody finds of a comment. An edition offers some of them; of each person one stands at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reaction {
    /// It adds something.
    Good,
    /// One is grateful for it.
    Thanks,
    /// It makes one laugh.
    Funny,
    /// It makes one sad.
    Sad,
    /// It adds nothing. This is told to nobody; it counts in the order of the best.
    Bad,
}

impl Reaction {
    /// In the order in which they are offered.
    pub const ALL: [Reaction; 5] = [Reaction::Good, Reaction::Thanks, Reaction::Funny, Reaction::Sad, Reaction::Bad];

    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Reaction::Good => "good",
            Reaction::Thanks => "thanks",
            Reaction::Funny => "funny",
            Reaction::Sad => "sad",
            Reaction::Bad => "bad",
        }
    }

    /// As it was stored, or as a form sends it.
    #[must_use]
    pub fn of(text: &str) -> Option<Reaction> {
        Reaction::ALL.into_iter().find(|reaction| reaction.as_str() == text)
    }
}

/// The order of threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThreadOrder {
    /// As they were written.
    #[default]
    Oldest,
    /// The newest first.
    Newest,
    /// What most of those who judged it found good.
    Best,
}

impl ThreadOrder {
    /// As a page names them.
    pub const ALL: [ThreadOrder; 3] = [ThreadOrder::Oldest, ThreadOrder::Newest, ThreadOrder::Best];

    /// As an address says it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ThreadOrder::Oldest => "oldest",
            ThreadOrder::Newest => "newest",
            ThreadOrder::Best => "best",
        }
    }

    /// As an address said it; anything else is the usual order.
    #[must_use]
    pub fn of(text: &str) -> ThreadOrder {
        ThreadOrder::ALL.into_iter().find(|order| order.as_str() == text).unwrap_or_default()
    }
}

/// Why somebody reports a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportReason {
    /// It attacks somebody.
    Abuse,
    /// It advertises.
    Spam,
    /// It says what is not so.
    Untrue,
    /// It has nothing to do with the story.
    Astray,
}

impl ReportReason {
    /// In the order in which a form names them.
    pub const ALL: [ReportReason; 4] = [ReportReason::Abuse, ReportReason::Spam, ReportReason::Untrue, ReportReason::Astray];

    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ReportReason::Abuse => "abuse",
            ReportReason::Spam => "spam",
            ReportReason::Untrue => "untrue",
            ReportReason::Astray => "astray",
        }
    }

    /// As a form sends it.
    #[must_use]
    pub fn of(text: &str) -> Option<ReportReason> {
        ReportReason::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}
