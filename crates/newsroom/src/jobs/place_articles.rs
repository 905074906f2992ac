//! Put the articles that are read but not yet told of into stories: the third ▶ of the road.
//!
//! One node at a time does it (a lease), so that a story has one writer. That node keeps the window's state in memory, and makes it
//! anew from the store when it has none or another node has been writing. Articles older than the window (an archive that is
//! imported, a feed with a long memory) are placed among the stories of their own time, in a state made for them alone.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use anyhow::Context;
use group::{Groups, Report};
use jiff::{SignedDuration, Timestamp};
use model::StoryId;
use store::{Noun, PlacedBatch, ToPlace};

use crate::{Event, Newsroom};

/// The lease that makes one node the only one to place.
pub(crate) const LEASE: &str = "place";
/// Seconds that a node may be silent before another takes over.
pub(crate) const LEASE_SECONDS: i64 = 60;
/// Articles placed in one transaction.
const BATCH: i64 = 500;
/// The time whose articles are read at once when a state is made anew.
const RESUMED_AT_ONCE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Characters of a text that grouping looks at: past them come background and other matters. The store gives no more of one.
const BEGINNING: usize = 1_200;

/// What the placing node remembers between two rounds.
#[derive(Default)]
pub(crate) struct State {
    current: Option<Groups>,
    /// The stories of an older time, while there are articles of it: a long archive is placed in one go through its years.
    past: Option<Past>,
    /// The change number up to which both know the stories.
    seen: i64,
}

impl State {
    /// The other stories of the matter that each of these is part of, as far as this node holds the stories of now.
    pub(crate) fn matters(&self, stories: &BTreeSet<StoryId>, most: usize) -> Vec<(StoryId, Vec<StoryId>)> {
        let Some(groups) = &self.current else { return Vec::new() };
        stories.iter().map(|story| (*story, groups.matter(story.0, most).into_iter().map(StoryId).collect())).collect()
    }
}

struct Past {
    groups: Groups,
    /// The last article placed.
    at: Timestamp,
    /// Up to when it knows the articles that were placed before.
    known_until: Timestamp,
}

/// How grouping sees an article: its terms by language, and its time.
#[must_use]
pub fn report(id: i64, title: &str, text: &str, language: Option<&str>, published: Timestamp) -> Report {
    let end = text.char_indices().nth(BEGINNING).map_or(text.len(), |(at, _)| at);
    Report {
        id,
        title_terms: understand::terms(title, language),
        text_terms: understand::terms(&text[..end], language),
        language: language.map(str::to_owned),
        published,
    }
}

/// Places one batch; 0 if there was nothing to place or another node is the one that places.
pub(crate) async fn place_articles(newsroom: &Newsroom) -> anyhow::Result<usize> {
    let mut state = newsroom.groups.lock().await;
    let waiting = newsroom.store.unplaced(BATCH).await.context("looking for unplaced articles")?;
    let now = newsroom.now();
    if waiting.is_empty() {
        // The archive is placed: nobody needs its years any more.
        state.past = None;
        return Ok(0);
    }
    if !newsroom.store.take_lease(LEASE, &newsroom.node, now, LEASE_SECONDS).await.context("taking the placing lease")? {
        return Ok(0);
    }
    if written_by_others(newsroom, state.seen).await? {
        (state.current, state.past) = (None, None);
    }
    let window = newsroom.settings.group.window();
    let recent = waiting.partition_point(|article| article.published < now - window);
    let (old, current) = waiting.split_at(recent);
    let mut began = 0;
    for run in runs(old, window) {
        began += place_past(newsroom, &mut state, run, now).await?;
    }
    if !current.is_empty() {
        state.past = None;
        began += place_current(newsroom, &mut state, current, now).await?;
    }
    state.seen = newsroom.store.last_change().await.context("reading the change log")?;
    (newsroom.listener)(&Event::Placed { articles: waiting.len(), began });
    Ok(waiting.len())
}

