//! Feeds that readers bring: rows that the road finds due, as it does every feed. They are seen by those alone who brought them, and stand
//! in no story.

use jiff::Timestamp;
use model::{FeedId, FeedKind, ReaderId, Rights, SourceId, SourceSettings};
use sqlx::AnyConnection;

use super::{count, is_there};
use crate::columns::{Columns, clean, ms};
use crate::heads::{ArticleHead, heads, select_heads};
use crate::{Error, FeedState, Result, Store, changes, slugs, sources, subscriptions};

/// Feeds that one reader can bring.
pub const OWN_FEEDS: i64 = 25;
/// Feeds that all readers together can bring: each is asked at its times.
const OF_ALL: i64 = 2_000;

/// A feed that a reader brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnFeed {
    /// Its source.
    pub source: SourceId,
    /// The source's address part.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// The feed's address.
    pub url: String,
    /// What happened at the last poll, in plain words; `None` before the first.
    pub status: Option<String>,
    /// The last poll failed.
    pub failing: bool,
    /// Brought when.
    pub at: Timestamp,
}

/// What became of a feed that a reader brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnAdded {
    /// It is on the reader's newsline, and will be asked.
    Added(SourceId),
    /// The paper reads it: that source is switched on.
    Known(SourceId),
    /// The reader, or all readers together, brought as many as can be.
    Full,
    /// The paper does not follow it any more.
    Unwanted,
}

impl Store {
    /// Brings a feed, called so if nobody says better. It is due at once; nothing is asked here.
    ///
    /// # Errors
    /// If the database fails; then nothing is added.
    pub async fn add_own_feed(&self, reader: ReaderId, url: &str, name: &str, at: Timestamp) -> Result<OwnAdded> {
        let mut tx = self.write().await?;
        // As with every source that is added: one after the other.
        changes::next(&mut tx, "source", 1).await?;
        if !is_there(&mut tx, reader).await? {
            return Ok(OwnAdded::Full);
        }
        let there = sqlx::query(
            "SELECT f.id, f.source_id, s.own, st.removed FROM feeds f JOIN sources s ON s.id = f.source_id
             JOIN feed_state st ON st.feed_id = f.id WHERE f.url = $1",
        )
        .bind(clean(url).as_ref())
        .fetch_optional(&mut *tx)
        .await?;
        let (known, removed) = match &there {
            Some(row) => (Some((row.int("id")?, SourceId(row.int("source_id")?), row.flag("own")?)), row.int_or("removed")?.is_some()),
            None => (None, false),
        };
        match known {
            Some((_, _, false)) if removed => return Ok(OwnAdded::Unwanted),
            Some((_, source, false)) => {
                sqlx::query(
                    "INSERT INTO reader_sources (reader_id, source_id, is_on) VALUES ($1, $2, 1)
                     ON CONFLICT (reader_id, source_id) DO UPDATE SET is_on = 1",
                )
                .bind(reader.0)
                .bind(source.0)
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                return Ok(OwnAdded::Known(source));
            }
            _ => {}
        }
        let has = sqlx::query("SELECT source_id FROM reader_own WHERE reader_id = $1 AND source_id = $2")
            .bind(reader.0)
            .bind(known.map(|(_, source, _)| source.0))
            .fetch_optional(&mut *tx)
            .await?;
        if let (Some(_), Some((_, source, _))) = (has, known) {
            return Ok(OwnAdded::Added(source));
        }
        let all = sqlx::query("SELECT COUNT(*) AS number FROM sources WHERE own = 1").fetch_one(&mut *tx).await?.int("number")?;
        if count(&mut tx, "reader_own", reader).await? >= OWN_FEEDS || (known.is_none() && all >= OF_ALL) {
            return Ok(OwnAdded::Full);
        }
        let source = match known {
            Some((feed, source, _)) => {
                crate::feeds::follow_again(&mut tx, feed, FeedKind::Feed, at).await?;
                source
            }
            None => make(&mut tx, url, name, at).await?,
        };
        sqlx::query("INSERT INTO reader_own (reader_id, source_id, at) VALUES ($1, $2, $3)")
            .bind(reader.0)
            .bind(source.0)
            .bind(ms(at))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(OwnAdded::Added(source))
    }

