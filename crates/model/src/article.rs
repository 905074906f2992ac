//! An entry with its page read.

use markup::SafeHtml;
use serde::Serialize;

use crate::{ArticleKind, Moment, RightsSignals};

/// A picture that stands for the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LeadImage {
    /// Absolute http(s) address.
    pub url: String,
    /// A description of what it shows; `None` where the page has none, never a file name.
    pub alt: Option<String>,
    /// Photographer, agency.
    pub credit: Option<String>,
}

/// A link in the article's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Absolute address.
    pub url: String,
    /// The words that carry it.
    pub text: String,
}

/// An article, read clean of its page. Field order is that of the JSON contract of `dateline read`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Article {
    /// Where it was read.
    pub url: Option<String>,
    /// Where the publisher says it lives.
    pub canonical_url: Option<String>,
    /// Headline, without the site's name.
    pub title: Option<String>,
    /// People, without "By" and roles.
    pub authors: Vec<String>,
    /// First publication.
    pub published: Option<Moment>,
    /// Last change.
    pub modified: Option<Moment>,
    /// The publisher's name for itself.
    pub site_name: Option<String>,
    /// BCP 47 tag: what the page says, or what its text is.
    pub language: Option<String>,
    /// The picture on top.
    pub lead_image: Option<LeadImage>,
    /// One or two sentences: the page's own description, or the text's beginning.
    pub excerpt: Option<String>,
    /// Paragraphs as plain text, separated by a newline each.
    pub text: String,
    /// The same as safe HTML.
    pub html: SafeHtml,
    /// Words in `text`.
    pub word_count: usize,
    /// Links in the text, in order.
    pub links: Vec<Link>,
    /// What the page is.
    pub kind: ArticleKind,
    /// The page's own section.
    pub section: Option<String>,
    /// The page's own section and keywords, as given.
    pub tags: Vec<String>,
    /// Where its dateline says it was written.
    pub place: Option<String>,
    /// The licence that the page states: an address, or its words where it has none.
    pub license: Option<String>,
    /// What the publisher says may be done with it.
    pub rights: RightsSignals,
    /// The address of its next page, where it is spread over several.
    #[serde(skip)]
    pub next_page: Option<String>,
}
