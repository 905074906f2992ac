//! Comments changed and taken back.

use jiff::Timestamp;
use markup::SafeHtml;
use model::{CommentId, CommentState};

use super::{changed, set_state, state_of};
use crate::columns::{Columns, clean, ms};
use crate::{Result, Store};

impl Store {
    /// Another text; what it said before is kept.
    ///
    /// # Errors
    /// If the database fails; then it says what it said.
    pub async fn change_comment(&self, id: CommentId, text: &str, html: &SafeHtml, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        let Some((under, _)) = state_of(&mut tx, id).await? else { return Ok(()) };
        sqlx::query(
            "INSERT INTO comment_versions (comment_id, until, text) SELECT id, CAST($2 AS BIGINT), text FROM comments
             WHERE id = $1 AND text <> $3 ON CONFLICT (comment_id, until) DO NOTHING",
        )
        .bind(id.0)
        .bind(ms(at))
        .bind(clean(text).as_ref())
        .execute(&mut *tx)
        .await?;
        let done = sqlx::query("UPDATE comments SET text = $2, html = $3, edited = $4 WHERE id = $1 AND text <> $2")
            .bind(id.0)
            .bind(clean(text).as_ref())
            .bind(html.as_str())
            .bind(ms(at))
            .execute(&mut *tx)
            .await?;
        if done.rows_affected() == 1 {
            changed(&mut tx, under, at).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// What a comment said before, oldest first: until when, and what.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn comment_versions(&self, id: CommentId) -> Result<Vec<(Timestamp, String)>> {
        let query = sqlx::query("SELECT until, text FROM comment_versions WHERE comment_id = $1 ORDER BY until").bind(id.0);
        query.fetch_all(&self.reader).await?.iter().map(|row| Ok((row.at("until")?, row.text("text")?))).collect()
    }

    /// Its writer takes a comment back: its words are gone for good, its place stays.
    ///
    /// # Errors
    /// If the database fails; then it stands.
    pub async fn delete_comment(&self, id: CommentId, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        let Some((under, was)) = state_of(&mut tx, id).await? else { return Ok(()) };
        sqlx::query("DELETE FROM comment_versions WHERE comment_id = $1").bind(id.0).execute(&mut *tx).await?;
        sqlx::query("UPDATE comments SET text = '', html = '', said = '', quote = NULL, quote_article_id = NULL WHERE id = $1")
            .bind(id.0)
            .execute(&mut *tx)
            .await?;
        set_state(&mut tx, id, under, was, CommentState::Deleted, at).await?;
        tx.commit().await?;
        Ok(())
    }
}
