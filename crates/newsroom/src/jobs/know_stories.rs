//! What is known of stories: where they happen, for all that may stand near somebody's home; and a dossier for each that stands on a page.
//! Made anew when a story's reports have changed, after the page is out: no page waits for it, and no reader.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::Context;
use model::{Dossier, Edition, FiguresDiffer, NameKind, Named, OnlyOne, Origin, Place, PlaceKind, Proof, Searchable, Sentence, StoryId};
use store::{StoryRow, StoryText};
use understand::{Known, Vantage};

use crate::Newsroom;
use crate::fingerprint::fingerprint;

/// Stories whose texts are in memory at once.
const AT_ONCE: usize = 32;
/// Reports of a story that are read for its places, and for its dossier.
const READ_FOR_PLACES: i64 = 4;
const READ_FOR_DOSSIER: i64 = 16;
/// Characters of a text that are read for where it happens when it is to be found.
const READ_FOR_SEARCH: usize = 3_000;
/// Part of what its reports say of places that a story's place has: what is named once in passing is none.
const MAIN: f64 = 0.35;
/// Sentences that tell a story shortest.
const KEY: usize = 3;
/// Other stories of its matter that are kept of a story.
const MATTER: usize = 8;
/// Names of a story that are kept.
const NAMES: usize = 24;

/// A story, and the state of its reports: what is made of them holds while it is the same.
pub(super) struct ToKnow {
    story: StoryId,
    state: String,
}

impl ToKnow {
    pub(super) fn of(row: &StoryRow) -> ToKnow {
        let newest = row.articles.iter().map(|report| report.head.id.0).max().unwrap_or_default();
        ToKnow { story: row.story.id, state: format!("{}/{newest}", row.articles.len()) }
    }
}

/// Where the stories happen; read from their texts where that is not known yet. Empty where no edition has a home.
pub(super) async fn places(newsroom: &Newsroom, told: &[ToKnow], editions: &[&Edition]) -> anyhow::Result<BTreeMap<StoryId, Vec<Place>>> {
    let Some(home) = editions.iter().find(|edition| edition.home.is_some()) else { return Ok(BTreeMap::new()) };
    let ids: Vec<StoryId> = told.iter().map(|told| told.story).collect();
    let mut known = newsroom.store.story_places(&ids).await.context("reading stories' places")?;
    let vantage = vantage(home, editions);
    // Other homes or villages make other places of the same words.
    let of = made_of(home, editions);
    let state = |told: &ToKnow| format!("{} {of}", told.state);
    let unknown: Vec<&ToKnow> = told.iter().filter(|told| known.get(&told.story).is_none_or(|(known, _)| *known != state(told))).collect();
    for some in unknown.chunks(AT_ONCE) {
        let texts = texts(newsroom, some, READ_FOR_PLACES).await?;
        let vantage = vantage.clone();
        let told = tokio::task::spawn_blocking(move || {
            texts.into_iter().map(|(story, texts)| (story, main_places(&texts, &vantage))).collect::<BTreeMap<_, _>>()
        });
        let mut happens = told.await.context("telling places")?;
        let happens: Vec<_> = some.iter().map(|told| (told.story, state(told), happens.remove(&told.story).unwrap_or_default())).collect();
        newsroom.store.save_story_places(&happens).await.context("saving stories' places")?;
        known.extend(happens.into_iter().map(|(story, state, places)| (story, (state, places))));
    }
    Ok(known.into_iter().map(|(story, (_, places))| (story, places)).collect())
}

