//! Readers: whoever keeps something here, with or without an account. A row is made when there is something to keep, found by an opaque
//! token of which only the hash is stored, and forgotten after a year without use.
//!
//! Everything that is kept about a reader hangs on that row, has a limit, and can be shown, exported and forgotten as one (`kept`). An
//! account will have a row of its own, into which what was kept before is merged at sign-in (`merge`).

mod follows;
mod history;
mod items;
mod kept;
mod merge;
mod mutes;
mod newsline;
mod own;
mod saved;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use model::{ReaderId, StoryId};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

use crate::columns::{Columns, ms};
use crate::{Result, Store};

pub use follows::{FOLLOWS, Followed};
pub use history::{HISTORY, WasRead};
pub use items::{Item, ItemRow};
pub use kept::ReaderKept;
pub(crate) use merge::{follow_article, follow_story};
pub use mutes::{MUTES, Mute};
pub use newsline::{Newsline, SWITCHES};
pub use own::{OWN_FEEDS, OwnAdded, OwnFeed};
pub use saved::{Changed, SAVED, Saved};

/// Without use for a year a reader is forgotten.
const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24 * 365);

/// Stories that were read of which every page knows: older ones stand in no list.
const READ: i64 = 600;

/// The tables that hang on a reader's row.
const TABLES: [&str; 7] =
    ["reader_sources", "reader_sections", "reader_mutes", "reader_own", "reader_saved", "reader_history", "reader_follows"];

/// What every page needs to know of the reader whom a token in this column leads to: one statement.
macro_rules! known_by {
    ($column:literal) => {
        concat!(
            "SELECT id, used, history,
                     (SELECT {list key} FROM (SELECT key FROM reader_mutes WHERE reader_id = readers.id ORDER BY key) AS words) AS mutes,
                     (SELECT COUNT(*) FROM reader_follows WHERE reader_id = readers.id
                      AND (SELECT COUNT(*) FROM articles WHERE articles.story_id = reader_follows.story_id) > seen) AS news,
                     CASE WHEN history = 0 THEN '[]' ELSE
                         (SELECT {list item_id} FROM (SELECT item_id FROM reader_history WHERE reader_id = readers.id AND kind = 'story'
                          ORDER BY at DESC LIMIT $3) AS items) END AS was_read
                 FROM readers WHERE ", $column, " = $1 AND used > $2"
        )
    };
}

/// A reader, with what every page needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Row.
    pub id: ReaderId,
    /// Within a day of the last use.
    pub used: Timestamp,
    /// What was read is kept.
    pub history: bool,
    /// Words and phrases that are not wanted, as they are looked for.
    pub mutes: Vec<String>,
    /// The stories that were read last, for a reader who wants that kept.
    pub read: BTreeSet<StoryId>,
    /// Stories followed that got new reports since this reader saw them.
    pub news: i64,
}

/// What became of something that was to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is kept, or was already.
    Kept,
    /// So much is kept already that nothing can be added.
    Full,
    /// There is no such thing.
    Unknown,
}

