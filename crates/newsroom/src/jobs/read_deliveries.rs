//! Read what came without being asked for, as a poll of its feed: documents from a hub, letters.

use std::sync::Arc;

use anyhow::Context;
use jiff::{SignedDuration, Timestamp};
use model::{Feed, FeedFormat, FeedKind, Flaw, FlawKind};
use store::{Fared, FeedState, KnownFeed, NewEntry, Poll, Waiting};
use url::Url;

use crate::fingerprint::fingerprint;
use crate::{Bench, Event, Newsroom, entries, hubs};

/// Deliveries that are read at once, and their bytes.
const AT_ONCE: i64 = 20;
const BYTES_AT_ONCE: i64 = 16 << 20;

/// What one or several deliveries said.
#[derive(Default)]
struct Read {
    document: Option<Feed>,
    entries: Vec<NewEntry>,
    flaws: Vec<Flaw>,
}

impl Read {
    /// With what came after it, which is newer.
    fn add(&mut self, later: Read) {
        self.entries.retain(|known| later.entries.iter().all(|entry| known.identity != entry.identity));
        self.entries.extend(later.entries);
        self.flaws.extend(later.flaws);
        self.document = later.document.or(self.document.take());
    }
}

/// Reads what waits for a claimed feed and saves it. `false`: nothing waits, and the feed is one that is asked; it is still claimed.
pub(crate) async fn read_deliveries(newsroom: &Newsroom, known: &KnownFeed) -> anyhow::Result<bool> {
    let is_letters = known.kind == FeedKind::Letters;
    if !is_letters && newsroom.settings.public.is_none() {
        return Ok(false);
    }
    let waiting = newsroom.store.deliveries(known.id, AT_ONCE, BYTES_AT_ONCE).await.context("reading deliveries")?;
    if waiting.is_empty() && !is_letters {
        return Ok(false);
    }
    let now = newsroom.now();
    let ids: Vec<i64> = waiting.iter().map(|one| one.id).collect();
    let came = waiting.len();
    let url = Url::parse(&known.url).ok();
    let read = read_each(&newsroom.bench, waiting, move |delivery| read(is_letters, url.as_ref(), delivery, now)).await;
    let state = state(newsroom, known, came, read.entries.len(), now);
    let status = state.status.clone().unwrap_or_default();
    let poll = Poll {
        feed: known.id,
        source: known.source,
        at: now,
        state: Some(state),
        fared: (came > 0).then_some(Fared::Delivered),
        feed_doc: read.document.as_ref(),
        entries: &read.entries,
        flaws: &read.flaws,
    };
    let saved = newsroom.store.save_poll(&poll).await.context("saving what was delivered")?;
    // What was read may go; if the program ends before, it is read again, and changes nothing.
    newsroom.store.delivered(known.id, &ids, now).await.context("forgetting what was read")?;
    (newsroom.listener)(&Event::Polled { feed: known.url.clone(), entries: saved.new.len() + saved.changed.len(), status, failed: false });
    Ok(true)
}

/// Reads each by itself: one that the reader breaks down on takes no other with it.
async fn read_each(bench: &Bench, waiting: Vec<Waiting>, read: impl Fn(&Waiting) -> Read + Send + Sync + 'static) -> Read {
    let read = Arc::new(read);
    let mut all = Read::default();
    for delivery in waiting {
        let read = Arc::clone(&read);
        all.add(bench.heavy(move || read(&delivery)).await.unwrap_or_else(|_| {
            let gave_up = "A delivery could not be read: the reader gave up on it. Please report this feed.";
            Read { flaws: vec![Flaw::new(FlawKind::Malformed, gave_up)], ..Read::default() }
        }));
    }
    all
}

fn read(is_letters: bool, url: Option<&Url>, delivery: &Waiting, now: Timestamp) -> Read {
    let parsed = if is_letters { Ok(letter(&delivery.body)) } else { parse::feed(&delivery.body, url, delivery.content_type.as_deref()) };
    let (mut feed, mut flaws) = match parsed {
        Ok(read) => read,
        Err(none) => {
            let flaws = none.flaws.into_iter().map(|flaw| Flaw::new(flaw.kind, format!("A delivery: {}", flaw.message))).collect();
            return Read { flaws, ..Read::default() };
        }
    };
    let (mut entries, more) = entries::entries(&mut feed, now);
    flaws.extend(more);
    if is_letters {
        // A letter is an article of its own: it is not the public page that it links to, nor is that page a letter.
        entries.iter_mut().for_each(|entry| entry.key = None);
    }
    Read { document: Some(feed), entries, flaws }
}

/// A letter as a feed of one entry. One without a Message-ID is known by its bytes.
fn letter(bytes: &[u8]) -> (Feed, Vec<Flaw>) {
    let letters::Letter { mut entry, sender, flaws } = letters::read(bytes);
    entry.id.get_or_insert_with(|| fingerprint(bytes));
    let feed =
        Feed { format: FeedFormat::Rss, title: sender, link: None, description: None, language: None, updated: None, entries: vec![entry] };
    (feed, flaws)
}

fn state(newsroom: &Newsroom, known: &KnownFeed, came: usize, entries: usize, now: Timestamp) -> FeedState {
    let before = &known.state;
    let count = |n: usize, one: &str, many: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") };
    if known.kind == FeedKind::Letters {
        let status = (came > 0).then(|| format!("Came: {}.", count(came, "letter", "letters")));
        return FeedState {
            // Nothing is asked; letters make the feed due, and this is for what a fault might leave lying.
            due: now + SignedDuration::from_secs(newsroom.settings.longest_interval_s),
            polled: Some(now),
            changed: if came > 0 { Some(now) } else { before.changed },
            status: status.or_else(|| before.status.clone()).or_else(|| Some("No letter has come so far.".to_owned())),
            failures: 0,
            ..before.clone()
        };
    }
    // Polls go on at their own times: a hub that delivers all day may still leave something out.
    let next = before.polled.map_or(now, |polled| polled + SignedDuration::from_secs(before.interval_s.max(hubs::POLLED_EVERY_S)));
    FeedState {
        due: next.max(now),
        changed: Some(now),
        status: Some(format!("Delivered by its hub: {}.", count(entries, "entry", "entries"))),
        ..before.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_delivery_that_the_reader_breaks_down_on_takes_no_other_with_it() {
        let now = Timestamp::UNIX_EPOCH;
        let waiting = |id, body: &str| Waiting { id, content_type: None, at: now, body: body.into() };
        let letter = |n| format!("From: a@b.example\r\nMessage-ID: <{n}@b.example>\r\nSubject: Letter {n}\r\n\r\nTide at noon.\r\n");
        let all = vec![waiting(1, &letter(1)), waiting(2, "hostile"), waiting(3, &letter(3)), waiting(4, &letter(1))];
        let read = read_each(&Bench::default(), all, move |delivery| {
            assert_ne!(delivery.body, b"hostile", "a reader that breaks down");
            read(true, None, delivery, now)
        })
        .await;
        let titles: Vec<_> = read.entries.iter().map(|entry| entry.entry.title.clone().unwrap_or_default()).collect();
        assert_eq!(titles, ["Letter 3", "Letter 1"], "what comes twice is one, and the later one counts");
        assert_eq!(read.flaws.iter().filter(|flaw| flaw.message.contains("gave up")).count(), 1);
        assert!(read.document.is_some());
    }
}
