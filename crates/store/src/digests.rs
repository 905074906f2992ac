//! Digests: each minute of an edition's once, however many nodes compose it, and as it was for good; what was corrected stands beside.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{ArticleId, Correction, Digest, DigestId, EditionId, LONGEST_CORRECTION, Minute, Rights, SourceId, StoryId};
use sqlx::any::AnyRow;

use crate::changes::{self, Noun};
use crate::columns::{Columns, clean, id_list, json, ms};
use crate::heads::rights;
use crate::{Error, Result, Store};

/// A digest in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestRow {
    /// Row.
    pub id: DigestId,
    /// Its minute, by the edition's clock.
    pub minute: Minute,
    /// The moment that this is.
    pub due: Timestamp,
    /// When it was composed.
    pub composed: Timestamp,
}

/// A report's text, as a digest tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestText {
    /// Which.
    pub article: ArticleId,
    /// Of which story.
    pub story: StoryId,
    /// Whose.
    pub source: SourceId,
    /// What of it may be shown to the public.
    pub rights: Rights,
    /// Headline.
    pub title: String,
    /// The beginning of its text, at most 12,000 characters.
    pub text: String,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When it was published.
    pub published: Timestamp,
    /// Somebody dated it: it does not just have the moment at which it was found.
    pub dated: bool,
}

impl Store {
    /// Publishes a digest, with which the editors' decisions about the next one are carried out; a story that was held is picked for the one after
    /// it. `None` where the edition has one of that minute: another node was there first, and nothing is changed.
    ///
    /// # Errors
    /// If the database fails; then nothing is changed.
    pub async fn publish_digest(&self, edition: EditionId, digest: &Digest) -> Result<Option<DigestId>> {
        let mut tx = self.write().await?;
        let row = sqlx::query(
            "INSERT INTO digests (edition_id, minute, due, composed, body) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (edition_id, minute) DO NOTHING RETURNING id",
        )
        .bind(edition.0)
        .bind(digest.minute.to_string())
        .bind(ms(digest.due))
        .bind(ms(digest.composed))
        .bind(clean(&json(digest)?).as_ref())
        .fetch_optional(&mut *tx)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let id = row.int("id")?;
        for story in digest.items.iter().map(|item| item.story.0).collect::<BTreeSet<_>>() {
            sqlx::query("INSERT INTO digest_stories (digest_id, story_id) VALUES ($1, $2)").bind(id).bind(story).execute(&mut *tx).await?;
        }
        sqlx::query(
            "INSERT INTO digest_edits (edition_id, story_id, kind, made_by, made_at)
             SELECT edition_id, story_id, 'pick', made_by, CAST($2 AS BIGINT) FROM digest_edits
             WHERE edition_id = $1 AND kind = 'hold' AND undone_at IS NULL AND digest_id IS NULL",
        )
        .bind(edition.0)
        .bind(ms(digest.composed))
        .execute(&mut *tx)
        .await?;
        // What was decided while it was composed, and the picks that were just made, are of the one after it.
        sqlx::query(
            "UPDATE digest_edits SET digest_id = $1 WHERE edition_id = $2 AND undone_at IS NULL AND digest_id IS NULL AND made_at < $3",
        )
        .bind(id)
        .bind(edition.0)
        .bind(ms(digest.composed))
        .execute(&mut *tx)
        .await?;
        changes::log(&mut tx, &BTreeSet::from([(Noun::Digest, edition.0)]), digest.composed).await?;
        tx.commit().await?;
        Ok(Some(DigestId(id)))
    }

