//! What a feed says: the document and its items, in the house's words, whatever format they came in.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

/// Characters of a headline that are kept: five times the longest that a newspaper would print.
pub const LONGEST_HEADLINE: usize = 400;
/// Characters of a feed's name that are kept.
pub const LONGEST_FEED_NAME: usize = 200;

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

/// A feed as it was read. `title` and `description`, and of entries `title`, `summary` and `content`, are the publisher's HTML, not yet safe
/// to show; all other text is plain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feed {
    /// Which format.
    pub format: FeedFormat,
    /// The feed's own title, as HTML; [`Feed::name`] is the plain text of it.
    pub title: Option<String>,
    /// The site it belongs to.
    pub link: Option<String>,
    /// A line about it, as HTML.
    pub description: Option<String>,
    /// BCP 47 tag, as given.
    pub language: Option<String>,
    /// When the publisher says it last changed.
    pub updated: Option<Timestamp>,
    /// Items in the order of the feed.
    pub entries: Vec<Entry>,
}

impl Feed {
    /// The title as one line of plain text; `None` where there is nothing to see in it.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        line(self.title.as_deref()?, LONGEST_FEED_NAME)
    }
}

/// One item as a feed gave it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The publisher's identity for it (guid, atom:id), or none.
    pub id: Option<String>,
    /// Headline, as the publisher's HTML; [`Entry::headline`] is the plain text of it.
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
    /// BCP 47 tag of this entry, where it says its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Absolute address of the page on which it is discussed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<String>,
    /// Absolute address of the feed of its comments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_feed: Option<String>,
    /// How many comments the publisher counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_count: Option<u64>,
    /// The id or address of what it answers (RFC 4685).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_reply_to: Option<String>,
    /// Where it happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Absolute address of a small picture of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thumbnail: Option<String>,
    /// How long its recording runs, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_s: Option<u64>,
}

/// A place on the earth, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// North of the equator; -90 to 90.
    pub latitude: f64,
    /// East of Greenwich; -180 to 180.
    pub longitude: f64,
}

impl Entry {
    /// The headline as one line of plain text; `None` where there is nothing to see in it.
    #[must_use]
    pub fn headline(&self) -> Option<String> {
        line(self.title.as_deref()?, LONGEST_HEADLINE)
    }

    /// What tells this entry from the feed's others and is the same at the next poll: the publisher's id, else the link, else headline
    /// and date. `None` for an entry that has none of these: it can't be recognised again and is left out with a flaw.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        let given = |s: &Option<String>| s.as_deref().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned);
        given(&self.id).or_else(|| given(&self.link)).or_else(|| {
            let headline = self.headline()?;
            Some(match self.published.or(self.updated) {
                Some(at) => format!("{headline} @ {at}"),
                None => headline,
            })
        })
    }

    /// The identity for an entry whose own is taken by another one: the same with what this one leads to.
    #[must_use]
    pub fn identity_apart(&self) -> Option<String> {
        let identity = self.identity()?;
        let subject = self.subject()?;
        (identity != subject).then(|| format!("{identity} {subject}"))
    }

    /// Is this another thing than `other`, though both claim one id? So it is if they lead to different pages. With neither linked, if they
    /// are headed differently. For two entries of one document.
    #[must_use]
    pub fn is_beside(&self, other: &Entry) -> bool {
        self.subject() != other.subject()
    }

    /// Does this entry use the id that `stored` had for another thing? Ids are handed out anew by publishers who number the places of a
    /// list ("1" to "10", always the ten newest). A page that moved keeps its headline or its date, and a corrected headline its page or
    /// its date: only where all that both tell differs is it another thing.
    #[must_use]
    pub fn took_the_id_of(&self, stored: &Entry) -> bool {
        let dates_differ = match (self.published, stored.published) {
            (Some(own), Some(other)) => own != other,
            (None, None) => true,
            _ => false,
        };
        dates_differ && self.is_beside(stored) && self.headline() != stored.headline()
    }

    /// Is this the stored entry again, under another id? So it is if it leads to the same page under the same headline, and no date says
    /// otherwise: "Tide tables" of today and of yesterday may be one page. `all_fresh` tells that no entry of the document has a known id.
    /// Then the ids are made up at each poll, as the dates may be, and dates aren't asked.
    #[must_use]
    pub fn is_again(&self, stored: &Entry, all_fresh: bool) -> bool {
        let is_dated_alike = match (self.published, stored.published) {
            (Some(own), Some(other)) => own == other,
            _ => true,
        };
        (all_fresh || is_dated_alike)
            && self.link_key().is_some_and(|key| Some(key) == stored.link_key())
            && self.headline() == stored.headline()
    }

    /// The link without what does not tell pages apart.
    #[must_use]
    pub fn link_key(&self) -> Option<String> {
        let url = Url::parse(self.link.as_deref()?.trim()).ok()?;
        Some(markup::address::article_key(&url))
    }

    fn subject(&self) -> Option<String> {
        self.link_key().or_else(|| self.headline())
    }
}

/// HTML as one line of plain text.
fn line(html: &str, most: usize) -> Option<String> {
    let plain = if html.contains(['<', '&']) { Cow::Owned(markup::text::plain(html)) } else { Cow::Borrowed(html) };
    Some(markup::text::line(&plain, most)).filter(|line| !line.is_empty())
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
mod tests;
