//! Feeds: addresses to poll, and how each stands. Nodes claim what is due by lease.

use jiff::Timestamp;
use model::{FeedId, FeedKind, SourceId};
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean_or, id_list, ms, ms_after};
use crate::{Error, Result, Store};

/// A feed as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownFeed {
    /// Row.
    pub id: FeedId,
    /// Whose.
    pub source: SourceId,
    /// What is read there.
    pub kind: FeedKind,
    /// Its address.
    pub url: String,
    /// Its own title, from the day it was added or first read.
    pub title: Option<String>,
    /// How it stands.
    pub state: FeedState,
}

/// How a feed stands: what the last poll brought and when the next is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedState {
    /// Validator of the last answer.
    pub etag: Option<String>,
    /// Validator of the last answer.
    pub last_modified: Option<String>,
    /// When to poll next.
    pub due: Timestamp,
    /// Seconds between polls.
    pub interval_s: i64,
    /// The last poll.
    pub polled: Option<Timestamp>,
    /// The last poll that brought something new.
    pub changed: Option<Timestamp>,
    /// Polls in a row that failed.
    pub failures: i64,
    /// What happened at the last poll, in plain words.
    pub status: Option<String>,
    /// Polled no more: gone for good.
    pub retired: bool,
    /// Where the feed redirects to for good, as it says.
    pub moving_to: Option<String>,
    /// Polls in a row at which it said so.
    pub moving_seen: i64,
}

impl FeedState {
    /// That of a feed that was never polled; half an hour between polls to begin with.
    #[must_use]
    pub fn new(due: Timestamp) -> FeedState {
        FeedState {
            etag: None,
            last_modified: None,
            due,
            interval_s: 1800,
            polled: None,
            changed: None,
            failures: 0,
            status: None,
            retired: false,
            moving_to: None,
            moving_seen: 0,
        }
    }
}

/// `SELECT` with the columns that [`known`] reads.
macro_rules! select_feeds {
    ($tail:literal) => {
        concat!(
            "SELECT id, source_id, kind, url, title, etag, last_modified, due, interval_s, polled, changed, failures, status, retired, moving_to, moving_seen ",
            "FROM feeds JOIN feed_state ON feed_id = id ",
            $tail
        )
    };
}

