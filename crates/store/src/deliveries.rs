//! What came without being asked for and waits to be read: documents from hubs, letters. Taking one in is all that a request does; the
//! newsroom reads it as a poll of its feed.

use jiff::Timestamp;
use model::FeedId;
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

use crate::columns::{Columns, clean_or, id_list, ms};
use crate::{Result, Store};

/// Deliveries of one feed that wait at once: a newsroom reads them within seconds, so that more are a flood.
const MOST_WAITING: i64 = 200;
/// Bytes of them.
const MOST_BYTES: i64 = 64 << 20;

/// Something that came.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// For which feed.
    pub feed: FeedId,
    /// As its sender called it.
    pub content_type: Option<&'a str>,
    /// All of it.
    pub body: &'a [u8],
    /// When.
    pub at: Timestamp,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is stored for good, and its feed is due.
    Kept,
    /// The same waits already.
    Known,
    /// The feed has as much waiting as it may.
    Full,
}

/// Something that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Row.
    pub id: i64,
    /// As its sender called it.
    pub content_type: Option<String>,
    /// When it came.
    pub at: Timestamp,
    /// All of it.
    pub body: Vec<u8>,
}

impl Store {
    /// Takes in a delivery and makes its feed due. Once this returns, it is on disk.
    ///
    /// # Errors
    /// If the database fails; then nothing is kept.
    pub async fn deliver(&self, delivery: &Delivery<'_>) -> Result<Taken> {
        let mut tx = self.write().await?;
        let taken = take(&mut tx, delivery).await?;
        if taken == Taken::Kept {
            tx.commit().await?;
        }
        Ok(taken)
    }

    /// The oldest deliveries of a feed, at most `limit` and not many more bytes than `most_bytes`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn deliveries(&self, feed: FeedId, limit: i64, most_bytes: i64) -> Result<Vec<Waiting>> {
        let sizes = sqlx::query("SELECT id, size FROM deliveries WHERE feed_id = $1 ORDER BY id LIMIT $2")
            .bind(feed.0)
            .bind(limit)
            .fetch_all(&self.reader)
            .await?;
        let (mut ids, mut bytes) = (Vec::new(), 0);
        for row in &sizes {
            bytes += row.int("size")?;
            if !ids.is_empty() && bytes > most_bytes {
                break;
            }
            ids.push(row.int("id")?);
        }
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = sqlx::query(self.engine.sql("SELECT id, content_type, at, body FROM deliveries WHERE id IN ({ids 1}) ORDER BY id"))
            .bind(id_list(ids))
            .fetch_all(&self.reader)
            .await?;
        rows.iter()
            .map(|row| {
                Ok(Waiting { id: row.int("id")?, content_type: row.text_or("content_type")?, at: row.at("at")?, body: row.bytes("body")? })
            })
            .collect()
    }

    /// These were read: they are forgotten. A feed for which more have come meanwhile is due at once.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn delivered(&self, feed: FeedId, ids: &[i64], now: Timestamp) -> Result<()> {
        // Most often nothing was read and nothing waits: that question needs no write lock.
        if ids.is_empty() && self.deliveries(feed, 1, 0).await?.is_empty() {
            return Ok(());
        }
        let mut tx = self.write().await?;
        sqlx::query(self.engine.sql("DELETE FROM deliveries WHERE feed_id = $1 AND id IN ({ids 2})"))
            .bind(feed.0)
            .bind(id_list(ids.iter().copied()))
            .execute(&mut *tx)
            .await?;
        let more = sqlx::query("SELECT id FROM deliveries WHERE feed_id = $1 LIMIT 1").bind(feed.0).fetch_optional(&mut *tx).await?;
        if more.is_some() {
            make_due(&mut tx, feed, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

async fn take(conn: &mut AnyConnection, delivery: &Delivery<'_>) -> Result<Taken> {
    let waiting =
        sqlx::query("SELECT COUNT(*) AS count, CAST(COALESCE(SUM(size), 0) AS BIGINT) AS bytes FROM deliveries WHERE feed_id = $1")
            .bind(delivery.feed.0)
            .fetch_one(&mut *conn)
            .await?;
    let size = i64::try_from(delivery.body.len()).unwrap_or(i64::MAX);
    if waiting.int("count")? >= MOST_WAITING || waiting.int("bytes")?.saturating_add(size) > MOST_BYTES {
        return Ok(Taken::Full);
    }
    let new = sqlx::query(
        "INSERT INTO deliveries (feed_id, hash, at, content_type, size, body) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (feed_id, hash) DO NOTHING RETURNING id",
    )
    .bind(delivery.feed.0)
    .bind(hash(delivery.body))
    .bind(ms(delivery.at))
    .bind(clean_or(delivery.content_type))
    .bind(size)
    .bind(delivery.body.to_vec())
    .fetch_optional(&mut *conn)
    .await?;
    if new.is_none() {
        return Ok(Taken::Known);
    }
    make_due(conn, delivery.feed, delivery.at).await?;
    sqlx::query("UPDATE letter_boxes SET newest = $1 WHERE feed_id = $2")
        .bind(ms(delivery.at))
        .bind(delivery.feed.0)
        .execute(&mut *conn)
        .await?;
    sqlx::query("UPDATE subscriptions SET deliveries = deliveries + 1, delivered = $1 WHERE feed_id = $2 AND state = 'alive'")
        .bind(ms(delivery.at))
        .bind(delivery.feed.0)
        .execute(conn)
        .await?;
    Ok(Taken::Kept)
}

async fn make_due(conn: &mut AnyConnection, feed: FeedId, now: Timestamp) -> Result<()> {
    sqlx::query("UPDATE feed_state SET due = $1 WHERE feed_id = $2 AND due > $1").bind(ms(now)).bind(feed.0).execute(conn).await?;
    Ok(())
}

fn hash(body: &[u8]) -> String {
    Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect()
}
