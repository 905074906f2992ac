//! What readers write under a story.

use jiff::Timestamp;
use markup::SafeHtml;

use crate::{AccountId, CommentId, StoryId};

/// Who sees a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentState {
    /// Everybody.
    Shown,
    /// Its writer and moderators, until one of these has looked at it.
    Held,
    /// Nobody but moderators: one of them ruled so.
    Hidden,
    /// Nobody: its writer took it back.
    Deleted,
}

impl CommentState {
    /// All of them.
    pub const ALL: [CommentState; 4] = [CommentState::Shown, CommentState::Held, CommentState::Hidden, CommentState::Deleted];

    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            CommentState::Shown => "shown",
            CommentState::Held => "held",
            CommentState::Hidden => "hidden",
            CommentState::Deleted => "deleted",
        }
    }

    /// As it was stored; what a newer program wrote nobody sees.
    #[must_use]
    pub fn of(text: &str) -> CommentState {
        CommentState::ALL.into_iter().find(|state| state.as_str() == text).unwrap_or(CommentState::Hidden)
    }
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Row.
    pub id: CommentId,
    /// Under this story.
    pub story: StoryId,
    /// What it answers.
    pub parent: Option<CommentId>,
    /// The first of the thread that it stands in, if it isn't that itself.
    pub root: Option<CommentId>,
    /// Who wrote it, and under what name; nobody once the account is gone.
    pub by: Option<(AccountId, String)>,
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
    /// How many found it good.
    pub good: i64,
}

/// What somebody finds of a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
    /// It adds something.
    Good,
    /// It doesn't. This is told to nobody; it counts in the order of the best.
    Bad,
}

impl Reaction {
    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Reaction::Good => "good",
            Reaction::Bad => "bad",
        }
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
