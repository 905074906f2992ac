//! Ask one feed, save what it says: the first ▶ of the road.

use anyhow::Context;
use fetch::{Answer, Ask, Failure};
use jiff::{SignedDuration, Timestamp};
use model::{Flaw, FlawKind};
use parse::hub::Advertised;
use store::{FeedState, KnownFeed, Poll};
use url::Url;

use crate::document::{self, Document};
use crate::jobs::read_deliveries;
use crate::{Event, Newsroom, hubs, interval};

/// What a poll came to, before it is saved.
struct Outcome {
    state: FeedState,
    feed: Option<model::Feed>,
    entries: Vec<store::NewEntry>,
    flaws: Vec<Flaw>,
    moved_to: Option<Url>,
    /// The hub that the document names.
    hub: Option<Advertised>,
    /// Held until the entries of a large feed are saved.
    _place: fetch::Place,
}

/// Polls a claimed feed and saves the result. Only the store's own failure is an error: the publisher's are data.
pub(crate) async fn poll_feed(newsroom: &Newsroom, known: KnownFeed) -> anyhow::Result<()> {
    if read_deliveries::read_deliveries(newsroom, &known).await? {
        return Ok(());
    }
    let now = newsroom.now();
    let mut outcome = ask(newsroom, &known, now).await;
    if newsroom.is_delivered(known.id, now).await? && outcome.state.failures == 0 && !outcome.state.retired {
        let state = &mut outcome.state;
        state.due = state.due.max(now + SignedDuration::from_secs(hubs::POLLED_EVERY_S));
    }
    let (hub, has_document, is_gone) = (outcome.hub.take(), outcome.feed.is_some(), outcome.state.retired);
    let status = outcome.state.status.clone().unwrap_or_default();
    let failed = outcome.state.failures > 0;
    if let Some(address) = &outcome.moved_to {
        newsroom.store.move_feed(known.id, address.as_str()).await.context("moving a feed")?;
    }
    let saved = newsroom
        .store
        .save_poll(&Poll {
            feed: known.id,
            source: known.source,
            at: now,
            state: outcome.state,
            feed_doc: outcome.feed.as_ref(),
            entries: &outcome.entries,
            flaws: &outcome.flaws,
        })
        .await
        .context("saving a poll")?;
    if newsroom.settings.public.is_some() && (has_document || is_gone) {
        newsroom.hub_named(known.id, hub.as_ref(), now).await?;
    }
    // What was delivered while the feed was asked is read at its next turn, which is now.
    if newsroom.settings.public.is_some() {
        newsroom.store.delivered(known.id, &[], now).await.context("looking for deliveries")?;
    }
    (newsroom.listener)(&Event::Polled { feed: known.url, entries: saved.new.len() + saved.changed.len(), status, failed });
    Ok(())
}

async fn ask(newsroom: &Newsroom, known: &KnownFeed, now: Timestamp) -> Outcome {
    let Ok(url) = Url::parse(&known.url) else {
        let flaw = Flaw::new(FlawKind::Address, format!("“{}” is not an address.", known.url));
        return failed(newsroom, known, now, vec![flaw], None, true);
    };
    let validators = &known.state;
    let kind = document::expected(known.kind);
    let ask = Ask { url: &url, kind, etag: validators.etag.as_deref(), last_modified: validators.last_modified.as_deref() };
    match newsroom.fetcher.get(ask).await {
        Ok(Answer::Unchanged(unchanged)) => {
            let mut state = worked(newsroom, known, now, false, unchanged.fresh_for);
            state.status = Some("Nothing new: the feed has not changed.".to_owned());
            Outcome {
                state,
                feed: None,
                entries: Vec::new(),
                flaws: Vec::new(),
                moved_to: None,
                hub: None,
                _place: fetch::Place::default(),
            }
        }
        Ok(Answer::Got(got)) => read(newsroom, known, now, *got).await,
        Err(failure) => {
            let flaw = failure.flaw();
            failed(newsroom, known, now, vec![flaw], failure.retry_after(), matches!(failure, Failure::Gone))
        }
    }
}

async fn read(newsroom: &Newsroom, known: &KnownFeed, now: Timestamp, got: fetch::Got) -> Outcome {
    let cut = got.flaw();
    let (etag, last_modified, fresh_for) = (got.etag.clone(), got.last_modified.clone(), got.fresh_for);
    let moved_to = got.moved_for_good.clone().filter(|to| to.as_str() != known.url);
    match document::read(newsroom, known.kind, got, now).await {
        Some(Ok(Document { feed, entries, mut flaws, is_whole_answer, hub, place })) => {
            flaws.extend(cut);
            let mut state = worked(newsroom, known, now, true, fresh_for);
            (state.etag, state.last_modified) = if is_whole_answer { (etag, last_modified) } else { (None, None) };
            state.status = Some(match entries.len() {
                0 => "The feed is there, and empty.".to_owned(),
                1 => "Read: 1 entry.".to_owned(),
                n => format!("Read: {n} entries."),
            });
            Outcome { state, feed: Some(feed), entries, flaws, moved_to, hub, _place: place }
        }
        Some(Err(not_a_feed)) => failed(newsroom, known, now, cut.into_iter().chain(not_a_feed.flaws).collect(), None, false),
        None => {
            let flaw = Flaw::new(FlawKind::Malformed, "The feed could not be read: the reader gave up on it. Please report this feed.");
            failed(newsroom, known, now, vec![flaw], None, false)
        }
    }
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
    Outcome { state, feed: None, entries: Vec::new(), flaws, moved_to: None, hub: None, _place: fetch::Place::default() }
}
