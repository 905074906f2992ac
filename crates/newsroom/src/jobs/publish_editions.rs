//! Compose every edition's front page and sections and publish them: the last ▶ of the road.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use edition::{Candidate, Frame, Report, Told};
use jiff::{SignedDuration, Timestamp};
use model::{Card, Edition, EditionId, FrontPage, StoryId};
use store::{Noun, Shown, StoryRow};

use super::know_stories::{self, ToKnow};
use crate::{Event, Newsroom, announce};

/// Spans in days in which stories are looked for, shortest first: a small edition's page is filled from further back.
const SPANS: [i64; 3] = [3, 14, 60];
/// Articles among which stories are looked for where no span has enough: an archive's last ones, however old they are.
const LAST_ARTICLES: i64 = 1_000;
/// Stories from which a span is enough.
const ENOUGH: usize = 24;
/// A page is composed anew after so many seconds even without news: freshness fades.
const RECOMPOSE_SECONDS: i64 = 300;

/// Hours for which every published page is kept; older ones are thinned out.
const KEPT_WHOLE_HOURS: i64 = 48;
/// Seconds between two kept pages of older days: an hour's last page shows what that hour led with.
const KEPT_EVERY_SECONDS: i64 = 3_600;

/// What this node last published from.
#[derive(Default)]
pub(crate) struct State {
    seen: i64,
    at: Option<Timestamp>,
    /// What each list said when it was last published, by its path.
    said: BTreeMap<String, u64>,
}

/// Publishes all editions if anything has changed since they last were, or, for a newsroom that goes on, if freshness has faded; gives how
/// many.
pub(crate) async fn publish_editions(newsroom: &Newsroom, goes_on: bool) -> anyhow::Result<usize> {
    let mut state = newsroom.publishing.lock().await;
    let now = newsroom.now();
    let last = newsroom.store.last_change().await.context("reading the change log")?;
    let faded = goes_on && faded(newsroom, &state, now).await?;
    if !faded && !has_news(newsroom, &state, last).await? {
        state.seen = last;
        return Ok(0);
    }
    let rows = stories(newsroom, now).await?;
    let editions = newsroom.store.editions().await.context("reading the editions")?;
    let settings: Vec<&Edition> = editions.iter().map(|(_, edition)| edition).collect();
    let states: Vec<ToKnow> = rows.iter().map(ToKnow::of).collect();
    let mut candidates: Vec<Candidate> = rows.into_iter().map(candidate).collect();
    let mut places = know_stories::places(newsroom, &states, &settings).await?;
    for candidate in &mut candidates {
        candidate.places = places.remove(&candidate.story).unwrap_or_default();
    }
    let mut shown: BTreeSet<StoryId> = BTreeSet::new();
    let mut said = BTreeMap::new();
    let mut fronts = Vec::new();
    for (id, edition) in &editions {
        let hand = newsroom.store.hand(*id, now).await.context("reading what the editor decided")?;
        let frame = Frame { edition, hand: &hand, settings: &newsroom.settings.edition, now };
        let told = told(newsroom, edition::leads(&candidates, &frame)).await?;
        let front = edition::front(&candidates, &frame, &told);
        shown.extend(front.cards().map(|card| card.story));
        publish(newsroom, *id, "front", now, &front).await?;
        let mut lists = vec![(edition.slug.clone(), announce::print(front.cards()))];
        for section in &edition.sections {
            let page = edition::section(&candidates, section, &frame);
            shown.extend(page.cards.iter().map(|card| card.story));
            publish(newsroom, *id, &format!("section/{}", section.tag), now, &page).await?;
            lists.push((format!("{}/section/{}", edition.slug, section.tag), announce::print(page.cards.iter())));
        }
        if let Some(page) = edition::local(&candidates, &frame) {
            shown.extend(page.cards.iter().map(|card| card.story));
            publish(newsroom, *id, "local", now, &page).await?;
            lists.push((format!("{}/local", edition.slug), announce::print(page.cards.iter())));
        }
        if !edition.private {
            said.extend(lists);
        }
        fronts.push((*id, edition, hand, told, front));
        (newsroom.listener)(&Event::Published { edition: edition.slug.clone(), stories: candidates.len() });
    }
    stand(newsroom, fronts.first().map(|front| &front.4), &candidates).await?;
    know_stories::dossiers(newsroom, &states, &shown, &settings).await?;
    // What became known of a lead meanwhile is told under it at once: no page waited for it.
    for (n, (id, edition, hand, before, front)) in fronts.iter_mut().enumerate() {
        let frame = Frame { edition, hand, settings: &newsroom.settings.edition, now };
        let told = told(newsroom, front.lead.as_ref().map(|lead| lead.story)).await?;
        if told != *before {
            *front = edition::front(&candidates, &frame, &told);
            publish(newsroom, *id, "front", now, front).await?;
            if n == 0 {
                stand(newsroom, Some(front), &candidates).await?;
            }
        }
    }
    newsroom
        .store
        .thin_pages(now - SignedDuration::from_hours(KEPT_WHOLE_HOURS), KEPT_EVERY_SECONDS)
        .await
        .context("thinning old pages")?;
    newsroom.changed(said.iter().filter(|(path, print)| state.said.get(*path) != Some(print)).map(|(path, _)| path.clone()));
    *state = State { seen: newsroom.store.last_change().await.context("reading the change log")?, at: Some(now), said };
    Ok(editions.len())
}

