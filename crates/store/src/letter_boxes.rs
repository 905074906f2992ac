//! Letter boxes: the addresses that newsletters are sent to, one for each feed that is never asked.

use jiff::Timestamp;
use model::{FeedId, SourceId};
use sqlx::any::AnyRow;

use crate::columns::{Columns, clean, ms};
use crate::{Result, Store};

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterBox {
    /// The feed that its letters become.
    pub feed: FeedId,
    /// Whose.
    pub source: SourceId,
    /// That source's slug.
    pub source_slug: String,
    /// That source's name.
    pub source_name: String,
    /// The part of its address before the @. Who knows it can write to it: it is for admins alone.
    pub local: String,
    /// When it was made.
    pub made: Timestamp,
    /// Letters that came and were read; one that came twice is one.
    pub letters: i64,
    /// When the newest came.
    pub newest: Option<Timestamp>,
}

/// `SELECT` with the columns that [`letter_box`] reads.
macro_rules! select_boxes {
    ($tail:literal) => {
        concat!(
            "SELECT b.feed_id, b.local, b.made, b.newest, s.id AS source_id, s.slug, s.name, ",
            "(SELECT COUNT(*) FROM entries e WHERE e.feed_id = b.feed_id) AS letters ",
            "FROM letter_boxes b JOIN feeds f ON f.id = b.feed_id JOIN sources s ON s.id = f.source_id ",
            "JOIN feed_state t ON t.feed_id = b.feed_id AND t.removed IS NULL ",
            $tail
        )
    };
}

impl Store {
    /// Gives a feed its box. One that it has already is left as it is.
    ///
    /// # Errors
    /// If the database fails, or another feed has this box.
    pub async fn add_letter_box(&self, feed: FeedId, local: &str, at: Timestamp) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO letter_boxes (feed_id, local, made) VALUES ($1, $2, $3) ON CONFLICT (feed_id) DO NOTHING")
            .bind(feed.0)
            .bind(clean(local).as_ref())
            .bind(ms(at))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The box with this local part, unless its feed was removed.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn letter_box(&self, local: &str) -> Result<Option<LetterBox>> {
        let row = sqlx::query(select_boxes!("WHERE b.local = $1")).bind(clean(local).as_ref()).fetch_optional(&self.reader).await?;
        row.as_ref().map(letter_box).transpose()
    }

    /// All boxes whose feeds were not removed, in the order of their sources' names.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn letter_boxes(&self) -> Result<Vec<LetterBox>> {
        let rows = sqlx::query(select_boxes!("ORDER BY lower(s.name), b.feed_id")).fetch_all(&self.reader).await?;
        rows.iter().map(letter_box).collect()
    }
}

fn letter_box(row: &AnyRow) -> Result<LetterBox> {
    Ok(LetterBox {
        feed: FeedId(row.int("feed_id")?),
        source: SourceId(row.int("source_id")?),
        source_slug: row.text("slug")?,
        source_name: row.text("name")?,
        local: row.text("local")?,
        made: row.at("made")?,
        letters: row.int("letters")?,
        newest: row.at_or("newest")?,
    })
}
