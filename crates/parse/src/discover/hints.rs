//! Feeds that a page's JSON names: schema.org's `webFeed`, and the `feedUrl` that pages about podcasts carry.

use markup::address;
use markup::tree::{Id, Tree};
use serde_json::Value;
use url::Url;

use super::{Found, How};

/// Bytes of one script that are parsed, and values in it that are looked at.
const MOST_BYTES: usize = 2 << 20;
const MOST_VALUES: usize = 100_000;
/// Feeds taken of one script.
const MOST_FEEDS: usize = 5;

/// The names under which feeds stand.
const KEYS: [&str; 6] = ["webfeed", "feedurl", "feed_url", "rssurl", "rss_url", "xmlurl"];

pub(super) fn feeds(tree: &Tree, script: Id, base: &Url) -> Vec<Found> {
    let json: String = tree.below(script).filter_map(|id| tree.text(id)).collect();
    let folded = json.len() <= MOST_BYTES && {
        let folded = json.to_ascii_lowercase();
        KEYS.iter().any(|key| folded.contains(key))
    };
    let Some(value) = folded.then(|| serde_json::from_str::<Value>(&json).ok()).flatten() else { return Vec::new() };
    let mut found = Vec::new();
    let mut waiting = vec![&value];
    let mut seen = 0;
    while let Some(value) = waiting.pop() {
        seen += 1;
        if seen > MOST_VALUES || found.len() >= MOST_FEEDS {
            break;
        }
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(fields) => {
                for (key, value) in fields {
                    if KEYS.contains(&key.to_ascii_lowercase().as_str())
                        && let Some(url) = given(value).and_then(|url| address::absolute(Some(base), url))
                    {
                        let title = ["name", "title"].iter().find_map(|key| fields.get(*key)?.as_str());
                        let title = title.map(|title| markup::text::line(title, super::LONGEST_TITLE)).filter(|title| !title.is_empty());
                        found.push(Found { url, title, how: How::Named });
                    }
                }
                waiting.extend(fields.values());
            }
            _ => {}
        }
    }
    found
}

/// An address, or a DataFeed that has one.
fn given(value: &Value) -> Option<&str> {
    match value {
        Value::String(url) => Some(url),
        Value::Object(fields) => ["url", "contentUrl", "@id"].iter().find_map(|key| fields.get(*key)?.as_str()),
        _ => None,
    }
}
