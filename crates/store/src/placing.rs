//! Placing articles in stories: what the grouper needs, and what it decided.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::Timestamp;
use model::{ArticleId, SourceId, StoryId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::changes::{self, Noun};
use crate::columns::{Columns, Nested, id_list, json, moment, ms};
use crate::{Engine, Error, Result, Store, comments, edits, readers, rows, slugs, stories, tries};

/// An article as the grouper sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ToPlace {
    /// Row.
    pub id: ArticleId,
    /// Headline.
    pub title: String,
    /// The first 1,200 characters of its text, or its excerpt where only that is known.
    pub text: String,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// First publication.
    pub published: Timestamp,
    /// Section tags, best first.
    pub sections: Vec<String>,
    /// Whose.
    pub source: SourceId,
}

/// What the grouper decided.
#[derive(Debug, Clone, Copy)]
pub struct PlacedBatch<'a> {
    /// When.
    pub at: Timestamp,
    /// Each article and its story. A story that is not there yet begins. An article that has a story already stays in it.
    pub placed: &'a [(ArticleId, StoryId)],
    /// Stories that became part of others: (gone, into), in the order in which it happened, after the placements.
    pub merged: &'a [(StoryId, StoryId)],
}

macro_rules! select_to_place {
    ($tail:literal) => {
        concat!(
            "SELECT {list id, title, text, language, published, sections, source_id, story_id} AS list FROM (",
            "SELECT a.id, a.title, CASE WHEN t.text IS NULL OR t.text = '' THEN a.excerpt ELSE substr(t.text, 1, 1200) END AS text, ",
            "a.language, a.published, a.sections, a.source_id, a.story_id FROM articles a LEFT JOIN article_texts t ON t.article_id = a.id ",
            $tail,
            ") AS found"
        )
    };
}

