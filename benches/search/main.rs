//! What searching costs: the made-up press of the grouping bench, put into an index as a node does it, and searched in every way that can be
//! asked.
//!
//! `cargo run --release -p search --example searching` takes 100,000 articles; a first argument gives another number. It prints how long
//! putting them took, the size of the index beside that of the texts, the time of each kind of query at the median and the 95th percentile,
//! how long one more article takes to be found, and the peak memory of the process, which is the press's too.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "counts and shares of a made-up press"
)]

#[path = "../grouping/press.rs"]
mod press;

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{ArticleId, Rights, Searchable, Section, Source, SourceId, SourceSettings, StoryId};
use press::Press;
use search::{Index, Names, Point, Query, Request, Scope, Sort, Writer};

/// When the press began: 2026-01-01.
const BEGAN: i64 = 1_767_225_600;
const SOURCES: usize = 120;
const SECTIONS: [&str; 8] = ["local", "politics", "world", "economy", "science", "sports", "culture", "weather"];
/// Articles between two commits: what 100,000 in some minutes make of one each two seconds.
const COMMITTED: usize = 2_000;
/// Queries of each kind.
const EACH: usize = 200;
/// Every how many articles one is remembered to make queries of.
const REMEMBERED: usize = 97;

fn main() -> Result<(), Box<dyn Error>> {
    let all: usize = std::env::args().nth(1).map_or(Ok(100_000), |given| given.parse())?;
    let folder = std::env::temp_dir().join(format!("dateline-searching-{}", std::process::id()));
    let ended = bench(all, &folder);
    fs::remove_dir_all(&folder)?;
    ended
}

fn bench(all: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let mut press = Press::new(include_str!("../../crates/group/src/background/en.txt"), 3_333.0);
    let mut writer = Writer::take(folder)?;
    let (mut bytes, mut remembered, mut spent) = (0, Vec::new(), Duration::ZERO);
    for n in 0..all {
        let told = press.next();
        bytes += told.title.len() + told.text.len();
        let document = Searchable {
            article: ArticleId(n as i64 + 1),
            story: StoryId(i64::from(told.event) + 1),
            source: SourceId((n * 7 % SOURCES) as i64 + 1),
            title: told.title,
            text: told.text,
            authors: vec![format!("Writer{} Person{}", n % 211, n % 97)],
            sections: vec![SECTIONS[told.event as usize % SECTIONS.len()].to_owned()],
            language: Some("en".to_owned()),
            published: Timestamp::from_second(BEGAN + told.at as i64)?,
        };
        let began = Instant::now();
        let place = (f64::from(told.event % 140) - 70.0, f64::from(told.event % 350) - 175.0);
        writer.put(&document, || vec![place])?;
        if n % COMMITTED == COMMITTED - 1 {
            writer.commit(n as i64)?;
        }
        spent += began.elapsed();
        if n % REMEMBERED == 0 {
            remembered.push(document);
        }
    }
    let began = Instant::now();
    writer.commit(all as i64)?;
    spent += began.elapsed();
    let index = writer.index();
    writeln!(out, "{all} articles, {:.1} MB of text, put in {:.1} s", bytes as f64 / 1e6, spent.as_secs_f64())?;
    writeln!(out, "peak memory of the process: {:.0} MB", peak_memory().unwrap_or_default() as f64 / 1e6)?;

    let mut times = Vec::new();
    for (kind, queries) in queries(&remembered) {
        let (mut own, mut found) = (Vec::new(), 0);
        for query in &queries {
            let (time, stories) = ask(&index, query)?;
            own.push(time);
            found += stories;
        }
        own.sort_unstable();
        writeln!(out, "{kind:>24}: {}, {} stories each", spread(&own), found / queries.len().max(1))?;
        times.extend(own);
    }
    times.sort_unstable();
    writeln!(out, "{:>24}: {}", "all", spread(&times))?;

    let began = Instant::now();
    let mut last = remembered.pop().ok_or("no articles")?;
    (last.article, last.title) = (ArticleId(all as i64 + 9), "Quixotic zebrafish".to_owned());
    writer.put(&last, Vec::new)?;
    writer.commit(all as i64 + 1)?;
    let (_, stories) = ask(&index, "zebrafish")?;
    writeln!(out, "one more article, committed and found ({stories}): {:.1} ms", began.elapsed().as_secs_f64() * 1e3)?;
    drop(writer);
    let size = size_of(folder)?;
    writeln!(out, "index on disk: {:.1} MB, {:.2} of the text", size as f64 / 1e6, size as f64 / bytes as f64)?;
    Ok(())
}

