//! The rights rule: how much of an article this reader may see.

use model::Rights;

use super::Visit;

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Headline and link.
    Headline,
    /// An excerpt, the picture, and a link to the rest.
    Excerpt,
    /// All of it.
    Whole,
}

impl Shown {
    /// What a source's rights give the reader of this visit. Members of a private edition read all.
    #[must_use]
    pub fn to(visit: &Visit, rights: Rights) -> Shown {
        match rights {
            _ if visit.member => Shown::Whole,
            Rights::Full => Shown::Whole,
            Rights::Excerpt => Shown::Excerpt,
            Rights::Link => Shown::Headline,
        }
    }

    /// More than the headline.
    #[must_use]
    pub fn has_excerpt(self) -> bool {
        self >= Shown::Excerpt
    }
}
