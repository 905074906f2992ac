//! Counts: how the newsroom stands, for `dateline status` and for the bar that shows the first fetch.

use jiff::Timestamp;
use serde::Serialize;

use crate::columns::{Columns, ms};
use crate::{Engine, Result, Store};

/// How the newsroom stands. Field names are part of the JSON contract of `dateline status`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Publishers.
    pub sources: i64,
    /// Their feeds, without retired ones.
    pub feeds: i64,
    /// Items as feeds gave them.
    pub entries: i64,
    /// Articles, read or not.
    pub articles: i64,
    /// Stories.
    pub stories: i64,
    /// What readers said.
    pub comments: i64,
    /// Flaws that are present.
    pub flaws: i64,
    /// Feeds that are due.
    pub due: i64,
    /// Work.
    pub jobs: Jobs,
    /// The last poll of any feed.
    pub last_fetch: Option<Timestamp>,
    /// Size of the database, without SQLite's journal.
    pub bytes: i64,
    /// Publishers' pages that are kept for some days.
    pub originals: Kept,
}

/// What is kept for some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// How many.
    pub count: i64,
    /// Bytes that they take up of the database, packed.
    pub bytes: i64,
}

/// Work that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Jobs {
    /// To be done, now or later.
    pub waiting: i64,
    /// Given up.
    pub failed: i64,
}

/// How far a fetch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Feeds, without retired ones.
    pub feeds: i64,
    /// Those that were polled at least once.
    pub polled: i64,
    /// Items as feeds gave them.
    pub entries: i64,
    /// Articles that can be shown.
    pub articles_read: i64,
    /// Articles waiting to be read.
    pub articles_waiting: i64,
    /// Pictures waiting to be fetched.
    pub pictures_waiting: i64,
}

impl Store {
    /// How the newsroom stands at `now`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn status(&self, now: Timestamp) -> Result<Status> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM sources) AS sources,
                 (SELECT COUNT(*) FROM feed_state WHERE retired = 0) AS feeds,
                 (SELECT COUNT(*) FROM entries) AS entries,
                 (SELECT COUNT(*) FROM articles WHERE joined_to IS NULL) AS articles,
                 (SELECT COUNT(*) FROM stories) AS stories,
                 (SELECT COUNT(*) FROM flaws WHERE past = 0) AS flaws,
                 (SELECT COUNT(*) FROM feed_state WHERE retired = 0 AND due <= $1) AS due,
                 (SELECT COUNT(*) FROM jobs WHERE failed = 0) AS waiting,
                 (SELECT COUNT(*) FROM jobs WHERE failed = 1) AS failed,
                 (SELECT MAX(polled) FROM feed_state) AS last_fetch,
                 (SELECT COUNT(*) FROM comments WHERE state = 'shown') AS comments,
                 (SELECT COUNT(*) FROM originals) AS originals,
                 (SELECT CAST(COALESCE(SUM(packed_size), 0) AS BIGINT) FROM originals) AS originals_bytes",
        )
        .bind(ms(now))
        .fetch_one(&self.reader)
        .await?;
        Ok(Status {
            sources: row.int("sources")?,
            feeds: row.int("feeds")?,
            entries: row.int("entries")?,
            articles: row.int("articles")?,
            stories: row.int("stories")?,
            comments: row.int("comments")?,
            flaws: row.int("flaws")?,
            due: row.int("due")?,
            jobs: Jobs { waiting: row.int("waiting")?, failed: row.int("failed")? },
            last_fetch: row.at_or("last_fetch")?,
            bytes: self.bytes().await?,
            originals: Kept { count: row.int("originals")?, bytes: row.int("originals_bytes")? },
        })
    }

    /// How far a fetch has come.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn progress(&self) -> Result<Progress> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM feed_state WHERE retired = 0) AS feeds,
                 (SELECT COUNT(*) FROM feed_state WHERE retired = 0 AND polled IS NOT NULL) AS polled,
                 (SELECT COUNT(*) FROM entries) AS entries,
                 (SELECT COUNT(*) FROM articles WHERE read_at IS NOT NULL AND joined_to IS NULL) AS articles_read,
                 (SELECT COUNT(*) FROM jobs WHERE failed = 0 AND kind = 'read') AS articles_waiting,
                 (SELECT COUNT(*) FROM jobs WHERE failed = 0 AND kind IN ('picture', 'body_picture')) AS pictures_waiting",
        )
        .fetch_one(&self.reader)
        .await?;
        Ok(Progress {
            feeds: row.int("feeds")?,
            polled: row.int("polled")?,
            entries: row.int("entries")?,
            articles_read: row.int("articles_read")?,
            articles_waiting: row.int("articles_waiting")?,
            pictures_waiting: row.int("pictures_waiting")?,
        })
    }

    async fn bytes(&self) -> Result<i64> {
        let sql = match self.engine {
            Engine::Sqlite => "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
            Engine::Postgres => "SELECT pg_database_size(current_database()) AS bytes",
        };
        sqlx::query(sql).fetch_one(&self.reader).await?.int("bytes")
    }
}
