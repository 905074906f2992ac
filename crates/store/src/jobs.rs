//! Work as rows: what is to be done with an article, claimed by lease, tried again later, given up.
//!
//! A job that is replaced (its entry changed while it was being read) gets a new number, so that what was begun under the old one is not
//! taken for it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::ArticleId;
use sqlx::AnyConnection;

use crate::columns::{Columns, clean, id_list, ms, ms_after};
use crate::{Engine, Result, Store, rows};

/// One piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub i64);

impl std::fmt::Display for JobId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The kinds of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Read an article's page.
    Read,
    /// Fetch its lead picture.
    Picture,
    /// Fetch the pictures within its text.
    BodyPicture,
}

impl Kind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Kind::Read => "read",
            Kind::Picture => "picture",
            Kind::BodyPicture => "body_picture",
        }
    }
}

/// A job that was just claimed.
pub(crate) struct Claimed {
    pub(crate) job: JobId,
    pub(crate) article: i64,
    pub(crate) attempts: i64,
    turn: i64,
    due: i64,
}

impl Store {
    /// Puts the job off until `due` and ends its lease.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn retry_job(&self, job: JobId, due: Timestamp, why: &str) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE jobs SET due = $1, why = $2, leased_until = NULL, leased_by = NULL WHERE id = $3")
            .bind(ms(due))
            .bind(clean(why).as_ref())
            .bind(job.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Puts the job back until `due` as if it had not been claimed: it could not even be tried, and that counts against nobody. A job that is
    /// not claimed is left as it is.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn put_back(&self, job: JobId, due: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE jobs SET due = $1, attempts = attempts - 1, leased_until = NULL, leased_by = NULL WHERE id = $2 AND leased_by IS NOT NULL",
        )
        .bind(ms(due))
        .bind(job.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Gives the job up for good; it stays in sight, as failed. (An article whose page can't be read is not a failed job: save it with
    /// [`save_reads`](Store::save_reads) and no content, so that the feed's words are shown.)
    ///
    /// # Errors
    /// If the database fails.
    pub async fn fail_job(&self, job: JobId, why: &str) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE jobs SET failed = 1, why = $1, leased_until = NULL, leased_by = NULL WHERE id = $2")
            .bind(clean(why).as_ref())
            .bind(job.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The job is done and leaves nothing to keep: a picture too small to show.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn finish_job(&self, job: JobId) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM jobs WHERE id = $1").bind(job.0).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// When the next job can be claimed: when it is due, or when the lease on it ends. `None`: nothing waits.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn next_job(&self) -> Result<Option<Timestamp>> {
        sqlx::query("SELECT MIN(CASE WHEN leased_until > due THEN leased_until ELSE due END) AS due FROM jobs WHERE failed = 0")
            .fetch_one(&self.reader)
            .await?
            .at_or("due")
    }

    /// Is there a job of this kind to claim? Asked before the write lock is taken: most often there is none.
    pub(crate) async fn is_job_ready(&self, kind: Kind, now: Timestamp) -> Result<bool> {
        let ready = sqlx::query(
            "SELECT id FROM jobs WHERE kind = $1 AND failed = 0 AND due <= $2 AND (leased_until IS NULL OR leased_until <= $2) LIMIT 1",
        )
        .bind(kind.as_str())
        .bind(ms(now))
        .fetch_optional(&self.reader)
        .await?;
        Ok(ready.is_some())
    }

    /// Takes up to `limit` jobs of a kind, going round the feeds.
    pub(crate) async fn claim_jobs(
        &self,
        conn: &mut AnyConnection,
        kind: Kind,
        now: Timestamp,
        limit: i64,
        lease_s: i64,
        node: &str,
    ) -> Result<Vec<Claimed>> {
        let rows = sqlx::query(self.engine.sql(
            "WITH ready AS (
                 SELECT id FROM jobs
                 WHERE kind = $1 AND failed = 0 AND due <= $2 AND (leased_until IS NULL OR leased_until <= $2)
                 ORDER BY turn, due, id LIMIT $3 {skip})
             UPDATE jobs SET leased_until = $4, leased_by = $5, attempts = attempts + 1
             WHERE id IN (SELECT id FROM ready)
             RETURNING id, article_id, attempts, turn, due",
        ))
        .bind(kind.as_str())
        .bind(ms(now))
        .bind(limit)
        .bind(ms_after(now, lease_s))
        .bind(node)
        .fetch_all(conn)
        .await?;
        let mut claimed = Vec::with_capacity(rows.len());
        for row in rows {
            claimed.push(Claimed {
                job: JobId(row.int("id")?),
                article: row.int("article_id")?,
                attempts: row.int("attempts")?,
                turn: row.int("turn")?,
                due: row.int("due")?,
            });
        }
        claimed.sort_by_key(|claimed| (claimed.turn, claimed.due, claimed.job));
        Ok(claimed)
    }
}

/// Work for this article, in place of any older work of the kind.
pub(crate) async fn enqueue(conn: &mut AnyConnection, kind: Kind, article: ArticleId, turn: i64, due: Timestamp) -> Result<()> {
    sqlx::query("DELETE FROM jobs WHERE kind = $1 AND article_id = $2").bind(kind.as_str()).bind(article.0).execute(&mut *conn).await?;
    sqlx::query("INSERT INTO jobs (kind, article_id, turn, due, attempts, failed) VALUES ($1, $2, $3, $4, 0, 0)")
        .bind(kind.as_str())
        .bind(article.0)
        .bind(turn)
        .bind(ms(due))
        .execute(conn)
        .await?;
    Ok(())
}

/// Work for each of these articles, in place of any older work of the kind: with its turn and when it is due.
pub(crate) async fn enqueue_all(engine: Engine, conn: &mut AnyConnection, kind: Kind, work: &[(ArticleId, i64, Timestamp)]) -> Result<()> {
    if work.is_empty() {
        return Ok(());
    }
    sqlx::query(engine.sql("DELETE FROM jobs WHERE kind = $1 AND article_id IN ({ids 2})"))
        .bind(kind.as_str())
        .bind(id_list(work.iter().map(|(article, ..)| article.0)))
        .execute(&mut *conn)
        .await?;
    enqueue_new(conn, kind, work).await
}

/// Work for articles that are new, so that there is none of it yet: each with its turn and when it is due.
pub(crate) async fn enqueue_new(conn: &mut AnyConnection, kind: Kind, work: &[(ArticleId, i64, Timestamp)]) -> Result<()> {
    for piece in rows::pieces(work) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "INSERT INTO jobs (kind, article_id, turn, due, attempts, failed) VALUES {rows}",
            piece.len(),
            6,
        ));
        for (article, turn, due) in piece {
            query = query.bind(kind.as_str()).bind(article.0).bind(*turn).bind(ms(*due)).bind(0_i64).bind(0_i64);
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}

