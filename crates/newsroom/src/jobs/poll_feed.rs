//! Ask one feed, and read the articles that it carries whole: what is saved at the first ▶ of the road.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::Context;
use fetch::{Answer, Ask, Failure};
use jiff::{SignedDuration, Timestamp};
use model::{FeedKind, Flaw, FlawKind, Section};
use parse::hub::Advertised;
use store::{Fared, FeedState, KnownFeed, Move, Poll};
use url::Url;

use crate::document::{self, Document};
use crate::jobs::{read_article, read_deliveries};
use crate::{Event, Newsroom, hubs, interval, nobodys};

/// Entries that carry their articles whole which are read with their poll, by their size: an ordinary feed is saved with its articles in
/// one go; the rest of a large one waits its turn.
const READ_ALONG_BYTES: usize = 1 << 20;

/// Polls in a row at which a feed redirects to one address for good until it is asked there.
const MOVED_AFTER: i64 = 3;

/// What a poll came to, before it is saved.
pub(crate) struct Polled {
    pub(crate) known: KnownFeed,
    at: Timestamp,
    state: FeedState,
    feed: Option<model::Feed>,
    entries: Vec<store::NewEntry>,
    flaws: Vec<Flaw>,
    pub(crate) moved_to: Option<Url>,
    /// It has another address from now on.
    is_moved: bool,
    /// The hub that the document names.
    hub: Option<Advertised>,
    /// Held until the entries of a large feed are saved.
    _place: fetch::Place,
}

impl Polled {
    /// Bytes that it holds, roughly.
    pub(crate) fn weight(&self) -> usize {
        self.entries.iter().map(|new| size(&new.entry) + new.read.as_ref().map_or(0, |read| 2 * read.content.text.len())).sum()
    }

    pub(crate) fn to_save(&self) -> Poll<'_> {
        Poll {
            feed: self.known.id,
            source: self.known.source,
            at: self.at,
            state: Some(self.state.clone()),
            fared: self.fared(),
            feed_doc: self.feed.as_ref(),
            entries: &self.entries,
            flaws: &self.flaws,
        }
    }

    /// The feed was moved to its new address; or could not be, since another feed is there already: then this one is asked no more. One that
    /// moves to where a feed was removed is neither: it is followed, and that address is not.
    pub(crate) fn settle_move(&mut self, to: &Url, came: Move) {
        (self.state.moving_to, self.state.moving_seen) = (None, 0);
        (self.is_moved, self.state.retired) = (came == Move::Moved, came == Move::Taken);
        self.state.status = Some(match came {
            Move::Moved => format!("It has moved for good, and is asked at {to} from now on."),
            Move::Taken => format!("It has moved to {to}, where another feed that is followed is already: it is asked no more."),
            Move::Unwanted => format!("It has moved to {to}, which was removed here: it is asked at its old address."),
        });
    }

    fn fared(&self) -> Option<Fared> {
        match &self.state {
            // It was claimed and not asked after all, since its host has had enough of us for now.
            state if state.polled != Some(self.at) => None,
            state if state.retired => Some(Fared::Ended),
            state if state.failures > 0 => Some(Fared::Failed),
            _ if self.is_moved => Some(Fared::Moved),
            _ => Some(Fared::Answered),
        }
    }

    /// What is to be done once it is saved: the hub is noted, and what was delivered while the feed was asked is read at its next turn,
    /// which is now.
    pub(crate) async fn follow_up(&self, newsroom: &Newsroom) -> anyhow::Result<()> {
        if newsroom.settings.public.is_none() {
            return Ok(());
        }
        if self.feed.is_some() || self.state.retired {
            // A document may have come at the very poll that ends the feed: it has moved to where another one is.
            let hub = self.hub.as_ref().filter(|_| !self.state.retired);
            newsroom.hub_named(self.known.id, hub, self.at).await?;
        }
        newsroom.store.delivered(self.known.id, &[], self.at).await.context("looking for deliveries")
    }

    /// What those who watch are told once it is saved.
    pub(crate) fn event(&self, saved: &store::PollSaved) -> Event {
        Event::Polled {
            feed: self.known.url.clone(),
            entries: saved.new.len() + saved.changed.len(),
            status: self.state.status.clone().unwrap_or_default(),
            failed: self.state.failures > 0,
        }
    }
}

