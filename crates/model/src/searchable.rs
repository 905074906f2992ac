//! What a search index takes in.

use jiff::Timestamp;

use crate::{ArticleId, SourceId, StoryId};

/// An article as an index takes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Searchable {
    /// Which.
    pub article: ArticleId,
    /// Of which story.
    pub story: StoryId,
    /// Whose.
    pub source: SourceId,
    /// Headline.
    pub title: String,
    /// The whole text, whatever may be shown of it.
    pub text: String,
    /// People.
    pub authors: Vec<String>,
    /// Section tags, best first.
    pub sections: Vec<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// First publication.
    pub published: Timestamp,
}