impl Store {
    /// Adds a feed, if no source has this address yet; an existing one is left as it is, whosever it is. Gives its id, and whether it is
    /// new. One of a kind of which nothing comes any more is never due.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add_feed(
        &self,
        source: SourceId,
        kind: FeedKind,
        url: &str,
        title: Option<&str>,
        due: Timestamp,
    ) -> Result<(FeedId, bool)> {
        let mut tx = self.write().await?;
        let new = sqlx::query(
            "INSERT INTO feeds (source_id, kind, url, title) VALUES ($1, $2, $3, $4) ON CONFLICT (url) DO NOTHING RETURNING id",
        )
        .bind(source.0)
        .bind(kind.as_str())
        .bind(url)
        .bind(clean_or(title))
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = new else {
            let row = sqlx::query("SELECT id FROM feeds WHERE url = $1").bind(url).fetch_one(&mut *tx).await?;
            return Ok((FeedId(row.int("id")?), false));
        };
        let id = row.int("id")?;
        let state = FeedState::new(due);
        sqlx::query("INSERT INTO feed_state (feed_id, due, interval_s, failures, retired) VALUES ($1, $2, $3, 0, $4)")
            .bind(id)
            .bind(ms(state.due))
            .bind(state.interval_s)
            .bind(i64::from(!kind.is_live()))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok((FeedId(id), true))
    }

    /// The feed lives at another address from now on. `false`: another feed has that address; nothing changed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn move_feed(&self, feed: FeedId, url: &str) -> Result<bool> {
        let mut tx = self.write().await?;
        let moved =
            sqlx::query("UPDATE feeds SET url = $1 WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM feeds AS other WHERE other.url = $1)")
                .bind(url)
                .bind(feed.0)
                .execute(&mut *tx)
                .await?
                .rows_affected();
        tx.commit().await?;
        Ok(moved == 1)
    }

    /// All feeds, or those of one source, in the order they were added.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn feeds(&self, source: Option<SourceId>) -> Result<Vec<KnownFeed>> {
        let rows = match source {
            Some(source) => sqlx::query(select_feeds!("WHERE source_id = $1 ORDER BY id")).bind(source.0).fetch_all(&self.reader).await?,
            None => sqlx::query(select_feeds!("ORDER BY id")).fetch_all(&self.reader).await?,
        };
        rows.iter().map(known).collect()
    }

    /// Takes up to `limit` feeds that are due, longest due first, for `lease_s` seconds: until then, or until their poll is saved, nobody
    /// else gets them. `only` one source's, if given.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn claim_due_feeds(
        &self,
        now: Timestamp,
        limit: i64,
        lease_s: i64,
        node: &str,
        only: Option<SourceId>,
    ) -> Result<Vec<KnownFeed>> {
        // Most often nothing is due: that question needs no write lock.
        if self.next_due().await?.is_none_or(|due| due > now) {
            return Ok(Vec::new());
        }
        let mut tx = self.write().await?;
        let rows = sqlx::query(self.engine.sql(
            "WITH ready AS (
                 SELECT feed_id FROM feed_state
                 WHERE retired = 0 AND due <= $1 AND (leased_until IS NULL OR leased_until <= $1)
                   AND (CAST($2 AS BIGINT) IS NULL OR feed_id IN (SELECT id FROM feeds WHERE source_id = $2))
                 ORDER BY due, feed_id LIMIT $3 {skip})
             UPDATE feed_state SET leased_until = $4, leased_by = $5 WHERE feed_id IN (SELECT feed_id FROM ready)
             RETURNING feed_id",
        ))
        .bind(ms(now))
        .bind(only.map(|source| source.0))
        .bind(limit)
        .bind(ms_after(now, lease_s))
        .bind(node)
        .fetch_all(&mut *tx)
        .await?;
        let ids = rows.iter().map(|row| row.int("feed_id")).collect::<Result<Vec<_>>>()?;
        let rows = sqlx::query(self.engine.sql(select_feeds!("WHERE id IN ({ids 1}) ORDER BY due, id")))
            .bind(id_list(ids))
            .fetch_all(&mut *tx)
            .await?;
        tx.commit().await?;
        rows.iter().map(known).collect()
    }

    /// Makes all feeds, or those of one source, due at once, and ends leases that a node left behind when it was stopped. Retired feeds
    /// stay out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn make_due(&self, source: Option<SourceId>, now: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE feed_state SET due = $1, leased_until = NULL, leased_by = NULL
             WHERE retired = 0 AND (CAST($2 AS BIGINT) IS NULL OR feed_id IN (SELECT id FROM feeds WHERE source_id = $2))",
        )
        .bind(ms(now))
        .bind(source.map(|source| source.0))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// When the next feed can be claimed: when it is due, or when the lease on it ends. `None`: there are no feeds.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn next_due(&self) -> Result<Option<Timestamp>> {
        sqlx::query("SELECT MIN(CASE WHEN leased_until > due THEN leased_until ELSE due END) AS due FROM feed_state WHERE retired = 0")
            .fetch_one(&self.reader)
            .await?
            .at_or("due")
    }
}

fn known(row: &AnyRow) -> Result<KnownFeed> {
    Ok(KnownFeed {
        id: FeedId(row.int("id")?),
        source: SourceId(row.int("source_id")?),
        kind: kind(row)?,
        url: row.text("url")?,
        title: row.text_or("title")?,
        state: FeedState {
            etag: row.text_or("etag")?,
            last_modified: row.text_or("last_modified")?,
            due: row.at("due")?,
            interval_s: row.int("interval_s")?,
            polled: row.at_or("polled")?,
            changed: row.at_or("changed")?,
            failures: row.int("failures")?,
            status: row.text_or("status")?,
            retired: row.flag("retired")?,
            moving_to: row.text_or("moving_to")?,
            moving_seen: row.int("moving_seen")?,
        },
    })
}

/// What is read at a feed's address.
pub(crate) fn kind(row: &AnyRow) -> Result<FeedKind> {
    let name = row.text("kind")?;
    FeedKind::from_name(&name).ok_or_else(|| Error::Broken(format!("a feed of the unknown kind “{name}”")))
}