impl Store {
    /// Up to `limit` articles that were read and have no story yet, by publication.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unplaced(&self, limit: i64) -> Result<Vec<ToPlace>> {
        let text = select_to_place!("WHERE a.placeable = 1 AND a.story_id IS NULL ORDER BY a.published, a.id LIMIT $1");
        let row = sqlx::query(self.engine.sql(text)).bind(limit).fetch_one(&self.reader).await?;
        Ok(to_place(&row)?.into_iter().map(|(article, _)| article).collect())
    }

    /// The articles published in `since..=until` that have a story, with it, by publication: from these the grouper takes up its work again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn placed_between(&self, since: Timestamp, until: Timestamp) -> Result<Vec<(ToPlace, StoryId)>> {
        let text = select_to_place!("WHERE a.published >= $1 AND a.published <= $2 AND a.story_id IS NOT NULL ORDER BY a.published, a.id");
        let row = sqlx::query(self.engine.sql(text)).bind(ms(since)).bind(ms(until)).fetch_one(&self.reader).await?;
        Ok(to_place(&row)?.into_iter().filter_map(|(article, story)| Some((article, story?))).collect())
    }

    /// Hands out numbers for stories that may begin. None is handed out twice; one that isn't used is lost, which costs nothing.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reserve_story_ids(&self, count: i64) -> Result<Vec<StoryId>> {
        let count = count.max(0);
        let mut tx = self.write().await?;
        let last = changes::next(&mut tx, "story", count).await?;
        tx.commit().await?;
        Ok((last - count + 1..=last).map(StoryId).collect())
    }

    /// Saves what the grouper decided, as one. A new story's address is its first headline and never changes; the address and number of one
    /// that became part of another lead there for good, so that a placement in a story that is gone goes where it went.
    ///
    /// # Errors
    /// `NotFound` if a story is to become part of one that never began, or if the database fails; then nothing is saved.
    pub async fn save_placed(&self, batch: &PlacedBatch<'_>) -> Result<()> {
        tries::until_free(|| self.try_save_placed(batch)).await
    }

    async fn try_save_placed(&self, batch: &PlacedBatch<'_>) -> Result<()> {
        let mut tx = self.write().await?;
        // One node at a time: from here to the commit, the stories are this batch's.
        changes::next(&mut tx, "story", 0).await?;
        let mut changed = BTreeSet::new();
        let mut touched = self.place(&mut tx, batch, &mut changed).await?;
        for (gone, into) in batch.merged {
            let (gone, into) = (whereabouts(&mut tx, gone.0).await?, whereabouts(&mut tx, into.0).await?);
            if gone == into || stories::by_id(&mut *tx, gone).await?.is_none() {
                continue;
            }
            if stories::by_id(&mut *tx, into).await?.is_none() {
                return Err(Error::NotFound("story"));
            }
            merge(&mut tx, gone, into).await?;
            touched.remove(&gone);
            touched.insert(into);
            changed.insert((Noun::Story, gone));
        }
        stories::refresh(self.engine, &mut tx, &touched).await?;
        changed.extend(touched.into_iter().map(|story| (Noun::Story, story)));
        changes::log(&mut tx, &changed, batch.at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Places the articles that have no story yet and gives the stories touched.
    async fn place(&self, conn: &mut AnyConnection, batch: &PlacedBatch<'_>, changed: &mut BTreeSet<(Noun, i64)>) -> Result<BTreeSet<i64>> {
        let found: Vec<(i64, String, i64)> = sqlx::query(self.engine.sql(
            "SELECT {list id, title, published} AS list FROM (
                 SELECT id, title, published FROM articles WHERE story_id IS NULL AND joined_to IS NULL AND id IN ({ids 1})
                 ORDER BY published, id) AS found",
        ))
        .bind(id_list(batch.placed.iter().map(|(article, _)| article.0)))
        .fetch_one(&mut *conn)
        .await?
        .json("list")?;
        let wanted: BTreeMap<i64, i64> = batch.placed.iter().map(|(article, story)| (article.0, story.0)).collect();
        let gone = gone(self.engine, conn, wanted.values().copied().collect()).await?;
        let mut placed = Vec::with_capacity(found.len());
        for (article, title, published) in &found {
            let Some(story) = wanted.get(article) else { continue };
            placed.push((*article, gone.get(story).copied().unwrap_or(*story), (title.as_str(), *published)));
        }
        let touched: BTreeSet<i64> = placed.iter().map(|(_, story, _)| *story).collect();
        let there = there(self.engine, conn, &touched).await?;
        let mut begun = BTreeSet::new();
        let firsts = placed.iter().filter(|(_, story, _)| !there.contains(story) && begun.insert(*story));
        begin(self.engine, conn, &firsts.map(|(_, story, (title, published))| (*story, *title, *published)).collect::<Vec<_>>()).await?;
        for piece in rows::pieces(&placed) {
            let mut query = sqlx::query(rows::statement(
                conn,
                "UPDATE articles SET story_id = placed.column2 FROM (VALUES {rows}) AS placed WHERE articles.id = placed.column1",
                piece.len(),
                2,
            ));
            for (article, story, _) in piece {
                query = query.bind(*article).bind(*story);
            }
            query.execute(&mut *conn).await?;
        }
        changed.extend(placed.iter().map(|(article, ..)| (Noun::Article, *article)));
        Ok(touched)
    }
}

/// Number, title, text, language, publication, sections, source, story.
type Row = (i64, String, String, Option<String>, i64, Nested<Vec<String>>, i64, Option<i64>);

/// The articles of a list, each with its story.
fn to_place(row: &AnyRow) -> Result<Vec<(ToPlace, Option<StoryId>)>> {
    let rows: Vec<Row> = row.json("list")?;
    let article = |(id, title, text, language, published, Nested(sections), source, story): Row| {
        let article =
            ToPlace { id: ArticleId(id), title, text, language, published: moment(published)?, sections, source: SourceId(source) };
        Ok((article, story.map(StoryId)))
    };
    rows.into_iter().map(article).collect()
}

