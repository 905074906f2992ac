//! The names that a query uses, and what they stand for: known to the edition, the store and the gazetteer, not to the index.

use jiff::tz::TimeZone;
use model::{Section, Source, SourceId};

use crate::words::{fold, words};

/// A place on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// Kilometres around that are near, where the query does not say.
    pub km: f64,
}

/// What names stand for, in one edition.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The sources that may be asked for.
    pub sources: &'a [Source],
    /// The edition's sections.
    pub sections: &'a [Section],
    /// Where a place of this name is.
    pub place: &'a dyn Fn(&str) -> Option<Point>,
    /// Days begin by this zone.
    pub zone: &'a TimeZone,
}

impl Names<'_> {
    /// The sources of this slug or name; if none is called just so, those that have all of its words.
    pub(super) fn sources_called(&self, asked: &str) -> Vec<SourceId> {
        let key = key(asked);
        let exact = |source: &&Source| source.settings.slug == asked || self::key(&source.settings.name) == key;
        let found: Vec<SourceId> = self.sources.iter().filter(exact).map(|source| source.id).collect();
        if !found.is_empty() || key.is_empty() {
            return found;
        }
        let has = |source: &&Source| {
            let own = format!(" {} {} ", self::key(&source.settings.name), self::key(&source.settings.slug));
            key.split(' ').all(|word| own.contains(&format!(" {word} ")))
        };
        self.sources.iter().filter(has).map(|source| source.id).collect()
    }

    /// The tag of the section of this tag or name.
    pub(super) fn section_called(&self, asked: &str) -> Option<&str> {
        let key = key(asked);
        let is = |section: &&Section| section.tag == asked || self::key(&section.tag) == key || self::key(&section.name) == key;
        self.sections.iter().find(is).map(|section| section.tag.as_str())
    }
}

/// A name's words without case and marks.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    words(name, |word| {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&fold(&name[word.range]));
    });
    key
}
