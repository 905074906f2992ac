//! Comments kept, changed and taken back.

use jiff::Timestamp;
use markup::SafeHtml;
use model::{AccountId, ArticleId, CommentId, CommentState, Held, Under};

use super::{came_or_went, changed, column, ids, set_state, state_of};
use crate::columns::{Columns, clean, clean_or, ms};
use crate::notices::tell_of_comment;
use crate::{Result, Store};

/// A comment that is sent.
#[derive(Debug, Clone)]
pub struct NewComment<'a> {
    /// Where it is to stand.
    pub under: Under,
    /// By this account.
    pub account: AccountId,
    /// An answer to this one.
    pub parent: Option<CommentId>,
    /// As it was typed.
    pub text: &'a str,
    /// As it is shown.
    pub html: &'a SafeHtml,
    /// What it has in common with texts that say the same; empty where it is too short to tell.
    pub said: &'a str,
    /// A sentence of a report, and the report.
    pub quote: Option<(&'a str, ArticleId)>,
    /// Why it waits for a moderator; without a reason it is shown.
    pub held: Option<Held>,
    /// Whom it calls upon.
    pub calls: &'a [AccountId],
    /// Of the form, so that one that is sent twice writes one comment.
    pub once: &'a str,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Keeps a comment, and gives its number. The same form again gives the number of the one that it wrote; `None`: what it answers is not
    /// there, is not shown, or stands elsewhere.
    ///
    /// # Errors
    /// If the database fails; then nothing is kept.
    pub async fn add_comment(&self, new: &NewComment<'_>) -> Result<Option<CommentId>> {
        let mut tx = self.write().await?;
        let again =
            sqlx::query("SELECT id FROM comments WHERE account_id = $1 AND once = $2").bind(new.account.0).bind(clean(new.once).as_ref());
        if let Some(row) = again.fetch_optional(&mut *tx).await? {
            return Ok(Some(CommentId(row.int("id")?)));
        }
        let mut root = None;
        if let Some(parent) = new.parent {
            let (column, id) = column(new.under);
            let sql = format!("SELECT root_id FROM comments WHERE id = $1 AND {column} = $2 AND state = 'shown'");
            let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(parent.0).bind(id).fetch_optional(&mut *tx).await?;
            let Some(row) = row else { return Ok(None) };
            root = Some(row.int_or("root_id")?.unwrap_or(parent.0));
        }
        let (story, board) = ids(new.under);
        let state = if new.held.is_some() { CommentState::Held } else { CommentState::Shown };
        let row = sqlx::query(
            "INSERT INTO comments (story_id, board_id, account_id, parent_id, root_id, at, text, html, state, once, said, held, quote, quote_article_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id",
        )
        .bind(story)
        .bind(board)
        .bind(new.account.0)
        .bind(new.parent.map(|parent| parent.0))
        .bind(root)
        .bind(ms(new.at))
        .bind(clean(new.text).as_ref())
        .bind(new.html.as_str())
        .bind(state.as_str())
        .bind(clean(new.once).as_ref())
        .bind(clean(new.said).as_ref())
        .bind(new.held.map_or("", Held::as_str))
        .bind(clean_or(new.quote.map(|quote| quote.0)))
        .bind(new.quote.map(|quote| quote.1.0))
        .fetch_one(&mut *tx)
        .await?;
        let id = CommentId(row.int("id")?);
        tell_of_comment(&mut tx, id, new).await?;
        if state == CommentState::Shown {
            came_or_went(&mut tx, id, new.under, 1, new.at).await?;
        }
        tx.commit().await?;
        Ok(Some(id))
    }

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