/// Queries of every kind, made of articles that are there.
fn queries(of: &[Searchable]) -> Vec<(&'static str, Vec<String>)> {
    let word = |n: usize, skip: usize| of[n % of.len()].text.split([' ', '.']).filter(|word| word.len() > 3).nth(skip).unwrap_or("harbour");
    let name = |n: usize| of[n % of.len()].title.split(' ').find(|word| word.starts_with(char::is_uppercase)).unwrap_or("Galdor");
    let typo = |n: usize| {
        let mut letters: Vec<char> = name(n).chars().collect();
        let middle = letters.len() / 2;
        letters.swap(middle - 1, middle);
        letters.into_iter().collect::<String>()
    };
    let pair = |n: usize| {
        let words: Vec<&str> = of[n % of.len()].text.split(' ').skip(30).take(2).collect();
        format!("\"{}\"", words.join(" "))
    };
    let make = |ask: &dyn Fn(usize) -> String| (0..EACH).map(|n| ask(n * 13)).collect::<Vec<_>>();
    vec![
        ("a name", make(&|n| name(n).to_owned())),
        ("a word", make(&|n| word(n, 5).to_owned())),
        ("a usual word", make(&|n| ["the", "people", "year", "state", "new"][n % 5].to_owned())),
        ("two words", make(&|n| format!("{} {}", word(n, 3), word(n, 9)))),
        ("three words", make(&|n| format!("{} {} {}", word(n, 3), word(n, 9), name(n)))),
        ("a phrase", make(&pair)),
        ("one or the other", make(&|n| format!("{} OR {}", word(n, 2), word(n + 1, 4)))),
        ("one without the other", make(&|n| format!("{} -{}", word(n, 2), word(n, 4)))),
        ("by source and section", make(&|n| format!("{} source:paper-{} section:{}", word(n, 2), n % SOURCES, SECTIONS[n % 8]))),
        ("by author", make(&|n| format!("by:\"Writer{} Person{}\"", n % 211, n % 97))),
        ("by days", make(&|n| format!("{} after:2026-01-{:02} before:2026-02", word(n, 2), n % 28 + 1))),
        ("near a place", make(&|n| format!("{} near:{}/400km", word(n, 2), n % 100))),
        ("a slip", make(&typo)),
    ]
}

/// A search as the page makes it: the time that it took, and how many stories it found.
fn ask(index: &Index, query: &str) -> Result<(Duration, usize), Box<dyn Error>> {
    let source = |n: usize| {
        let name = format!("Paper {n}");
        let settings = SourceSettings { slug: format!("paper-{n}"), name, site: None, rights: Rights::Full, weight: 1.0, category: None };
        Source { id: SourceId(n as i64 + 1), own: false, settings }
    };
    let (sources, sections): (Vec<Source>, Vec<Section>) =
        ((0..SOURCES).map(source).collect(), SECTIONS.map(|tag| Section::new(tag, tag)).into());
    let place = |name: &str| {
        let number: f64 = name.parse().ok()?;
        Some(Point { latitude: number - 50.0, longitude: number * 3.0 - 150.0, km: 50.0 })
    };
    let names = Names { sources: &sources, sections: &sections, place: &place, zone: &TimeZone::UTC };
    let at = Timestamp::from_second(BEGAN + 40 * 86_400)?;
    let since = [1, 7, 30, 365].map(|days| Timestamp::from_second(at.as_second() - days * 86_400).unwrap_or(at));
    let began = Instant::now();
    let query = Query::parse(query);
    let found =
        index.find(&Request { query: &query, names, scope: &Scope::default(), sort: Sort::Relevance, at, since, skip: 0, take: 20 })?;
    Ok((began.elapsed(), found.stories))
}

fn spread(sorted: &[Duration]) -> String {
    let at = |share: f64| sorted.get(((sorted.len() as f64 - 1.0) * share) as usize).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    format!("median {:.2} ms, 95th percentile {:.2} ms, slowest {:.2} ms", at(0.5), at(0.95), at(1.0))
}

fn size_of(folder: &Path) -> std::io::Result<u64> {
    let mut size = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        size += if entry.file_type()?.is_dir() { size_of(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(size)
}

/// Peak resident memory of this process in bytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024)
}
