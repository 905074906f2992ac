//! Saved for later: in the order that the reader keeps, with what an item said when it was saved.

use std::collections::BTreeSet;

use jiff::Timestamp;
use model::ReaderId;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use super::{Item, ItemRow, Put, count, is_there};
use crate::columns::{Columns, json, ms};
use crate::{Result, Store};

/// Items that one reader can save.
pub const SAVED: i64 = 1_000;

/// A saved item.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Which.
    pub item: Item,
    /// As it is now.
    pub row: ItemRow,
    /// Saved when.
    pub at: Timestamp,
    /// What is otherwise since.
    pub changed: Vec<Changed>,
}

/// What is otherwise about an item since it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It was headed so.
    Headline(String),
    /// So many reports came.
    Reports(i64),
    /// Its publisher changed the text.
    Text,
}

/// What an item said: kept as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Was {
    title: String,
    /// A story's reports.
    #[serde(default)]
    reports: i64,
    /// An article's last change, as its publisher says it, and its words.
    #[serde(default)]
    modified: Option<i64>,
    #[serde(default)]
    words: i64,
}

impl Store {
    /// Saves an item on top of the others; one that is saved already stays where it is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn save_item(&self, reader: ReaderId, item: Item, at: Timestamp) -> Result<Put> {
        let mut tx = self.write().await?;
        if !is_there(&mut tx, reader).await? {
            return Ok(Put::Unknown);
        }
        let Some(was) = said(&mut tx, item).await? else { return Ok(Put::Unknown) };
        if is_saved(&mut tx, reader, item).await? {
            return Ok(Put::Kept);
        }
        if count(&mut tx, "reader_saved", reader).await? >= SAVED {
            return Ok(Put::Full);
        }
        sqlx::query(
            "INSERT INTO reader_saved (reader_id, kind, item_id, position, at, was)
             VALUES ($1, $2, $3, 1 + COALESCE((SELECT MAX(position) FROM reader_saved WHERE reader_id = $1), 0), $4, $5)
             ON CONFLICT (reader_id, kind, item_id) DO NOTHING",
        )
        .bind(reader.0)
        .bind(item.kind())
        .bind(item.id())
        .bind(ms(at))
        .bind(json(&was)?)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Put::Kept)
    }

    /// Puts a saved item on top of the others.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn raise_item(&self, reader: ReaderId, item: Item) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE reader_saved SET position = 1 + (SELECT MAX(position) FROM reader_saved WHERE reader_id = $1)
             WHERE reader_id = $1 AND kind = $2 AND item_id = $3",
        )
        .bind(reader.0)
        .bind(item.kind())
        .bind(item.id())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The item is not saved any more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unsave_item(&self, reader: ReaderId, item: Item) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM reader_saved WHERE reader_id = $1 AND kind = $2 AND item_id = $3")
            .bind(reader.0)
            .bind(item.kind())
            .bind(item.id())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Which items the reader saved.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn saved_items(&self, reader: ReaderId) -> Result<BTreeSet<Item>> {
        let rows =
            sqlx::query("SELECT kind, item_id FROM reader_saved WHERE reader_id = $1").bind(reader.0).fetch_all(&self.reader).await?;
        let mut items = BTreeSet::new();
        for row in &rows {
            items.extend(Item::of(&row.text("kind")?, row.int("item_id")?));
        }
        Ok(items)
    }

    /// What a reader saved, in the reader's order. What is gone is left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn saved(&self, reader: ReaderId) -> Result<Vec<Saved>> {
        let rows =
            sqlx::query("SELECT kind, item_id, at, was FROM reader_saved WHERE reader_id = $1 ORDER BY position DESC, at DESC, item_id")
                .bind(reader.0)
                .fetch_all(&self.reader)
                .await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            if let Some(item) = Item::of(&row.text("kind")?, row.int("item_id")?) {
                all.push((item, row.at("at")?, row.json::<Was>("was")?));
            }
        }
        let items: Vec<Item> = all.iter().map(|(item, ..)| *item).collect();
        let mut found = self.item_rows(reader, &items).await?;
        let mut conn = self.reader.acquire().await?;
        let mut saved = Vec::with_capacity(all.len());
        for (item, at, was) in all {
            let Some(row) = found.remove(&item) else { continue };
            let now = match &row {
                ItemRow::Story(story, reports) => Some(Was { title: story.title.clone(), reports: *reports, modified: None, words: 0 }),
                ItemRow::Topic(_) => said(&mut conn, item).await?,
            };
            let changed = now.map_or_else(Vec::new, |now| since(was, &now));
            saved.push(Saved { item, row, at, changed });
        }
        Ok(saved)
    }
}

/// What an item says now; `None` where it is not there.
async fn said(conn: &mut AnyConnection, item: Item) -> Result<Option<Was>> {
    let sql = match item {
        Item::Story(_) => {
            "SELECT COALESCE(named, title) AS title, (SELECT COUNT(*) FROM articles WHERE story_id = stories.id) AS reports,
                 CAST(NULL AS BIGINT) AS modified, 0 AS words FROM stories WHERE id = $1"
        }
        Item::Topic(_) => {
            "SELECT title, 0 AS reports, modified, words FROM articles WHERE id = $1 AND read_at IS NOT NULL AND joined_to IS NULL"
        }
    };
    let row = sqlx::query(sql).bind(item.id()).fetch_optional(conn).await?;
    row.map(|row| {
        let (title, modified) = (row.text("title")?, row.int_or("modified")?);
        Ok(Was { title, reports: row.int("reports")?, modified, words: row.int("words")? })
    })
    .transpose()
}

fn since(was: Was, now: &Was) -> Vec<Changed> {
    let mut changed = Vec::new();
    if now.reports > was.reports {
        changed.push(Changed::Reports(now.reports - was.reports));
    }
    if (now.modified, now.words) != (was.modified, was.words) {
        changed.push(Changed::Text);
    }
    if now.title != was.title {
        changed.push(Changed::Headline(was.title));
    }
    changed
}

async fn is_saved(conn: &mut AnyConnection, reader: ReaderId, item: Item) -> Result<bool> {
    let row = sqlx::query("SELECT at FROM reader_saved WHERE reader_id = $1 AND kind = $2 AND item_id = $3")
        .bind(reader.0)
        .bind(item.kind())
        .bind(item.id())
        .fetch_optional(conn)
        .await?;
    Ok(row.is_some())
}
