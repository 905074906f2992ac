//! Boards: standing discussions of an edition. Their names lie in its settings; here is what their comments hang on.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::{BoardId, EditionId};

use crate::columns::{Columns, id_list};
use crate::{Result, Store};

/// How a board fares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BoardState {
    /// Comments that are shown.
    pub shown: i64,
    /// When the newest of them was written.
    pub newest: Option<Timestamp>,
}

impl Store {
    /// The board of this slug, made where there was none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn board(&self, edition: EditionId, slug: &str) -> Result<BoardId> {
        let find = "SELECT id FROM boards WHERE edition_id = $1 AND slug = $2";
        if let Some(row) = sqlx::query(find).bind(edition.0).bind(slug).fetch_optional(&self.reader).await? {
            return Ok(BoardId(row.int("id")?));
        }
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO boards (edition_id, slug) VALUES ($1, $2) ON CONFLICT (edition_id, slug) DO NOTHING")
            .bind(edition.0)
            .bind(slug)
            .execute(&mut *tx)
            .await?;
        let id = sqlx::query(find).bind(edition.0).bind(slug).fetch_one(&mut *tx).await?.int("id")?;
        tx.commit().await?;
        Ok(BoardId(id))
    }

    /// Of which edition a board is, and its slug.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn board_of(&self, board: BoardId) -> Result<Option<(EditionId, String)>> {
        let row = sqlx::query("SELECT edition_id, slug FROM boards WHERE id = $1").bind(board.0).fetch_optional(&self.reader).await?;
        row.map(|row| Ok((EditionId(row.int("edition_id")?), row.text("slug")?))).transpose()
    }

    /// How these boards fare; those on which nothing is shown are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn board_states(&self, boards: &[BoardId]) -> Result<BTreeMap<BoardId, BoardState>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT board_id, COUNT(*) AS shown, MAX(at) AS newest FROM comments WHERE board_id IN ({ids 1}) AND state = 'shown' GROUP BY board_id",
        ))
        .bind(id_list(boards.iter().map(|board| board.0)))
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| Ok((BoardId(row.int("board_id")?), BoardState { shown: row.int("shown")?, newest: row.at_or("newest")? })))
            .collect()
    }
}
