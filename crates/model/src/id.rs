//! Row identities, one type for each noun, so that a feed's number can't be handed in for a source's.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids!(
    /// A publisher that this installation follows.
    SourceId,
    /// One feed of a source.
    FeedId,
    /// One item as a feed gave it.
    EntryId,
    /// An entry with its page read.
    ArticleId,
    /// The articles that report one event.
    StoryId,
    /// A publication served by this installation.
    EditionId,
    /// What an editor decided about a story.
    EditId,
    /// A digest that was published.
    DigestId,
    /// What an editor decided about a story in the next digest.
    DigestEditId,
    /// Someone who reads, and keeps something here.
    ReaderId,
    /// Someone who signs in.
    AccountId,
    /// What somebody wrote under a story or on a board.
    CommentId,
    /// A standing discussion of an edition.
    BoardId,
    /// What a moderator decided.
    RulingId,
);
