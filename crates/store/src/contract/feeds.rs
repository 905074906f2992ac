//! Chapters on feeds: added, claimed by one node each, polled; what a second poll of the same changes: nothing.

use std::collections::BTreeSet;

use model::{Feed, FeedFormat, FeedKind, Flaw, FlawKind};

use super::cast::{at, entry, feed_of, known};
use crate::{Error, Fared, FeedState, KnownFeed, Move, Poll, PollSaved, Result, Secret, Standing, Store};

pub(super) async fn added(store: &Store) -> Result<()> {
    let (courier, harborpost) = (known(store, "courier").await?, known(store, "harborpost").await?);
    assert_eq!(store.next_due().await?, None, "without feeds nothing is due");
    let (feed, new) = store.add_feed(courier.id, FeedKind::Feed, "http://courier.example/feed", None, at(0)).await?;
    assert!(new);
    let again = store.add_feed(harborpost.id, FeedKind::Links, "http://courier.example/feed", None, at(0)).await?;
    assert_eq!(again, (feed, false), "an address is one feed");
    store.add_feed(courier.id, FeedKind::Sitemap, "http://courier.example/sport", Some("Sport"), at(1)).await?;
    store.add_feed(harborpost.id, FeedKind::Feed, "http://harborpost.example/rss", None, at(2)).await?;
    let feeds = store.feeds(Some(courier.id)).await?;
    let known: Vec<(FeedKind, String, FeedState)> = feeds.into_iter().map(|feed| (feed.kind, feed.url, feed.state)).collect();
    let expected = [
        (FeedKind::Feed, "http://courier.example/feed".to_owned(), FeedState::new(at(0))),
        (FeedKind::Sitemap, "http://courier.example/sport".to_owned(), FeedState::new(at(1))),
    ];
    assert_eq!(known, expected);
    assert_eq!(store.feeds(None).await?.len(), 3);
    let owner = store.source_by_feed("http://harborpost.example/rss").await?.map(|source| source.id);
    assert_eq!(owner, Some(harborpost.id));

    assert_eq!(store.move_feed(feed, "http://courier.example/sport").await?, Move::Taken, "no feed moves where another one is");
    assert_eq!(store.move_feed(feed, "http://courier.example/feed.xml").await?, Move::Moved);
    assert_eq!(store.source_by_feed("http://courier.example/feed").await?, None);
    assert_eq!(store.next_due().await?, Some(at(0)));
    Ok(())
}

pub(super) async fn claimed(store: &Store) -> Result<()> {
    assert_eq!(store.claim_due_feeds(at(-1), 10, 60, "north", None).await?, [], "nothing is due yet");
    let (north, south) =
        tokio::join!(store.claim_due_feeds(at(5), 2, 60, "north", None), store.claim_due_feeds(at(5), 2, 60, "south", None));
    let (north, south) = (north?, south?);
    let all: BTreeSet<_> = north.iter().chain(&south).map(|feed| feed.id).collect();
    assert_eq!(north.len() + south.len(), 3, "all that is due is claimed");
    assert_eq!(all.len(), 3, "no feed is claimed twice");
    assert!(north.windows(2).all(|pair| pair[0].state.due <= pair[1].state.due), "longest due first");
    assert_eq!(store.claim_due_feeds(at(5), 10, 60, "west", None).await?, [], "leased feeds are not handed out");
    assert_eq!(store.next_due().await?, Some(at(6)), "the next thing that happens is the end of a lease");
    assert_eq!(
        store.claim_due_feeds(at(6), 10, 60, "west", None).await?.len(),
        3,
        "after a crash the lease ends and the feeds are free again"
    );

    let harborpost = known(store, "harborpost").await?;
    store.make_due(None, at(7)).await?;
    let only = store.claim_due_feeds(at(7), 10, 60, "north", Some(harborpost.id)).await?;
    assert_eq!(only.iter().map(|feed| feed.source).collect::<Vec<_>>(), [harborpost.id], "one source's feeds alone can be claimed");
    store.make_due(Some(harborpost.id), at(7)).await?;
    assert_eq!(store.claim_due_feeds(at(7), 10, 60, "north", None).await?.len(), 3, "to make due ends leases");
    Ok(())
}

