//! One article under several addresses: those that it is known by, and the joining of two rows that turn out to be one.
//!
//! Who decides that two are one is the newsroom, by what both say. Here the older stays; the younger's entries become the older's, and its
//! address leads there.

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::{ArticleId, SourceId};
use sqlx::AnyConnection;

use crate::changes::{self, Noun};
use crate::columns::{Columns, id_list, json, short};
use crate::{Result, Store, placing, readers, rows, stories, tries};

/// An article that is known by an address.
#[derive(Debug, Clone, PartialEq)]
pub struct Namesake {
    /// Which.
    pub article: ArticleId,
    /// Whose.
    pub source: SourceId,
    /// The address by which it was found.
    pub address: String,
    /// Its own key.
    pub key: String,
    /// Headline; empty until it is read.
    pub title: String,
    /// Sketch of its text; empty for none.
    pub sketch: Vec<u64>,
}

/// Articles looked at for one address: where a hundred claim it, it is no article's.
const MOST_NAMESAKES: i64 = 200;

impl Store {
    /// Keeps the other addresses of articles, as keys, in place of those that were kept before.
    ///
    /// # Errors
    /// If the database fails; then nothing of it is saved.
    pub async fn keep_addresses(&self, articles: &[(ArticleId, BTreeSet<String>)]) -> Result<()> {
        if articles.is_empty() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        sqlx::query(self.engine.sql("DELETE FROM article_addresses WHERE article_id IN ({ids 1})"))
            .bind(id_list(articles.iter().map(|(article, _)| article.0)))
            .execute(&mut *tx)
            .await?;
        let all: Vec<(String, i64)> = articles.iter().flat_map(|(article, keys)| keys.iter().map(|key| (short(key), article.0))).collect();
        for piece in rows::pieces(&all) {
            let text = "INSERT INTO article_addresses (key, article_id) VALUES {rows} ON CONFLICT (key, article_id) DO NOTHING";
            let mut query = sqlx::query(rows::statement(&tx, text, piece.len(), 2));
            for (key, article) in piece {
                query = query.bind(key.as_str()).bind(*article);
            }
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The articles that are known by these keys, by their own or by another, oldest first; of those that were joined, the one that stayed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn namesakes(&self, keys: &[String]) -> Result<Vec<Namesake>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        self.found_by(
            keys,
            "SELECT known.address, a.id, a.source_id, a.key, a.title, a.sketch FROM (
                 SELECT key AS address, COALESCE(joined_to, id) AS article_id FROM articles WHERE key IN ({texts 1})
                 UNION
                 SELECT n.key AS address, COALESCE(b.joined_to, b.id) AS article_id
                 FROM article_addresses n JOIN articles b ON b.id = n.article_id WHERE n.key IN ({texts 1})
             ) AS known JOIN articles a ON a.id = known.article_id ORDER BY a.id, known.address LIMIT $2",
        )
        .await
    }

