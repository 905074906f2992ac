//! Publishers: what an editor sets about one.

use serde::{Deserialize, Serialize};

use crate::SourceId;

/// What of a source's articles may be shown to the public. Members of a private edition read all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rights {
    /// The whole text.
    Full,
    /// An excerpt and a link to the original.
    #[default]
    Excerpt,
    /// Headline and link alone.
    Link,
}

impl Rights {
    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Rights::Full => "full",
            Rights::Excerpt => "excerpt",
            Rights::Link => "link",
        }
    }

    /// The rights of a stored or typed name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Rights> {
        [Rights::Full, Rights::Excerpt, Rights::Link].into_iter().find(|r| r.as_str() == name)
    }
}

/// What an editor sets about a source; crawl state is kept apart, in the store.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourceSettings {
    /// Address part: lower-case ASCII words with hyphens, unique.
    pub slug: String,
    /// The publisher's name.
    pub name: String,
    /// Its front page, if known.
    pub site: Option<String>,
    /// What may be shown.
    pub rights: Rights,
    /// How much a report by this source counts in ranking, 0.0 to 4.0; 1.0 by default.
    pub weight: f64,
    /// A category from an OPML folder or the editor, if any.
    pub category: Option<String>,
}

/// A publisher, as stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Row.
    pub id: SourceId,
    /// Readers brought it, and it is shown to these alone.
    #[serde(default)]
    pub own: bool,
    /// What the editor set.
    #[serde(flatten)]
    pub settings: SourceSettings,
}
