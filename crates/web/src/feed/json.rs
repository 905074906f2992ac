//! JSON Feed 1.1, <https://www.jsonfeed.org/version/1.1/>.

use jiff::Timestamp;
use serde::Serialize;

use super::{Feed, Item};

#[derive(Serialize)]
struct Written<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    language: &'a str,
    authors: [Named<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<WrittenItem<'a>>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Hub<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct WrittenItem<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    /// One of the two contents must stand there, if empty.
    content_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: Timestamp,
    date_modified: Timestamp,
    authors: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

/// The feed as JSON.
pub(super) fn write(feed: &Feed) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Written {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: &feed.own,
        language: &feed.language,
        authors: [Named { name: &feed.by }],
        hubs: feed.hubs.iter().map(|url| Hub { kind: "WebSub", url }).collect(),
        items: feed.items.iter().map(item).collect(),
    })
}

fn item(item: &Item) -> WrittenItem<'_> {
    WrittenItem {
        id: &item.page,
        url: &item.page,
        external_url: item.original.as_deref(),
        title: &item.title,
        content_text: &item.summary,
        image: item.picture.as_deref(),
        date_published: item.published,
        date_modified: item.updated,
        authors: item.authors.iter().map(|name| Named { name }).collect(),
        tags: &item.sections,
        language: item.language.as_deref(),
    }
}
