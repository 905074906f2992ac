//! What waits for a moderator: comments that are held, comments that were reported, rulings that somebody asks to look at again.

use jiff::Timestamp;
use model::{AccountId, Comment, CommentId, ReportReason, RulingId};

use super::rulings::Ruling;
use super::{COLUMNS, Where, comment};
use crate::columns::{Columns, clean, ms};
use crate::notices::tell_of_ruling;
use crate::{Result, Store};

/// What waits for a moderator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// What it is about.
    pub comment: Comment,
    /// Where it stands.
    pub place: Where,
    /// Why it was reported, and in what words; nothing where it was held.
    pub reports: Vec<(String, String)>,
}

/// Somebody asks that a ruling be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// The ruling.
    pub ruling: Ruling,
    /// In their words.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// When, by whom and with what words it was answered.
    pub answered: Option<(Timestamp, String, String)>,
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
            "SELECT {COLUMNS} WHERE c.state = 'held' OR (c.state = 'shown' AND c.id IN
                 (SELECT r.comment_id FROM comment_reports r WHERE r.settled IS NULL)) ORDER BY c.at, c.id LIMIT $1"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(limit).fetch_all(&self.reader).await?;
        let waiting = self.placed(rows.iter().map(comment).collect::<Result<_>>()?).await?;
        let mut queue = Vec::with_capacity(waiting.len());
        for spoken in waiting {
            let reports =
                sqlx::query("SELECT reason, note FROM comment_reports WHERE comment_id = $1 AND settled IS NULL ORDER BY at LIMIT 20");
            let reports = reports.bind(spoken.comment.id.0).fetch_all(&self.reader).await?;
            queue.push(Queued {
                reports: reports.iter().map(|row| Ok((row.text("reason")?, row.text("note")?))).collect::<Result<_>>()?,
                comment: spoken.comment,
                place: spoken.place,
            });
        }
        Ok(queue)
    }

    /// How much waits for a moderator.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn waiting(&self) -> Result<i64> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM comments WHERE state = 'held')
                 + (SELECT COUNT(DISTINCT r.comment_id) FROM comment_reports r JOIN comments c ON c.id = r.comment_id
                     WHERE r.settled IS NULL AND c.state = 'shown')
                 + (SELECT COUNT(*) FROM appeals WHERE settled IS NULL) AS number",
        );
        row.fetch_one(&self.reader).await?.int("number")
    }

    /// Whom a ruling is about asks that it be looked at again: once. `false`: it is about somebody else, was taken back, or they asked before.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn appeal(&self, ruling: RulingId, account: AccountId, text: &str, at: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let done = sqlx::query(
            "INSERT INTO appeals (ruling_id, account_id, text, at)
             SELECT id, account_id, $3, CAST($4 AS BIGINT) FROM rulings WHERE id = $1 AND account_id = $2 AND undone IS NULL AND undoes IS NULL
             ON CONFLICT (ruling_id) DO NOTHING",
        )
        .bind(ruling.0)
        .bind(account.0)
        .bind(clean(text).as_ref())
        .bind(ms(at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(done.rows_affected() == 1)
    }

    /// What somebody asked about a ruling.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn appeal_on(&self, ruling: RulingId) -> Result<Option<Appeal>> {
        Ok(self.appeals_where("ruling_id = $1 AND $2 > 0", ruling.0, 1).await?.pop())
    }

    /// What waits to be looked at again, the oldest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn open_appeals(&self, limit: i64) -> Result<Vec<Appeal>> {
        self.appeals_where("settled IS NULL AND $1 = 0 AND $2 > 0", 0, limit).await
    }

    async fn appeals_where(&self, which: &str, value: i64, limit: i64) -> Result<Vec<Appeal>> {
        let sql = format!("SELECT ruling_id, text, at, settled, settled_by, answer FROM appeals WHERE {which} ORDER BY at LIMIT $2");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(value).bind(limit).fetch_all(&self.reader).await?;
        let mut appeals = Vec::with_capacity(rows.len());
        for row in &rows {
            let Some(ruling) = self.ruling(RulingId(row.int("ruling_id")?)).await? else { continue };
            let answered = match row.at_or("settled")? {
                Some(at) => Some((at, row.text("settled_by")?, row.text("answer")?)),
                None => None,
            };
            appeals.push(Appeal { ruling, text: row.text("text")?, at: row.at("at")?, answered });
        }
        Ok(appeals)
    }

    /// A moderator answers who asked, once; they are told. `false`: that was done already, or nobody asked.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn answer_appeal(&self, ruling: RulingId, by: &str, answer: &str, at: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let row = sqlx::query(
            "UPDATE appeals SET settled = $2, settled_by = $3, answer = $4 WHERE ruling_id = $1 AND settled IS NULL RETURNING account_id",
        )
        .bind(ruling.0)
        .bind(ms(at))
        .bind(clean(by).as_ref())
        .bind(clean(answer).as_ref())
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = row else { return Ok(false) };
        tell_of_ruling(&mut tx, AccountId(row.int("account_id")?), ruling, "appeal", at).await?;
        tx.commit().await?;
        Ok(true)
    }
}
