//! `dateline search`: what the page of a search shows, in the terminal.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};
use jiff::Timestamp;
use model::{Edition, EditionId};
use search::{Piece, Query, Sort};
use serde::Serialize;
use web::page::Visit;
use web::search::{Asking, Library, Results, Row};

use crate::command::SearchArguments;
use crate::config::Config;
use crate::{open, out};

/// What is printed with --json.
#[derive(Serialize)]
struct Printed<'a> {
    query: String,
    edition: &'a str,
    stories: usize,
    articles: usize,
    hits: Vec<Hit<'a>>,
    sections: &'a [(String, usize)],
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<String>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Hit<'a> {
    story: &'a str,
    title: &'a str,
    /// The story's page.
    page: String,
    source: &'a str,
    article_title: &'a str,
    url: Option<&'a str>,
    published: Timestamp,
    newest: Timestamp,
    sources: i64,
    reports: usize,
    excerpt: String,
}

pub(crate) fn run(config: &Config, arguments: &SearchArguments) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let editions = opened.store.editions().await?;
        let (id, edition) = choose(&editions, arguments.edition.as_deref())?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        let index = newsroom.index_now(&config.index_folder()).await?;
        let now = (opened.clock)();
        let mut visit = Visit::new(Arc::new(edition.clone()), now, env!("CARGO_PKG_VERSION"));
        // Who may run this may read the database.
        visit.member = edition.private;
        let asking = Asking {
            query: Query::parse(&arguments.query.join(" ")),
            sort: if arguments.newest { Sort::Date } else { Sort::Relevance },
            at: now,
            skip: 0,
            take: arguments.limit,
        };
        let sources = Arc::new(opened.store.sources().await?);
        let library = Library { store: &opened.store, index: &index, place: &open::place(), sources };
        let results = library.look(*id, &visit, &asking).await.context("The search failed")?;
        if arguments.json {
            out::json(&printed(&asking.query, edition, &results, &visit))?;
        } else {
            print(&asking.query, &results, &visit)?;
        }
        opened.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

pub(super) fn choose<'a>(editions: &'a [(EditionId, Edition)], slug: Option<&str>) -> anyhow::Result<&'a (EditionId, Edition)> {
    let found = editions.iter().find(|(_, edition)| slug.is_none_or(|slug| edition.slug == slug));
    match found {
        Some(found) => Ok(found),
        None => {
            let known: Vec<&str> = editions.iter().map(|(_, edition)| edition.slug.as_str()).collect();
            bail!("There is no edition “{}”. There are: {}", slug.unwrap_or_default(), known.join(", "))
        }
    }
}

fn printed<'a>(query: &Query, edition: &'a Edition, results: &'a Results, visit: &Visit) -> Printed<'a> {
    let hit = |row: &'a Row| Hit {
        story: &row.found.story.slug,
        title: &row.found.story.title,
        page: visit.to(&format!("story/{}", row.found.story.slug)),
        source: &row.found.head.source_slug,
        article_title: &row.found.head.title,
        url: row.found.head.url.as_deref(),
        published: row.found.head.published,
        newest: row.found.newest,
        sources: row.found.sources,
        reports: row.reports,
        excerpt: plain(&row.excerpt),
    };
    Printed {
        query: query.to_string(),
        edition: &edition.slug,
        stories: results.stories,
        articles: results.articles,
        hits: results.rows.iter().map(hit).collect(),
        sections: &results.facets.sections,
        suggestion: results.suggestion.as_ref().map(Query::to_string),
        notes: web::search::view::notes(&results.notes, visit.words),
    }
}

fn print(query: &Query, results: &Results, visit: &Visit) -> anyhow::Result<()> {
    for note in web::search::view::notes(&results.notes, visit.words) {
        out::line(&note)?;
    }
    if let Some(meant) = &results.suggestion {
        out::line(&format!("Did you mean: {meant}"))?;
    }
    if query.is_empty() {
        return out::line("Nothing was asked for. `dateline search --help` has examples.");
    }
    let many = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    out::line(&format!("{}, {}", many(results.stories, "story", "stories"), many(results.articles, "report", "reports")))?;
    for row in &results.rows {
        let (head, story) = (&row.found.head, &row.found.story);
        out::line(&format!("\n{}", marked(&row.title)))?;
        let sources = if row.found.sources > 1 { format!(", {} sources", row.found.sources) } else { String::new() };
        out::line(&format!("  {}, {}{sources}", head.source_name, visit.calendar.exact(row.found.newest)))?;
        if !row.excerpt.is_empty() {
            out::line(&format!("  {}", marked(&row.excerpt).replace('\n', " ")))?;
        }
        out::line(&format!("  {}", visit.to(&format!("story/{}", story.slug))))?;
    }
    Ok(())
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Bold where a terminal shows it.
fn marked(pieces: &[Piece]) -> String {
    let bold = out::is_coloured();
    let shown = |piece: &Piece| if piece.marked && bold { console::style(&piece.text).bold().to_string() } else { piece.text.clone() };
    pieces.iter().map(shown).collect()
}