pub(super) async fn polled(store: &Store) -> Result<()> {
    let (courier, harborpost) = (known(store, "courier").await?, known(store, "harborpost").await?);
    let feed = feed_of(store, &courier).await?;
    let entries = [
        entry("courier.example", "breakwater", "Breakwater gives way in the night", at(-60)),
        entry("courier.example", "cannery", "Cannery to open again", at(-90)),
        entry("courier.example", "breakwater", "The same identity a second time", at(-60)),
    ];
    let flaws = [Flaw::new(FlawKind::Duplicate, "Two entries claim the same identity."), Flaw::new(FlawKind::Date, "A date is missing.")];
    let state = FeedState { etag: Some("\"one\"".into()), polled: Some(at(10)), status: Some("2 new".into()), ..FeedState::new(at(40)) };
    let poll = Poll {
        feed,
        source: courier.id,
        at: at(10),
        state: Some(state.clone()),
        fared: Some(Fared::Answered),
        feed_doc: Some(&document()),
        entries: &entries,
        flaws: &flaws,
    };
    let saved = store.save_poll(&poll).await?;
    assert_eq!((saved.new.len(), saved.changed.len()), (2, 0), "the first of a repeated identity counts");
    let stored = store.feeds(Some(courier.id)).await?.into_iter().find(|known| known.id == feed).ok_or(Error::NotFound("feed"))?;
    assert_eq!(
        (stored.state, stored.title.as_deref()),
        (state, Some("Courier news")),
        "state is kept; a feed without a title takes its own"
    );
    assert_eq!(known(store, "courier").await?.settings.site.as_deref(), Some("http://courier.example/"), "a known site stays");
    assert_eq!(store.claim_due_feeds(at(10), 10, 60, "north", Some(courier.id)).await?.iter().filter(|known| known.id == feed).count(), 0);

    let progress = store.progress().await?;
    assert_eq!(store.save_poll(&Poll { at: at(20), ..poll.clone() }).await?, PollSaved::default(), "the same again is nothing new");
    assert_eq!(store.progress().await?, progress);
    assert_eq!((progress.entries, progress.articles_waiting, progress.polled), (2, 2, 1));
    flaws_pass(store, &poll).await?;

    // The same page in another paper's feed is a second pointer to one article; an entry without a link is an article of its own.
    let wire = feed_of(store, &harborpost).await?;
    let mut alone = entry("harborpost.example", "notice", "Notice to shipping", at(-30));
    alone.key = None;
    alone.entry.link = None;
    let entries = [entry("courier.example", "breakwater", "Breakwater gives way", at(-55)), alone];
    let state = FeedState { polled: Some(at(11)), ..FeedState::new(at(41)) };
    let poll = Poll {
        feed: wire,
        source: harborpost.id,
        at: at(11),
        state: Some(state),
        fared: Some(Fared::Answered),
        feed_doc: Some(&document()),
        entries: &entries,
        flaws: &[],
    };
    assert_eq!(store.save_poll(&poll).await?.new.len(), 2);
    let progress = store.progress().await?;
    assert_eq!((progress.entries, progress.articles_waiting), (4, 3), "one article for one page, whichever feeds list it");
    assert_eq!(known(store, "harborpost").await?.settings.site.as_deref(), Some("http://courier.example/"), "an unknown site is taken");
    Ok(())
}

/// What is brought from elsewhere leaves the feed as it stands, with whoever is asking it just now.
pub(super) async fn brought(store: &Store) -> Result<()> {
    let source = known(store, "courier").await?.id;
    let feed = feed_of(store, &known(store, "courier").await?).await?;
    let claimed = store.claim_due_feeds(at(90_000), 99, 60, "north", Some(source)).await?;
    assert!(claimed.iter().any(|known| known.id == feed));
    let stands = async || -> Result<_> { Ok((store.feeds(Some(source)).await?, store.polls(source).await?)) };
    let before = stands().await?;
    let entries = [entry("courier.example", "brought", "Kept by another reader", at(-300))];
    let poll = Poll { feed, source, at: at(90_000), state: None, fared: None, feed_doc: None, entries: &entries, flaws: &[] };
    assert_eq!(store.save_poll(&poll).await?.new.len(), 1);
    assert_eq!(stands().await?, before, "it was not asked");
    assert_eq!(store.claim_due_feeds(at(90_000), 99, 60, "south", Some(source)).await?, [], "its claim has not ended");
    store.free_claims("north").await
}

/// Flaws that are not seen again are past, but only if there was a document to see.
async fn flaws_pass(store: &Store, poll: &Poll<'_>) -> Result<()> {
    let present = async || -> Result<Vec<FlawKind>> {
        let flaws = store.flaws(poll.source, 100).await?;
        let mut kinds: Vec<_> = flaws.into_iter().filter(|row| !row.past).map(|row| row.flaw.kind).collect();
        kinds.sort();
        Ok(kinds)
    };
    let timeout = [Flaw::new(FlawKind::TooSlow, "It took longer than 30 seconds.")];
    store.save_poll(&Poll { at: at(21), feed_doc: None, entries: &[], flaws: &timeout, ..poll.clone() }).await?;
    assert_eq!(present().await?, [FlawKind::Date, FlawKind::Duplicate, FlawKind::TooSlow], "what was not looked at is not past");
    store.save_poll(&Poll { at: at(22), feed_doc: None, entries: &[], flaws: &[], ..poll.clone() }).await?;
    assert_eq!(present().await?, [FlawKind::Date, FlawKind::Duplicate], "unchanged: the way is clear, the document as it was");
    store.save_poll(&Poll { at: at(23), flaws: &poll.flaws[1..], ..poll.clone() }).await?;
    assert_eq!(present().await?, [FlawKind::Date], "a document without the flaw: it is past");
    Ok(())
}

