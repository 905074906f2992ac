//! Why a story's reports are one story: the grouper's decisions, made again from what is stored.

use anyhow::Context;
use group::Explanation;
use model::{Edit, Story};
use store::{ArticleHead, Store, StoryFound};

use crate::jobs::place_articles;

/// A story with what made it.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedStory {
    /// The story.
    pub story: Story,
    /// Its reports by time.
    pub articles: Vec<ArticleHead>,
    /// The decisions.
    pub explanation: Explanation,
    /// What editors decided about it, newest first.
    pub edits: Vec<Edit>,
}

/// Decisions of editors that are told.
const EDITS: i64 = 100;

/// Explains the story at this address part, or the one that what stood there is part of now; `None` where there is none.
///
/// # Errors
/// If the database fails.
pub async fn explain_story(store: &Store, settings: &group::Settings, slug: &str) -> anyhow::Result<Option<ExplainedStory>> {
    let found = match store.story(slug).await.context("looking for the story")? {
        Some(StoryFound::Moved(slug)) => store.story(&slug).await.context("looking for the story")?,
        found => found,
    };
    let Some(StoryFound::Here(story, articles)) = found else { return Ok(None) };
    let placed = store.placed_between(story.first - settings.window(), story.newest).await.context("reading the reports of its time")?;
    let edits = store.edits(Some(story.id), EDITS).await.context("reading what editors decided")?;
    let (settings, number) = (settings.clone(), story.id.0);
    let explaining = tokio::task::spawn_blocking(move || {
        let placed = placed.iter().map(|(article, story)| (place_articles::of(article), story.0));
        group::explain(&settings, placed, number)
    });
    let explanation = explaining.await.context("explaining")?;
    Ok(Some(ExplainedStory { story, articles, explanation, edits }))
}
