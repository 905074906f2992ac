//! Stories: with their articles, for composing a page and for reading.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::TryStreamExt;
use jiff::Timestamp;
use model::{Reason, Story, StoryId};
use serde::Deserialize;
use sqlx::any::AnyRow;
use sqlx::{Any, AnyConnection, Executor};

use crate::columns::{Columns, Nested, clean, id_list, json, ms};
use crate::heads::{ArticleHead, head, heads, select_heads};
use crate::{Engine, Error, Result, Store, rows};

/// A story as the edition weighs it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryRow {
    /// The story.
    pub story: Story,
    /// Its reports, by time.
    pub articles: Vec<Report>,
}

/// A story as it stands on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Which.
    pub story: StoryId,
    /// The headline of the source that stands for it, and its language; none where an editor's stands there.
    pub headline: Option<(String, Option<String>)>,
    /// Why it stands there.
    pub reasons: Vec<Reason>,
}

/// One report of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The article as a list shows it.
    pub head: ArticleHead,
    /// Sketch of its text, to tell copies from texts of one's own.
    pub sketch: Vec<u64>,
}

/// What stands at a story's address.
#[derive(Debug, Clone, PartialEq)]
pub enum StoryFound {
    /// The story and its articles, by time.
    Here(Story, Vec<ArticleHead>),
    /// It is part of another story now: that one's slug.
    Moved(String),
}

/// Section tags that a story keeps.
const SECTIONS: usize = 2;

/// `SELECT` with the columns that [`story`] reads.
macro_rules! select_stories {
    ($tail:literal) => {
        concat!("SELECT id, slug, COALESCE(named, title) AS title, named, language, sections, first, newest, reasons FROM stories ", $tail)
    };
}