/// Takes the job away as done. `None`: it is gone already, done by another node or replaced. Gives its turn.
pub(crate) async fn complete(conn: &mut AnyConnection, kind: Kind, job: JobId, article: ArticleId) -> Result<Option<i64>> {
    sqlx::query("DELETE FROM jobs WHERE id = $1 AND kind = $2 AND article_id = $3 RETURNING turn")
        .bind(job.0)
        .bind(kind.as_str())
        .bind(article.0)
        .fetch_optional(conn)
        .await?
        .map(|row| row.int("turn"))
        .transpose()
}

/// Takes jobs away as done and gives the turns of those that were still there: the others were done by another node or replaced.
pub(crate) async fn complete_all(
    engine: Engine,
    conn: &mut AnyConnection,
    kind: Kind,
    done: impl Iterator<Item = (JobId, ArticleId)>,
) -> Result<BTreeMap<JobId, i64>> {
    let articles: BTreeMap<JobId, ArticleId> = done.collect();
    let rows = sqlx::query(engine.sql("DELETE FROM jobs WHERE kind = $1 AND id IN ({ids 2}) RETURNING id, article_id, turn"))
        .bind(kind.as_str())
        .bind(id_list(articles.keys().map(|job| job.0)))
        .fetch_all(conn)
        .await?;
    let mut turns = BTreeMap::new();
    for row in rows {
        let job = JobId(row.int("id")?);
        if articles.get(&job) == Some(&ArticleId(row.int("article_id")?)) {
            turns.insert(job, row.int("turn")?);
        }
    }
    Ok(turns)
}
