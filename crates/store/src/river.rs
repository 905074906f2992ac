//! All stories by time, a page at a time: from a moment backwards, of everything, a section or a source.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::{SourceId, Story, StoryId};
use sqlx::any::AnyRow;

use crate::columns::{Columns, id_list, ms};
use crate::stories::story;
use crate::{Result, Store};

/// Stories that are looked at for one page of a section: a rare one must not make a page read all there are.
const LOOKED_AT: i64 = 3_000;
/// Reports of a source that are looked at for one page: several may be of one story.
const REPORTS: i64 = 400;

/// A place in the river: everything at that moment with a number below this one, and all before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// The moment.
    pub at: Timestamp,
    /// The number of the last story that was shown of that moment.
    pub story: StoryId,
}

/// What of the river is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// From where backwards.
    pub before: Before,
    /// Only this section.
    pub section: Option<&'a str>,
    /// Only what this source has reported, at the time at which it did.
    pub source: Option<SourceId>,
    /// Stories of a page.
    pub limit: i64,
}

/// A story in the river.
#[derive(Debug, Clone, PartialEq)]
pub struct Afloat {
    /// The story; its reasons are left out.
    pub story: Story,
    /// Its newest report, or the asked source's.
    pub at: Timestamp,
    /// Distinct publishers.
    pub sources: i64,
    /// Reports.
    pub reports: i64,
    /// The publisher of the newest report: its address part and name.
    pub newest_by: (String, String),
}

impl Store {
    /// A page of the river, newest first; and where the next one begins, unless there is nothing further.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn river(&self, stretch: &Stretch<'_>) -> Result<(Vec<Afloat>, Option<Before>)> {
        let rows = match stretch.source {
            Some(source) => self.reported_by(stretch, source).await?,
            None => self.newest(stretch).await?,
        };
        let mut stories: Vec<(Story, Timestamp)> = rows.iter().map(|row| Ok((story(row)?, row.at("at")?))).collect::<Result<_>>()?;
        let more = stories.len() > usize::try_from(stretch.limit).unwrap_or(0);
        stories.truncate(usize::try_from(stretch.limit).unwrap_or(0));
        let next = match stories.last() {
            Some((last, at)) if more => Some(Before { at: *at, story: last.id }),
            _ if stretch.section.is_some() && stretch.source.is_none() => self.looked_at(stretch).await?,
            _ => None,
        };
        let mut told = self.told_by(stories.iter().map(|(story, _)| story.id.0)).await?;
        let afloat = stories.into_iter().filter_map(|(story, at)| {
            let (sources, reports, newest_by) = told.remove(&story.id.0)?;
            Some(Afloat { story, at, sources, reports, newest_by })
        });
        Ok((afloat.collect(), next))
    }

    async fn newest(&self, stretch: &Stretch<'_>) -> Result<Vec<AnyRow>> {
        Ok(sqlx::query(
            "SELECT id, slug, COALESCE(named, title) AS title, named, language, sections, first, newest, '[]' AS reasons, newest AS at
             FROM (SELECT * FROM stories WHERE newest <= $1 AND (newest < $1 OR id < $2) ORDER BY newest DESC, id DESC LIMIT $3) AS looked_at
             WHERE sections LIKE $4 ORDER BY newest DESC, id DESC LIMIT $5",
        )
        .bind(ms(stretch.before.at))
        .bind(stretch.before.story.0)
        .bind(if stretch.section.is_some() { LOOKED_AT } else { stretch.limit + 1 })
        // A tag is letters, digits and hyphens: nothing in it means anything to LIKE.
        .bind(stretch.section.map_or_else(|| "%".to_owned(), |tag| format!("%\"{tag}\"%")))
        .bind(stretch.limit + 1)
        .fetch_all(&self.reader)
        .await?)
    }

    async fn reported_by(&self, stretch: &Stretch<'_>, source: SourceId) -> Result<Vec<AnyRow>> {
        Ok(sqlx::query(
            "SELECT s.id, s.slug, COALESCE(s.named, s.title) AS title, s.named, s.language, s.sections, s.first, s.newest,
                 '[]' AS reasons, told.at
             FROM (SELECT story_id, MAX(published) AS at FROM (
                       SELECT story_id, published FROM articles
                       WHERE source_id = $1 AND read_at IS NOT NULL AND published <= $2 AND story_id IS NOT NULL
                       ORDER BY published DESC, id DESC LIMIT $3) AS reports GROUP BY story_id) AS told
             JOIN stories s ON s.id = told.story_id
             WHERE (told.at < $2 OR s.id < $4) AND s.sections LIKE $5 ORDER BY told.at DESC, s.id DESC LIMIT $6",
        )
        .bind(source.0)
        .bind(ms(stretch.before.at))
        .bind(REPORTS)
        .bind(stretch.before.story.0)
        .bind(stretch.section.map_or_else(|| "%".to_owned(), |tag| format!("%\"{tag}\"%")))
        .bind(stretch.limit + 1)
        .fetch_all(&self.reader)
        .await?)
    }

    /// The last story that a section's page looked at, where there may be more beyond it.
    async fn looked_at(&self, stretch: &Stretch<'_>) -> Result<Option<Before>> {
        let row = sqlx::query(
            "SELECT newest AS at, id FROM stories WHERE newest <= $1 AND (newest < $1 OR id < $2)
             ORDER BY newest DESC, id DESC LIMIT 1 OFFSET $3",
        )
        .bind(ms(stretch.before.at))
        .bind(stretch.before.story.0)
        .bind(LOOKED_AT - 1)
        .fetch_optional(&self.reader)
        .await?;
        row.map(|row| Ok(Before { at: row.at("at")?, story: StoryId(row.int("id")?) })).transpose()
    }

    /// Of each of these stories how many sources and reports it has, and who reported last.
    async fn told_by(&self, stories: impl Iterator<Item = i64>) -> Result<BTreeMap<i64, (i64, i64, (String, String))>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT told.story_id, told.sources, told.reports, s.slug, s.name FROM (
                 SELECT story_id, COUNT(DISTINCT source_id) AS sources, COUNT(*) AS reports FROM articles
                 WHERE story_id IN ({ids 1}) GROUP BY story_id) AS told
             JOIN articles a ON a.id = (
                 SELECT id FROM articles WHERE story_id = told.story_id ORDER BY published DESC, id DESC LIMIT 1)
             JOIN sources s ON s.id = a.source_id",
        ))
        .bind(id_list(stories))
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| Ok((row.int("story_id")?, (row.int("sources")?, row.int("reports")?, (row.text("slug")?, row.text("name")?)))))
            .collect()
    }

    /// The stories that were reported in a span of time, those of most sources first, each with the number of those sources; at most
    /// `limit`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn stories_between(&self, since: Timestamp, until: Timestamp, limit: i64) -> Result<Vec<(Story, i64)>> {
        let rows = sqlx::query(
            "SELECT s.id, s.slug, COALESCE(s.named, s.title) AS title, s.named, s.language, s.sections, s.first, s.newest,
                 '[]' AS reasons, told.sources
             FROM (SELECT story_id, COUNT(DISTINCT source_id) AS sources, MAX(published) AS at FROM articles
                   WHERE story_id IS NOT NULL AND published >= $1 AND published < $2
                   GROUP BY story_id ORDER BY sources DESC, at DESC, story_id LIMIT $3) AS told
             JOIN stories s ON s.id = told.story_id ORDER BY told.sources DESC, told.at DESC, s.id",
        )
        .bind(ms(since))
        .bind(ms(until))
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((story(row)?, row.int("sources")?))).collect()
    }
}
