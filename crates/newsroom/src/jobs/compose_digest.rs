//! Compose a digest: the stories since the last one, each told in sentences of its reports.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use edition::digest::{Due, Plan, plan};
use edition::{Candidate, Frame, Told};
use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, Digest, DigestHand, DigestItem, Edition, EditionId, Line, Minute, StoryId};
use store::{DigestText, MachineText};

use super::know_stories::{self, ToKnow};
use super::publish_editions::{candidate, stories};
use super::tell_story::{Earlier, Telling, tell_story};
use crate::Newsroom;

/// Hours that an edition's first digest tells of.
const FIRST_HOURS: i64 = 24;
/// Hours for which what was found too late for one digest is news for the next.
const LATE_HOURS: i64 = 48;
/// Days back in which a story is looked for that an editor picked.
const PICKED_DAYS: i64 = 14;
/// Reports of a story that are read, the newest: with more, sentences of the last hours are what a digest wants.
const READ: i64 = 40;
/// Hours for which what a machine wrote of a story is news.
const WRITTEN_HOURS: i64 = 3;
/// Stories whose texts are in memory at once.
const AT_ONCE: usize = 16;
/// Stories whose first sentence stands in the overview, and from how many stories on there is one.
const OVERVIEW: usize = 4;

/// Which digest.
pub(super) struct Asked<'a> {
    /// Whose.
    pub(super) id: EditionId,
    pub(super) edition: &'a Edition,
    /// When it is due.
    pub(super) due: Due,
    /// When the last one was due, and when it was composed.
    pub(super) before: Option<(Timestamp, Timestamp)>,
    pub(super) now: Timestamp,
}

/// Composes it from what was reported up to its minute. The same store at the same time gives the same digest.
pub(super) async fn compose_digest(newsroom: &Newsroom, asked: &Asked<'_>) -> anyhow::Result<Digest> {
    let Asked { id, edition, due, now, .. } = *asked;
    let until = due.at.min(now);
    let hand = newsroom.store.digest_hand(id).await.context("reading what editors decided about the digest")?;
    let (since, candidates) = news(newsroom, asked, until, &hand).await?;
    let front = newsroom.store.hand(id, now).await.context("reading what the editor decided")?;
    let frame = Frame { edition, hand: &front, settings: &newsroom.settings.edition, now: until };
    let plan = plan(&candidates, &frame, &hand);
    let items = tell(newsroom, asked, until, &plan, &candidates, &frame).await?;
    Ok(Digest {
        minute: due.minute,
        due: due.at,
        composed: now,
        since,
        overview: overview(&items, edition),
        items,
        blocks: plan.blocks,
        weighed: plan.weighed,
    })
}

/// Since when it tells, and the stories with a report since then, or one that came too late for the last digest, or that an editor picked.
async fn news(newsroom: &Newsroom, asked: &Asked<'_>, until: Timestamp, hand: &DigestHand) -> anyhow::Result<(Timestamp, Vec<Candidate>)> {
    let hours = SignedDuration::from_hours;
    let Some((since, composed)) = asked.before else {
        let since = until - hours(FIRST_HOURS);
        let mut all = with_places(newsroom, stories(newsroom, until).await?, asked.edition).await?;
        let of_the_day = |candidate: &Candidate| candidate.reports.iter().any(|report| report.published > since);
        // An edition of old news begins with what it has.
        if all.iter().any(of_the_day) {
            all.retain(|candidate| of_the_day(candidate) || hand.picked.contains(&candidate.story));
        }
        return Ok((since, all));
    };
    let from = since - hours(LATE_HOURS);
    let late = newsroom.store.late(from, since, composed, asked.now).await.context("looking for what came late")?;
    let mut rows = newsroom.store.candidates(from, until).await.context("reading stories")?;
    if !hand.picked.iter().all(|story| rows.iter().any(|row| row.story.id == *story)) {
        rows = newsroom.store.candidates(until - hours(24 * PICKED_DAYS), until).await.context("reading stories")?;
    }
    rows.retain(|row| {
        let is_news = |report: &store::Report| report.head.published > since || late.contains(&report.head.id);
        hand.picked.contains(&row.story.id) || row.articles.iter().any(is_news)
    });
    Ok((since, with_places(newsroom, rows, asked.edition).await?))
}

async fn with_places(newsroom: &Newsroom, rows: Vec<store::StoryRow>, edition: &Edition) -> anyhow::Result<Vec<Candidate>> {
    let states: Vec<ToKnow> = rows.iter().map(ToKnow::of).collect();
    let mut places = know_stories::places(newsroom, &states, &[edition]).await?;
    let mut candidates: Vec<Candidate> = rows.into_iter().map(candidate).collect();
    for candidate in &mut candidates {
        candidate.places = places.remove(&candidate.story).unwrap_or_default();
    }
    Ok(candidates)
}