    /// The digest of this minute, and what was corrected since, oldest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digest(&self, edition: EditionId, minute: Minute) -> Result<Option<(DigestId, Digest, Vec<Correction>)>> {
        let row = sqlx::query("SELECT id, body FROM digests WHERE edition_id = $1 AND minute = $2")
            .bind(edition.0)
            .bind(minute.to_string())
            .fetch_optional(&self.reader)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let id = row.int("id")?;
        let rows = sqlx::query("SELECT text, made_by, made_at FROM digest_corrections WHERE digest_id = $1 ORDER BY id")
            .bind(id)
            .fetch_all(&self.reader)
            .await?;
        let correction = |row: &AnyRow| Ok(Correction { text: row.text("text")?, by: row.text("made_by")?, at: row.at("made_at")? });
        Ok(Some((DigestId(id), row.json("body")?, rows.iter().map(correction).collect::<Result<_>>()?)))
    }

    /// The digests due after `from` and at `until` or before, newest first, at most `limit`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digests(&self, edition: EditionId, from: Timestamp, until: Timestamp, limit: i64) -> Result<Vec<DigestRow>> {
        let rows = sqlx::query(
            "SELECT id, minute, due, composed FROM digests WHERE edition_id = $1 AND due > $2 AND due <= $3 ORDER BY due DESC LIMIT $4",
        )
        .bind(edition.0)
        .bind(ms(from))
        .bind(ms(until))
        .bind(limit)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(digest_row).collect()
    }

    /// The first digest due after this moment.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digest_after(&self, edition: EditionId, after: Timestamp) -> Result<Option<DigestRow>> {
        let row = sqlx::query("SELECT id, minute, due, composed FROM digests WHERE edition_id = $1 AND due > $2 ORDER BY due LIMIT 1")
            .bind(edition.0)
            .bind(ms(after))
            .fetch_optional(&self.reader)
            .await?;
        row.as_ref().map(digest_row).transpose()
    }

    /// The months that have digests, with how many, the newest first: "2017-09".
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digest_months(&self, edition: EditionId) -> Result<Vec<(String, i64)>> {
        let rows = sqlx::query(
            "SELECT substr(minute, 1, 7) AS month, COUNT(*) AS number FROM digests WHERE edition_id = $1 GROUP BY 1 ORDER BY 1 DESC",
        )
        .bind(edition.0)
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((row.text("month")?, row.int("number")?))).collect()
    }

    /// Corrects a digest: the text stands below it. Whether there is such a digest, and the text has words and is not too long.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn correct_digest(&self, edition: EditionId, minute: Minute, text: &str, by: &str, at: Timestamp) -> Result<bool> {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > LONGEST_CORRECTION {
            return Ok(false);
        }
        let mut tx = self.write().await?;
        let done = sqlx::query(
            "INSERT INTO digest_corrections (digest_id, text, made_by, made_at)
             SELECT id, $3, $4, CAST($5 AS BIGINT) FROM digests WHERE edition_id = $1 AND minute = $2",
        )
        .bind(edition.0)
        .bind(minute.to_string())
        .bind(clean(text).as_ref())
        .bind(by)
        .bind(ms(at))
        .execute(&mut *tx)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(false);
        }
        changes::log(&mut tx, &BTreeSet::from([(Noun::Digest, edition.0)]), at).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Of these stories, the newest digest due before a moment that told it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn told_in_digests(&self, edition: EditionId, stories: &[StoryId], before: Timestamp) -> Result<BTreeMap<StoryId, Minute>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT t.story_id, MAX(d.minute) AS minute FROM digest_stories t JOIN digests d ON d.id = t.digest_id
             WHERE d.edition_id = $1 AND d.due < $2 AND t.story_id IN ({ids 3}) GROUP BY t.story_id",
        ))
        .bind(edition.0)
        .bind(ms(before))
        .bind(id_list(stories.iter().map(|story| story.0)))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((StoryId(row.int("story_id")?), minute(row)?))).collect()
    }

    /// Articles of stories that were published in `from..=until`, but found only after `found` and at `now` or before: news that came late.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn late(&self, from: Timestamp, until: Timestamp, found: Timestamp, now: Timestamp) -> Result<BTreeSet<ArticleId>> {
        let rows = sqlx::query(
            "SELECT a.id FROM articles a JOIN entries e ON e.id = a.entry_id
             WHERE a.story_id IS NOT NULL AND a.published >= $1 AND a.published <= $2 AND e.saved > $3 AND e.saved <= $4",
        )
        .bind(ms(from))
        .bind(ms(until))
        .bind(ms(found))
        .bind(ms(now))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok(ArticleId(row.int("id")?))).collect()
    }

    /// The texts of these stories' reports up to a moment, of each story the newest `each`, oldest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn digest_texts(&self, stories: &[StoryId], until: Timestamp, each: i64) -> Result<Vec<DigestText>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT id, story_id, source_id, rights, title, text, language, published, saved FROM (
                 SELECT a.id, a.story_id, a.source_id, s.rights, a.title, substr(t.text, 1, 12000) AS text, a.language, a.published, e.saved,
                     ROW_NUMBER() OVER (PARTITION BY a.story_id ORDER BY a.published DESC, a.id DESC) AS number
                 FROM articles a JOIN article_texts t ON t.article_id = a.id JOIN sources s ON s.id = a.source_id
                     LEFT JOIN entries e ON e.id = a.entry_id
                 WHERE a.story_id IN ({ids 1}) AND a.published <= $2) AS told
             WHERE number <= $3 ORDER BY story_id, published, id",
        ))
        .bind(id_list(stories.iter().map(|story| story.0)))
        .bind(ms(until))
        .bind(each)
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                let published = row.at("published")?;
                Ok(DigestText {
                    article: ArticleId(row.int("id")?),
                    story: StoryId(row.int("story_id")?),
                    source: SourceId(row.int("source_id")?),
                    rights: rights(row)?,
                    title: row.text("title")?,
                    text: row.text("text")?,
                    language: row.text_or("language")?,
                    published,
                    dated: row.at_or("saved")? != Some(published),
                })
            })
            .collect()
    }
}

fn digest_row(row: &AnyRow) -> Result<DigestRow> {
    Ok(DigestRow { id: DigestId(row.int("id")?), minute: minute(row)?, due: row.at("due")?, composed: row.at("composed")? })
}

pub(crate) fn minute(row: &AnyRow) -> Result<Minute> {
    let text = row.text("minute")?;
    text.parse().map_err(|_| Error::Broken(format!("the minute {text}")))
}
