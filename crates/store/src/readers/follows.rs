//! Stories that a reader follows: what is new are reports that came since the reader saw the story.

use jiff::Timestamp;
use model::{ReaderId, Story, StoryId};

use super::{Put, count, is_there};
use crate::columns::{Columns, ms};
use crate::{Result, Store, stories};

/// Stories that one reader can follow.
pub const FOLLOWS: i64 = 300;

/// A story that a reader follows.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The story.
    pub story: Story,
    /// Since when.
    pub at: Timestamp,
    /// Reports that came since the reader saw it; 0 for none.
    pub new: i64,
}

impl Store {
    /// Follows a story from now on: the reports that it has are seen.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn follow(&self, reader: ReaderId, story: StoryId, at: Timestamp) -> Result<Put> {
        let mut tx = self.write().await?;
        if !is_there(&mut tx, reader).await? || stories::by_id(&mut *tx, story.0).await?.is_none() {
            return Ok(Put::Unknown);
        }
        let known = sqlx::query("SELECT at FROM reader_follows WHERE reader_id = $1 AND story_id = $2")
            .bind(reader.0)
            .bind(story.0)
            .fetch_optional(&mut *tx)
            .await?;
        if known.is_some() {
            return Ok(Put::Kept);
        }
        if count(&mut tx, "reader_follows", reader).await? >= FOLLOWS {
            return Ok(Put::Full);
        }
        sqlx::query(
            "INSERT INTO reader_follows (reader_id, story_id, at, seen)
             VALUES ($1, $2, $3, (SELECT COUNT(*) FROM articles WHERE story_id = $2)) ON CONFLICT (reader_id, story_id) DO NOTHING",
        )
        .bind(reader.0)
        .bind(story.0)
        .bind(ms(at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Put::Kept)
    }

    /// The reader does not follow the story any more.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn unfollow(&self, reader: ReaderId, story: StoryId) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM reader_follows WHERE reader_id = $1 AND story_id = $2")
            .bind(reader.0)
            .bind(story.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether the reader follows the story; if so, how many reports came since the reader saw it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn follows(&self, reader: ReaderId, story: StoryId) -> Result<Option<i64>> {
        let row = sqlx::query(
            "SELECT (SELECT COUNT(*) FROM articles WHERE articles.story_id = reader_follows.story_id) - seen AS new
             FROM reader_follows WHERE reader_id = $1 AND story_id = $2",
        )
        .bind(reader.0)
        .bind(story.0)
        .fetch_optional(&self.reader)
        .await?;
        row.map(|row| Ok(row.int("new")?.max(0))).transpose()
    }

    /// The reader sees the story as it is now.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn see_story(&self, reader: ReaderId, story: StoryId) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "UPDATE reader_follows SET seen = (SELECT COUNT(*) FROM articles WHERE story_id = $2) WHERE reader_id = $1 AND story_id = $2",
        )
        .bind(reader.0)
        .bind(story.0)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The stories that a reader follows: those with news first, each part by its newest report.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn followed(&self, reader: ReaderId) -> Result<Vec<Followed>> {
        let rows = sqlx::query(
            "SELECT story_id, at, (SELECT COUNT(*) FROM articles WHERE articles.story_id = reader_follows.story_id) - seen AS new
             FROM reader_follows WHERE reader_id = $1",
        )
        .bind(reader.0)
        .fetch_all(&self.reader)
        .await?;
        let ids = rows.iter().map(|row| row.int("story_id")).collect::<Result<Vec<i64>>>()?;
        let known = stories::by_ids(self.engine, &self.reader, &ids).await?;
        let mut followed = Vec::with_capacity(rows.len());
        for row in &rows {
            let id = StoryId(row.int("story_id")?);
            if let Some(story) = known.iter().find(|story| story.id == id) {
                followed.push(Followed { story: story.clone(), at: row.at("at")?, new: row.int("new")?.max(0) });
            }
        }
        followed.sort_by_key(|followed| (followed.new == 0, std::cmp::Reverse((followed.story.newest, followed.story.id))));
        Ok(followed)
    }
}
