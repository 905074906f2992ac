//! What waits for a moderator, and what moderators decided. Every ruling is a row; taking one back is another.

use jiff::Timestamp;
use model::{AccountId, Comment, CommentId, CommentState, ReportReason, StoryId};

use super::{COLUMNS, came_or_went, comment};
use crate::changes::{Noun, log};
use crate::columns::{Columns, clean, ms};
use crate::{Result, Store};

/// What waits for a moderator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// What it is about.
    pub comment: Comment,
    /// Address part of its story.
    pub slug: String,
    /// Headline of its story.
    pub title: String,
    /// Why it was reported, and in what words; nothing where it was held.
    pub reports: Vec<(String, String)>,
}

/// What a moderator decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// On this comment.
    pub comment: CommentId,
    /// Who.
    pub by: String,
    /// What it was before.
    pub was: CommentState,
    /// What it became.
    pub became: CommentState,
    /// In the moderator's words.
    pub why: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Somebody reports a comment; a second report of the same takes the place of the first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn report_comment(&self, id: CommentId, account: AccountId, reason: ReportReason, note: &str, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO comment_reports (comment_id, account_id, reason, note, at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (comment_id, account_id) DO UPDATE SET reason = excluded.reason, note = excluded.note, at = excluded.at",
        )
        .bind(id.0)
        .bind(account.0)
        .bind(reason.as_str())
        .bind(clean(note).as_ref())
        .bind(ms(at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// What waits for a moderator, the oldest first: comments that are held, and comments that were reported.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn queue(&self, limit: i64) -> Result<Vec<Queued>> {
        let sql = format!(
            "SELECT {COLUMNS} WHERE c.state = 'held' OR (c.state = 'shown' AND EXISTS
                 (SELECT 1 FROM comment_reports r WHERE r.comment_id = c.id AND r.settled IS NULL)) ORDER BY c.at, c.id LIMIT $1"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(limit).fetch_all(&self.reader).await?;
        let mut queue = Vec::with_capacity(rows.len());
        for row in &rows {
            let comment = comment(row)?;
            let story = sqlx::query("SELECT slug, COALESCE(named, title) AS title FROM stories WHERE id = $1").bind(comment.story.0);
            let Some(story) = story.fetch_optional(&self.reader).await? else { continue };
            let reports =
                sqlx::query("SELECT reason, note FROM comment_reports WHERE comment_id = $1 AND settled IS NULL ORDER BY at LIMIT 20");
            let reports = reports.bind(comment.id.0).fetch_all(&self.reader).await?;
            queue.push(Queued {
                slug: story.text("slug")?,
                title: story.text("title")?,
                reports: reports.iter().map(|row| Ok((row.text("reason")?, row.text("note")?))).collect::<Result<_>>()?,
                comment,
            });
        }
        Ok(queue)
    }

    /// A moderator rules on a comment, and what was reported of it is settled. `false`: it is gone, or its writer took it back.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn rule(&self, id: CommentId, became: CommentState, by: &str, why: &str, at: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let row = sqlx::query("SELECT story_id, state FROM comments WHERE id = $1 AND state <> 'deleted'")
            .bind(id.0)
            .fetch_optional(&mut *tx)
            .await?;
        let Some(row) = row else { return Ok(false) };
        let (story, was) = (StoryId(row.int("story_id")?), CommentState::of(&row.text("state")?));
        sqlx::query("UPDATE comments SET state = $2 WHERE id = $1").bind(id.0).bind(became.as_str()).execute(&mut *tx).await?;
        sqlx::query("UPDATE comment_reports SET settled = $2 WHERE comment_id = $1 AND settled IS NULL")
            .bind(id.0)
            .bind(ms(at))
            .execute(&mut *tx)
            .await?;
        sqlx::query("INSERT INTO rulings (comment_id, by_name, was, became, why, at) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(id.0)
            .bind(clean(by).as_ref())
            .bind(was.as_str())
            .bind(became.as_str())
            .bind(clean(why).as_ref())
            .bind(ms(at))
            .execute(&mut *tx)
            .await?;
        match (was == CommentState::Shown, became == CommentState::Shown) {
            (false, true) => came_or_went(&mut tx, id, story, 1, at).await?,
            (true, false) => came_or_went(&mut tx, id, story, -1, at).await?,
            _ => log(&mut tx, &[(Noun::Discussion, story.0)].into(), at).await?,
        }
        tx.commit().await?;
        Ok(true)
    }

    /// What moderators decided last, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn rulings(&self, limit: i64) -> Result<Vec<Ruling>> {
        let rows = sqlx::query("SELECT comment_id, by_name, was, became, why, at FROM rulings ORDER BY at DESC, id DESC LIMIT $1")
            .bind(limit)
            .fetch_all(&self.reader)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(Ruling {
                    comment: CommentId(row.int("comment_id")?),
                    by: row.text("by_name")?,
                    was: CommentState::of(&row.text("was")?),
                    became: CommentState::of(&row.text("became")?),
                    why: row.text("why")?,
                    at: row.at("at")?,
                })
            })
            .collect()
    }
}
