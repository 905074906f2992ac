//! The decisions that stand at a moment, as the stages need them.

use jiff::Timestamp;
use model::{EditionId, Hand, StoryId};

use crate::columns::{Columns, ms};
use crate::{Result, Store};

impl Store {
    /// What stands of the pins and hides of an edition at `now`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn hand(&self, edition: EditionId, now: Timestamp) -> Result<Hand> {
        let rows = sqlx::query(
            "SELECT kind, story_id FROM edits
             WHERE edition_id = $1 AND undone_at IS NULL AND made_at <= $2 AND (until IS NULL OR until > $2) ORDER BY id DESC",
        )
        .bind(edition.0)
        .bind(ms(now))
        .fetch_all(&self.reader)
        .await?;
        let mut hand = Hand::default();
        for row in &rows {
            let story = StoryId(row.int("story_id")?);
            match row.text("kind")?.as_str() {
                "pin" if !hand.pinned.contains(&story) => hand.pinned.push(story),
                "hide" => {
                    hand.hidden.insert(story);
                }
                _ => {}
            }
        }
        Ok(hand)
    }

    /// The pairs of stories that an editor took apart: they are not put together again on their own.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn apart(&self) -> Result<Vec<(StoryId, StoryId)>> {
        let rows = sqlx::query("SELECT story_id, other_id FROM edits WHERE kind = 'split' AND undone_at IS NULL ORDER BY id")
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| Ok((StoryId(row.int("story_id")?), StoryId(row.int("other_id")?)))).collect()
    }
}