/// Tells of these stories of which matter they are, and makes their dossiers, where their reports are others than when they were last made; gives how many.
pub(super) async fn dossiers(
    newsroom: &Newsroom,
    told: &[ToKnow],
    shown: &BTreeSet<StoryId>,
    editions: &[&Edition],
) -> anyhow::Result<usize> {
    let ids: Vec<StoryId> = shown.iter().copied().collect();
    let known = newsroom.store.dossier_states(&ids).await.context("reading dossiers")?;
    let due: Vec<&ToKnow> = told.iter().filter(|told| shown.contains(&told.story) && known.get(&told.story) != Some(&told.state)).collect();
    let vantage = vantage_of(editions);
    for some in due.chunks(AT_ONCE) {
        let texts = texts(newsroom, some, READ_FOR_DOSSIER).await?;
        let vantage = vantage.clone();
        let made = tokio::task::spawn_blocking(move || {
            texts.into_iter().map(|(story, texts)| (story, dossier(&texts, &vantage))).collect::<BTreeMap<_, _>>()
        });
        let made = made.await.context("making dossiers")?;
        for told in some {
            if let Some(dossier) = made.get(&told.story) {
                newsroom.store.save_dossier(told.story, &told.state, dossier).await.context("saving a dossier")?;
            }
        }
    }
    let matters = newsroom.groups.lock().await.matters(shown, MATTER);
    newsroom.store.save_matters(&matters).await.context("saving matters")?;
    Ok(due.len())
}

async fn texts(newsroom: &Newsroom, told: &[&ToKnow], each: i64) -> anyhow::Result<BTreeMap<StoryId, Vec<StoryText>>> {
    let ids: Vec<StoryId> = told.iter().map(|told| told.story).collect();
    let mut texts: BTreeMap<StoryId, Vec<StoryText>> = BTreeMap::new();
    for text in newsroom.store.story_texts(&ids, each).await.context("reading stories' texts")? {
        texts.entry(text.story).or_default().push(text);
    }
    Ok(texts)
}

/// From where names of places are understood: the first home, and what all editions add to the map.
fn vantage(home: &Edition, editions: &[&Edition]) -> Vantage {
    let found = understand::find_place(&home.place);
    let country = found.as_ref().map(|place| place.country.clone()).unwrap_or_default();
    let town = |name: &str, latitude, longitude| Place {
        id: None,
        kind: PlaceKind::Town,
        name: name.to_owned(),
        country: country.clone(),
        division: found.as_ref().and_then(|place| place.division.clone()),
        latitude,
        longitude,
        population: 0,
    };
    let own = home.home.map(|at| town(home.place.split(',').next().unwrap_or(&home.place).trim(), at.latitude, at.longitude));
    let nearby = editions.iter().flat_map(|edition| &edition.nearby).map(|place| town(&place.name, place.latitude, place.longitude));
    Vantage::new((!country.is_empty()).then_some(country.as_str()), own.as_ref(), &nearby.collect::<Vec<_>>())
}

/// From where names of places are understood on this installation; from nowhere, if no edition has a home.
pub(crate) fn vantage_of(editions: &[&Edition]) -> Vantage {
    let home = editions.iter().find(|edition| edition.home.is_some());
    home.map(|home| vantage(home, editions)).unwrap_or_default()
}

/// Where an article happens, latitude and longitude, told by its beginning.
pub(crate) fn places_of(article: &Searchable, vantage: &Vantage) -> Vec<(f64, f64)> {
    let text = StoryText {
        article: article.article,
        story: article.story,
        source: article.source,
        site: None,
        category: None,
        title: article.title.clone(),
        text: article.text.chars().take(READ_FOR_SEARCH).collect(),
        language: article.language.clone(),
    };
    main_places(&[text], vantage).into_iter().map(|place| (place.latitude, place.longitude)).collect()
}

/// What the vantage is made of: its name.
fn made_of(home: &Edition, editions: &[&Edition]) -> String {
    let mut all = format!("{} {:?}", home.place, home.home);
    for place in editions.iter().flat_map(|edition| &edition.nearby) {
        all.push_str(&format!("|{} {} {}", place.name, place.latitude, place.longitude));
    }
    fingerprint(all.as_bytes())
}

fn main_places(texts: &[StoryText], vantage: &Vantage) -> Vec<Place> {
    let named: Vec<_> = texts.iter().map(|text| understand::places(&text.text, &text.title, &others(text), vantage)).collect();
    let named: Vec<&[_]> = named.iter().map(Vec::as_slice).collect();
    understand::main_places(&named).into_iter().filter(|main| main.weight >= MAIN).map(|main| main.place).collect()
}