/// A feed is followed no more, though it is being asked just then; and taken up again under its own row.
pub(super) async fn removed(store: &Store) -> Result<()> {
    const URL: &str = "http://courier.example/tides";
    let source = known(store, "courier").await?.id;
    let (feed, _) = store.add_feed(source, FeedKind::Feed, URL, None, at(91_000)).await?;
    let stands = async || -> Result<KnownFeed> {
        store.feeds(Some(source)).await?.into_iter().find(|known| known.id == feed).ok_or(Error::NotFound("feed"))
    };
    let overview = async || -> Result<(i64, i64)> {
        let all = store.source_overviews().await?;
        all.iter().find(|one| one.source.id == source).map(|one| (one.feeds, one.removed)).ok_or(Error::NotFound("source"))
    };
    let (feeds, before) = (store.status(at(91_000)).await?.feeds, overview().await?);
    let entries = [entry("courier.example", "tide", "High water at noon", at(90_990))];
    let flaws = [Flaw::new(FlawKind::Date, "A tide has no date.")];
    let state = FeedState { etag: Some("\"tide\"".into()), polled: Some(at(91_000)), ..FeedState::new(at(91_001)) };
    let answered = Some(Fared::Answered);
    let poll = Poll { feed, source, at: at(91_000), state: Some(state), fared: answered, feed_doc: None, entries: &entries, flaws: &flaws };
    store.save_poll(&poll).await?;
    assert!(store.want_hub(feed, "http://hub.example/", URL, "tides-token-0123456789", &Secret::new("s"), at(91_000)).await?);
    let asked = store.claim_subscriptions(at(91_000), 99, 60, "north").await?.into_iter().find(|one| one.feed == feed);
    store.asked_hub(asked.ok_or(Error::NotFound("subscription"))?.id, at(91_900), None).await?;

    let is_claimed = async |now| -> Result<bool> {
        let claimed = store.claim_due_feeds(now, 99, 60, "north", Some(source)).await?.iter().any(|known| known.id == feed);
        store.free_claims("north").await?;
        Ok(claimed)
    };
    assert!(is_claimed(at(91_001)).await?);
    assert!(store.remove_feed(feed, at(91_002)).await?);
    assert!(!store.remove_feed(feed, at(91_003)).await?, "that is done once");
    assert_eq!((stands().await?.removed, stands().await?.is_followed()), (Some(at(91_002)), false));
    let leaving = store.subscriptions().await?.into_iter().find(|one| one.feed == feed).map(|one| (one.standing, one.due));
    assert_eq!(leaving, Some((Standing::Leaving, Some(at(91_002)))), "its hub is told at once");
    assert!(store.flaws(source, 100).await?.iter().any(|row| row.past && row.flaw == flaws[0]), "nobody will see it gone");

    // What was on its way when it was removed is saved, and brings it back neither to the queue nor to its hub.
    let later = [entry("courier.example", "ebb", "Low water at six", at(90_995))];
    assert_eq!(store.save_poll(&Poll { at: at(91_004), entries: &later, flaws: &[], ..poll }).await?.new.len(), 1);
    assert!(!store.want_hub(feed, "http://other.example/", URL, "tides-token-9876543210", &Secret::new("s"), at(91_004)).await?);
    store.make_due(Some(source), at(91_005)).await?;
    assert!(!is_claimed(at(99_999)).await?, "it is never asked again");
    assert_eq!((store.status(at(91_005)).await?.feeds, overview().await?), (feeds - 1, (before.0 - 1, before.1 + 1)));
    let other = feed_of(store, &known(store, "courier").await?).await?;
    assert_eq!(store.move_feed(other, URL).await?, Move::Unwanted, "no feed moves where one was removed");

    assert_eq!(store.add_feed(source, FeedKind::Links, URL, None, at(91_010)).await?, (feed, true), "it is taken up again");
    let again = stands().await?;
    assert_eq!((again.removed, again.kind, again.state.retired, again.state.etag), (None, FeedKind::Feed, false, None));
    assert_eq!(store.add_feed(source, FeedKind::Feed, URL, None, at(91_011)).await?, (feed, false));
    assert!(is_claimed(at(91_010)).await?);
    Ok(())
}

fn document() -> Feed {
    Feed {
        format: FeedFormat::Rss,
        title: Some("Courier news".into()),
        link: Some("http://courier.example/".into()),
        description: None,
        language: None,
        updated: None,
        entries: Vec::new(),
    }
}
