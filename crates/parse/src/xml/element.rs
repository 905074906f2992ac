//! An element's name, vocabulary and attributes.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes;

/// The vocabularies that feeds mix, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// No namespace, or one of RSS's many.
    Rss,
    Atom,
    Rdf,
    DublinCore,
    DublinCoreTerms,
    /// `content:encoded`.
    Content,
    Media,
    Itunes,
    /// GeoRSS.
    Georss,
    /// W3C's `geo:lat`, `geo:long`.
    Geo,
    /// `slash:comments`.
    Slash,
    /// RFC 4685: `thr:total`, `thr:in-reply-to`.
    Threads,
    /// `wfw:commentRss`.
    Wfw,
    Xhtml,
    Other,
}

/// The namespaces that RSS has been written in.
const RSS: [&str; 7] = [
    "purl.org/rss/1.0",
    "purl.org/rss/2.0",
    "purl.org/net/rss1.1",
    "backend.userland.com/rss",
    "blogs.law.harvard.edu/tech/rss",
    "my.netscape.com",
    "channel.netscape.com",
];

impl Vocabulary {
    pub(crate) fn of_uri(uri: &str) -> Vocabulary {
        let uri = uri.trim().to_ascii_lowercase();
        let has = |part: &str| uri.contains(part);
        if uri.is_empty() {
            Vocabulary::Rss
        } else if has("w3.org/2005/atom") || has("purl.org/atom") {
            Vocabulary::Atom
        } else if has("22-rdf-syntax") {
            Vocabulary::Rdf
        } else if has("purl.org/dc/elements") {
            Vocabulary::DublinCore
        } else if has("purl.org/dc/terms") {
            Vocabulary::DublinCoreTerms
        } else if has("purl.org/rss/1.0/modules/content") {
            Vocabulary::Content
        } else if has("purl.org/rss/1.0/modules/slash") {
            Vocabulary::Slash
        } else if has("purl.org/syndication/thread") || has("purl.org/rss/1.0/modules/threading") {
            Vocabulary::Threads
        } else if has("purl.org/rss/1.0/modules/rss091") {
            Vocabulary::Rss
        } else if has("purl.org/rss/1.0/modules") {
            Vocabulary::Other
        } else if has("search.yahoo.com/mrss") {
            Vocabulary::Media
        } else if has("dtds/podcast-1.0.dtd") {
            Vocabulary::Itunes
        } else if has("georss.org/georss") {
            Vocabulary::Georss
        } else if has("geo/wgs84_pos") {
            Vocabulary::Geo
        } else if has("wellformedweb.org/commentapi") {
            Vocabulary::Wfw
        } else if has("1999/xhtml") {
            Vocabulary::Xhtml
        } else if RSS.iter().any(|known| has(known)) {
            Vocabulary::Rss
        } else {
            Vocabulary::Other
        }
    }

    /// What a prefix stands for that was never declared: feeds leave the declaration out more often than they mean something else.
    fn of_prefix(prefix: &str) -> Vocabulary {
        match prefix {
            "" | "rss" => Vocabulary::Rss,
            "atom" | "a10" => Vocabulary::Atom,
            "rdf" => Vocabulary::Rdf,
            "dc" => Vocabulary::DublinCore,
            "dcterms" => Vocabulary::DublinCoreTerms,
            "content" => Vocabulary::Content,
            "media" => Vocabulary::Media,
            "itunes" => Vocabulary::Itunes,
            "georss" => Vocabulary::Georss,
            "geo" => Vocabulary::Geo,
            "slash" => Vocabulary::Slash,
            "thr" => Vocabulary::Threads,
            "wfw" => Vocabulary::Wfw,
            "xhtml" => Vocabulary::Xhtml,
            _ => Vocabulary::Other,
        }
    }
}

pub(crate) struct Element<'x> {
    /// As written: `dc:creator`.
    pub(crate) name: &'x str,
    pub(crate) local: &'x str,
    pub(crate) vocabulary: Vocabulary,
    /// The tag from after the name to before its end.
    pub(crate) attributes: &'x str,
}

impl<'x> Element<'x> {
    pub(super) fn new(name: &'x str, attributes: &'x str, prefixes: &[(&str, Vocabulary)]) -> Element<'x> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let known = prefixes.iter().rev().find(|(known, _)| *known == prefix);
        let vocabulary = known.map_or_else(|| Vocabulary::of_prefix(prefix), |(_, vocabulary)| *vocabulary);
        Element { name, local, vocabulary, attributes }
    }

    /// An attribute's value by its local name in any case: `rdf:about` is "about".
    pub(crate) fn attribute(&self, wanted: &str) -> Option<Cow<'x, str>> {
        if self.attributes.is_empty() {
            return None;
        }
        let local = |key: &str| key.rsplit(':').next().is_some_and(|local| local.eq_ignore_ascii_case(wanted));
        attributes(self.attributes).find(|(key, _)| local(key) && !key.starts_with("xmlns")).map(|(_, value)| value)
    }
}

/// Attributes by name as written, their references resolved. Those that can't be read are passed over.
pub(super) fn attributes(source: &str) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let mut found = Attributes::html(source, 0);
    found.with_checks(false);
    found.filter_map(Result::ok).filter_map(|attribute| {
        let key = std::str::from_utf8(attribute.key.into_inner()).ok()?;
        let value = match attribute.value {
            Cow::Borrowed(value) => Cow::Borrowed(std::str::from_utf8(value).ok()?),
            Cow::Owned(value) => Cow::Owned(String::from_utf8(value).ok()?),
        };
        Some((key, if value.contains('&') { Cow::Owned(markup::text::unescape(&value)) } else { value }))
    })
}
