//! The index on temporary folders: what is put is found, in every way that can be asked.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{ArticleId, Rights, Searchable, Section, Source, SourceId, SourceSettings, StoryId};

use crate::{Error, Found, Index, Names, Note, Point, Query, Request, Scope, Sort, Writer};

mod asking;
mod keeping;

/// Noon of 2 March 2026.
const NOW: &str = "2026-03-02T12:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// An article of the story and source of these numbers.
fn article(id: i64, story: i64, source: i64, title: &str, text: &str) -> Searchable {
    Searchable {
        article: ArticleId(id),
        story: StoryId(story),
        source: SourceId(source),
        title: title.to_owned(),
        text: text.to_owned(),
        authors: Vec::new(),
        sections: Vec::new(),
        language: Some("en".to_owned()),
        published: at("2026-03-02T09:00:00Z"),
    }
}

const SABLE: (f64, f64) = (43.38, -68.44);

/// A small newsroom: a flood told by two sources, a ferry, a choir in German, a match in Japanese.
fn press() -> Vec<(Searchable, Vec<(f64, f64)>)> {
    let flood = article(1, 1, 1, "River floods lower town of Brackwater", "The river Alm rose four metres. Engineers opened both sluices.");
    let again = article(2, 1, 2, "Brackwater under water", "Flooding drove hundreds from the lower town, the council of Brackwater said.");
    let ferry = article(3, 2, 1, "Night ferry to Port Sable is late again", "The ferry needs a new engine, said Mayor Hedda Quist.");
    let choir = article(4, 3, 3, "Chor gewinnt Preis für seine Häuser", "Der Chor von Köln sang eine Messe.");
    let goals = article(5, 4, 2, "東京都の雨", "サッカーの試合は雨で中止になった。");
    vec![
        (Searchable { sections: vec!["local".into()], ..flood }, vec![]),
        (Searchable { sections: vec!["local".into(), "weather".into()], published: at("2026-02-27T09:00:00Z"), ..again }, vec![]),
        (Searchable { authors: vec!["Orla Bréhat".into(), "Sam Pike".into()], ..ferry }, vec![SABLE]),
        (
            Searchable { language: Some("de".into()), sections: vec!["culture".into()], published: at("2025-11-02T09:00:00Z"), ..choir },
            vec![],
        ),
        (Searchable { language: Some("ja".into()), ..goals }, vec![(35.69, 139.69)]),
    ]
}

fn filled(folder: &Path) -> Writer {
    let mut writer = Writer::take(folder).unwrap();
    for (document, places) in press() {
        assert!(writer.put(&document, || places).unwrap());
    }
    writer.commit(7).unwrap();
    writer
}

fn source(id: i64, slug: &str, name: &str) -> Source {
    let settings = SourceSettings { slug: slug.into(), name: name.into(), site: None, rights: Rights::Full, weight: 1.0, category: None };
    Source { id: SourceId(id), own: false, settings }
}

/// What a search gives that asks for this.
fn ask(index: &Index, query: &str, change: impl FnOnce(&mut Request<'_>)) -> Found {
    let sources = [source(1, "echo", "The Brackwater Echo"), source(2, "herald", "Alm Herald"), source(3, "merkur", "Merkur")];
    let sections = [Section::new("local", "Nearby"), Section::new("culture", "Kultur")];
    let place = |name: &str| (name == "Port Sable").then_some(Point { latitude: SABLE.0, longitude: SABLE.1, km: 30.0 });
    let names = Names { sources: &sources, sections: &sections, place: &place, zone: &TimeZone::UTC };
    let (query, scope) = (Query::parse(query), Scope::default());
    let since = ["2026-03-01", "2026-02-24", "2026-01-31", "2025-03-02"].map(|day| at(&format!("{day}T00:00:00Z")));
    let mut request = Request { query: &query, names, scope: &scope, sort: Sort::Relevance, at: at(NOW), since, skip: 0, take: 10 };
    change(&mut request);
    index.find(&request).unwrap()
}

/// The stories that a query finds, best first.
fn stories(index: &Index, query: &str) -> Vec<i64> {
    ask(index, query, |_| {}).hits.iter().map(|hit| hit.story.0).collect()
}
