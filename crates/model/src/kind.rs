//! What a page turns out to be, and what its publisher allows.

use serde::Serialize;

/// What a page is. Anything but an article says why its text is short, or isn't prose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleKind {
    /// Prose about one thing.
    #[default]
    Article,
    /// Entries in the order of the day.
    LiveBlog,
    /// Mostly pictures, with a line to each.
    Gallery,
    /// A player with a line or two.
    Video,
    /// A list of links to articles.
    Index,
    /// The beginning of an article; the rest is for subscribers.
    Paywalled,
    /// A page that says that there is no page.
    Gone,
    /// Nothing that could be read.
    None,
}

/// What the publisher says may be done with the page. `None` is silence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RightsSignals {
    /// No copy may be shown.
    pub noarchive: bool,
    /// It may not be found by a search.
    pub noindex: bool,
    /// No words of it may be shown.
    pub nosnippet: bool,
    /// Nothing may be learned from it by machines.
    pub noai: bool,
    /// Rights to text and data mining are reserved, or expressly not.
    pub tdm_reservation: Option<bool>,
    /// Address of the terms for text and data mining.
    pub tdm_policy: Option<String>,
    /// Readers have to pay, or expressly not.
    pub paywalled: Option<bool>,
}
