//! The formats that a list is written in, told by the end of its address.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use model::FEED_FILES;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// RFC 4287.
    Atom,
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    /// In the order in which a page names them.
    pub(crate) const ALL: [Format; 3] = [Format::Atom, Format::Rss, Format::Json];

    /// The end of its address.
    pub(crate) fn file(self) -> &'static str {
        let [atom, rss, json] = FEED_FILES;
        match self {
            Format::Atom => atom,
            Format::Rss => rss,
            Format::Json => json,
        }
    }

    /// As a page names it in its head.
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Format::Atom => "application/atom+xml",
            Format::Rss => "application/rss+xml",
            Format::Json => "application/feed+json",
        }
    }

    /// Its name, the same in every language.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Format::Atom => "Atom",
            Format::Rss => "RSS",
            Format::Json => "JSON Feed",
        }
    }

    /// The address of the feed of the list at this path, within the edition; a query stays at its end.
    pub(crate) fn of(self, path: &str) -> String {
        let (path, query) = path.split_once('?').map_or((path, String::new()), |(path, query)| (path, format!("?{query}")));
        let slash = if path.is_empty() { "" } else { "/" };
        format!("{path}{slash}{}{query}", self.file())
    }
}

/// Every route of a feed ends in one of the three files.
impl<S: Send + Sync> FromRequestParts<S> for Format {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Format, Infallible> {
        let path = parts.uri.path();
        Ok(Format::ALL.into_iter().find(|format| path.ends_with(format.file())).unwrap_or(Format::Atom))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_stands_below_its_list() {
        assert_eq!(Format::Atom.of(""), "feed.atom");
        assert_eq!(Format::Rss.of("section/local"), "section/local/feed.rss");
        assert_eq!(Format::Json.of("search?q=a+b"), "search/feed.json?q=a+b");
    }
}
