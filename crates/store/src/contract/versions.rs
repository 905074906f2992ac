//! Chapters on entries that come again: what they said before is kept, and the id alone does not decide what is the same.

use jiff::Timestamp;
use model::{ArticleId, Entry, FeedId, FeedKind, SourceId};

use super::cast::{answered, at, entry, known};
use crate::{FeedState, NewEntry, Result, Store};

pub(super) async fn kept(store: &Store) -> Result<()> {
    let harborpost = known(store, "harborpost").await?;
    let (feed, _) = store.add_feed(harborpost.id, FeedKind::Feed, "http://harborpost.example/ticker", None, at(103)).await?;
    let told = |word: i64| [entry("harborpost.example", "ticker", &format!("Storm, as of {word}"), at(95))];
    let article = poll(store, harborpost.id, feed, &told(1), 103).await?.0;
    assert_eq!(numbers(store, article).await?, [1]);
    for word in 2..=30 {
        assert_eq!(poll(store, harborpost.id, feed, &told(word), 103).await?.2, 1);
    }
    let versions = store.entry_versions(article).await?;
    let expected: Vec<i64> = std::iter::once(1).chain(11..=30).collect();
    assert_eq!(
        versions.iter().map(|version| version.number).collect::<Vec<_>>(),
        expected,
        "the first, the newest 19, and what it says now"
    );
    for version in &versions {
        assert_eq!(version.entry.title.as_deref(), Some(format!("Storm, as of {}", version.number).as_str()));
    }
    assert_eq!(store.entry_versions(ArticleId(-1)).await?, []);
    end_work(store).await
}

pub(super) async fn recognised(store: &Store) -> Result<()> {
    let harborpost = known(store, "harborpost").await?;
    let (feed, _) = store.add_feed(harborpost.id, FeedKind::Feed, "http://harborpost.example/numbered", None, at(104)).await?;
    let named = |id: &str, page: &str, title: &str, published: Timestamp| {
        let made = entry("harborpost.example", page, title, published);
        NewEntry { identity: id.into(), hash: title.into(), entry: Entry { id: Some(id.into()), ..made.entry }, ..made }
    };
    let counts = async |entries: &[NewEntry]| poll(store, harborpost.id, feed, entries, 104).await.map(|(_, new, changed)| (new, changed));

    // One id for all: as many entries as there are pages, whatever their order.
    let same_id = [named("0", "n1", "First", at(1)), named("0", "n2", "Second", at(2)), named("0", "n1", "First again", at(1))];
    assert_eq!(counts(&same_id).await?, (2, 0));
    let turned = [named("0", "n2", "Second", at(2)), named("0", "n1", "First", at(1))];
    assert_eq!(counts(&turned).await?, (0, 0));
    // The newest takes the first place's number.
    let pushed = [named("0", "n3", "Third", at(3)), named("0", "n2", "Second", at(2)), named("0", "n1", "First", at(1))];
    assert_eq!(counts(&pushed).await?, (1, 0), "what took another's id is no change of it");
    assert_eq!(counts(&pushed).await?, (0, 0));
    let corrected = [named("0", "n3", "Third, corrected", at(3))];
    assert_eq!(counts(&corrected).await?, (0, 1));

    // Ids made up at each poll.
    let first = [named("a1", "p1", "Pier", at(1)), named("a2", "p2", "Quay", at(2))];
    assert_eq!(counts(&first).await?, (2, 0));
    let again = [named("b1", "p1", "Pier", at(1)), named("b2", "p2", "Quay", at(2)), named("b3", "p3", "Mole", at(3))];
    assert_eq!(counts(&again).await?, (1, 0));
    let dated_anew = [named("c1", "p1", "Pier", at(7)), named("c2", "p2", "Quay", at(8))];
    assert_eq!(counts(&dated_anew).await?, (0, 0), "where every id is fresh, dates may be too");
    // But a page that is told of twice, in a feed whose ids hold, is two entries.
    let told_twice = [named("b3", "p3", "Mole", at(3)), named("b4", "p3", "Mole", at(4))];
    assert_eq!(counts(&told_twice).await?, (1, 0));
    end_work(store).await
}

/// The article of the first entry, and how many entries were new and changed.
async fn poll(store: &Store, source: SourceId, feed: FeedId, entries: &[NewEntry], minute: i64) -> Result<(ArticleId, usize, usize)> {
    let state = FeedState { polled: Some(at(minute)), ..FeedState::new(at(minute + 900)) };
    let saved = store.save_poll(&answered((source, feed), state, entries, minute)).await?;
    let work = store.claim_reads(at(minute), 99, 0, "north").await?;
    let link = entries.first().and_then(|entry| entry.entry.link.clone());
    let article = work.iter().find(|read| read.url == link).map_or(ArticleId(-1), |read| read.article);
    Ok((article, saved.new.len(), saved.changed.len()))
}

async fn numbers(store: &Store, article: ArticleId) -> Result<Vec<i64>> {
    Ok(store.entry_versions(article).await?.into_iter().map(|version| version.number).collect())
}

/// Leaves no work behind for the chapters after.
async fn end_work(store: &Store) -> Result<()> {
    for read in store.claim_reads(at(105), 99, 0, "north").await? {
        store.finish_job(read.job).await?;
    }
    Ok(())
}