impl Store {
    /// The stories with a report in `since..=until`, newest first, each with its reports up to `until`: what was known at that moment. Two
    /// statements, however many stories there are.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn candidates(&self, since: Timestamp, until: Timestamp) -> Result<Vec<StoryRow>> {
        let mut articles: BTreeMap<i64, Vec<Report>> = BTreeMap::new();
        // One by one: a thousand rows of the driver's take megabytes.
        let mut rows = sqlx::query(select_heads!(
            ", a.story_id, a.sketch",
            "WHERE a.story_id IN (SELECT story_id FROM articles WHERE published >= $1 AND published <= $2 AND story_id IS NOT NULL)
             AND a.published <= $2 ORDER BY a.published, a.id"
        ))
        .bind(ms(since))
        .bind(ms(until))
        .fetch(&self.reader);
        while let Some(row) = rows.try_next().await? {
            articles.entry(row.int("story_id")?).or_default().push(Report { head: head(&row)?, sketch: sketch(&row)? });
        }
        drop(rows);
        let rows = sqlx::query(self.engine.sql(select_stories!("WHERE id IN ({ids 1})")))
            .bind(id_list(articles.keys().copied()))
            .fetch_all(&self.reader)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut story = story(row)?;
            let Some(articles) = articles.remove(&story.id.0) else { continue };
            // As of `until`, not as of now.
            story.newest = articles.last().map_or(story.newest, |report| report.head.published);
            found.push(StoryRow { story, articles });
        }
        found.sort_by_key(|row| std::cmp::Reverse((row.story.newest, row.story.id)));
        Ok(found)
    }

    /// Since when the last `count` articles were published that have a story, up to `until`. `None`: there are none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn last_placed(&self, until: Timestamp, count: i64) -> Result<Option<Timestamp>> {
        sqlx::query(
            "SELECT MIN(published) AS since FROM (
                 SELECT published FROM articles WHERE story_id IS NOT NULL AND published <= $1 ORDER BY published DESC LIMIT $2) AS placed",
        )
        .bind(ms(until))
        .bind(count)
        .fetch_one(&self.reader)
        .await?
        .at_or("since")
    }

    /// Sets why each story stands where it stands on the pages that were just composed, and the source's headline under which it stands there, so
    /// that its own page has the same. Stories that are not named stand on no page: their reasons are taken away.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn save_shown(&self, shown: &[Shown]) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(self.engine.sql("UPDATE stories SET reasons = '[]' WHERE reasons <> '[]' AND id NOT IN ({ids 1})"))
            .bind(id_list(shown.iter().map(|shown| shown.story.0)))
            .execute(&mut *tx)
            .await?;
        for shown in shown {
            // Not `<>`: SQLite compares that with the condition of `stories_with_reasons` and plans the statement anew for each value.
            sqlx::query("UPDATE stories SET reasons = $1 WHERE id = $2 AND reasons IS DISTINCT FROM $1")
                .bind(json(&shown.reasons)?)
                .bind(shown.story.0)
                .execute(&mut *tx)
                .await?;
            let Some((title, language)) = &shown.headline else { continue };
            sqlx::query("UPDATE stories SET title = $1, language = $2 WHERE id = $3 AND title <> $1")
                .bind(clean(title).as_ref())
                .bind(language.as_deref())
                .bind(shown.story.0)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The stories with a report since then, newest first, at most `limit`: address part and headline.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn recent_stories(&self, since: Timestamp, limit: i64) -> Result<Vec<(String, String)>> {
        let rows = sqlx::query(
            "SELECT slug, COALESCE(named, title) AS title FROM stories WHERE newest >= $1 ORDER BY newest DESC, id DESC LIMIT $2",
        )
        .bind(ms(since))
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((row.text("slug")?, row.text("title")?))).collect()
    }

    /// The stories whose first report came since then, newest first, at most `limit`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn stories_since(&self, since: Timestamp, limit: i64) -> Result<Vec<Story>> {
        let rows = sqlx::query(select_stories!("WHERE first >= $1 ORDER BY first DESC, id DESC LIMIT $2"))
            .bind(ms(since))
            .bind(limit)
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(story).collect()
    }

    /// The address part of the story with this number, or of the one that it is part of now.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn story_slug(&self, story: StoryId) -> Result<Option<String>> {
        let row = sqlx::query("SELECT slug FROM stories WHERE id = $1 OR id = (SELECT story_id FROM story_redirects WHERE gone = $1)")
            .bind(story.0)
            .fetch_optional(&self.reader)
            .await?;
        row.map(|row| row.text("slug")).transpose()
    }

    /// What stands at this address.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn story(&self, slug: &str) -> Result<Option<StoryFound>> {
        let row = sqlx::query(select_stories!("WHERE slug = $1")).bind(slug).fetch_optional(&self.reader).await?;
        if let Some(row) = row {
            let story = story(&row)?;
            let articles = self.heads_of_story(story.id).await?;
            return Ok(Some(StoryFound::Here(story, articles)));
        }
        let row = sqlx::query("SELECT slug FROM stories WHERE id = (SELECT story_id FROM story_redirects WHERE slug = $1)")
            .bind(slug)
            .fetch_optional(&self.reader)
            .await?;
        row.map(|row| Ok(StoryFound::Moved(row.text("slug")?))).transpose()
    }

    /// A story's reports, by time.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn heads_of_story(&self, story: StoryId) -> Result<Vec<ArticleHead>> {
        let rows = sqlx::query(select_heads!("", "WHERE a.story_id = $1 ORDER BY a.published, a.id"))
            .bind(story.0)
            .fetch_all(&self.reader)
            .await?;
        heads(&rows)
    }
}

pub(crate) async fn by_id(from: impl Executor<'_, Database = Any>, id: i64) -> Result<Option<Story>> {
    let row = sqlx::query(select_stories!("WHERE id = $1")).bind(id).fetch_optional(from).await?;
    row.as_ref().map(story).transpose()
}