/// Where a text names people and organisations, which are called like towns often enough.
fn others(text: &StoryText) -> Vec<Range<usize>> {
    let names = understand::names(&text.text, language(text), &Known { names: &[], place: &understand::known_place });
    let mentions = names.iter().filter(|name| name.kind != NameKind::Place).flat_map(|name| &name.mentions);
    mentions.map(|mention| mention.start as usize..mention.end as usize).collect()
}

/// ISO 639-1.
fn language(text: &StoryText) -> Option<&str> {
    text.language.as_deref().and_then(|tag| tag.get(..2))
}

/// All that is known from these texts.
fn dossier(texts: &[StoryText], vantage: &Vantage) -> Dossier {
    let sentence = |report: &StoryText, range: Range<usize>| Sentence {
        article: report.article,
        text: report.text.get(range).unwrap_or_default().trim().to_owned(),
    };
    let compared: Vec<understand::Report<'_>> =
        texts.iter().map(|text| understand::Report { title: &text.title, text: &text.text, language: language(text) }).collect();
    let comparison = understand::compare(&compared);
    let proven =
        |proof: &Proof| texts.get(proof.report).map(|report| sentence(report, proof.sentence.start as usize..proof.sentence.end as usize));
    // The report that tells it best: long enough to choose from, and under a headline that says what most say; then the longest.
    let titles: Vec<&str> = texts.iter().map(|text| text.title.as_str()).collect();
    let told_best = |(text, agrees): &(&StoryText, usize)| (text.text.len() >= LONG, *agrees, text.text.len());
    let best = texts.iter().zip(edition::agreement(&titles)).max_by_key(told_best);
    let key = best.map(|(text, _)| {
        let ranges = understand::key_sentences(&text.title, &text.text, language(text), KEY);
        ranges.into_iter().map(|range| sentence(text, range)).collect()
    });
    Dossier {
        key: key.unwrap_or_default(),
        names: names(texts),
        places: main_places(texts, vantage),
        origins: origins(texts),
        agreed: comparison.agreed.iter().map(|agreed| agreed.proofs.iter().filter_map(proven).collect()).collect(),
        only_one: comparison
            .alone
            .into_iter()
            .filter_map(|alone| Some(OnlyOne { sentence: proven(&alone.proof)?, fact: alone.fact }))
            .collect(),
        differing: comparison
            .differing
            .into_iter()
            .map(|differing| FiguresDiffer {
                counted: differing.counted,
                stated: differing.stated.into_iter().filter_map(|stated| Some((stated.text, proven(&stated.proof)?))).collect(),
            })
            .collect(),
    }
}

/// Where the sources come from, each once.
fn origins(texts: &[StoryText]) -> Vec<Origin> {
    let mut origins: Vec<Origin> = Vec::new();
    for text in texts {
        if origins.iter().any(|known| known.source == text.source) {
            continue;
        }
        let host = text.site.as_deref().and_then(|site| url::Url::parse(site).ok()).and_then(|site| site.host_str().map(str::to_owned));
        let kind = text.category.as_deref().map(str::trim).filter(|kind| !kind.is_empty()).map(str::to_owned);
        origins.push(Origin { source: text.source, country: host.as_deref().and_then(understand::country_of_site), kind });
    }
    origins
}

/// Bytes of a text from which it is long enough to choose sentences from.
const LONG: usize = 600;

/// Whom and what the reports name, what most of them name first. A short name in one is the full one of another.
fn names(texts: &[StoryText]) -> Vec<Named> {
    let mut all: Vec<model::Name> = Vec::new();
    let mut found: Vec<Named> = Vec::new();
    for text in texts {
        let known = Known { names: &all, place: &understand::known_place };
        let named = understand::names(&text.text, language(text), &known);
        for name in &named {
            match found.iter_mut().find(|known| known.name == name.name && known.kind == name.kind) {
                Some(known) => known.reports += 1,
                None => found.push(Named { kind: name.kind, name: name.name.clone(), reports: 1 }),
            }
        }
        all.extend(named);
    }
    found.sort_by_key(|name| std::cmp::Reverse(name.reports));
    found.truncate(NAMES);
    found
}
