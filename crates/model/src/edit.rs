//! What an editor decided about a story: each a row with a who and a when, which can be undone.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::{ArticleId, EditId, EditionId, StoryId};

/// A decision, as it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The story stands on top of an edition's front page.
    Pin {
        /// Where.
        edition: EditionId,
        /// Until when; without an end until it is undone.
        until: Option<Timestamp>,
    },
    /// The story stands on no page of an edition.
    Hide {
        /// Where.
        edition: EditionId,
    },
    /// The story has the editor's headline instead of a source's.
    Rename {
        /// The headline, of at most [`crate::LONGEST_HEADLINE`] characters.
        title: String,
    },
    /// Another story becomes part of the story.
    Merge {
        /// The one that goes.
        gone: StoryId,
    },
    /// Some of the story's articles are a story of their own, and stay apart.
    Split {
        /// Which, some but not all of the story's.
        articles: Vec<ArticleId>,
    },
}

/// What kind of decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    /// [`Decision::Pin`].
    Pin,
    /// [`Decision::Hide`].
    Hide,
    /// [`Decision::Rename`].
    Rename,
    /// [`Decision::Merge`].
    Merge,
    /// [`Decision::Split`].
    Split,
}

impl EditKind {
    /// All of them.
    pub const ALL: [EditKind; 5] = [EditKind::Pin, EditKind::Hide, EditKind::Rename, EditKind::Merge, EditKind::Split];

    /// The word for it in tables, forms and logs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EditKind::Pin => "pin",
            EditKind::Hide => "hide",
            EditKind::Rename => "rename",
            EditKind::Merge => "merge",
            EditKind::Split => "split",
        }
    }
}

/// What editors decided about an edition's pages, as it stands at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hand {
    /// The stories on top, the newest pin first.
    pub pinned: Vec<StoryId>,
    /// The stories that stand nowhere.
    pub hidden: BTreeSet<StoryId>,
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Row.
    pub id: EditId,
    /// What kind.
    pub kind: EditKind,
    /// Of which edition, where it is one's only.
    pub edition: Option<EditionId>,
    /// The story that it is about now.
    pub story: StoryId,
    /// That story's address part; `None` where the story is no more.
    pub slug: Option<String>,
    /// That story's headline, or what it was then.
    pub headline: Option<String>,
    /// A rename's headline; the address part of a merge's story that is gone.
    pub title: Option<String>,
    /// How many articles went along.
    pub articles: usize,
    /// A pin's end.
    pub until: Option<Timestamp>,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// Who undid it, and when.
    pub undone: Option<(String, Timestamp)>,
}

impl Edit {
    /// Whether it holds at `now`: not undone, and not past its end.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> bool {
        self.undone.is_none() && self.until.is_none_or(|until| until > now)
    }
}