    /// The reader does not want this feed any more; if nobody else does, it is not asked any more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn drop_own_feed(&self, reader: ReaderId, source: SourceId, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM reader_own WHERE reader_id = $1 AND source_id = $2")
            .bind(reader.0)
            .bind(source.0)
            .execute(&mut *tx)
            .await?;
        leave(&mut tx, at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// What a reader brought, by name.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn own_feeds(&self, reader: ReaderId) -> Result<Vec<OwnFeed>> {
        let rows = sqlx::query(
            "SELECT s.id, s.slug, COALESCE(f.title, s.name) AS name, f.url, st.status, st.failures, o.at
             FROM reader_own o JOIN sources s ON s.id = o.source_id JOIN feeds f ON f.source_id = s.id
             JOIN feed_state st ON st.feed_id = f.id WHERE o.reader_id = $1 ORDER BY lower(COALESCE(f.title, s.name)), s.id",
        )
        .bind(reader.0)
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(OwnFeed {
                    source: SourceId(row.int("id")?),
                    slug: row.text("slug")?,
                    name: row.text("name")?,
                    url: row.text("url")?,
                    status: row.text_or("status")?,
                    failing: row.flag("failures")?,
                    at: row.at("at")?,
                })
            })
            .collect()
    }

    /// Whether a reader brought this source.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn has_brought(&self, reader: ReaderId, source: SourceId) -> Result<bool> {
        let row = sqlx::query("SELECT source_id FROM reader_own WHERE reader_id = $1 AND source_id = $2")
            .bind(reader.0)
            .bind(source.0)
            .fetch_optional(&self.reader)
            .await?;
        Ok(row.is_some())
    }

    /// What came of the feeds that a reader brought, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn own_articles(&self, reader: ReaderId, limit: i64) -> Result<Vec<ArticleHead>> {
        let rows = sqlx::query(select_heads!(
            "",
            "WHERE a.source_id IN (SELECT source_id FROM reader_own WHERE reader_id = $1) AND s.own = 1 AND a.read_at IS NOT NULL
             AND a.joined_to IS NULL ORDER BY a.published DESC, a.id DESC LIMIT $2"
        ))
        .bind(reader.0)
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        heads(&rows)
    }
}

/// Makes a source with one feed that is due at once.
async fn make(conn: &mut AnyConnection, url: &str, name: &str, at: Timestamp) -> Result<SourceId> {
    // A name of the paper's own that somebody might want later is not taken.
    let mut free = None;
    for slug in slugs::candidates(&format!("own {name}"), url) {
        let taken = sqlx::query("SELECT id FROM sources WHERE slug = $1").bind(slug.as_str()).fetch_optional(&mut *conn).await?;
        if taken.is_none() {
            free = Some(slug);
            break;
        }
    }
    let slug = free.ok_or_else(|| Error::Broken(format!("too many sources named {name}")))?;
    let settings = SourceSettings { slug, name: name.to_owned(), site: None, rights: Rights::Excerpt, weight: 1.0, category: None };
    let source = sources::insert(conn, &settings.slug, &settings).await?;
    sqlx::query("UPDATE sources SET own = 1 WHERE id = $1").bind(source.0).execute(&mut *conn).await?;
    let feed = sqlx::query("INSERT INTO feeds (source_id, kind, url) VALUES ($1, $2, $3) RETURNING id")
        .bind(source.0)
        .bind(FeedKind::Feed.as_str())
        .bind(clean(url).as_ref())
        .fetch_one(&mut *conn)
        .await?
        .int("id")?;
    let state = FeedState::new(at);
    sqlx::query("INSERT INTO feed_state (feed_id, due, interval_s, failures, retired) VALUES ($1, $2, $3, 0, 0)")
        .bind(feed)
        .bind(ms(state.due))
        .bind(state.interval_s)
        .execute(conn)
        .await?;
    Ok(source)
}

/// Feeds that nobody wants any more are not asked any more.
pub(super) async fn leave(conn: &mut AnyConnection, at: Timestamp) -> Result<()> {
    let left = sqlx::query(
        "UPDATE feed_state SET removed = $1, retired = 1, leased_until = NULL, leased_by = NULL
         WHERE removed IS NULL AND feed_id IN (
             SELECT f.id FROM sources s JOIN feeds f ON f.source_id = s.id
             WHERE s.own = 1 AND NOT EXISTS (SELECT 1 FROM reader_own o WHERE o.source_id = s.id))
         RETURNING feed_id",
    )
    .bind(ms(at))
    .fetch_all(&mut *conn)
    .await?;
    for row in &left {
        subscriptions::leave(conn, FeedId(row.int("feed_id")?), None, at).await?;
    }
    Ok(())
}
