//! A reader's newsline: which sources are on, and which sections, in what order.

use std::collections::{BTreeMap, BTreeSet};

use model::{EditionId, ReaderId, SourceId, StoryId};

use super::{count, is_there};
use crate::columns::{Columns, clean, id_list};
use crate::{Result, Store, rows};

/// Sources that one reader can switch, at most.
pub const SWITCHES: i64 = 5_000;

/// What a reader chose for an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newsline {
    /// Sources that were not switched are on.
    pub others: bool,
    /// Sources that were switched.
    pub switched: BTreeMap<SourceId, bool>,
    /// Sections of the edition in the reader's order, with whether they are on; one that is missing stands behind them, and is on.
    pub sections: Vec<(String, bool)>,
    /// Sources that the reader brought; they are on.
    pub own: BTreeSet<SourceId>,
}

impl Default for Newsline {
    fn default() -> Newsline {
        Newsline { others: true, switched: BTreeMap::new(), sections: Vec::new(), own: BTreeSet::new() }
    }
}

impl Newsline {
    /// Whether the source is on.
    #[must_use]
    pub fn has(&self, source: SourceId) -> bool {
        self.own.contains(&source) || self.switched.get(&source).copied().unwrap_or(self.others)
    }

    /// Whether the section is on.
    #[must_use]
    pub fn has_section(&self, tag: &str) -> bool {
        self.sections.iter().find(|(known, _)| known == tag).is_none_or(|(_, on)| *on)
    }

    /// Whether anything differs from the paper as it comes.
    #[must_use]
    pub fn is_made(&self) -> bool {
        *self != Newsline::default()
    }
}

impl Store {
    /// What a reader chose for an edition.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn newsline(&self, reader: ReaderId, edition: EditionId) -> Result<Newsline> {
        let others = sqlx::query("SELECT others FROM readers WHERE id = $1").bind(reader.0).fetch_optional(&self.reader).await?;
        let Some(others) = others else { return Ok(Newsline::default()) };
        let switched =
            sqlx::query("SELECT source_id, is_on FROM reader_sources WHERE reader_id = $1").bind(reader.0).fetch_all(&self.reader).await?;
        let sections =
            sqlx::query("SELECT tag, is_on FROM reader_sections WHERE reader_id = $1 AND edition_id = $2 ORDER BY position, tag")
                .bind(reader.0)
                .bind(edition.0)
                .fetch_all(&self.reader)
                .await?;
        let own = sqlx::query("SELECT source_id FROM reader_own WHERE reader_id = $1").bind(reader.0).fetch_all(&self.reader).await?;
        Ok(Newsline {
            others: others.flag("others")?,
            switched: switched.iter().map(|row| Ok((SourceId(row.int("source_id")?), row.flag("is_on")?))).collect::<Result<_>>()?,
            sections: sections.iter().map(|row| Ok((row.text("tag")?, row.flag("is_on")?))).collect::<Result<_>>()?,
            own: own.iter().map(|row| Ok(SourceId(row.int("source_id")?))).collect::<Result<_>>()?,
        })
    }

    /// Switches sources of the paper on or off. Those that are not there, and those over [`SWITCHES`], are left out.
    ///
    /// # Errors
    /// If the database fails; then none is switched.
    pub async fn switch_sources(&self, reader: ReaderId, sources: &[SourceId], on: bool) -> Result<()> {
        let mut tx = self.write().await?;
        if !is_there(&mut tx, reader).await? {
            return Ok(());
        }
        let known = sqlx::query(self.engine.sql("SELECT id FROM sources WHERE own = 0 AND id IN ({ids 1}) ORDER BY id"))
            .bind(id_list(sources.iter().map(|source| source.0)))
            .fetch_all(&mut *tx)
            .await?;
        let room = usize::try_from(SWITCHES - count(&mut tx, "reader_sources", reader).await?).unwrap_or_default();
        let known = known.iter().map(|row| row.int("id")).take(room).collect::<Result<Vec<i64>>>()?;
        for piece in rows::pieces(&known) {
            let mut query = sqlx::query(rows::statement(
                &tx,
                "INSERT INTO reader_sources (reader_id, source_id, is_on) VALUES {rows}
                 ON CONFLICT (reader_id, source_id) DO UPDATE SET is_on = excluded.is_on",
                piece.len(),
                3,
            ));
            for source in piece {
                query = query.bind(reader.0).bind(*source).bind(i64::from(on));
            }
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// All sources of the paper are on, or off, whatever was switched before, and those that will be added too.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn switch_all_sources(&self, reader: ReaderId, on: bool) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM reader_sources WHERE reader_id = $1").bind(reader.0).execute(&mut *tx).await?;
        sqlx::query("UPDATE readers SET others = $2 WHERE id = $1").bind(reader.0).bind(i64::from(on)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Sets the sections of an edition, in this order, each on or off.
    ///
    /// # Errors
    /// If the database fails; then they are as before.
    pub async fn set_sections(&self, reader: ReaderId, edition: EditionId, sections: &[(String, bool)]) -> Result<()> {
        let mut tx = self.write().await?;
        if !is_there(&mut tx, reader).await? {
            return Ok(());
        }
        sqlx::query("DELETE FROM reader_sections WHERE reader_id = $1 AND edition_id = $2")
            .bind(reader.0)
            .bind(edition.0)
            .execute(&mut *tx)
            .await?;
        for (position, (tag, on)) in (0_i64..).zip(sections) {
            sqlx::query(
                "INSERT INTO reader_sections (reader_id, edition_id, tag, position, is_on) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (reader_id, edition_id, tag) DO NOTHING",
            )
            .bind(reader.0)
            .bind(edition.0)
            .bind(clean(tag).as_ref())
            .bind(position)
            .bind(i64::from(*on))
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Which sources reported each of these stories. One statement, answered from an index.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn story_sources(&self, stories: &BTreeSet<StoryId>) -> Result<BTreeMap<StoryId, BTreeSet<SourceId>>> {
        let pairs: Vec<(i64, i64)> = sqlx::query(self.engine.sql(
            "SELECT {list story_id, source_id} AS list FROM (
                 SELECT DISTINCT story_id, source_id FROM articles WHERE story_id IN ({ids 1})) AS found",
        ))
        .bind(id_list(stories.iter().map(|story| story.0)))
        .fetch_one(&self.reader)
        .await?
        .json("list")?;
        let mut found: BTreeMap<StoryId, BTreeSet<SourceId>> = BTreeMap::new();
        for (story, source) in pairs {
            found.entry(StoryId(story)).or_default().insert(SourceId(source));
        }
        Ok(found)
    }
}