    /// The articles that are known by these keys as another address of theirs, where no article has the key as its own; oldest first. Few
    /// articles have other addresses: for most keys this is one look into a small table.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn known_otherwise(&self, keys: &[String]) -> Result<Vec<Namesake>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        self.found_by(
            keys,
            "SELECT DISTINCT n.key AS address, a.id, a.source_id, a.key, a.title, a.sketch
             FROM article_addresses n JOIN articles b ON b.id = n.article_id JOIN articles a ON a.id = COALESCE(b.joined_to, b.id)
             WHERE n.key IN ({texts 1}) AND NOT EXISTS (SELECT 1 FROM articles own WHERE own.key = n.key) ORDER BY a.id, address LIMIT $2",
        )
        .await
    }

    async fn found_by(&self, keys: &[String], sql: &'static str) -> Result<Vec<Namesake>> {
        let keys: Vec<String> = keys.iter().map(|key| short(key)).collect();
        let rows = sqlx::query(self.engine.sql(sql)).bind(json(&keys)?).bind(MOST_NAMESAKES).fetch_all(&self.reader).await?;
        rows.iter()
            .map(|row| {
                Ok(Namesake {
                    article: ArticleId(row.int("id")?),
                    source: SourceId(row.int("source_id")?),
                    address: row.text("address")?,
                    key: row.text("key")?,
                    title: row.text("title")?,
                    sketch: stories::sketch(row)?,
                })
            })
            .collect()
    }

    /// Two articles are one: the older stays, and takes over the younger's entries and, where it has none, its story. The younger is in no
    /// story and no list any more, and its address leads to the older. Nothing happens where one of them is not there, or both are one
    /// already.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn join_articles(&self, one: ArticleId, other: ArticleId, at: Timestamp) -> Result<()> {
        tries::until_free(|| self.try_join(one.0.min(other.0), one.0.max(other.0), at)).await
    }

    async fn try_join(&self, stays: i64, goes: i64, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        // The grouper's lock: stories are touched.
        changes::next(&mut tx, "story", 0).await?;
        let rows =
            sqlx::query(self.engine.sql("SELECT id, story_id FROM articles WHERE id IN ($1, $2) AND joined_to IS NULL ORDER BY id {lock}"))
                .bind(stays)
                .bind(goes)
                .fetch_all(&mut *tx)
                .await?;
        let [there, gone] = rows.as_slice() else { return Ok(()) };
        let (there, left) = (there.int_or("story_id")?, gone.int_or("story_id")?);
        if let (None, Some(left)) = (there, left) {
            set_story(&mut tx, stays, Some(left)).await?;
        }
        set_story(&mut tx, goes, None).await?;
        for sql in [
            "UPDATE articles SET joined_to = $1, placeable = 0 WHERE id = $2",
            "UPDATE articles SET joined_to = $1 WHERE joined_to = $2",
            "UPDATE entries SET article_id = $1 WHERE article_id = $2",
        ] {
            sqlx::query(sql).bind(stays).bind(goes).execute(&mut *tx).await?;
        }
        readers::follow_article(&mut tx, goes, stays).await?;
        // What is still to be done for it is not done any more.
        for sql in ["DELETE FROM article_pictures WHERE article_id = $1", "DELETE FROM jobs WHERE article_id = $1"] {
            sqlx::query(sql).bind(goes).execute(&mut *tx).await?;
        }
        let mut changed: BTreeSet<(Noun, i64)> = [(Noun::Article, stays), (Noun::Article, goes)].into();
        let mut touched: BTreeSet<i64> = there.into_iter().chain(left).collect();
        if let (Some(there), Some(left)) = (there, left)
            && there != left
            && is_empty(&mut tx, left).await?
        {
            placing::merge(&mut tx, left, there).await?;
            touched.remove(&left);
            changed.insert((Noun::Story, left));
        }
        stories::refresh(self.engine, &mut tx, &touched).await?;
        changed.extend(touched.into_iter().map(|story| (Noun::Story, story)));
        changes::log(&mut tx, &changed, at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Where an article that was joined with another is read now: the slugs of source and article.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn joined_at(&self, source: &str, article: &str) -> Result<Option<(String, String)>> {
        let row = sqlx::query(
            "SELECT s.slug AS source_slug, a.slug FROM articles gone JOIN sources whose ON whose.id = gone.source_id
             JOIN articles a ON a.id = gone.joined_to JOIN sources s ON s.id = a.source_id
             WHERE whose.slug = $1 AND gone.slug = $2 AND a.slug IS NOT NULL",
        )
        .bind(source)
        .bind(article)
        .fetch_optional(&self.reader)
        .await?;
        row.map(|row| Ok((row.text("source_slug")?, row.text("slug")?))).transpose()
    }
}

async fn set_story(conn: &mut AnyConnection, article: i64, story: Option<i64>) -> Result<()> {
    sqlx::query("UPDATE articles SET story_id = $1 WHERE id = $2").bind(story).bind(article).execute(conn).await?;
    Ok(())
}

async fn is_empty(conn: &mut AnyConnection, story: i64) -> Result<bool> {
    let any = sqlx::query("SELECT id FROM articles WHERE story_id = $1 LIMIT 1").bind(story).fetch_optional(conn).await?;
    Ok(any.is_none())
}
