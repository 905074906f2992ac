//! What a search index takes in, and what a page shows of what it found.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::{ArticleId, Searchable, SourceId, Story, StoryId};

use crate::columns::{Columns, id_list, ms};
use crate::heads::{ArticleHead, head, select_heads};
use crate::{Result, Store, stories};

/// A story that was found, as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundStory {
    /// The story.
    pub story: Story,
    /// Publishers that report it.
    pub sources: i64,
    /// Its newest report.
    pub newest: Timestamp,
    /// The article that was found.
    pub head: ArticleHead,
}

impl Store {
    /// Of these articles those that can be found: that can be read, are part of a story, and are not of a source that readers brought for
    /// themselves. All others are not to be found.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn searchable(&self, articles: &[ArticleId]) -> Result<Vec<Searchable>> {
        let rows = sqlx::query(self.engine.sql(
            "SELECT a.id, a.story_id, a.source_id, a.title, a.authors, a.sections, a.language, a.published, t.text
             FROM articles a JOIN sources s ON s.id = a.source_id LEFT JOIN article_texts t ON t.article_id = a.id
             WHERE s.own = 0 AND a.id IN ({ids 1}) AND a.read_at IS NOT NULL AND a.joined_to IS NULL AND a.story_id IS NOT NULL ORDER BY a.id",
        ))
        .bind(id_list(articles.iter().map(|article| article.0)))
        .fetch_all(&self.reader)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Searchable {
                    article: ArticleId(row.int("id")?),
                    story: StoryId(row.int("story_id")?),
                    source: SourceId(row.int("source_id")?),
                    title: row.text("title")?,
                    text: row.text_or("text")?.unwrap_or_default(),
                    authors: row.json("authors")?,
                    sections: row.json("sections")?,
                    language: row.text_or("language")?,
                    published: row.at("published")?,
                })
            })
            .collect()
    }

    /// The articles of these stories, each with its story.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn articles_of(&self, stories: &[StoryId]) -> Result<Vec<(ArticleId, StoryId)>> {
        let rows = sqlx::query(self.engine.sql("SELECT id, story_id FROM articles WHERE story_id IN ({ids 1}) ORDER BY id"))
            .bind(id_list(stories.iter().map(|story| story.0)))
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| Ok((ArticleId(row.int("id")?), StoryId(row.int("story_id")?)))).collect()
    }

    /// Stories with the article by which each was found, as they were at a moment, in the order given; those that are gone are left out.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn found(&self, hits: &[(StoryId, ArticleId)], at: Timestamp) -> Result<Vec<FoundStory>> {
        let ids: Vec<i64> = hits.iter().map(|(story, _)| story.0).collect();
        let mut stories: BTreeMap<i64, Story> =
            stories::by_ids(self.engine, &self.reader, &ids).await?.into_iter().map(|story| (story.id.0, story)).collect();
        let rows = sqlx::query(self.engine.sql(
            "SELECT story_id, COUNT(DISTINCT source_id) AS sources, MAX(published) AS newest FROM articles
             WHERE story_id IN ({ids 1}) AND published <= $2 GROUP BY story_id",
        ))
        .bind(id_list(ids))
        .bind(ms(at))
        .fetch_all(&self.reader)
        .await?;
        let mut told = BTreeMap::new();
        for row in &rows {
            told.insert(row.int("story_id")?, (row.int("sources")?, row.at("newest")?));
        }
        let rows = sqlx::query(self.engine.sql(select_heads!("", "WHERE a.id IN ({ids 1})")))
            .bind(id_list(hits.iter().map(|(_, article)| article.0)))
            .fetch_all(&self.reader)
            .await?;
        let mut heads = BTreeMap::new();
        for row in &rows {
            heads.insert(row.int("id")?, head(row)?);
        }
        let found = hits.iter().filter_map(|(story, article)| {
            let (sources, newest) = *told.get(&story.0)?;
            Some(FoundStory { story: stories.remove(&story.0)?, sources, newest, head: heads.remove(&article.0)? })
        });
        Ok(found.collect())
    }

    /// The texts of these articles.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn texts(&self, articles: &[ArticleId]) -> Result<BTreeMap<ArticleId, String>> {
        let rows = sqlx::query(self.engine.sql("SELECT article_id, text FROM article_texts WHERE article_id IN ({ids 1})"))
            .bind(id_list(articles.iter().map(|article| article.0)))
            .fetch_all(&self.reader)
            .await?;
        rows.iter().map(|row| Ok((ArticleId(row.int("article_id")?), row.text("text")?))).collect()
    }
}
