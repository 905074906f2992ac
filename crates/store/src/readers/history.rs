//! What a reader read, kept only for readers who want that.

use jiff::Timestamp;
use model::ReaderId;

use super::{Item, ItemRow};
use crate::columns::{Columns, ms};
use crate::{Result, Store};

/// Items that are remembered, the newest.
pub const HISTORY: i64 = 2_000;

/// An item that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct WasRead {
    /// Which.
    pub item: Item,
    /// As it is now.
    pub row: ItemRow,
    /// Read last.
    pub at: Timestamp,
}

impl Store {
    /// What is read is kept from now on, or not any more; then what was kept goes.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn keep_history(&self, reader: ReaderId, wanted: bool) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE readers SET history = $2 WHERE id = $1").bind(reader.0).bind(i64::from(wanted)).execute(&mut *tx).await?;
        if !wanted {
            sqlx::query("DELETE FROM reader_history WHERE reader_id = $1").bind(reader.0).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Forgets what was read; what will be read is kept as before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn clear_history(&self, reader: ReaderId) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM reader_history WHERE reader_id = $1").bind(reader.0).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The reader reads these now. Nothing happens for a reader who does not want it kept; beyond [`HISTORY`] the oldest go.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn has_read(&self, reader: ReaderId, items: &[Item], at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        for item in items {
            sqlx::query(
                "INSERT INTO reader_history (reader_id, kind, item_id, at)
                 SELECT id, $2, CAST($3 AS BIGINT), CAST($4 AS BIGINT) FROM readers WHERE id = $1 AND history = 1
                 ON CONFLICT (reader_id, kind, item_id) DO UPDATE SET at = excluded.at",
            )
            .bind(reader.0)
            .bind(item.kind())
            .bind(item.id())
            .bind(ms(at))
            .execute(&mut *tx)
            .await?;
        }
        sqlx::query(
            "DELETE FROM reader_history WHERE reader_id = $1
             AND at < (SELECT at FROM reader_history WHERE reader_id = $1 ORDER BY at DESC LIMIT 1 OFFSET $2)",
        )
        .bind(reader.0)
        .bind(HISTORY - 1)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// What a reader read, newest first. What is gone is left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn history(&self, reader: ReaderId, limit: i64) -> Result<Vec<WasRead>> {
        let rows =
            sqlx::query("SELECT kind, item_id, at FROM reader_history WHERE reader_id = $1 ORDER BY at DESC, kind, item_id LIMIT $2")
                .bind(reader.0)
                .bind(limit)
                .fetch_all(&self.reader)
                .await?;
        let mut all = Vec::with_capacity(rows.len());
        for row in &rows {
            if let Some(item) = Item::of(&row.text("kind")?, row.int("item_id")?) {
                all.push((item, row.at("at")?));
            }
        }
        let items: Vec<Item> = all.iter().map(|(item, _)| *item).collect();
        let mut found = self.item_rows(reader, &items).await?;
        Ok(all.into_iter().filter_map(|(item, at)| Some(WasRead { item, row: found.remove(&item)?, at })).collect())
    }
}
