//! What is read at the address of a feed.

use serde::{Deserialize, Serialize};

/// What is read at an address that a source publishes its items at. The names are stored: add, never rename.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum FeedKind {
    /// A feed: RSS, Atom, RDF, JSON Feed.
    #[default]
    Feed,
    /// A page without a feed: its list of links, found by structure.
    Links,
    /// A sitemap for news, or an index of sitemaps.
    Sitemap,
    /// Nothing is asked there: pages that were imported from an archive hang on it.
    Archive,
    /// Nothing is asked there: letters are sent to it.
    Letters,
}

impl FeedKind {
    const ALL: [FeedKind; 5] = [FeedKind::Feed, FeedKind::Links, FeedKind::Sitemap, FeedKind::Archive, FeedKind::Letters];

    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FeedKind::Feed => "feed",
            FeedKind::Links => "links",
            FeedKind::Sitemap => "sitemap",
            FeedKind::Archive => "archive",
            FeedKind::Letters => "letters",
        }
    }

    /// The kind of a stored or typed name; `None` for a name that a newer version wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<FeedKind> {
        FeedKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Is there an address that is asked at its times?
    #[must_use]
    pub fn is_polled(self) -> bool {
        !matches!(self, FeedKind::Archive | FeedKind::Letters)
    }

    /// Does something come of it as time goes by, so that it is due at times?
    #[must_use]
    pub fn is_live(self) -> bool {
        self != FeedKind::Archive
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_lead_back() {
        for kind in FeedKind::ALL {
            assert_eq!(FeedKind::from_name(kind.as_str()), Some(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
        assert_eq!(FeedKind::from_name("from_the_future"), None);
    }
}
