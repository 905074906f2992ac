//! Which hub delivers this feed, and what does the hub call it (WebSub, 4)?
//!
//! The publisher says so in `Link` headers, which go first, or in the document: links of the feed or channel itself with `rel` hub and self,
//! or the `hubs` of a JSON Feed. What stands in an entry is its author's, who is not always the publisher.

mod header;

use url::Url;

use crate::flaws::Flaws;
use crate::xml::Xml;
use crate::{MOST_BYTES, prepass};

/// A hub, and the name under which it knows the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advertised {
    /// The hub's address.
    pub hub: Url,
    /// The feed's name for itself; the address it was found at where it has none.
    pub topic: Url,
}

/// What stands in one place.
#[derive(Debug, Default)]
struct Named {
    hubs: Vec<Url>,
    topic: Option<Url>,
}

impl Named {
    /// Hubs that are looked at; a feed that names more is asking for trouble.
    const MOST: usize = 8;

    fn add(&mut self, rel: &str, href: &str, base: &Url) {
        let Some(url) = markup::address::absolute(Some(base), href) else { return };
        for rel in rel.split_ascii_whitespace() {
            if rel.eq_ignore_ascii_case("hub") && self.hubs.len() < Named::MOST {
                self.hubs.push(url.clone());
            } else if rel.eq_ignore_ascii_case("self") && self.topic.is_none() {
                self.topic = Some(url.clone());
            }
        }
    }
}

/// The hub that a feed's publisher names; an encrypted one goes first, since the secret of the subscription is sent to it.
#[must_use]
pub fn advertised(bytes: &[u8], url: &Url, content_type: Option<&str>, link_headers: &[String]) -> Option<Advertised> {
    let mut headers = Named::default();
    for value in link_headers {
        header::links(value, |rel, href| headers.add(rel, href, url));
    }
    let mut named = headers;
    // Most feeds have no hub, and are not read twice for it.
    if named.hubs.is_empty() && bytes.windows(3).any(|word| word.eq_ignore_ascii_case(b"hub")) {
        let document = within(bytes, url, content_type).unwrap_or_default();
        named = Named { hubs: document.hubs, topic: named.topic.or(document.topic) };
    }
    let encrypted = named.hubs.iter().find(|hub| hub.scheme() == "https");
    let hub = encrypted.or(named.hubs.first())?.clone();
    let mut topic = named.topic.unwrap_or_else(|| url.clone());
    topic.set_fragment(None);
    Some(Advertised { hub, topic })
}

fn within(bytes: &[u8], url: &Url, content_type: Option<&str>) -> Option<Named> {
    let text = prepass::text(bytes, content_type, MOST_BYTES, &mut Flaws::default())?;
    if text.starts_with('{') {
        return of_json(&text, url);
    }
    let mut named = Named::default();
    let mut xml = Xml::new(&text, Some(url));
    let root = xml.root()?;
    let has_channel = !matches!(root.local.to_ascii_lowercase().as_str(), "feed" | "channel");
    of_element(&mut xml, url, has_channel, &mut named);
    Some(named)
}

/// The links directly within the element that is open; those of its channel too, where it is around one.
fn of_element(xml: &mut Xml<'_>, url: &Url, has_channel: bool, named: &mut Named) {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth) {
        if has_channel && element.local.eq_ignore_ascii_case("channel") {
            of_element(xml, url, false, named);
        } else if element.local.eq_ignore_ascii_case("link")
            && let (Some(rel), Some(href)) = (element.attribute("rel"), element.attribute("href"))
        {
            let base = xml.base();
            named.add(&rel, &href, base.as_deref().unwrap_or(url));
        }
    }
}

#[derive(serde::Deserialize)]
struct Json {
    #[serde(default)]
    hubs: Vec<JsonHub>,
    feed_url: Option<String>,
}

#[derive(serde::Deserialize)]
struct JsonHub {
    #[serde(rename = "type", default)]
    kind: String,
    url: Option<String>,
}

fn of_json(text: &str, url: &Url) -> Option<Named> {
    let json: Json = serde_json::from_str(text).ok()?;
    let mut named = Named::default();
    for hub in json.hubs.iter().filter(|hub| hub.kind.eq_ignore_ascii_case("websub") || hub.kind.eq_ignore_ascii_case("pubsubhubbub")) {
        named.add("hub", hub.url.as_deref().unwrap_or_default(), url);
    }
    named.add("self", json.feed_url.as_deref().unwrap_or_default(), url);
    Some(named)
}

#[cfg(test)]
mod tests;
