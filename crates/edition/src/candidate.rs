//! A story as composing needs it.

use jiff::Timestamp;
use model::{ArticleId, CardPicture, Place, Rights, SourceId, StoryId};

/// A story that might stand on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Row.
    pub story: StoryId,
    /// Address part.
    pub slug: String,
    /// Section tags, best first.
    pub sections: Vec<String>,
    /// Distinct texts among the reports, copies counted once.
    pub independent: usize,
    /// The editor's headline, in place of the sources' own.
    pub named: Option<String>,
    /// What its reports are about on the map.
    pub places: Vec<Place>,
    /// Its reports, at least one, by time.
    pub reports: Vec<Report>,
}

/// One article of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Which.
    pub article: ArticleId,
    /// Whose.
    pub source: SourceId,
    /// Its publisher's name.
    pub source_name: String,
    /// What of it may be shown to the public.
    pub rights: Rights,
    /// The weight that the editor gave to the source.
    pub weight: f64,
    /// When.
    pub published: Timestamp,
    /// Headline.
    pub title: String,
    /// One or two sentences, or empty.
    pub excerpt: String,
    /// BCP 47.
    pub language: Option<String>,
    /// Words of its text.
    pub words: usize,
    /// Lead picture, if kept.
    pub picture: Option<CardPicture>,
}

impl Report {
    /// Whether it is written in this language (primary subtags compared); an unknown language is taken as the edition's.
    pub(crate) fn is_in(&self, language: &str) -> bool {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        self.language.as_deref().is_none_or(|own| primary(own) == primary(language))
    }
}
