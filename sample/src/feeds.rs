//! The ten feeds: five formats, and within a format the differences that real publishers have.

use askama::Template;
use serde_json::{Value, json};

use crate::desk::{Desk, Story};
use crate::pages::Unrendered;

/// A feed as it is served.
pub(crate) struct Feed {
    pub(crate) content_type: &'static str,
    pub(crate) text: String,
}

macro_rules! xml_feeds {
    ($($house:ident $template:literal $content_type:literal;)*) => {$(
        pub(crate) fn $house(desk: &Desk) -> Result<Feed, Unrendered> {
            #[derive(Template)]
            #[template(path = $template)]
            struct Page<'a> {
                desk: &'a Desk,
            }
            Ok(Feed { content_type: $content_type, text: Page { desk }.render()? })
        }
    )*};
}

// Not every publisher serves its feed under the type that its format has, as happens.
xml_feeds! {
    courier "feeds/courier.xml" "application/rss+xml; charset=UTF-8";
    harborpost "feeds/harborpost.xml" "text/xml";
    northline "feeds/northline.xml" "application/atom+xml; charset=utf-8";
    tribune "feeds/tribune.xml" "application/atom+xml";
    coastwire "feeds/coastwire.xml" "application/rdf+xml";
    touchline "feeds/touchline.xml" "text/xml; charset=utf-8";
    gaceta "feeds/gaceta.xml" "application/rss+xml; charset=utf-8";
    tageblatt "feeds/tageblatt.xml" "application/xml; charset=utf-8";
}

/// JSON Feed with summaries only.
pub(crate) fn ledger(desk: &Desk) -> Result<Feed, Unrendered> {
    Ok(json_feed(desk, "application/feed+json; charset=utf-8", |story, item| {
        item["id"] = json!(story.url);
        item["summary"] = json!(story.teaser);
        item["content_text"] = json!(story.deck);
    }))
}

/// JSON Feed with each article whole.
pub(crate) fn furrow(desk: &Desk) -> Result<Feed, Unrendered> {
    Ok(json_feed(desk, "application/json", |story, item| {
        item["id"] = json!(format!("furrow-{}", story.number));
        item["summary"] = json!(story.deck);
        item["content_html"] = json!(story.body);
    }))
}

fn json_feed(desk: &Desk, content_type: &'static str, own: impl Fn(&Story, &mut Value)) -> Feed {
    let site = &desk.site;
    let items: Vec<Value> = desk
        .stories
        .iter()
        .map(|story| {
            let mut item = json!({
                "url": story.url,
                "title": story.title,
                "date_published": story.published.iso,
                "authors": story.authors.iter().map(|name| json!({"name": name})).collect::<Vec<_>>(),
                "tags": std::iter::once(story.section.name.as_str()).chain(story.tags.iter().map(|tag| tag.name.as_str())).collect::<Vec<_>>(),
                "language": site.house.language,
            });
            if let Some(updated) = &story.updated {
                item["date_modified"] = json!(updated.iso);
            }
            if let Some(photo) = &story.photo {
                item["image"] = json!(photo.url);
            }
            own(story, &mut item);
            item
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.house.name,
        "description": site.house.tagline,
        "home_page_url": format!("{}/", site.origin),
        "feed_url": format!("{}{}", site.origin, site.house.feed_path),
        "language": site.house.language,
        "items": items,
    });
    Feed { content_type, text: format!("{feed:#}\n") }
}