/// Each planned story in sentences.
async fn tell(
    newsroom: &Newsroom,
    asked: &Asked<'_>,
    until: Timestamp,
    plan: &Plan,
    candidates: &[Candidate],
    frame: &Frame<'_>,
) -> anyhow::Result<Vec<DigestItem>> {
    let ids: Vec<StoryId> = plan.stories.iter().map(|planned| planned.card.story).collect();
    let mut earlier = earlier(newsroom, asked, &ids).await?;
    let mut written = written(newsroom, &ids, until).await?;
    let mut items = Vec::with_capacity(ids.len());
    for some in plan.stories.chunks(AT_ONCE) {
        let ids: Vec<StoryId> = some.iter().map(|planned| planned.card.story).collect();
        let mut texts: BTreeMap<StoryId, Vec<DigestText>> = BTreeMap::new();
        for text in newsroom.store.digest_texts(&ids, until, READ).await.context("reading stories' texts")? {
            texts.entry(text.story).or_default().push(text);
        }
        let mut tellings = Vec::with_capacity(some.len());
        for planned in some {
            let story = planned.card.story;
            let Some(candidate) = candidates.iter().find(|candidate| candidate.story == story) else { continue };
            let dossier = newsroom.store.dossier(story).await.context("reading a dossier")?;
            let heads = newsroom.store.heads_of_story(story).await.context("reading a story's reports")?;
            tellings.push(Telling {
                planned: planned.clone(),
                differ: edition::differ(candidate, &Told { dossier, matter: Vec::new() }, frame),
                heads: heads.into_iter().filter(|head| head.published <= until).collect(),
                texts: texts.remove(&story).unwrap_or_default(),
                earlier: earlier.remove(&story),
                written: written.remove(&story),
                language: frame.edition.language.clone(),
                zone: frame.edition.time_zone.clone(),
                private: frame.edition.private,
            });
        }
        let told = tokio::task::spawn_blocking(move || tellings.into_iter().map(tell_story).collect::<Vec<_>>());
        items.extend(told.await.context("telling stories")?);
    }
    Ok(items)
}

/// What a machine wrote of these stories, where the operator has one.
async fn written(newsroom: &Newsroom, ids: &[StoryId], until: Timestamp) -> anyhow::Result<BTreeMap<StoryId, MachineText>> {
    if newsroom.summaries.is_none() {
        return Ok(BTreeMap::new());
    }
    let since = until - SignedDuration::from_hours(WRITTEN_HOURS);
    newsroom.store.machine_texts_of(ids, since).await.context("reading what a machine wrote")
}

/// What the last digest that told each of these stories stood on.
async fn earlier(newsroom: &Newsroom, asked: &Asked<'_>, ids: &[StoryId]) -> anyhow::Result<BTreeMap<StoryId, Earlier>> {
    let told = newsroom.store.told_in_digests(asked.id, ids, asked.due.at).await.context("reading what digests told")?;
    let mut found = BTreeMap::new();
    for minute in told.values().copied().collect::<BTreeSet<Minute>>() {
        let Some((_, digest, _)) = newsroom.store.digest(asked.id, minute).await.context("reading a digest")? else { continue };
        for item in digest.items.into_iter().filter(|item| told.get(&item.story) == Some(&minute)) {
            let reports: BTreeSet<ArticleId> = item.reports.iter().map(|report| report.article).collect();
            found.insert(item.story, Earlier { minute, due: digest.due, reports });
        }
    }
    Ok(found)
}

/// The first sentence of the first stories, in the edition's language and in their reports' own words: what a machine wrote stands where it is
/// labelled, and an overview goes where there is no room for that.
fn overview(items: &[DigestItem], edition: &Edition) -> Vec<(usize, Line)> {
    if items.len() < OVERVIEW {
        return Vec::new();
    }
    let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    let reads = |item: &DigestItem, line: &Line| {
        item.reports
            .get(line.report)
            .is_some_and(|report| report.language.as_deref().is_none_or(|tag| primary(tag) == primary(&edition.language)))
    };
    let first = items.iter().enumerate().filter(|(_, item)| !item.machine).filter_map(|(place, item)| {
        let line = item.lines.first().filter(|line| reads(item, line))?;
        Some((place, line.clone()))
    });
    first.take(OVERVIEW).collect()
}
