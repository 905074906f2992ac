//! What a feed says: the document and its items, in the house's words, whatever format they came in.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The format a feed was written in, or what stands in for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeedFormat {
    /// RSS 0.9x and 2.0.
    #[serde(rename = "rss")]
    Rss,
    /// RSS 1.0 and 0.90, which are RDF.
    #[serde(rename = "rdf")]
    Rdf,
    /// Atom 0.3 and 1.0.
    #[serde(rename = "atom")]
    Atom,
    /// JSON Feed 1.0 and 1.1.
    #[serde(rename = "json")]
    Json,
    /// A sitemap, with or without the news extension.
    #[serde(rename = "sitemap")]
    Sitemap,
    /// The links on a page without a feed.
    #[serde(rename = "links")]
    Links,
}

/// A feed as it was read. Text fields are plain text (markup removed, entities resolved); `summary` and `content` of entries are
/// the publisher's HTML, not yet safe to show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feed {
    /// Which format.
    pub format: FeedFormat,
    /// The feed's own title.
    pub title: Option<String>,
    /// The site it belongs to.
    pub link: Option<String>,
    /// A line about it.
    pub description: Option<String>,
    /// BCP 47 tag, as given.
    pub language: Option<String>,
    /// When the publisher says it last changed.
    pub updated: Option<Timestamp>,
    /// Items in the order of the feed.
    pub entries: Vec<Entry>,
}

/// One item as a feed gave it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The publisher's identity for it (guid, atom:id), or none.
    pub id: Option<String>,
    /// Plain text.
    pub title: Option<String>,
    /// Absolute address of the article, where one could be made out.
    pub link: Option<String>,
    /// Names as given.
    pub authors: Vec<String>,
    /// First publication.
    pub published: Option<Timestamp>,
    /// Last change.
    pub updated: Option<Timestamp>,
    /// Teaser, as the publisher's HTML.
    pub summary: Option<String>,
    /// Full text, as the publisher's HTML.
    pub content: Option<String>,
    /// Categories and tags, as given.
    pub categories: Vec<String>,
    /// Attached files: podcasts, pictures (media:content counts here too).
    pub enclosures: Vec<Enclosure>,
}

impl Entry {
    /// What tells this entry from the feed's others and is the same at the next poll: the publisher's id, else the link, else title
    /// and date. `None` for an entry that has none of these: it can't be recognised again and is left out with a flaw.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        let given = |s: &Option<String>| s.as_deref().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned);
        given(&self.id).or_else(|| given(&self.link)).or_else(|| {
            let title = given(&self.title)?;
            Some(match self.published.or(self.updated) {
                Some(at) => format!("{title} @ {at}"),
                None => title,
            })
        })
    }
}

/// A file attached to an entry.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Absolute address.
    pub url: String,
    /// MIME type, as given.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Bytes, as given.
    pub length: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_falls_from_id_to_link_to_title_and_date() {
        let mut entry = Entry { title: Some("Tide tables".into()), published: Some(Timestamp::UNIX_EPOCH), ..Entry::default() };
        assert_eq!(entry.identity().unwrap(), "Tide tables @ 1970-01-01T00:00:00Z");
        entry.link = Some("http://a.example/1".into());
        assert_eq!(entry.identity().unwrap(), "http://a.example/1");
        entry.id = Some("  ".into());
        assert_eq!(entry.identity().unwrap(), "http://a.example/1", "a blank id is none");
        entry.id = Some("tag:1".into());
        assert_eq!(entry.identity().unwrap(), "tag:1");
        assert_eq!(Entry::default().identity(), None);
    }
}