/// Polls a claimed feed; `None`: what had been delivered for it was read instead, and is saved. Only the store's own failure is an error:
/// the publisher's are data. `offered` are the sections of all editions.
pub(crate) async fn poll_feed(newsroom: &Newsroom, known: KnownFeed, offered: Arc<[Section]>) -> anyhow::Result<Option<Box<Polled>>> {
    if read_deliveries::read_deliveries(newsroom, &known).await? {
        return Ok(None);
    }
    let now = newsroom.now();
    let Outcome { mut state, feed, mut entries, flaws, moved_to, hub, place } = ask(newsroom, &known, now).await;
    if newsroom.is_delivered(known.id, now).await? && state.failures == 0 && !state.retired {
        state.due = state.due.max(now + SignedDuration::from_secs(hubs::POLLED_EVERY_S));
    }
    if !entries.is_empty() {
        entries = read_along(newsroom, &known, entries, offered, now).await.context("looking for known entries")?;
        newsroom.rekey(&mut entries).await.context("looking for articles under other addresses")?;
    }
    Ok(Some(Box::new(Polled { known, at: now, state, feed, entries, flaws, moved_to, is_moved: false, hub, _place: place })))
}

/// Reads the articles of new entries that carry them whole.
async fn read_along(
    newsroom: &Newsroom,
    known: &KnownFeed,
    mut entries: Vec<store::NewEntry>,
    offered: Arc<[Section]>,
    now: Timestamp,
) -> store::Result<Vec<store::NewEntry>> {
    let there = match known.state.polled {
        None => BTreeSet::new(),
        Some(_) => {
            let identities: Vec<String> = entries.iter().map(|new| new.identity.clone()).collect();
            newsroom.store.known_identities(known.id, &identities).await?
        }
    };
    let mut left = READ_ALONG_BYTES;
    let mut chosen = Vec::new();
    for (at, new) in entries.iter().enumerate().filter(|(_, new)| !there.contains(&new.identity)) {
        match left.checked_sub(size(&new.entry)) {
            Some(less) => left = less,
            None => break,
        }
        chosen.push(at);
    }
    let shared = Arc::new(entries);
    let reading = Arc::clone(&shared);
    // What the reader breaks down on is left to a read of its own, which tells.
    let read = newsroom
        .bench
        .heavy(move || {
            let whole = chosen.into_iter().filter_map(|at| Some((at, reading.get(at).filter(|new| extract::is_whole(&new.entry))?)));
            whole.map(|(at, new)| (at, read_article::from_entry(&new.entry, &offered, now))).collect::<Vec<_>>()
        })
        .await
        .unwrap_or_default();
    entries = Arc::try_unwrap(shared).unwrap_or_else(|shared| (*shared).clone());
    for (at, content) in read {
        if let Some(new) = entries.get_mut(at) {
            new.read = Some(Box::new(content));
        }
    }
    Ok(entries)
}

fn size(entry: &model::Entry) -> usize {
    [&entry.content, &entry.summary].into_iter().flatten().map(String::len).sum()
}

/// What asking came to.
struct Outcome {
    state: FeedState,
    feed: Option<model::Feed>,
    entries: Vec<store::NewEntry>,
    flaws: Vec<Flaw>,
    moved_to: Option<Url>,
    /// The hub that the document names.
    hub: Option<Advertised>,
    place: fetch::Place,
}

async fn ask(newsroom: &Newsroom, known: &KnownFeed, now: Timestamp) -> Outcome {
    let Ok(url) = Url::parse(&known.url) else {
        let flaw = Flaw::new(FlawKind::Address, format!("“{}” is not an address.", known.url));
        return failed(newsroom, known, now, vec![flaw], None, true);
    };
    let validators = &known.state;
    let kind = document::expected(known.kind);
    let ask = Ask { url: &url, kind, etag: validators.etag.as_deref(), last_modified: validators.last_modified.as_deref() };
    match newsroom.slow_polls.watch(newsroom.fetcher.get(ask)).await {
        Ok(Answer::Unchanged(unchanged)) => {
            let mut state = worked(newsroom, known, now, false, unchanged.fresh_for);
            state.status = Some("Nothing new: the feed has not changed.".to_owned());
            let moved_to = moved(known, unchanged.moved_for_good.clone(), &mut state);
            Outcome { state, feed: None, entries: Vec::new(), flaws: Vec::new(), moved_to, hub: None, place: fetch::Place::default() }
        }
        Ok(Answer::Got(got)) => read(newsroom, known, now, *got).await,
        Err(failure) => {
            if let Some(due) = nobodys::due_again(&failure, now) {
                let state = FeedState { due, ..known.state.clone() };
                let place = fetch::Place::default();
                return Outcome { state, feed: None, entries: Vec::new(), flaws: Vec::new(), moved_to: None, hub: None, place };
            }
            let flaw = failure.flaw();
            failed(newsroom, known, now, vec![flaw], failure.retry_after(), matches!(failure, Failure::Gone))
        }
    }
}

