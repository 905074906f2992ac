//! The articles, from any number of sources, that report the same event.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Reason, StoryId};

/// A story, without its articles. Address and id stay for good; a story merged into another redirects to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// Row.
    pub id: StoryId,
    /// Address part.
    pub slug: String,
    /// The headline of the article that stands for it, or the editor's.
    pub title: String,
    /// The headline is the editor's.
    pub named: bool,
    /// Language of that headline.
    pub language: Option<String>,
    /// Section tags, best first.
    pub sections: Vec<String>,
    /// First report.
    pub first: Timestamp,
    /// Newest report.
    pub newest: Timestamp,
    /// Why it stood where it stood when the edition was last composed; empty for a story that is not on a page.
    pub reasons: Vec<Reason>,
}
