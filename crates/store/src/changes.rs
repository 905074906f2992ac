//! The numbered log of what changed, which search indexes and caches of all nodes follow.
//!
//! Numbers are handed out in the order of commits, so that a follower who has seen number n has seen all before it. For each thing only
//! its newest change is kept: a follower wants to know what is different, not how often it was.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sqlx::AnyConnection;

use crate::columns::{Columns, ms};
use crate::{Result, Store, rows};

/// One thing that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Its number; a later change has a greater one.
    pub seq: i64,
    /// What kind of thing.
    pub noun: Noun,
    /// Which: the row's number. A story that is gone became part of another one.
    pub id: i64,
    /// When.
    pub at: Timestamp,
}

/// The kinds of things whose changes are logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Noun {
    /// An article was read, read anew, or got its picture.
    Article,
    /// A story began, grew, changed its title or became part of another one.
    Story,
    /// A page of the edition with this number was published.
    Page,
    /// What is written under the story with this number changed.
    Discussion,
    /// What is written on the board with this number changed.
    Board,
    /// A digest of the edition with this number was published or corrected.
    Digest,
}

impl Noun {
    const ALL: [Noun; 6] = [Noun::Article, Noun::Story, Noun::Page, Noun::Discussion, Noun::Board, Noun::Digest];

    fn as_str(self) -> &'static str {
        match self {
            Noun::Article => "article",
            Noun::Story => "story",
            Noun::Page => "page",
            Noun::Discussion => "discussion",
            Noun::Board => "board",
            Noun::Digest => "digest",
        }
    }
}

impl Store {
    /// The changes after number `seq`, oldest first. Kinds that a newer dateline wrote are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn changes_since(&self, seq: i64, limit: i64) -> Result<Vec<Change>> {
        let rows = sqlx::query("SELECT seq, noun, id, at FROM changes WHERE seq > $1 ORDER BY seq LIMIT $2")
            .bind(seq)
            .bind(limit)
            .fetch_all(&self.reader)
            .await?;
        let mut changes = Vec::with_capacity(rows.len());
        for row in rows {
            let noun = row.text("noun")?;
            let Some(noun) = Noun::ALL.into_iter().find(|known| known.as_str() == noun) else { continue };
            changes.push(Change { seq: row.int("seq")?, noun, id: row.int("id")?, at: row.at("at")? });
        }
        Ok(changes)
    }

    /// The number of the newest change of a thing of this kind after number `seq`; `None`: none has changed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn changed_since(&self, noun: Noun, seq: i64) -> Result<Option<i64>> {
        sqlx::query("SELECT MAX(seq) AS seq FROM changes WHERE noun = $1 AND seq > $2")
            .bind(noun.as_str())
            .bind(seq)
            .fetch_one(&self.reader)
            .await?
            .int_or("seq")
    }

    /// The number of the newest change; 0 while there is none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn last_change(&self) -> Result<i64> {
        sqlx::query("SELECT COALESCE(MAX(seq), 0) AS seq FROM changes").fetch_one(&self.reader).await?.int("seq")
    }
}

/// Logs these things. The last step of a transaction: from here to its commit, others who log have to wait.
pub(crate) async fn log(conn: &mut AnyConnection, things: &BTreeSet<(Noun, i64)>, at: Timestamp) -> Result<()> {
    if things.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(things.len()).unwrap_or(i64::MAX);
    let last = next(conn, "change", count).await?;
    let numbered: Vec<(i64, &(Noun, i64))> = (last - count + 1..).zip(things).collect();
    for piece in rows::pieces(&numbered) {
        let mut query = sqlx::query(rows::statement(
            conn,
            "INSERT INTO changes (noun, id, seq, at) VALUES {rows}
             ON CONFLICT (noun, id) DO UPDATE SET seq = excluded.seq, at = excluded.at",
            piece.len(),
            4,
        ));
        for (seq, (noun, id)) in piece {
            query = query.bind(noun.as_str()).bind(*id).bind(*seq).bind(ms(at));
        }
        query.execute(&mut *conn).await?;
    }
    Ok(())
}

/// Takes `count` numbers from a counter and gives the last of them.
pub(crate) async fn next(conn: &mut AnyConnection, counter: &'static str, count: i64) -> Result<i64> {
    sqlx::query("UPDATE counters SET value = value + $1 WHERE name = $2 RETURNING value")
        .bind(count)
        .bind(counter)
        .fetch_one(conn)
        .await?
        .int("value")
}
