//! What other readers export as JSON: articles with the feeds that they are of, or feeds alone.
//!
//! Two shapes cover them. FreshRSS writes starred and labelled articles as the Google Reader API gives them: an object whose `items` have
//! `origin`, `canonical`, `summary` and `published` in seconds. Miniflux's API gives an object whose `entries` have `feed`, `url`,
//! `content` and `published_at`, and a bare list of feeds. The list is read record by record, so that a file that breaks off keeps what
//! came before, and a record that makes no sense costs only itself.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use markup::text;
use model::{Enclosure, Entry, Flaw, FlawKind};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::lined;

/// Records of an export that are read.
const MOST_RECORDS: usize = 200_000;
/// Feeds of an export that are kept.
const MOST_FEEDS: usize = 20_000;
/// Records that are complained of one by one.
const MOST_COMPLAINTS: usize = 20;

/// A feed of the export, with the articles of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The feed's address.
    pub feed: String,
    /// The publisher's name.
    pub title: Option<String>,
    /// Its front page.
    pub site: Option<String>,
    /// The folder it stands in.
    pub category: Option<String>,
    /// Its articles in the export, in their order.
    pub entries: Vec<Entry>,
}

/// There is no export of a reader in these bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a reader's export: {0}")]
pub struct NotAnExport(pub String);

/// Reads an export. Feeds come in the order of their first record.
///
/// # Errors
/// [`NotAnExport`] where not one record could be read.
pub fn read(bytes: &[u8]) -> Result<(Vec<Followed>, Vec<Flaw>), NotAnExport> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut records = Records::default();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    if let Err(error) = json.deserialize_any(Top(&mut records)) {
        if records.seen == 0 {
            return Err(NotAnExport(format!("it is no JSON ({error})")));
        }
        let message = format!("It breaks off after record {}: {error}.", records.seen);
        records.flaws.push(Flaw::new(FlawKind::Truncated, message));
    }
    if records.feeds.is_empty() {
        return Err(NotAnExport("no record in it names a feed".to_owned()));
    }
    if records.wrong > MOST_COMPLAINTS {
        let more = records.wrong - MOST_COMPLAINTS;
        records.flaws.push(Flaw::new(FlawKind::Missing, format!("{more} more records were left out.")));
    }
    Ok((records.feeds, records.flaws))
}

#[derive(Default)]
struct Records {
    seen: usize,
    wrong: usize,
    feeds: Vec<Followed>,
    by_address: BTreeMap<String, usize>,
    flaws: Vec<Flaw>,
}

impl Records {
    fn take(&mut self, record: &Value) {
        self.seen += 1;
        match record_of(record) {
            Ok((followed, entry)) => {
                let at = match self.by_address.get(&followed.feed) {
                    Some(at) => *at,
                    None if self.feeds.len() >= MOST_FEEDS => return self.complain(format!("the export has over {MOST_FEEDS} feeds")),
                    None => {
                        self.by_address.insert(followed.feed.clone(), self.feeds.len());
                        self.feeds.push(followed);
                        self.feeds.len() - 1
                    }
                };
                self.feeds[at].entries.extend(entry);
            }
            Err(why) => self.complain(why.to_owned()),
        }
    }

    fn complain(&mut self, why: String) {
        self.wrong += 1;
        if self.wrong <= MOST_COMPLAINTS {
            self.flaws.push(Flaw::new(FlawKind::Missing, format!("Record {} was left out: {why}.", self.seen)));
        }
    }
}

/// A record's feed, and the article if it is one.
fn record_of(record: &Value) -> Result<(Followed, Option<Entry>), &'static str> {
    if !record.is_object() {
        return Err("it is no object");
    }
    if let Some(feed) = record.get("feed").filter(|feed| feed.is_object()) {
        return Ok((followed(feed)?, Some(miniflux(record))));
    }
    if record.get("feed_url").is_some() {
        return Ok((followed(record)?, None));
    }
    let Some(origin) = record.get("origin") else { return Err("it names no feed") };
    let stream = || string(origin, "streamId").and_then(|id| id.strip_prefix("feed/").map(str::to_owned));
    let address = string(origin, "feedUrl").or_else(stream).and_then(http).ok_or("its feed has no address")?;
    let feed = Followed {
        feed: address,
        title: string(origin, "title").and_then(|title| lined(Some(text::plain(&title)), crate::LONGEST_NAME)),
        site: string(origin, "htmlUrl").and_then(http),
        category: None,
        entries: Vec::new(),
    };
    Ok((feed, Some(google(record))))
}

