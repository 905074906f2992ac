//! Everything that one publisher serves, rendered and ready to be sent.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

use crate::bundle;
use crate::desk::{Desk, Story, slug};
use crate::pages::{ArticlePage, ListPage, Unrendered};
use crate::structured;

/// The documents of one host, by path.
pub(crate) struct Shelf {
    documents: HashMap<String, Document>,
    missing: Document,
}

/// One answer: its bytes and what HTTP says about them.
pub(crate) struct Document {
    pub(crate) bytes: Cow<'static, [u8]>,
    pub(crate) content_type: &'static str,
    /// Weak, since the same text also goes out compressed.
    pub(crate) etag: String,
    pub(crate) changed: Timestamp,
    pub(crate) last_modified: String,
    /// How long a reader may keep it, in seconds.
    pub(crate) max_age: u32,
}

const HTML: &str = "text/html; charset=utf-8";

impl Shelf {
    /// Renders a publisher's whole site.
    pub(crate) fn fill(desk: &Desk) -> Result<Shelf, Unrendered> {
        let house = desk.site.house;
        let newest = desk.stories.iter().map(|story| story.changed().at).max().unwrap_or(desk.site.built.at);
        let all = || desk.stories.iter().collect::<Vec<&Story>>();
        let list = |heading: &str, note: &[&str], stories: Vec<&Story>, front: bool| {
            (house.list_page)(&ListPage { site: &desk.site, heading, note, stories, front })
        };
        let mut documents = HashMap::new();

        for story in &desk.stories {
            let page =
                ArticlePage { site: &desk.site, story, related: desk.related(story, 4), json_ld: structured::json_ld(&desk.site, story) };
            documents.insert(story.path.clone(), Document::new((house.article_page)(&page)?, HTML, story.changed().at, 120));
            if let Some(photo) = &story.photo
                && let Some(bytes) = bundle::picture(&photo.name)
            {
                documents.insert(photo.path.clone(), Document::new(bytes, "image/jpeg", story.published.at, 86_400));
            }
        }

        documents.insert("/".to_owned(), Document::new(list(house.words.latest, &[], all(), true)?, HTML, newest, 60));
        for section in &desk.site.sections {
            let stories = desk.stories.iter().filter(|story| story.section.path == section.path).collect();
            documents.insert(section.path.clone(), Document::new(list(&section.name, &[], stories, false)?, HTML, newest, 60));
        }
        for tag in desk.stories.iter().flat_map(|story| &story.tags) {
            let Some(path) = &tag.path else { continue };
            if !documents.contains_key(path) {
                let stories = desk.stories.iter().filter(|story| story.tags.iter().any(|other| slug(&other.name) == slug(&tag.name)));
                documents.insert(path.clone(), Document::new(list(&tag.name, &[], stories.collect(), false)?, HTML, newest, 60));
            }
        }
        let about = list(house.words.about, house.words.about_text, Vec::new(), false)?;
        documents.insert(house.about_path.to_owned(), Document::new(about, HTML, desk.site.built.at, 3600));

        let feed = (house.feed)(desk)?;
        documents.insert(house.feed_path.to_owned(), Document::new(feed.text, feed.content_type, newest, 60));
        let robots = format!("User-agent: *\nDisallow: /search\n\n# The feed: {}{}\n", desk.site.origin, house.feed_path);
        documents.insert("/robots.txt".to_owned(), Document::new(robots, "text/plain; charset=utf-8", desk.site.built.at, 3600));

        let missing = list(house.words.missing, house.words.missing_text, all(), false)?;
        Ok(Shelf { documents, missing: Document::new(missing, HTML, newest, 0) })
    }

    pub(crate) fn get(&self, path: &str) -> Option<&Document> {
        self.documents.get(path)
    }

    /// The page for an address that the site does not have.
    pub(crate) fn missing(&self) -> &Document {
        &self.missing
    }

    #[cfg(test)]
    pub(crate) fn documents(&self) -> impl Iterator<Item = (&String, &Document)> {
        self.documents.iter()
    }
}

impl Document {
    fn new(bytes: impl IntoBytes, content_type: &'static str, changed: Timestamp, max_age: u32) -> Document {
        let bytes = bytes.into_bytes();
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let last_modified = DateTimePrinter::new().timestamp_to_rfc9110_string(&changed).unwrap_or_default();
        Document { etag: format!("W/\"{:016x}\"", hasher.finish()), bytes, content_type, changed, last_modified, max_age }
    }
}

/// A page's text or a picture's embedded bytes, which need no copy.
trait IntoBytes {
    fn into_bytes(self) -> Cow<'static, [u8]>;
}

impl IntoBytes for String {
    fn into_bytes(self) -> Cow<'static, [u8]> {
        Cow::Owned(self.into_bytes())
    }
}

impl IntoBytes for Cow<'static, [u8]> {
    fn into_bytes(self) -> Cow<'static, [u8]> {
        self
    }
}
