//! Something wrong in a feed or page that reading it got over: data on the source, never an error.

use serde::{Deserialize, Serialize};

/// What kind of thing was wrong. The names are part of the JSON contract and are stored: add, never rename.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FlawKind {
    /// The bytes are not in the encoding that they claim, or claim none.
    Encoding,
    /// Not well-formed: bad XML, bad JSON, tags that never close.
    Malformed,
    /// The document ends in the middle.
    Truncated,
    /// There is nothing in it.
    Empty,
    /// Not a feed, or not a page, at all.
    WrongType,
    /// Larger than the limit: what was over it is left out.
    TooLarge,
    /// Nested deeper than the limit: what was below it is flattened.
    TooDeep,
    /// A date that no rule could read, or that can't be true.
    Date,
    /// An address that can't be used.
    Address,
    /// An entry or page lacks something that it must have: identity, title, link.
    Missing,
    /// Two entries of one feed claim the same identity.
    Duplicate,
    /// The publisher's server could not be reached, answered with an error, or gave up.
    Unreachable,
    /// More redirects than the limit, or a redirect that leads back.
    Redirects,
    /// It took longer than the limit.
    TooSlow,
    /// The address is one that may not be dialled (private network, forbidden port or scheme).
    Forbidden,
    /// The publisher asks robots to stay out.
    Robots,
    /// No article could be found on the page.
    NoArticle,
    /// The lead picture could not be used.
    Picture,
    /// Something was delivered that is not signed by who was asked to deliver it.
    Signature,
}

impl FlawKind {
    /// The stored name, as in JSON: `wrong_type`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FlawKind::Encoding => "encoding",
            FlawKind::Malformed => "malformed",
            FlawKind::Truncated => "truncated",
            FlawKind::Empty => "empty",
            FlawKind::WrongType => "wrong_type",
            FlawKind::TooLarge => "too_large",
            FlawKind::TooDeep => "too_deep",
            FlawKind::Date => "date",
            FlawKind::Address => "address",
            FlawKind::Missing => "missing",
            FlawKind::Duplicate => "duplicate",
            FlawKind::Unreachable => "unreachable",
            FlawKind::Redirects => "redirects",
            FlawKind::TooSlow => "too_slow",
            FlawKind::Forbidden => "forbidden",
            FlawKind::Robots => "robots",
            FlawKind::NoArticle => "no_article",
            FlawKind::Picture => "picture",
            FlawKind::Signature => "signature",
        }
    }

    /// The kind of a stored name; `None` for a name that a newer version wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<FlawKind> {
        serde::Deserialize::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name)).ok()
    }
}

/// One thing got over, with a sentence for the person who looks after the source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Flaw {
    /// What kind of thing.
    pub kind: FlawKind,
    /// A sentence in plain words, without the source's name: "The date “yesterday-ish” could not be read."
    pub message: String,
}

impl Flaw {
    /// A flaw of this kind, with its sentence.
    #[must_use]
    pub fn new(kind: FlawKind, message: impl Into<String>) -> Flaw {
        Flaw { kind, message: message.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_are_the_json_names() {
        for kind in [FlawKind::Encoding, FlawKind::WrongType, FlawKind::TooDeep, FlawKind::NoArticle, FlawKind::Picture] {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
            assert_eq!(FlawKind::from_name(kind.as_str()), Some(kind));
        }
        assert_eq!(FlawKind::from_name("from_the_future"), None);
    }
}