impl Store {
    /// Makes a reader whom this token leads to.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn make_reader(&self, token: &str, at: Timestamp) -> Result<ReaderId> {
        let mut tx = self.write().await?;
        let row = sqlx::query("INSERT INTO readers (token_hash, made, used) VALUES ($1, $2, $2) RETURNING id")
            .bind(hashed(token))
            .bind(ms(at))
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(ReaderId(row.int("id")?))
    }

    /// The reader whom this token leads to, unless it was not used for a year. One statement, for it is asked with every page.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reader(&self, token: &str, now: Timestamp) -> Result<Option<Reader>> {
        self.reader_by(known_by!("token_hash"), token, now).await
    }

    /// The reader whose newsline may be read with this token.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn newsline_reader(&self, token: &str, now: Timestamp) -> Result<Option<Reader>> {
        self.reader_by(known_by!("newsline_hash"), token, now).await
    }

    /// The reader of this row, as [`Store::reader`] finds one.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reader_of(&self, reader: ReaderId, now: Timestamp) -> Result<Option<Reader>> {
        let query = sqlx::query(self.engine.sql(known_by!("id"))).bind(reader.0);
        query.bind(ms(now - FORGOTTEN_AFTER)).bind(READ).fetch_optional(&self.reader).await?.map(known).transpose()
    }

    async fn reader_by(&self, statement: &'static str, token: &str, now: Timestamp) -> Result<Option<Reader>> {
        let query = sqlx::query(self.engine.sql(statement)).bind(hashed(token));
        query.bind(ms(now - FORGOTTEN_AFTER)).bind(READ).fetch_optional(&self.reader).await?.map(known).transpose()
    }

    /// From now on this token, and no other, lets who has it read the reader's newsline; `None`: nobody may.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn open_newsline(&self, reader: ReaderId, token: Option<&str>) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE readers SET newsline_hash = $2 WHERE id = $1").bind(reader.0).bind(token.map(hashed)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// There is a token that lets others read the reader's newsline.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn newsline_is_open(&self, reader: ReaderId) -> Result<bool> {
        let row = sqlx::query("SELECT id FROM readers WHERE id = $1 AND newsline_hash IS NOT NULL").bind(reader.0);
        Ok(row.fetch_optional(&self.reader).await?.is_some())
    }

    /// The reader is still there.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reader_came(&self, reader: ReaderId, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE readers SET used = $2 WHERE id = $1 AND used < $2").bind(reader.0).bind(ms(at)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Forgets a reader and all that is kept of it; feeds that nobody else brought are followed no more.
    ///
    /// # Errors
    /// If the database fails; then nothing is forgotten.
    pub async fn forget_reader(&self, reader: ReaderId, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        forget(&mut tx, reader, at).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Forgets up to `limit` readers who did not come for a year; gives how many.
    ///
    /// # Errors
    /// If the database fails; then nobody is forgotten.
    pub async fn forget_readers(&self, now: Timestamp, limit: i64) -> Result<u64> {
        let mut tx = self.write().await?;
        let rows = sqlx::query(
            "SELECT id FROM readers WHERE used <= $1 AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.reader_id = readers.id)
             ORDER BY used, id LIMIT $2",
        )
        .bind(ms(now - FORGOTTEN_AFTER))
        .bind(limit)
        .fetch_all(&mut *tx)
        .await?;
        for row in &rows {
            forget(&mut tx, ReaderId(row.int("id")?), now).await?;
        }
        tx.commit().await?;
        Ok(rows.len() as u64)
    }
}

fn known(row: AnyRow) -> Result<Reader> {
    let mutes: Vec<(String,)> = row.json("mutes")?;
    let read: Vec<(i64,)> = row.json("was_read")?;
    Ok(Reader {
        id: ReaderId(row.int("id")?),
        used: row.at("used")?,
        history: row.flag("history")?,
        mutes: mutes.into_iter().map(|(key,)| key).collect(),
        read: read.into_iter().map(|(story,)| StoryId(story)).collect(),
        news: row.int("news")?,
    })
}

pub(crate) async fn forget(conn: &mut AnyConnection, reader: ReaderId, at: Timestamp) -> Result<()> {
    empty(conn, reader).await?;
    // An account's row stays, as if new.
    sqlx::query("UPDATE readers SET history = 0, others = 1, newsline_hash = NULL WHERE id = $1")
        .bind(reader.0)
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM readers WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.reader_id = readers.id)")
        .bind(reader.0)
        .execute(&mut *conn)
        .await?;
    own::leave(conn, at).await
}

/// Takes away all that hangs on a reader's row.
async fn empty(conn: &mut AnyConnection, reader: ReaderId) -> Result<()> {
    for table in TABLES {
        let sql = format!("DELETE FROM {table} WHERE reader_id = $1");
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(reader.0).execute(&mut *conn).await?;
    }
    Ok(())
}

/// What is stored of a token: who reads the database can't come as a reader.
pub(crate) fn hashed(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How many rows a reader has in a table of [`TABLES`].
async fn count(conn: &mut AnyConnection, table: &'static str, reader: ReaderId) -> Result<i64> {
    let sql = format!("SELECT COUNT(*) AS number FROM {table} WHERE reader_id = $1");
    sqlx::query(sqlx::AssertSqlSafe(sql)).bind(reader.0).fetch_one(conn).await?.int("number")
}

/// The reader is there: who has just been forgotten by another request gets nothing more.
async fn is_there(conn: &mut AnyConnection, reader: ReaderId) -> Result<bool> {
    Ok(sqlx::query("SELECT id FROM readers WHERE id = $1").bind(reader.0).fetch_optional(conn).await?.is_some())
}
