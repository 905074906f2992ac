//! The list of readings, ready to be set.

use askama::Template;
use model::Source;
use store::Reading;

use super::view::{desk, kind};
use crate::page::{Shell, Tongue, Visit, headline, publisher};
use crate::when::Moment;

/// Readings in the list at most.
pub(crate) const LISTED: i64 = 100;

/// The list.
#[derive(Template)]
#[template(path = "readings.html")]
pub struct ReadingsView {
    /// Around it.
    pub shell: Shell,
    /// "100 articles", "of Harbor Post".
    pub count: String,
    /// What can be chosen: slug, name, and whether it is chosen.
    pub sources: Vec<(String, String, bool)>,
    /// The last read first.
    pub rows: Vec<ReadingRow>,
}

/// A read article in the list.
pub struct ReadingRow {
    /// Headline.
    pub title: String,
    /// Its language.
    pub tongue: Tongue,
    /// Its reading.
    pub href: String,
    /// The publisher's name.
    pub source: String,
    /// What the page is, where it is no plain article.
    pub kind: Option<&'static str>,
    /// What is to be known before one looks: the feed's words alone, no original.
    pub notes: Vec<&'static str>,
    /// Words in its text.
    pub words: String,
    /// Flaws, or nothing.
    pub flaws: Option<String>,
    /// When it was read.
    pub read: Moment,
}

impl ReadingsView {
    /// Of what was read last, all sources, and the one that was chosen.
    #[must_use]
    pub fn new(readings: &[Reading], sources: &[Source], chosen: Option<&Source>, visit: &Visit) -> ReadingsView {
        let words = visit.words;
        let title = chosen.map_or_else(
            || words.say("desk-readings").to_owned(),
            |source| words.fill("reading-title-of", "source", publisher(&source.settings.name)),
        );
        let option = |source: &Source| {
            let settings = &source.settings;
            (settings.slug.clone(), publisher(&settings.name), chosen.is_some_and(|chosen| chosen.id == source.id))
        };
        let mut sources: Vec<_> = sources.iter().map(option).collect();
        sources.sort_by_cached_key(|(_, name, _)| name.to_lowercase());
        ReadingsView {
            shell: desk(Shell::new(visit, "\0", &title), "/admin/reading"),
            count: words.count("reading-last", readings.len()),
            sources,
            rows: readings.iter().map(|reading| ReadingRow::new(reading, visit)).collect(),
        }
    }
}

impl ReadingRow {
    fn new(reading: &Reading, visit: &Visit) -> ReadingRow {
        let head = &reading.head;
        let words = visit.words;
        let notes = [(!reading.whole, words.say("reading-feed-alone")), (!reading.kept, words.say("reading-not-kept"))];
        ReadingRow {
            title: headline(&head.title, visit.words),
            tongue: visit.tongue(head.language.as_deref()),
            href: format!("/admin/reading/{}/{}", head.source_slug, head.slug),
            source: publisher(&head.source_name),
            kind: kind(reading.kind.as_deref(), words),
            notes: notes.into_iter().filter_map(|(is, say)| is.then_some(say)).collect(),
            words: words.number(head.words),
            flaws: (reading.flaws > 0).then(|| words.number(reading.flaws)),
            read: visit.ago(reading.read_at),
        }
    }
}
