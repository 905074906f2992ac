//! Feeds: addresses to poll, and how each stands. Nodes claim what is due by lease.

use jiff::Timestamp;
use model::{FeedId, FeedKind, SourceId};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean_or, id_list, ms, ms_after};
use crate::{Error, Result, Store, subscriptions};

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
    /// Since when it is not followed any more, if an operator said so: what was read of it stays.
    pub removed: Option<Timestamp>,
}

impl KnownFeed {
    /// Does something come of it as time goes by, and does the operator want it?
    #[must_use]
    pub fn is_followed(&self) -> bool {
        self.removed.is_none() && self.kind.is_live()
    }
}

/// What came of moving a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// It has the new address from now on.
    Moved,
    /// Another feed has that address; nothing changed.
    Taken,
    /// A feed with that address was removed; nothing changed.
    Unwanted,
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
            "SELECT id, source_id, kind, url, title, etag, last_modified, due, interval_s, polled, changed, failures, status, retired, moving_to, moving_seen, removed ",
            "FROM feeds JOIN feed_state ON feed_id = id ",
            $tail
        )
    };
}

impl Store {
    /// Adds a feed, if no source has this address yet; an existing one is left as it is, whosever it is, unless it was removed: then it is
    /// followed again. Gives its id, and whether it was not followed before. One of a kind of which nothing comes any more is never due.
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
            let row = sqlx::query("SELECT id, kind FROM feeds WHERE url = $1").bind(url).fetch_one(&mut *tx).await?;
            let id = row.int("id")?;
            let is_again = follow_again(&mut tx, id, self::kind(&row)?, due).await?;
            tx.commit().await?;
            return Ok((FeedId(id), is_again));
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

    /// The feed is not followed any more from this time on, and what it has at hubs ends; what was read of it stays. `false`: it was not
    /// followed before; nothing changed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn remove_feed(&self, feed: FeedId, at: Timestamp) -> Result<bool> {
        let mut tx = self.write().await?;
        let removed = sqlx::query(
            "UPDATE feed_state SET removed = $1, retired = 1, leased_until = NULL, leased_by = NULL WHERE feed_id = $2 AND removed IS NULL",
        )
        .bind(ms(at))
        .bind(feed.0)
        .execute(&mut *tx)
        .await?
        .rows_affected();
        if removed == 0 {
            return Ok(false);
        }
        subscriptions::leave(&mut tx, feed, None, at).await?;
        // Nobody will look again and see them gone.
        sqlx::query("UPDATE flaws SET past = 1 WHERE feed_id = $1 AND article_id IS NULL AND past = 0")
            .bind(feed.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The feed lives at another address from now on, if no other feed has it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn move_feed(&self, feed: FeedId, url: &str) -> Result<Move> {
        let mut tx = self.write().await?;
        let moved =
            sqlx::query("UPDATE feeds SET url = $1 WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM feeds AS other WHERE other.url = $1)")
                .bind(url)
                .bind(feed.0)
                .execute(&mut *tx)
                .await?
                .rows_affected();
        if moved == 1 {
            tx.commit().await?;
            return Ok(Move::Moved);
        }
        let unwanted = sqlx::query("SELECT id FROM feeds JOIN feed_state ON feed_id = id WHERE url = $1 AND removed IS NOT NULL")
            .bind(url)
            .fetch_optional(&mut *tx)
            .await?;
        Ok(if unwanted.is_some() { Move::Unwanted } else { Move::Taken })
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

/// Takes up a feed that was removed, as if it were new: its document is read though it may not have changed, since it may name a hub.
pub(crate) async fn follow_again(conn: &mut AnyConnection, feed: i64, kind: FeedKind, due: Timestamp) -> Result<bool> {
    let again = sqlx::query(
        "UPDATE feed_state SET removed = NULL, retired = $1, due = $2, etag = NULL, last_modified = NULL, failures = 0, moving_to = NULL,
             moving_seen = 0
         WHERE feed_id = $3 AND removed IS NOT NULL",
    )
    .bind(i64::from(!kind.is_live()))
    .bind(ms(due))
    .bind(feed)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(again == 1)
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
        removed: row.at_or("removed")?,
    })
}

/// What is read at a feed's address.
pub(crate) fn kind(row: &AnyRow) -> Result<FeedKind> {
    let name = row.text("kind")?;
    FeedKind::from_name(&name).ok_or_else(|| Error::Broken(format!("a feed of the unknown kind “{name}”")))
}