/// Those of these stories that are there.
pub(crate) async fn by_ids(engine: Engine, from: impl Executor<'_, Database = Any>, ids: &[i64]) -> Result<Vec<Story>> {
    let rows = sqlx::query(engine.sql(select_stories!("WHERE id IN ({ids 1})"))).bind(id_list(ids.iter().copied())).fetch_all(from).await?;
    rows.iter().map(story).collect()
}

pub(crate) fn story(row: &AnyRow) -> Result<Story> {
    let named = row.text_or("named")?.is_some();
    Ok(Story {
        id: StoryId(row.int("id")?),
        slug: row.text("slug")?,
        title: row.text("title")?,
        named,
        // An editor writes in the edition's language, whatever the sources do.
        language: row.text_or("language")?.filter(|_| !named),
        sections: row.json("sections")?,
        first: row.at("first")?,
        newest: row.at("newest")?,
        reasons: row.json("reasons")?,
    })
}

pub(crate) fn sketch(row: &AnyRow) -> Result<Vec<u64>> {
    let bytes = row.bytes("sketch")?;
    let (numbers, rest) = bytes.as_chunks::<8>();
    if !rest.is_empty() {
        return Err(Error::Broken(format!("a sketch of {} bytes", bytes.len())));
    }
    Ok(numbers.iter().map(|number| u64::from_be_bytes(*number)).collect())
}

/// Makes each story say again what its articles say: first and newest report, headline, sections. The article that stands for a story is
/// that of the weightiest source, and among equals the first.
pub(crate) async fn refresh(engine: Engine, conn: &mut AnyConnection, touched: &BTreeSet<i64>) -> Result<()> {
    if touched.is_empty() {
        return Ok(());
    }
    let found: Vec<Told> = sqlx::query(engine.sql(
        "SELECT {list story_id, title, language, sections, published} AS list FROM (
             SELECT a.story_id, a.title, a.language, a.sections, a.published
             FROM articles a JOIN sources s ON s.id = a.source_id WHERE a.story_id IN ({ids 1})
             ORDER BY CASE WHEN a.title = '' THEN 1 ELSE 0 END, s.weight DESC, a.published, a.id) AS found",
    ))
    .bind(id_list(touched.iter().copied()))
    .fetch_one(&mut *conn)
    .await?
    .json("list")?;
    let mut stories: BTreeMap<i64, Vec<Told>> = BTreeMap::new();
    for article in found {
        stories.entry(article.story).or_default().push(article);
    }
    let mut told = Vec::with_capacity(stories.len());
    for (story, articles) in &stories {
        let Some(best) = articles.first() else { continue };
        let times = || articles.iter().map(|article| article.published);
        told.push((*story, &best.title, &best.language, json(&sections(articles))?, times().min(), times().max()));
    }
    for piece in rows::pieces(&told) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "UPDATE stories SET title = told.column2, language = told.column3, sections = told.column4, first = told.column5,
                 newest = told.column6
             FROM (VALUES {rows}) AS told WHERE stories.id = told.column1",
            piece.len(),
            6,
        ));
        for (story, title, language, sections, first, newest) in piece {
            query = query.bind(*story).bind(title.as_str()).bind(language.as_deref()).bind(sections.as_str()).bind(*first).bind(*newest);
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}

/// What an article says of its story; read from a list of these, in this order.
#[derive(Deserialize)]
struct Told {
    story: i64,
    title: String,
    language: Option<String>,
    sections: Nested<Vec<String>>,
    published: i64,
}

/// The tags that most of the articles have; an article's first tag counts twice, and among equals the one of the better article is first.
fn sections(articles: &[Told]) -> Vec<&str> {
    let mut votes: Vec<(&str, usize)> = Vec::new();
    for article in articles {
        for (place, tag) in article.sections.0.iter().enumerate() {
            let count = if place == 0 { 2 } else { 1 };
            match votes.iter_mut().find(|(known, _)| known == tag) {
                Some((_, votes)) => *votes += count,
                None => votes.push((tag, count)),
            }
        }
    }
    votes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    votes.into_iter().take(SECTIONS).map(|(tag, _)| tag).collect()
}