/// Places articles of an older time, none of them a window away from the first.
async fn place_past(newsroom: &Newsroom, state: &mut State, run: &[ToPlace], now: Timestamp) -> anyhow::Result<usize> {
    let window = newsroom.settings.group.window();
    let (first, last) = (run[0].published, run[run.len() - 1].published);
    let mut past = match state.past.take().filter(|past| past.at <= first && first <= past.known_until) {
        Some(mut past) => {
            if past.known_until < last + window {
                let since = past.known_until + SignedDuration::from_millis(1);
                past.groups = resumed(newsroom, past.groups, since..=last + window, first).await?;
                past.known_until = last + window;
            }
            past
        }
        None => {
            let groups = resumed(newsroom, new(newsroom), first - newsroom.settings.group.remembered()..=last + window, first).await?;
            Past { groups, at: last, known_until: last + window }
        }
    };
    past.groups.close_quiet(first);
    let began = place(newsroom, &mut past.groups, run).await?;
    past.at = last;
    state.past = Some(past);
    if last + window >= now - window {
        // The current state holds stories of this time too, and does not know of what has just joined them.
        state.current = None;
    }
    Ok(began)
}

async fn place_current(newsroom: &Newsroom, state: &mut State, articles: &[ToPlace], now: Timestamp) -> anyhow::Result<usize> {
    let window = newsroom.settings.group.window();
    let mut groups = match state.current.take() {
        Some(groups) => groups,
        None => {
            let oldest = now - window;
            resumed(newsroom, new(newsroom), oldest - newsroom.settings.group.remembered()..=now + window, oldest).await?
        }
    };
    let began = place(newsroom, &mut groups, articles).await?;
    groups.close_quiet(now - window);
    state.current = Some(groups);
    Ok(began)
}

fn new(newsroom: &Newsroom) -> Groups {
    Groups::new(newsroom.settings.group.clone())
}

/// Whether stories have changed since this node last wrote any.
async fn written_by_others(newsroom: &Newsroom, seen: i64) -> anyhow::Result<bool> {
    Ok(newsroom.store.changed_since(Noun::Story, seen).await.context("reading the change log")?.is_some())
}

/// The grouping, with what was placed in this time, for articles of `oldest` or later. It is read some days at a time, and what is closed
/// by then is let go: neither a season's articles nor all its stories need be in memory at once.
async fn resumed(newsroom: &Newsroom, mut groups: Groups, time: RangeInclusive<Timestamp>, oldest: Timestamp) -> anyhow::Result<Groups> {
    let (mut since, until) = time.into_inner();
    while since <= until {
        let end = until.min(since + RESUMED_AT_ONCE);
        let known = newsroom.store.placed_between(since, end).await.context("loading the window's stories")?;
        // Stemming a month of news takes a second or two: not on a thread that serves others.
        let resuming = tokio::task::spawn_blocking(move || {
            groups.resume(known.iter().map(|(article, story)| (of(article), story.0)));
            groups.close_quiet(end.min(oldest));
            groups
        });
        groups = resuming.await.context("resuming the grouping")?;
        since = end + SignedDuration::from_millis(1);
    }
    for (one, other) in newsroom.store.apart().await.context("reading what editors took apart")? {
        groups.hold_apart(one.0, other.0);
    }
    Ok(groups)
}

/// Places a run of articles, in time order, and saves it; gives the number of stories begun.
async fn place(newsroom: &Newsroom, groups: &mut Groups, articles: &[ToPlace]) -> anyhow::Result<usize> {
    let fresh = newsroom.store.reserve_story_ids(i64::try_from(articles.len())?).await.context("reserving story numbers")?;
    let mut fresh = fresh.into_iter();
    let (mut placed, mut merged, mut began) = (Vec::with_capacity(articles.len()), Vec::new(), 0);
    for article in articles {
        let number = fresh.next().context("fewer story numbers than articles")?;
        let found = groups.add(&of(article), || number.0);
        began += usize::from(found.began);
        placed.push((article.id, StoryId(found.story)));
        merged.extend(found.merged.iter().map(|merged| (StoryId(merged.gone), StoryId(merged.into))));
    }
    let batch = PlacedBatch { at: newsroom.now(), placed: &placed, merged: &merged };
    newsroom.store.save_placed(&batch).await.context("saving stories")?;
    Ok(began)
}

/// How grouping sees an article that is placed, or is to be.
pub(crate) fn of(article: &ToPlace) -> Report {
    report(article.id.0, &article.title, &article.text, article.language.as_deref(), article.published)
}

/// Articles in time order, cut into runs none of which is longer than the window.
fn runs(articles: &[ToPlace], window: SignedDuration) -> Vec<&[ToPlace]> {
    let mut runs = Vec::new();
    let mut rest = articles;
    while let Some(first) = rest.first() {
        let (run, after) = rest.split_at(rest.partition_point(|article| article.published <= first.published + window));
        runs.push(run);
        rest = after;
    }
    runs
}
