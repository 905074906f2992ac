//! What a search finds, with what may be shown of it: the index tells which stories, the store what they say, and the source's rights how
//! much of that stands on a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use markup::address::slug;
use model::{ArticleId, Edition, EditionId, Place, PlaceKind, Source};
use search::{Facets, Index, Names, Note, Piece, Point, Query, Request, Scope, Sort};
use store::{FoundStory, Store};

use crate::error::Error;
use crate::page::{Shown, Visit};

/// Where a place of this name is; the binary gives what knows.
pub type PlaceOf = Arc<dyn Fn(&str) -> Option<Place> + Send + Sync>;

/// Kilometres that are near a town, a division and a country, where a query does not say: the coordinates of the larger ones are the middle
/// of their people.
const NEAR_TOWN: f64 = 40.0;
const NEAR_DIVISION: f64 = 250.0;
const NEAR_COUNTRY: f64 = 600.0;
/// Days before the one that is looked back from, since the beginning of which reports are counted.
pub(super) const SPANS: [i64; 4] = [1, 7, 30, 365];
/// Bytes of an excerpt.
const EXCERPT: usize = 300;
/// Characters of a place's name that are looked up.
const LONGEST_NAME: usize = 80;

/// What is searched.
pub struct Library<'a> {
    /// What is remembered.
    pub store: &'a Store,
    /// Where words are looked up.
    pub index: &'a Index,
    /// Where places are.
    pub place: &'a PlaceOf,
    /// The sources that the edition reads.
    pub sources: Arc<Vec<Source>>,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Asking {
    /// The query.
    pub query: Query,
    /// In which order.
    pub sort: Sort,
    /// As it was at this moment, which is now or past.
    pub at: Timestamp,
    /// Stories that are passed over.
    pub skip: usize,
    /// Stories that are given at most.
    pub take: usize,
}

/// What was found, as it may be shown.
#[derive(Debug)]
pub struct Results {
    /// Stories, all of them.
    pub stories: usize,
    /// Their reports that were found.
    pub articles: usize,
    /// The stories that were to be given.
    pub rows: Vec<Row>,
    /// How all reports spread.
    pub facets: Facets,
    /// What was not understood.
    pub notes: Vec<Note>,
    /// What may have been meant.
    pub suggestion: Option<Query>,
}

/// A story that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The story, and the article by which it was found.
    pub found: FoundStory,
    /// How many of its reports were found.
    pub reports: usize,
    /// The story's headline.
    pub title: Vec<Piece>,
    /// The article's own headline, where it is another.
    pub own_title: Option<Vec<Piece>>,
    /// What may be shown of the article, where it was found.
    pub excerpt: Vec<Piece>,
}

impl Library<'_> {
    /// Searches an edition for this reader.
    ///
    /// # Errors
    /// If the store or the index fails.
    pub async fn look(&self, edition: EditionId, visit: &Visit, asking: &Asking) -> Result<Results, Error> {
        let hidden = self.store.hand(edition, visit.now).await?.hidden;
        let (index, sources, place) = (self.index.clone(), Arc::clone(&self.sources), Arc::clone(self.place));
        let (settings, asked) = (Arc::clone(&visit.edition), asking.clone());
        let found = tokio::task::spawn_blocking(move || {
            let zone = TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC);
            let place = |name: &str| point(name, &settings, &place);
            let names = Names { sources: &sources, sections: &settings.sections, place: &place, zone: &zone };
            let scope = Scope { sources: None, hidden };
            let Asking { query, sort, at, skip, take } = &asked;
            let since = SPANS.map(|days| begins(*at, days, &zone));
            index.find(&Request { query, names, scope: &scope, sort: *sort, at: *at, since, skip: *skip, take: *take })
        });
        let found = found.await.map_err(|error| Error::Inside(error.to_string()))?;
        let found = found.map_err(|error| Error::Inside(error.to_string()))?;
        let hits: Vec<_> = found.hits.iter().map(|hit| (hit.story, hit.article)).collect();
        let stories = self.store.found(&hits, asking.at).await?;
        let whole = stories.iter().filter(|one| Shown::to(visit, one.head.rights) == Shown::Whole).map(|one| one.head.id);
        let texts = self.store.texts(&whole.collect::<Vec<_>>()).await?;
        let reports: BTreeMap<_, _> = found.hits.iter().map(|hit| (hit.story, hit.articles)).collect();
        let rows = stories.into_iter().map(|one| {
            let reports = reports.get(&one.story.id).copied().unwrap_or(1);
            Row::new(one, reports, &texts, &found.highlights, visit)
        });
        Ok(Results {
            stories: found.stories,
            articles: found.articles,
            rows: rows.collect(),
            facets: found.facets,
            notes: found.notes,
            suggestion: found.suggestion,
        })
    }
}

impl Row {
    fn new(found: FoundStory, reports: usize, texts: &BTreeMap<ArticleId, String>, highlights: &search::Highlights, visit: &Visit) -> Row {
        let head = &found.head;
        let language = head.language.as_deref();
        let title = highlights.whole(found.story.title.trim(), found.story.language.as_deref());
        let own = head.title.trim();
        let own_title = (!own.is_empty() && own != found.story.title.trim()).then(|| highlights.whole(own, language));
        let shown = Shown::to(visit, head.rights);
        let text = match texts.get(&head.id) {
            Some(text) if shown == Shown::Whole && !text.trim().is_empty() => text,
            _ if shown.has_excerpt() => &head.excerpt,
            _ => "",
        };
        let excerpt = highlights.excerpt(text, language, EXCERPT);
        Row { reports, title, own_title, excerpt, found }
    }
}

/// A place by its name: one of the edition's own, or one of the gazetteer's.
fn point(name: &str, edition: &Edition, known: &PlaceOf) -> Option<Point> {
    let name: String = name.chars().take(LONGEST_NAME).collect();
    let key = slug(&name, LONGEST_NAME);
    let is = |other: &str| !key.is_empty() && slug(other, LONGEST_NAME) == key;
    let at = |latitude, longitude, km| Some(Point { latitude, longitude, km });
    if let Some(own) = edition.nearby.iter().find(|place| is(&place.name)) {
        return at(own.latitude, own.longitude, NEAR_TOWN);
    }
    if let Some(home) = edition.home.filter(|_| is(&edition.place) || edition.place.split(',').next().is_some_and(is)) {
        return at(home.latitude, home.longitude, NEAR_TOWN);
    }
    let place = known(&name)?;
    let km = match place.kind {
        PlaceKind::Town => NEAR_TOWN,
        PlaceKind::Division => NEAR_DIVISION,
        PlaceKind::Country => NEAR_COUNTRY,
    };
    at(place.latitude, place.longitude, km)
}

/// The day so many days before a moment's.
pub(super) fn day_before(at: Timestamp, days: i64, zone: &TimeZone) -> Date {
    let day = at.to_zoned_datetime(zone.clone()).date();
    day.checked_sub(days.days()).unwrap_or(day)
}

/// The moment at which that day begins.
fn begins(at: Timestamp, days: i64, zone: &TimeZone) -> Timestamp {
    day_before(at, days, zone).to_zoned_datetime(zone.clone()).map_or(at, |begins| begins.timestamp())
}