/// The story that this number means now.
pub(crate) async fn whereabouts(conn: &mut AnyConnection, story: i64) -> Result<i64> {
    let row = sqlx::query("SELECT story_id FROM story_redirects WHERE gone = $1").bind(story).fetch_optional(conn).await?;
    row.map_or(Ok(story), |row| row.int("story_id"))
}

/// Those of the stories that became part of others, with what they are now.
async fn gone(engine: Engine, conn: &mut AnyConnection, stories: BTreeSet<i64>) -> Result<BTreeMap<i64, i64>> {
    let rows = sqlx::query(engine.sql("SELECT gone, story_id FROM story_redirects WHERE gone IN ({ids 1})"))
        .bind(id_list(stories))
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| Ok((row.int("gone")?, row.int("story_id")?))).collect()
}

/// Those of the stories that are there.
async fn there(engine: Engine, conn: &mut AnyConnection, stories: &BTreeSet<i64>) -> Result<BTreeSet<i64>> {
    let rows = sqlx::query(engine.sql("SELECT id FROM stories WHERE id IN ({ids 1})"))
        .bind(id_list(stories.iter().copied()))
        .fetch_all(conn)
        .await?;
    rows.iter().map(|row| row.int("id")).collect()
}

/// New stories, each under the headline of its first article. All else is filled in when they are refreshed.
pub(crate) async fn begin(engine: Engine, conn: &mut AnyConnection, firsts: &[(i64, &str, i64)]) -> Result<()> {
    let wanted: Vec<String> = firsts.iter().filter_map(|(story, title, _)| slugs::candidates(title, &salt(*story)).next()).collect();
    let mut taken = taken(engine, conn, &wanted).await?;
    let mut named = Vec::with_capacity(firsts.len());
    for (&(story, title, published), mut slug) in firsts.iter().zip(wanted) {
        if taken.contains(&slug) {
            let others: Vec<String> = slugs::candidates(title, &salt(story)).collect();
            taken.extend(self::taken(engine, conn, &others).await?);
            let free = others.into_iter().find(|other| !taken.contains(other));
            slug = free.ok_or_else(|| Error::Broken(format!("too many stories titled {title}")))?;
        }
        taken.insert(slug.clone());
        named.push((story, slug, title, published));
    }
    for piece in rows::pieces(&named) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "INSERT INTO stories (id, slug, title, sections, first, newest, reasons) VALUES {rows}",
            piece.len(),
            7,
        ));
        for (story, slug, title, published) in piece {
            query = query.bind(*story).bind(slug.as_str()).bind(*title).bind("[]").bind(*published).bind(*published).bind("[]");
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}

fn salt(story: i64) -> String {
    format!("story {story}")
}

/// Those of the address parts that stories have, or had before they became part of others.
async fn taken(engine: Engine, conn: &mut AnyConnection, slugs: &[String]) -> Result<HashSet<String>> {
    let rows = sqlx::query(
        engine
            .sql("SELECT slug FROM stories WHERE slug IN ({texts 1}) UNION ALL SELECT slug FROM story_redirects WHERE slug IN ({texts 1})"),
    )
    .bind(json(slugs)?)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| row.text("slug")).collect()
}

pub(crate) async fn merge(conn: &mut AnyConnection, gone: i64, into: i64) -> Result<()> {
    for sql in [
        "UPDATE articles SET story_id = $2 WHERE story_id = $1",
        "UPDATE story_redirects SET story_id = $2 WHERE story_id = $1",
        "INSERT INTO story_redirects (gone, slug, story_id) SELECT id, slug, CAST($2 AS BIGINT) FROM stories WHERE id = $1",
    ] {
        sqlx::query(sql).bind(gone).bind(into).execute(&mut *conn).await?;
    }
    comments::follow_story(conn, gone, into).await?;
    for sql in ["DELETE FROM stories WHERE id = $1", "DELETE FROM dossiers WHERE story_id = $1"] {
        sqlx::query(sql).bind(gone).execute(&mut *conn).await?;
    }
    edits::follow(conn, gone, into).await?;
    readers::follow_story(conn, gone, into).await
}
