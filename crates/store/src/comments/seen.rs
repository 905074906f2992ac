//! Until when somebody has read a discussion: what came since is marked as new.

use jiff::Timestamp;
use model::{AccountId, Under};

use super::{column, ids};
use crate::columns::{Columns, ms};
use crate::{Result, Store};

impl Store {
    /// Until when an account had read a discussion, if it was there before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn discussion_seen(&self, account: AccountId, under: Under) -> Result<Option<Timestamp>> {
        let (column, id) = column(under);
        let sql = format!("SELECT at FROM discussion_seen WHERE account_id = $1 AND {column} = $2");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(account.0).bind(id).fetch_optional(&self.reader).await?;
        row.map(|row| row.at("at")).transpose()
    }

    /// An account has read a discussion until now.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn see_discussion(&self, account: AccountId, under: Under, at: Timestamp) -> Result<()> {
        let ((story, board), (column, _)) = (ids(under), column(under));
        let mut tx = self.write().await?;
        let sql = format!(
            "INSERT INTO discussion_seen (account_id, story_id, board_id, at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (account_id, {column}) DO UPDATE SET at = excluded.at"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(account.0).bind(story).bind(board).bind(ms(at)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
