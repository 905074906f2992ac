//! All that is kept about a reader, in one piece: what the reader's own page shows and gives out.

use jiff::Timestamp;
use model::{EditionId, ReaderId, SourceId};

use super::{Followed, HISTORY, Mute, OwnFeed, Saved, WasRead};
use crate::columns::Columns;
use crate::{Result, Store};

/// All that is kept about a reader.
#[derive(Debug, Clone, PartialEq)]
pub struct ReaderKept {
    /// Since when.
    pub made: Timestamp,
    /// Within a day of the last use.
    pub used: Timestamp,
    /// What was read is kept.
    pub keeps_history: bool,
    /// Sources that were not switched are on.
    pub others: bool,
    /// Sources that were switched: slug, name, whether it is on.
    pub sources: Vec<(SourceId, String, String, bool)>,
    /// Sections in the reader's order: edition, tag, whether it is on.
    pub sections: Vec<(EditionId, String, bool)>,
    /// Words that are not wanted.
    pub mutes: Vec<Mute>,
    /// Feeds that the reader brought.
    pub own: Vec<OwnFeed>,
    /// Saved for later.
    pub saved: Vec<Saved>,
    /// Stories followed.
    pub followed: Vec<Followed>,
    /// What was read.
    pub history: Vec<WasRead>,
}

impl Store {
    /// All that is kept about a reader; `None` for one who is not there.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn reader_kept(&self, reader: ReaderId) -> Result<Option<ReaderKept>> {
        let row = sqlx::query("SELECT made, used, history, others FROM readers WHERE id = $1")
            .bind(reader.0)
            .fetch_optional(&self.reader)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let sources = sqlx::query(
            "SELECT s.id, s.slug, s.name, r.is_on FROM reader_sources r JOIN sources s ON s.id = r.source_id
             WHERE r.reader_id = $1 ORDER BY lower(s.name), s.id",
        )
        .bind(reader.0)
        .fetch_all(&self.reader)
        .await?;
        let sections =
            sqlx::query("SELECT edition_id, tag, is_on FROM reader_sections WHERE reader_id = $1 ORDER BY edition_id, position, tag")
                .bind(reader.0)
                .fetch_all(&self.reader)
                .await?;
        Ok(Some(ReaderKept {
            made: row.at("made")?,
            used: row.at("used")?,
            keeps_history: row.flag("history")?,
            others: row.flag("others")?,
            sources: sources
                .iter()
                .map(|row| Ok((SourceId(row.int("id")?), row.text("slug")?, row.text("name")?, row.flag("is_on")?)))
                .collect::<Result<_>>()?,
            sections: sections
                .iter()
                .map(|row| Ok((EditionId(row.int("edition_id")?), row.text("tag")?, row.flag("is_on")?)))
                .collect::<Result<_>>()?,
            mutes: self.mutes(reader).await?,
            own: self.own_feeds(reader).await?,
            saved: self.saved(reader).await?,
            followed: self.followed(reader).await?,
            history: self.history(reader, HISTORY).await?,
        }))
    }
}
