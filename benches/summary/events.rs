//! The corpus: events with their articles, of which one half is told and the other held out.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// One article.
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) text: String,
    /// What the page itself says it is about, in a sentence or two; empty where it does not.
    pub(crate) lead: String,
    pub(crate) published: Option<jiff::civil::DateTime>,
    pub(crate) language: Option<&'static str>,
}

/// The articles of one event, in the order of time.
pub(crate) struct Event {
    pub(crate) name: String,
    pub(crate) articles: Vec<Article>,
}

/// Reads `gold.jsonl` of a folder.
pub(crate) fn read(folder: &Path) -> Result<Vec<Event>, Box<dyn Error>> {
    let mut events: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for line in std::fs::read_to_string(folder.join("gold.jsonl"))?.lines() {
        let case: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
        let text = field("text");
        let article = Article {
            id: field("id"),
            title: field("title"),
            language: understand::language(&text),
            text,
            lead: field("lead"),
            published: field("published").parse().ok(),
        };
        events.entry(field("event")).or_default().push(article);
    }
    let mut events: Vec<Event> = events.into_iter().map(|(name, articles)| Event { name, articles }).collect();
    for event in &mut events {
        event.articles.sort_by(|a, b| (a.published, &a.id).cmp(&(b.published, &b.id)));
    }
    Ok(events)
}

impl Event {
    /// Every second article told, the others held out; or the other way round.
    pub(crate) fn halves(&self, turned: bool) -> (Vec<&Article>, Vec<&Article>) {
        let (mut told, mut held) = (Vec::new(), Vec::new());
        for (place, article) in self.articles.iter().enumerate() {
            if (place % 2 == 0) != turned { told.push(article) } else { held.push(article) }
        }
        (told, held)
    }
}

/// The events that are measured and those that were there to choose settings by: of those with four articles or more, thirty drawn by a hash
/// of their names; the rest, and those with three.
pub(crate) fn drawn(events: &[Event]) -> (Vec<&Event>, Vec<&Event>) {
    let hash =
        |name: &str| name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |all, byte| (all ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut large: Vec<&Event> = events.iter().filter(|event| event.articles.len() >= 4).collect();
    large.sort_by_key(|event| hash(&event.name));
    let mut others = large.split_off(large.len().min(30));
    others.extend(events.iter().filter(|event| event.articles.len() == 3));
    (large, others)
}
