//! Words that a reader does not want to read of.

use jiff::Timestamp;
use model::ReaderId;

use super::{Put, count, is_there};
use crate::columns::{Columns, clean, ms};
use crate::{Result, Store};

/// Words and phrases of one reader, at most.
pub const MUTES: i64 = 200;

/// A word or phrase that is not wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mute {
    /// As it is looked for.
    pub key: String,
    /// As it was written.
    pub word: String,
    /// Since when.
    pub at: Timestamp,
}

impl Store {
    /// Keeps a word that is not wanted; the same key once.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn mute(&self, reader: ReaderId, mute: &Mute) -> Result<Put> {
        let mut tx = self.write().await?;
        if !is_there(&mut tx, reader).await? {
            return Ok(Put::Unknown);
        }
        let known = sqlx::query("SELECT key FROM reader_mutes WHERE reader_id = $1 AND key = $2")
            .bind(reader.0)
            .bind(clean(&mute.key).as_ref())
            .fetch_optional(&mut *tx)
            .await?;
        if known.is_some() {
            return Ok(Put::Kept);
        }
        if count(&mut tx, "reader_mutes", reader).await? >= MUTES {
            return Ok(Put::Full);
        }
        sqlx::query("INSERT INTO reader_mutes (reader_id, key, word, at) VALUES ($1, $2, $3, $4) ON CONFLICT (reader_id, key) DO NOTHING")
            .bind(reader.0)
            .bind(clean(&mute.key).as_ref())
            .bind(clean(&mute.word).as_ref())
            .bind(ms(mute.at))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Put::Kept)
    }

    /// The word may be read again.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unmute(&self, reader: ReaderId, key: &str) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM reader_mutes WHERE reader_id = $1 AND key = $2")
            .bind(reader.0)
            .bind(clean(key).as_ref())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// A reader's words, in the order of the alphabet.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn mutes(&self, reader: ReaderId) -> Result<Vec<Mute>> {
        let rows = sqlx::query("SELECT key, word, at FROM reader_mutes WHERE reader_id = $1 ORDER BY key")
            .bind(reader.0)
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| Ok(Mute { key: row.text("key")?, word: row.text("word")?, at: row.at("at")? })).collect()
    }
}