fn followed(feed: &Value) -> Result<Followed, &'static str> {
    Ok(Followed {
        feed: string(feed, "feed_url").and_then(http).ok_or("its feed has no address")?,
        title: lined(string(feed, "title"), crate::LONGEST_NAME),
        site: string(feed, "site_url").and_then(http),
        category: feed.get("category").and_then(|category| lined(string(category, "title"), crate::LONGEST_NAME)),
        entries: Vec::new(),
    })
}

/// An entry of Miniflux's.
fn miniflux(record: &Value) -> Entry {
    let enclosures = list(record, "enclosures").filter_map(|enclosure| {
        let length = enclosure.get("size").and_then(Value::as_u64).filter(|size| *size > 0);
        Some(Enclosure { url: string(enclosure, "url").and_then(http)?, kind: string(enclosure, "mime_type"), length })
    });
    Entry {
        title: title(string(record, "title")),
        link: string(record, "url").and_then(http),
        authors: lined(string(record, "author"), crate::LONGEST_NAME).into_iter().collect(),
        published: string(record, "published_at").and_then(|at| markup::date::parse(&at)),
        content: string(record, "content"),
        categories: list(record, "tags").filter_map(|tag| lined(tag.as_str().map(str::to_owned), crate::LONGEST_NAME)).take(50).collect(),
        enclosures: enclosures.take(50).collect(),
        ..Entry::default()
    }
}

/// An item of the Google Reader API, as FreshRSS exports it.
fn google(record: &Value) -> Entry {
    let address = |name: &str| list(record, name).find_map(|link| string(link, "href").and_then(http));
    let inner = |name: &str| record.get(name).and_then(|part| string(part, "content"));
    // Labels and states stand among the categories as paths: what the reader thought of the article is not what it is about.
    let categories = list(record, "categories").filter_map(Value::as_str).filter(|category| !category.starts_with("user/"));
    let enclosures = list(record, "enclosure").filter_map(|enclosure| {
        Some(Enclosure { url: string(enclosure, "href").and_then(http)?, kind: string(enclosure, "type"), length: None })
    });
    Entry {
        id: string(record, "guid"),
        title: title(string(record, "title")),
        link: address("canonical").or_else(|| address("alternate")),
        authors: lined(string(record, "author"), crate::LONGEST_NAME).into_iter().collect(),
        published: moment(record, "published"),
        updated: moment(record, "updated"),
        content: inner("content").or_else(|| inner("summary")),
        categories: categories.filter_map(|category| lined(Some(category.to_owned()), crate::LONGEST_NAME)).take(50).collect(),
        enclosures: enclosures.take(50).collect(),
        ..Entry::default()
    }
}

/// Exported titles are HTML or text, as the feed had them.
fn title(given: Option<String>) -> Option<String> {
    lined(given.map(|title| text::plain(&title)), model::LONGEST_HEADLINE).map(|title| text::escape(&title))
}

/// Seconds since 1970, as a number or in a string.
fn moment(record: &Value, name: &str) -> Option<Timestamp> {
    let value = record.get(name)?;
    let seconds = value.as_i64().or_else(|| value.as_str()?.parse().ok())?;
    Timestamp::from_second(seconds).ok()
}

fn string(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn http(address: String) -> Option<String> {
    markup::address::absolute(None, &text::unescape(&address)).map(String::from)
}

/// The whole document: a list of records, or an object that has one.
struct Top<'r>(&'r mut Records);

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records, or an object with one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        records(self.0, seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if matches!(key.as_str(), "items" | "entries" | "feeds") {
                map.next_value_seed(List(&mut *self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct List<'r>(&'r mut Records);

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        records(self.0, seq)
    }
}

fn records<'de, A: SeqAccess<'de>>(records: &mut Records, mut seq: A) -> Result<(), A::Error> {
    while let Some(record) = seq.next_element::<Value>()? {
        if records.seen >= MOST_RECORDS {
            if records.seen == MOST_RECORDS {
                let message = format!("It has over {MOST_RECORDS} records; the later ones are left out.");
                records.flaws.push(Flaw::new(FlawKind::TooLarge, message));
                records.seen += 1;
            }
            continue;
        }
        records.take(&record);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