/// Keeps why stories stand on the default edition's front page, and under which headline.
async fn stand(newsroom: &Newsroom, front: Option<&FrontPage>, candidates: &[Candidate]) -> anyhow::Result<()> {
    let named = |story| candidates.iter().any(|candidate| candidate.story == story && candidate.named.is_some());
    let headline = |card: &Card| (!named(card.story)).then(|| (card.title.clone(), card.language.clone()));
    let shown = |card: &Card| Shown { story: card.story, headline: headline(card), reasons: card.reasons.clone() };
    let standing: Vec<Shown> = front.into_iter().flat_map(FrontPage::cards).map(shown).collect();
    newsroom.store.save_shown(&standing).await.context("saving what stands on the front page")
}

/// What is known of the story that leads.
async fn told(newsroom: &Newsroom, lead: Option<StoryId>) -> anyhow::Result<Told> {
    let Some(lead) = lead else { return Ok(Told::default()) };
    let dossier = newsroom.store.dossier(lead).await.context("reading the lead's dossier")?;
    let matter = newsroom.store.matter(lead).await.context("reading the lead's matter")?;
    Ok(Told { dossier, matter: matter.into_iter().map(|story| story.id).collect() })
}

/// Whether the pages are of another time than now: older, or, where the clock was set back to show a kept newsroom, newer.
async fn faded(newsroom: &Newsroom, state: &State, now: Timestamp) -> anyhow::Result<bool> {
    let mut at = state.at;
    if at.is_none() {
        for (id, _) in newsroom.store.editions().await.context("reading the editions")? {
            at = at.max(newsroom.store.published(id, "front").await.context("reading the front page")?.map(|page| page.at));
        }
    }
    Ok(at.is_some_and(|at| now.duration_since(at).as_secs().abs() >= RECOMPOSE_SECONDS))
}

/// A new process composes once, if there is anything to compose from and nothing has been published since it changed.
async fn has_news(newsroom: &Newsroom, state: &State, last: i64) -> anyhow::Result<bool> {
    if last == state.seen {
        return Ok(false);
    }
    let changed = async |noun| newsroom.store.changed_since(noun, state.seen).await.context("reading the change log");
    Ok(changed(Noun::Article).await?.max(changed(Noun::Story).await?) > changed(Noun::Page).await?)
}

async fn publish(newsroom: &Newsroom, id: EditionId, page: &str, now: Timestamp, body: &impl serde::Serialize) -> anyhow::Result<()> {
    let body = serde_json::to_string(body)?;
    newsroom.store.publish(id, page, now, &body).await.with_context(|| format!("publishing {page}"))?;
    Ok(())
}

/// The stories that may stand on a page.
pub(super) async fn stories(newsroom: &Newsroom, now: Timestamp) -> anyhow::Result<Vec<StoryRow>> {
    let mut found = Vec::new();
    let mut since = now;
    for days in SPANS {
        since = now - SignedDuration::from_hours(24 * days);
        found = newsroom.store.candidates(since, now).await.context("reading stories")?;
        if found.len() >= ENOUGH {
            return Ok(found);
        }
    }
    if let Some(further) =
        newsroom.store.last_placed(now, LAST_ARTICLES).await.context("looking for the last articles")?.filter(|at| *at < since)
    {
        found = newsroom.store.candidates(further, now).await.context("reading stories")?;
    }
    Ok(found)
}

pub(super) fn candidate(row: StoryRow) -> Candidate {
    let sketches: Vec<&[u64]> = row.articles.iter().map(|article| article.sketch.as_slice()).collect();
    let independent = understand::distinct_texts(&sketches);
    let reports = row
        .articles
        .into_iter()
        .map(|article| Report {
            article: article.head.id,
            source: article.head.source,
            source_name: article.head.source_name,
            rights: article.head.rights,
            weight: article.head.weight,
            published: article.head.published,
            title: article.head.title,
            excerpt: article.head.excerpt,
            language: article.head.language,
            words: usize::try_from(article.head.words).unwrap_or(0),
            picture: article.head.picture,
        })
        .collect();
    let story = row.story;
    Candidate {
        story: story.id,
        slug: story.slug,
        sections: story.sections,
        independent,
        named: story.named.then_some(story.title),
        places: Vec::new(),
        reports,
    }
}
