//! What is known of stories: their places and dossiers, each with the state of the reports that it was made of, and the texts it is made
//! from.

use std::collections::BTreeMap;

use model::{ArticleId, Dossier, Place, SourceId, Story, StoryId};

use crate::columns::{Columns, clean, id_list, json};
use crate::{Result, Store, stories};

/// A report's text, as what is known of a story is made from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryText {
    /// Which.
    pub article: ArticleId,
    /// Of which story.
    pub story: StoryId,
    /// Whose.
    pub source: SourceId,
    /// Its publisher's site.
    pub site: Option<String>,
    /// What its source is filed under.
    pub category: Option<String>,
    /// Headline.
    pub title: String,
    /// The beginning of its text, at most 12,000 characters.
    pub text: String,
    /// BCP 47 tag.
    pub language: Option<String>,
}

impl Store {
    /// The texts of these stories' first reports by time, at most `each` of one story.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn story_texts(&self, stories: &[StoryId], each: i64) -> Result<Vec<StoryText>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT id, story_id, source_id, site, category, title, text, language FROM (
                 SELECT a.id, a.story_id, a.source_id, s.site, s.category, a.title, substr(t.text, 1, 12000) AS text, a.language,
                     ROW_NUMBER() OVER (PARTITION BY a.story_id ORDER BY a.published, a.id) AS number
                 FROM articles a JOIN article_texts t ON t.article_id = a.id JOIN sources s ON s.id = a.source_id WHERE a.story_id IN ({ids 1})) AS told
             WHERE number <= $2 ORDER BY story_id, number",
        ))
        .bind(id_list(stories.iter().map(|story| story.0)))
        .bind(each)
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(StoryText {
                    article: ArticleId(row.int("id")?),
                    story: StoryId(row.int("story_id")?),
                    source: SourceId(row.int("source_id")?),
                    site: row.text_or("site")?,
                    category: row.text_or("category")?,
                    title: row.text("title")?,
                    text: row.text("text")?,
                    language: row.text_or("language")?,
                })
            })
            .collect()
    }

    /// Where these stories happen, as far as it was told, each with the state of the reports that it was told from.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn story_places(&self, stories: &[StoryId]) -> Result<BTreeMap<StoryId, (String, Vec<Place>)>> {
        let rows = sqlx::query(
            self.engine.sql("SELECT story_id, places_of, places FROM dossiers WHERE places_of IS NOT NULL AND story_id IN ({ids 1})"),
        )
        .bind(id_list(stories.iter().map(|story| story.0)))
        .fetch_all(&self.reader)
        .await?;
        rows.iter().map(|row| Ok((StoryId(row.int("story_id")?), (row.text("places_of")?, row.json("places")?)))).collect()
    }

    /// Keeps where stories happen, with the state of the reports.
    ///
    /// # Errors
    /// If the database fails; then nothing is kept.
    pub async fn save_story_places(&self, told: &[(StoryId, String, Vec<Place>)]) -> Result<()> {
        let mut tx = self.write().await?;
        for (story, state, places) in told {
            sqlx::query(
                "INSERT INTO dossiers (story_id, places_of, places) VALUES ($1, $2, $3)
                 ON CONFLICT (story_id) DO UPDATE SET places_of = excluded.places_of, places = excluded.places",
            )
            .bind(story.0)
            .bind(state.as_str())
            .bind(json(places)?)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The state of the reports that the dossiers of these stories were made of.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn dossier_states(&self, stories: &[StoryId]) -> Result<BTreeMap<StoryId, String>> {
        let rows = sqlx::query(self.engine.sql("SELECT story_id, doc_of FROM dossiers WHERE doc_of IS NOT NULL AND story_id IN ({ids 1})"))
            .bind(id_list(stories.iter().map(|story| story.0)))
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| Ok((StoryId(row.int("story_id")?), row.text("doc_of")?))).collect()
    }

    /// Keeps a story's dossier, with the state of the reports.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn save_dossier(&self, story: StoryId, state: &str, dossier: &Dossier) -> Result<()> {
        let mut tx = self.write().await?;
        sqlx::query(
            "INSERT INTO dossiers (story_id, doc_of, doc) VALUES ($1, $2, $3)
             ON CONFLICT (story_id) DO UPDATE SET doc_of = excluded.doc_of, doc = excluded.doc",
        )
        .bind(story.0)
        .bind(state)
        .bind(clean(&json(dossier)?).as_ref())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Keeps of which matter stories are: the others of each, the likest first.
    ///
    /// # Errors
    /// If the database fails; then nothing is kept.
    pub async fn save_matters(&self, matters: &[(StoryId, Vec<StoryId>)]) -> Result<()> {
        let mut tx = self.write().await?;
        for (story, others) in matters {
            sqlx::query(
                "INSERT INTO dossiers (story_id, matter) VALUES ($1, $2)
                 ON CONFLICT (story_id) DO UPDATE SET matter = excluded.matter WHERE dossiers.matter <> excluded.matter",
            )
            .bind(story.0)
            .bind(json(others)?)
            .execute(&mut *tx)
            .await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The other stories of the matter that a story is part of, those that are still there, the likest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn matter(&self, story: StoryId) -> Result<Vec<Story>> {
        let row = sqlx::query("SELECT matter FROM dossiers WHERE story_id = $1").bind(story.0).fetch_optional(&self.reader).await?;
        let Some(row) = row else { return Ok(Vec::new()) };
        let others: Vec<i64> = row.json("matter")?;
        let mut stories = stories::by_ids(self.engine, &self.reader, &others).await?;
        stories.sort_by_key(|story| others.iter().position(|other| *other == story.id.0));
        Ok(stories)
    }

    /// What is known of a story; nothing for one that never stood on a page.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn dossier(&self, story: StoryId) -> Result<Option<Dossier>> {
        let row = sqlx::query("SELECT doc FROM dossiers WHERE story_id = $1 AND doc IS NOT NULL")
            .bind(story.0)
            .fetch_optional(&self.reader)
            .await?;
        row.map(|row| row.json("doc")).transpose()
    }
}
