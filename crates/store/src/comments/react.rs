//! What people find of comments.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::{AccountId, CommentId, Reaction};

use super::{changed, state_of};
use crate::columns::{Columns, id_list};
use crate::{Result, Store};

impl Store {
    /// What somebody finds of a comment; `None`: nothing any more. `best` gives its place among the best, from 0 to 1, of how many found it good in
    /// some way and how many judged it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn react(
        &self,
        id: CommentId,
        account: AccountId,
        reaction: Option<Reaction>,
        best: fn(i64, i64) -> f64,
        at: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write().await?;
        let Some((under, _)) = state_of(&mut tx, id).await? else { return Ok(()) };
        match reaction {
            Some(reaction) => {
                sqlx::query(
                    "INSERT INTO reactions (comment_id, account_id, kind) VALUES ($1, $2, $3)
                     ON CONFLICT (comment_id, account_id) DO UPDATE SET kind = excluded.kind",
                )
                .bind(id.0)
                .bind(account.0)
                .bind(reaction.as_str())
                .execute(&mut *tx)
                .await?
            }
            None => {
                let query = sqlx::query("DELETE FROM reactions WHERE comment_id = $1 AND account_id = $2").bind(id.0).bind(account.0);
                query.execute(&mut *tx).await?
            }
        };
        let row = sqlx::query(
            "SELECT COUNT(*) AS judged, COALESCE(SUM(CASE WHEN kind <> 'bad' THEN 1 ELSE 0 END), 0) AS good FROM reactions WHERE comment_id = $1",
        )
        .bind(id.0)
        .fetch_one(&mut *tx)
        .await?;
        let (good, judged) = (row.int("good")?, row.int("judged")?);
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and a million")]
        let best = (best(good, judged) * 1e6) as i64;
        sqlx::query("UPDATE comments SET good = $2, best = $3 WHERE id = $1").bind(id.0).bind(good).bind(best).execute(&mut *tx).await?;
        changed(&mut tx, under, at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What an account finds of these comments.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reactions_of(&self, account: AccountId, comments: &[CommentId]) -> Result<BTreeMap<CommentId, Reaction>> {
        let rows = sqlx::query(self.engine.sql("SELECT comment_id, kind FROM reactions WHERE account_id = $1 AND comment_id IN ({ids 2})"))
            .bind(account.0)
            .bind(id_list(comments.iter().map(|comment| comment.0)))
            .fetch_all(&self.reader)
            .await?;
        let mut found = BTreeMap::new();
        for row in &rows {
            if let Some(reaction) = Reaction::of(&row.text("kind")?) {
                found.insert(CommentId(row.int("comment_id")?), reaction);
            }
        }
        Ok(found)
    }

    /// How many found what of these comments; what nobody did is left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reaction_counts(&self, comments: &[CommentId]) -> Result<BTreeMap<(CommentId, Reaction), i64>> {
        let rows = sqlx::query(
            self.engine
                .sql("SELECT comment_id, kind, COUNT(*) AS number FROM reactions WHERE comment_id IN ({ids 1}) GROUP BY comment_id, kind"),
        )
        .bind(id_list(comments.iter().map(|comment| comment.0)))
        .fetch_all(&self.reader)
        .await?;
        let mut counts = BTreeMap::new();
        for row in &rows {
            if let Some(reaction) = Reaction::of(&row.text("kind")?) {
                counts.insert((CommentId(row.int("comment_id")?), reaction), row.int("number")?);
            }
        }
        Ok(counts)
    }
}
