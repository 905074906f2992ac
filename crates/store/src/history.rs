//! What happened when: the last polls of each feed, and what came between them unasked.

use jiff::Timestamp;
use model::{FeedId, SourceId};
use sqlx::AnyConnection;

use crate::columns::{Columns, clean_or, id_list, ms};
use crate::{Engine, FeedState, Poll, PollSaved, Result, Store, rows};

/// Polls of a feed that are kept: a day of a busy feed, a month and a half of a quiet one.
const KEPT: i64 = 50;

/// How a poll went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fared {
    /// There was an answer, new or not.
    Answered,
    /// There was none that can be used.
    Failed,
    /// The feed is gone for good, and was asked for the last time.
    Ended,
    /// There was an answer, and the feed is asked at another address from now on.
    Moved,
    /// Nobody was asked: it came from a hub, or by mail.
    Delivered,
}

impl Fared {
    const ALL: [Fared; 5] = [Fared::Answered, Fared::Failed, Fared::Ended, Fared::Moved, Fared::Delivered];

    fn as_str(self) -> &'static str {
        match self {
            Fared::Answered => "answered",
            Fared::Failed => "failed",
            Fared::Ended => "ended",
            Fared::Moved => "moved",
            Fared::Delivered => "delivered",
        }
    }
}

/// One poll of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollRow {
    /// Of which feed.
    pub feed: FeedId,
    /// When.
    pub at: Timestamp,
    /// How it went.
    pub fared: Fared,
    /// What happened, as a sentence.
    pub words: Option<String>,
    /// Entries that were new.
    pub new: i64,
    /// Entries that had changed.
    pub changed: i64,
    /// When it was to be asked next.
    pub due: Timestamp,
}

impl Store {
    /// The last polls of a source's feeds, newest first, at most 50 of each feed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn polls(&self, source: SourceId) -> Result<Vec<PollRow>> {
        let rows = sqlx::query(
            "SELECT p.feed_id, p.at, p.fared, p.words, p.new, p.changed, p.due FROM polls p JOIN feeds f ON f.id = p.feed_id
             WHERE f.source_id = $1 ORDER BY p.id DESC",
        )
        .bind(source.0)
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                let fared = row.text("fared")?;
                let known = Fared::ALL.into_iter().find(|known| known.as_str() == fared);
                Ok(PollRow {
                    feed: FeedId(row.int("feed_id")?),
                    at: row.at("at")?,
                    // A word that a newer dateline wrote is more likely about trouble.
                    fared: known.unwrap_or(Fared::Failed),
                    words: row.text_or("words")?,
                    new: row.int("new")?,
                    changed: row.int("changed")?,
                    due: row.at("due")?,
                })
            })
            .collect()
    }
}

/// Notes what these polls came to, and lets go of those that are too old.
pub(crate) async fn keep(engine: Engine, conn: &mut AnyConnection, polls: &[Poll<'_>], saved: &[PollSaved]) -> Result<()> {
    let count = |entries: usize| i64::try_from(entries).unwrap_or(i64::MAX);
    let noted: Vec<(&Poll<'_>, &FeedState, Fared, &PollSaved)> =
        polls.iter().zip(saved).filter_map(|(poll, saved)| Some((poll, poll.state.as_ref()?, poll.fared?, saved))).collect();
    for piece in rows::pieces(&noted) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "INSERT INTO polls (feed_id, at, fared, words, new, changed, due) VALUES {rows}",
            piece.len(),
            7,
        ));
        for (poll, state, fared, saved) in piece {
            query = query
                .bind(poll.feed.0)
                .bind(ms(poll.at))
                .bind(fared.as_str())
                .bind(clean_or(state.status.as_deref()))
                .bind(count(saved.new.len()))
                .bind(count(saved.changed.len()))
                .bind(ms(state.due));
        }
        query.execute(&mut *conn).await?;
    }
    sqlx::query(engine.sql(
        "DELETE FROM polls WHERE id IN (
             SELECT id FROM (
                 SELECT id, ROW_NUMBER() OVER (PARTITION BY feed_id ORDER BY id DESC) AS place FROM polls WHERE feed_id IN ({ids 1})) AS placed
             WHERE place > $2)",
    ))
    .bind(id_list(polls.iter().map(|poll| poll.feed.0)))
    .bind(KEPT)
    .execute(conn)
    .await?;
    Ok(())
}
