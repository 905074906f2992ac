//! Editions: what an operator set about each, as one JSON text under its slug.

use model::{Edition, EditionId};

use crate::columns::{Columns, id_list, json};
use crate::{Result, Store};

impl Store {
    /// Sets the editions that are served, in the order of the menu. One that is left out is served no more; its pages stay, and it is the
    /// same edition when it comes back.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_editions(&self, editions: &[Edition]) -> Result<()> {
        let mut tx = self.write().await?;
        let mut served = Vec::with_capacity(editions.len());
        for (position, edition) in (0_i64..).zip(editions) {
            let row = sqlx::query(
                "INSERT INTO editions (slug, position, settings) VALUES ($1, $2, $3)
                 ON CONFLICT (slug) DO UPDATE SET position = excluded.position, settings = excluded.settings
                 RETURNING id",
            )
            .bind(edition.slug.as_str())
            .bind(position)
            .bind(json(edition)?)
            .fetch_one(&mut *tx)
            .await?;
            served.push(row.int("id")?);
        }
        sqlx::query(self.engine.sql("UPDATE editions SET position = NULL WHERE position IS NOT NULL AND id NOT IN ({ids 1})"))
            .bind(id_list(served))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The editions that are served, in the order of the menu. The first is the one at `/`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn editions(&self) -> Result<Vec<(EditionId, Edition)>> {
        let rows = sqlx::query("SELECT id, settings FROM editions WHERE position IS NOT NULL ORDER BY position, id")
            .fetch_all(&self.reader)
            .await?;
        rows.into_iter().map(|row| Ok((EditionId(row.int("id")?), row.json("settings")?))).collect()
    }
}
