//! Compose every edition's front page and sections and publish them: the last ▶ of the road.

use anyhow::Context;
use edition::{Candidate, Report};
use jiff::{SignedDuration, Timestamp};
use model::{Edition, EditionId};
use store::{Noun, StoryRow};

use crate::{Event, Newsroom};

/// Spans in days in which stories are looked for, shortest first: a small edition's page is filled from further back.
const SPANS: [i64; 4] = [3, 14, 60, 3_650];
/// Stories from which a span is enough.
const ENOUGH: usize = 24;
/// A page is composed anew after so many seconds even without news: freshness fades.
const RECOMPOSE_SECONDS: i64 = 300;

/// What this node last published from.
#[derive(Default)]
pub(crate) struct State {
    seen: i64,
    at: Option<Timestamp>,
}

/// Publishes all editions if anything has changed since this node last did, or if freshness has faded; gives how many.
pub(crate) async fn publish_editions(newsroom: &Newsroom) -> anyhow::Result<usize> {
    let mut state = newsroom.publishing.lock().await;
    let now = newsroom.now();
    let last = newsroom.store.last_change().await.context("reading the change log")?;
    let faded = state.at.is_some_and(|at| now.duration_since(at).as_secs() >= RECOMPOSE_SECONDS);
    if !faded && !has_news(newsroom, &state, last).await? {
        state.seen = last;
        return Ok(0);
    }
    let candidates = candidates(newsroom, now).await?;
    let editions = newsroom.store.editions().await.context("reading the editions")?;
    let mut reasons = Vec::new();
    for (id, edition) in &editions {
        let front = edition::front(&candidates, edition, &newsroom.settings.edition, now);
        if reasons.is_empty() {
            let cards = front.lead.iter().chain(&front.seconds).chain(&front.briefs).chain(front.blocks.iter().flat_map(|b| &b.cards));
            reasons = cards.map(|card| (card.story, card.reasons.clone())).collect();
        }
        publish(newsroom, *id, "front", now, &front).await?;
        sections(newsroom, *id, edition, &candidates, now).await?;
        (newsroom.listener)(&Event::Published { edition: edition.slug.clone(), stories: candidates.len() });
    }
    newsroom.store.save_reasons(&reasons).await.context("saving reasons")?;
    *state = State { seen: newsroom.store.last_change().await.context("reading the change log")?, at: Some(now) };
    Ok(editions.len())
}

/// A new process composes once, if there is anything to compose from and nothing has been published since it changed.
async fn has_news(newsroom: &Newsroom, state: &State, last: i64) -> anyhow::Result<bool> {
    if last == state.seen {
        return Ok(false);
    }
    let changes = newsroom.store.changes_since(state.seen, i64::from(i32::MAX)).await.context("reading the change log")?;
    let news = changes.iter().filter(|c| c.noun != Noun::Page).map(|c| c.seq).max();
    let page = changes.iter().filter(|c| c.noun == Noun::Page).map(|c| c.seq).max();
    Ok(news > page)
}

async fn sections(newsroom: &Newsroom, id: EditionId, edition: &Edition, candidates: &[Candidate], now: Timestamp) -> anyhow::Result<()> {
    for section in &edition.sections {
        let page = edition::section(candidates, edition, section, &newsroom.settings.edition, now);
        publish(newsroom, id, &format!("section/{}", section.tag), now, &page).await?;
    }
    Ok(())
}

async fn publish(newsroom: &Newsroom, id: EditionId, page: &str, now: Timestamp, body: &impl serde::Serialize) -> anyhow::Result<()> {
    let body = serde_json::to_string(body)?;
    newsroom.store.publish(id, page, now, &body).await.with_context(|| format!("publishing {page}"))?;
    Ok(())
}

async fn candidates(newsroom: &Newsroom, now: Timestamp) -> anyhow::Result<Vec<Candidate>> {
    let mut found = Vec::new();
    for days in SPANS {
        found = newsroom.store.candidates(now - SignedDuration::from_hours(24 * days), now).await.context("reading stories")?;
        if found.len() >= ENOUGH {
            break;
        }
    }
    Ok(found.into_iter().map(candidate).collect())
}

fn candidate(row: StoryRow) -> Candidate {
    let sketches: Vec<&[u64]> = row.articles.iter().map(|article| article.sketch.as_slice()).collect();
    let independent = understand::distinct_texts(&sketches);
    let reports = row
        .articles
        .into_iter()
        .map(|article| Report {
            source: article.head.source,
            source_name: article.head.source_name,
            weight: article.head.weight,
            published: article.head.published,
            title: article.head.title,
            excerpt: article.head.excerpt,
            language: article.head.language,
            words: usize::try_from(article.head.words).unwrap_or(0),
            picture: article.head.picture,
        })
        .collect();
    Candidate { story: row.story.id, slug: row.story.slug, sections: row.story.sections, independent, reports }
}