async fn read(newsroom: &Newsroom, known: &KnownFeed, now: Timestamp, got: fetch::Got) -> Outcome {
    let cut = got.flaw();
    let (etag, last_modified, fresh_for) = (got.etag.clone(), got.last_modified.clone(), got.fresh_for);
    let moved_for_good = got.moved_for_good.clone();
    match document::read(newsroom, known.kind, got, now).await {
        Some(Ok(Document { feed, entries, mut flaws, is_whole_answer, hub, place })) => {
            flaws.extend(cut);
            let changed = known.kind != FeedKind::Links || has_news(newsroom, known, &entries).await;
            let mut state = worked(newsroom, known, now, changed, fresh_for);
            let moved_to = moved(known, moved_for_good, &mut state);
            (state.etag, state.last_modified) = if is_whole_answer { (etag, last_modified) } else { (None, None) };
            state.status = Some(document::sentence(known.kind, &entries));
            Outcome { state, feed: Some(feed), entries, flaws, moved_to, hub, place }
        }
        Some(Err(not_a_feed)) => failed(newsroom, known, now, cut.into_iter().chain(not_a_feed.flaws).collect(), None, false),
        None => {
            let flaw = Flaw::new(FlawKind::Malformed, "The feed could not be read: the reader gave up on it. Please report this feed.");
            failed(newsroom, known, now, vec![flaw], None, false)
        }
    }
}

/// Is there a link on the page that was not there before? A page is another at every look (its advertisements, its clock), which is no news.
async fn has_news(newsroom: &Newsroom, known: &KnownFeed, entries: &[store::NewEntry]) -> bool {
    let identities: Vec<String> = entries.iter().map(|new| new.identity.clone()).collect();
    let there = newsroom.store.known_identities(known.id, &identities).await;
    // Where the store can't say, saving what was read will tell.
    there.map_or(true, |there| identities.iter().any(|identity| !there.contains(identity)))
}

/// Where the feed lives from now on, once it has said so often enough: a slip of a publisher's that lasts an hour moves nothing.
fn moved(known: &KnownFeed, says: Option<Url>, state: &mut FeedState) -> Option<Url> {
    let Some(to) = says.filter(|to| to.as_str() != known.url) else {
        (state.moving_to, state.moving_seen) = (None, 0);
        return None;
    };
    let is_same = known.state.moving_to.as_deref() == Some(to.as_str());
    state.moving_seen = if is_same { known.state.moving_seen + 1 } else { 1 };
    state.moving_to = Some(to.as_str().to_owned());
    (state.moving_seen >= MOVED_AFTER).then_some(to)
}

fn worked(newsroom: &Newsroom, known: &KnownFeed, now: Timestamp, changed: bool, fresh_for: Option<std::time::Duration>) -> FeedState {
    let fresh_for_s = fresh_for.map(|d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX));
    // The first document is no sign of the publisher's rhythm.
    let first = known.state.polled.is_none();
    let current = known.state.interval_s;
    let interval_s = if first { current } else { interval::after_poll(current, changed, fresh_for_s, &newsroom.settings) };
    FeedState {
        interval_s,
        due: now + SignedDuration::from_secs(interval_s),
        polled: Some(now),
        changed: if changed { Some(now) } else { known.state.changed },
        failures: 0,
        retired: false,
        ..known.state.clone()
    }
}

fn failed(
    newsroom: &Newsroom,
    known: &KnownFeed,
    now: Timestamp,
    flaws: Vec<Flaw>,
    retry_after: Option<std::time::Duration>,
    retired: bool,
) -> Outcome {
    let failures = known.state.failures + 1;
    let retry_s = retry_after.map(|d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX));
    let wait = interval::after_failure(failures, retry_s, known.id.0, &newsroom.settings);
    let state = FeedState {
        due: now + SignedDuration::from_secs(wait),
        polled: Some(now),
        failures,
        status: flaws.first().map(|flaw| flaw.message.clone()),
        retired,
        ..known.state.clone()
    };
    Outcome { state, feed: None, entries: Vec::new(), flaws, moved_to: None, hub: None, place: fetch::Place::default() }
}
