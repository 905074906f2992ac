//! JSON Feed 1.0 and 1.1.

mod wire;

use jiff::Timestamp;
use markup::text;
use model::{Enclosure, Entry, Feed, FeedFormat, FlawKind};
use url::Url;

use crate::MOST_ENTRIES;
use crate::address;
use crate::flaws::Flaws;

pub(crate) fn read(source: &str, url: Option<&Url>, flaws: &mut Flaws) -> Option<Feed> {
    let wire = match serde_json::from_str::<wire::Feed>(source) {
        Ok(wire) => wire,
        Err(error) => {
            let kind = if error.is_eof() { FlawKind::Truncated } else { FlawKind::Malformed };
            flaws.add(kind, "It is not whole JSON; the entries that are whole were read.");
            rescued(source)
        }
    };
    let claims = wire.version.text().is_some_and(|version| version.contains("jsonfeed"));
    if !claims && wire.items.is_none() {
        flaws.add(FlawKind::WrongType, "It is JSON, but no JSON Feed.");
        return None;
    }
    let link = wire.home_page_url.text().and_then(|link| address::absolute(url, &link, flaws));
    let site = link.as_deref().and_then(|link| Url::parse(link).ok()).or_else(|| url.cloned());
    let authors = names(wire.authors, wire.author);
    let items = wire.items.unwrap_or_default().0;
    let mut entries: Vec<Entry> = items.into_iter().map(|item| entry(item, site.as_ref(), flaws)).collect();
    crate::inherit(authors, &mut entries, flaws);
    Some(Feed {
        format: FeedFormat::Json,
        title: wire.title.text().map(|title| text::escape(&title)),
        link,
        description: wire.description.text().map(|description| text::escape(&description)),
        language: wire.language.text(),
        updated: None,
        entries,
    })
}

/// The whole items of a document that is not whole itself.
fn rescued(source: &str) -> wire::Feed {
    let mut feed = wire::Feed::default();
    let Some(at) = source.find("\"items\"") else { return feed };
    // What stands before the items is whole; the brace closes it.
    let head = source[..at].trim_end().trim_end_matches(',');
    if let Ok(known) = serde_json::from_str(&format!("{head}}}")) {
        feed = known;
    }
    let Some(start) = source[at..].find('[') else { return feed };
    let mut items = Vec::new();
    let mut rest = &source[at + start + 1..];
    while items.len() <= MOST_ENTRIES {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<serde_json::Value>();
        let Some(Ok(item)) = stream.next() else { break };
        rest = &rest[stream.byte_offset()..];
        items.extend(serde_json::from_value::<wire::Item>(item).ok());
    }
    feed.items = Some(wire::Items(items));
    feed
}

fn entry(item: wire::Item, site: Option<&Url>, flaws: &mut Flaws) -> Entry {
    let link = item.url.text().or_else(|| item.external_url.text());
    let plain = item.content_text.text().map(|text| as_html(&text));
    let files = item.attachments.unwrap_or_default();
    let duration_s = files.first().and_then(|file| file.duration_in_seconds.number());
    let attached = files.into_iter().filter_map(|file| {
        let url = address::absolute(site, &file.url.text()?, flaws)?;
        let length = file.size_in_bytes.text().and_then(|size| size.parse().ok());
        Some(Enclosure { url, kind: file.mime_type.text(), length })
    });
    let mut enclosures: Vec<Enclosure> = attached.collect();
    let thumbnail = item.image.text().or_else(|| item.banner_image.text()).and_then(|image| address::absolute(site, &image, flaws));
    enclosures.extend(thumbnail.clone().map(|url| Enclosure { url, kind: Some("image/*".to_owned()), length: None }));
    Entry {
        id: item.id.text(),
        title: item.title.text().map(|title| text::escape(&title)),
        link: link.and_then(|link| address::absolute(site, &link, flaws)),
        authors: names(item.authors, item.author),
        published: date(item.date_published.text(), flaws),
        updated: date(item.date_modified.text(), flaws),
        summary: item.summary.text().map(|summary| text::escape(&summary)),
        content: item.content_html.text().or(plain),
        categories: item.tags.unwrap_or_default().into_iter().filter_map(wire::Scalar::text).collect(),
        enclosures,
        language: item.language.text(),
        thumbnail,
        duration_s,
        ..Entry::default()
    }
}

/// Paragraphs of plain text as HTML.
fn as_html(text: &str) -> String {
    let escaped = text::escape(text.trim());
    if !escaped.contains('\n') {
        return escaped;
    }
    escaped.split("\n\n").map(|paragraph| format!("<p>{}</p>", paragraph.trim().replace('\n', "<br>"))).collect()
}

fn names(authors: Option<Vec<wire::Author>>, author: Option<wire::Author>) -> Vec<String> {
    authors.unwrap_or_default().into_iter().chain(author).filter_map(|author| author.name.text()).collect()
}

fn date(text: Option<String>, flaws: &mut Flaws) -> Option<Timestamp> {
    crate::extension::moment(&text?, flaws)
}
