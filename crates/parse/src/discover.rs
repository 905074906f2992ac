//! Where is this site's feed? From the page's own `link` elements, from links that look like feeds, from the usual places.

use url::Url;

use markup::{address, text};

/// A feed that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its address.
    pub url: Url,
    /// What the page calls it.
    pub title: Option<String>,
}

/// Feeds kept of one page, and bytes of a page that are looked at.
const MOST_FEEDS: usize = 30;
const MOST_BYTES: usize = 4 << 20;

const FEED_TYPES: [&str; 7] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json+feed",
    "application/xml",
    "text/xml",
];

/// The feeds that a page names, best first: those declared in its head, then links whose address looks like a feed's. None twice.
#[must_use]
pub fn feeds(html: &str, page: &Url) -> Vec<Found> {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let mut base = page.clone();
    let (mut declared, mut linked) = (Vec::new(), Vec::new());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let Some(name_end) = rest.find(|c: char| !c.is_ascii_alphanumeric()) else { break };
        let name = rest[..name_end].to_ascii_lowercase();
        if !matches!(name.as_str(), "link" | "a" | "base") {
            continue;
        }
        let end = tag_end(rest);
        let tag = Tag(&rest[name_end..end]);
        rest = &rest[end..];
        let Some(href) = tag.attribute("href") else { continue };
        let Some(url) = address::absolute(Some(&base), &text::unescape(&href)) else { continue };
        match name.as_str() {
            "base" => base = url,
            "link" if tag.is_feed_link() => declared
                .push(Found { url, title: tag.attribute("title").map(|title| text::plain(&title)).filter(|title| !title.is_empty()) }),
            "a" if looks_like_feed(&url) => linked.push(Found { url, title: None }),
            _ => {}
        }
        if declared.len() + linked.len() > MOST_FEEDS * 4 {
            break;
        }
    }
    let mut found: Vec<Found> = Vec::new();
    for feed in declared.into_iter().chain(linked) {
        if found.len() < MOST_FEEDS && !found.iter().any(|known| known.url == feed.url) {
            found.push(feed);
        }
    }
    found
}

/// Where feeds usually lie, for a page that names none; most likely first.
#[must_use]
pub fn common(page: &Url) -> Vec<Url> {
    const PLACES: [&str; 10] =
        ["feed", "feed/", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds/posts/default", "feed.json", "index.rdf"];
    let mut folder = page.clone();
    folder.set_query(None);
    folder.set_fragment(None);
    if !folder.path().ends_with('/') {
        let path = format!("{}/", folder.path());
        folder.set_path(&path);
    }
    let mut places = Vec::new();
    for root in [folder.join("/"), Ok(folder)].into_iter().flatten() {
        for place in PLACES {
            if let Ok(url) = root.join(place)
                && !places.contains(&url)
            {
                places.push(url);
            }
        }
    }
    places
}

/// Where a tag ends: at the first `>` outside of quotes, or at the page's end.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that never ends hides the rest of the page; a plain `>` is the better guess.
    text.find('>').unwrap_or(text.len())
}

fn looks_like_feed(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    matches!(last, "feed" | "rss" | "atom" | "feed.json" | "rss2" | "rdf")
        || [".rss", ".atom", ".rdf", "feed.xml", "rss.xml", "atom.xml", "index.xml"].iter().any(|end| last.ends_with(end))
        || url.query().is_some_and(|query| query.contains("feed=rss") || query.contains("format=rss") || query.contains("format=feed"))
}

struct Tag<'a>(&'a str);

impl Tag<'_> {
    fn is_feed_link(&self) -> bool {
        let relation = self.attribute("rel").unwrap_or_default().to_ascii_lowercase();
        let kind = self.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let mut relations = relation.split_ascii_whitespace();
        relations.clone().any(|r| r == "feed") || (relations.any(|r| r == "alternate") && FEED_TYPES.contains(&kind))
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut attributes = quick_xml::events::attributes::Attributes::html(self.0, 0);
        attributes.with_checks(false);
        let found = attributes.filter_map(Result::ok).find(|attribute| attribute.key.as_ref().eq_ignore_ascii_case(wanted.as_bytes()))?;
        Some(String::from_utf8_lossy(&found.value).trim().to_owned())
    }
}

#[cfg(test)]
mod tests;
