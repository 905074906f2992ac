//! A chapter on feeds that readers bring: seen by who brought them, in no story, and nobody else's articles are theirs.

use model::{SourceId, SourceSettings};

use super::cast::{article, at, entry, known};
use super::reads::of;
use crate::{Error, FeedState, OWN_FEEDS, OwnAdded, Poll, Result, Store};

const FEED: &str = "http://garden.example/feed";

fn when(minutes: i64) -> jiff::Timestamp {
    at(7_000 + minutes)
}

pub(super) async fn brought(store: &Store) -> Result<()> {
    let (ines, tom) = (store.make_reader("ines", when(0)).await?, store.make_reader("tom", when(0)).await?);
    let before = store.sources().await?;
    let OwnAdded::Added(garden) = store.add_own_feed(ines, FEED, "garden.example", when(1)).await? else {
        return Err(Error::NotFound("feed"));
    };
    assert_eq!(store.add_own_feed(ines, FEED, "garden.example", when(2)).await?, OwnAdded::Added(garden), "twice is once");
    assert_eq!(store.add_own_feed(tom, FEED, "other", when(2)).await?, OwnAdded::Added(garden), "one feed for all who bring it");
    assert_eq!(store.sources().await?, before, "it is none of the paper's");
    assert!(store.source_overviews().await?.iter().all(|row| row.source.id != garden));
    assert_eq!(store.own_sources().await?.iter().map(|source| source.id).collect::<Vec<_>>(), [garden]);
    let feeds = store.own_feeds(ines).await?;
    assert_eq!((feeds.len(), feeds[0].name.as_str(), feeds[0].url.as_str(), feeds[0].status.as_deref()), (1, "garden.example", FEED, None));
    assert!(store.has_brought(tom, garden).await?);
    let due = store.claim_due_feeds(when(2), 99, 60, "north", Some(garden)).await?;
    assert_eq!(due.iter().map(|feed| feed.url.as_str()).collect::<Vec<_>>(), [FEED], "the road finds it due");

    // It lists a page of the courier's, which the courier will list later: each has an article of its own.
    listed(store, garden, "shared", 10).await?;
    assert_eq!(store.unplaced(1_000).await?.iter().filter(|waiting| waiting.source == garden).count(), 0, "it stands in no story");
    let courier = known(store, "courier").await?;
    listed(store, courier.id, "shared", 20).await?;
    let (theirs, ours) = (store.own_articles(ines, 9).await?, store.source_articles(courier.id, 1).await?);
    assert_eq!((theirs.len(), theirs[0].source, ours[0].title.as_str()), (1, garden, "Page shared"));
    assert_ne!(theirs[0].id, ours[0].id);
    assert!(store.unplaced(1_000).await?.iter().any(|waiting| waiting.id == ours[0].id), "the paper's own is not taken away");
    let topic = store.topic(&theirs[0].source_slug, &theirs[0].slug).await?.ok_or(Error::NotFound("topic"))?;
    assert!(topic.source.own, "whoever shows it can tell");
    assert_eq!(store.save_item(tom, crate::Item::Topic(theirs[0].id), when(25)).await?, crate::Put::Kept);
    assert_eq!(store.saved(tom).await?.len(), 1);

    // What the paper reads is switched on; what it has given up does not come back by this door.
    let feed = store.feeds(Some(courier.id)).await?.remove(0);
    store.switch_sources(ines, &[courier.id], false).await?;
    assert_eq!(store.add_own_feed(ines, &feed.url, "x", when(30)).await?, OwnAdded::Known(courier.id));
    let edition = store.editions().await?[0].0;
    let line = store.newsline(ines, edition).await?;
    assert!(line.has(courier.id) && line.has(garden));
    assert_eq!(store.newsline(tom, edition).await?.own, [garden].into());
    for n in 1..OWN_FEEDS {
        assert!(matches!(store.add_own_feed(ines, &format!("http://n{n}.example/feed"), "n", when(31)).await?, OwnAdded::Added(_)), "{n}");
    }
    assert_eq!(store.add_own_feed(ines, "http://more.example/feed", "n", when(31)).await?, OwnAdded::Full);

    // A paper of the same name, or at the same site, is another source, whatever a reader brought.
    let claims = SourceSettings { slug: "own-garden-example".into(), name: "garden.example".into(), ..super::cast::harborpost() };
    assert_ne!(store.add_source(&claims).await?.0, garden);

    // Dropped by one it stays the other's; dropped by both it is not asked any more; brought again it is.
    let followed = async || Ok::<_, Error>(store.feeds(Some(garden)).await?[0].is_followed());
    store.drop_own_feed(ines, garden, when(40)).await?;
    assert!(followed().await? && store.own_articles(ines, 9).await?.is_empty());
    store.forget_reader(tom, when(41)).await?;
    assert!(!followed().await?);
    store.drop_own_feed(ines, SourceId(9_999), when(41)).await?;
    let OwnAdded::Full = store.add_own_feed(tom, FEED, "x", when(42)).await? else { return Err(Error::NotFound("who was forgotten")) };
    let eve = store.make_reader("eve", when(42)).await?;
    assert_eq!(store.add_own_feed(eve, FEED, "x", when(42)).await?, OwnAdded::Added(garden));
    assert!(followed().await?);

    // The operator takes it into the paper: it is everybody's, and its articles can stand in stories.
    store.take_over(garden).await?;
    assert!(store.sources().await?.iter().any(|source| source.id == garden) && store.own_feeds(eve).await?.is_empty());
    assert!(store.unplaced(1_000).await?.iter().any(|waiting| waiting.source == garden));
    store.forget_reader(eve, when(50)).await?;
    assert!(followed().await?, "nobody's leaving ends what is the paper's");
    store.forget_reader(ines, when(50)).await?;
    assert_eq!(store.own_sources().await?.len(), 24, "rows stay, for whoever brings the same again");
    Ok(())
}

/// The source's feed lists the same page of the courier's, which is read.
async fn listed(store: &Store, source: SourceId, page: &str, minute: i64) -> Result<()> {
    let feed = store.feeds(Some(source)).await?.remove(0).id;
    let entries = [entry("courier.example", page, &format!("Page {page}"), when(5))];
    let state = FeedState { status: Some("1 entry".into()), ..FeedState::new(when(9_000)) };
    let poll = Poll { feed, source, at: when(minute), state: Some(state), fared: None, feed_doc: None, entries: &entries, flaws: &[] };
    store.save_poll(&poll).await?;
    let text = article(&format!("Page {page}"), "Beans climb the fence behind the mill.");
    let reads = store.claim_reads(when(minute), 99, 60, "north").await?;
    store.save_reads(&reads.iter().map(|read| of(read, Some(&text))).collect::<Vec<_>>()).await?;
    Ok(())
}
