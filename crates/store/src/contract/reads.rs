//! Chapters on reading: claims go round the feeds, a batch is saved once, an article's address never changes.

use std::collections::BTreeSet;

use model::{Article, Entry, FeedKind, Flaw, FlawKind};

use super::cast::{answered, article, at, entry, feed_of, known};
use crate::{Error, FeedState, NewEntry, Read, ReadSaved, Result, Store};

pub(super) async fn claimed(store: &Store) -> Result<()> {
    assert_eq!(store.claim_reads(at(9), 10, 60, "north").await?, [], "nothing is due before it was polled");
    let (north, south) = tokio::join!(store.claim_reads(at(12), 2, 60, "north"), store.claim_reads(at(12), 2, 60, "south"));
    let (north, south) = (north?, south?);
    let all: BTreeSet<_> = north.iter().chain(&south).map(|read| read.article).collect();
    assert_eq!((north.len() + south.len(), all.len()), (3, 3), "each read is one node's");
    assert_eq!(store.claim_reads(at(12), 9, 60, "west").await?, []);
    let again = store.claim_reads(at(13), 9, 60, "west").await?;
    assert_eq!(again.len(), 3, "after a crash between claim and save the work is claimed again");
    assert!(again.iter().all(|read| read.attempts == 2), "a claim is an attempt, also one that crashed");
    let first = again.first().ok_or(Error::NotFound("read"))?;
    assert_eq!(first.entry.title.as_deref(), Some("Breakwater gives way in the night"));
    assert_eq!(first.url.as_deref(), Some("http://courier.example/breakwater"));
    assert_eq!((first.source.settings.slug.as_str(), first.kind), ("courier", FeedKind::Feed));
    assert_eq!(first.polled, at(10));
    store.put_back(first.job, at(20)).await?;
    store.put_back(first.job, at(21)).await?;
    assert_eq!(store.claim_reads(at(19), 9, 60, "north").await?.len(), 2, "what was put back is not due");
    let back = store.claim_reads(at(20), 9, 60, "north").await?;
    let attempts = |read: &&Read| (read.job == first.job).then_some(read.attempts);
    assert_eq!(back.iter().find_map(|read| attempts(&read)), Some(2), "and its claim did not count");
    store.retry_job(first.job, at(30), "The server was busy.").await?;
    assert_eq!(store.claim_reads(at(29), 9, 60, "north").await?.len(), 2, "the one that was put off is not due");
    assert_eq!(store.claim_reads(at(30), 9, 60, "north").await?.len(), 3, "and is later, with the two whose lease has ended");
    Ok(())
}

pub(super) async fn saved(store: &Store) -> Result<()> {
    assert_eq!(store.unplaced(10).await?, [], "what was not read is not placed");
    let reads = store.claim_reads(at(40), 9, 60, "north").await?;
    let (breakwater, rest) = reads.split_first().ok_or(Error::NotFound("read"))?;
    let page = article("Breakwater gives way, and the harbour counts its boats", "The storm broke a gap of forty metres.");
    let sections = ["local".to_owned(), "world".to_owned()];
    let saved = ReadSaved { sections: &sections, sketch: &[7, u64::MAX], ..of(breakwater, Some(&page)) };
    let notice = rest.iter().find(|read| read.url.is_none()).ok_or(Error::NotFound("read"))?;
    let cannery = rest.iter().find(|read| read.url.is_some()).ok_or(Error::NotFound("read"))?;
    let gone = [Flaw::new(FlawKind::Unreachable, "The server answered 500.")];
    let batch = [saved.clone(), ReadSaved { flaws: &gone, ..of(cannery, None) }, of(notice, None)];
    assert_eq!(store.save_reads(&batch).await?, [breakwater.article, cannery.article, notice.article]);
    let change = store.last_change().await?;
    assert_eq!(store.save_reads(&batch).await?, [], "saving twice changes nothing");
    assert_eq!(store.last_change().await?, change);
    assert_eq!(store.claim_reads(at(60), 9, 60, "north").await?, []);

    let heads = store.source_articles(breakwater.source.id, 10).await?;
    assert_eq!(
        heads.iter().map(|head| head.slug.as_str()).collect::<Vec<_>>(),
        ["breakwater-gives-way-and-the-harbour-counts-its-boats", "cannery-to-open-again"]
    );
    assert_eq!(heads[0].authors, ["Tomas Quill"]);
    assert_eq!((heads[0].sections.as_slice(), heads[0].words, heads[0].published), (sections.as_slice(), 8, at(-60)));
    assert_eq!(heads[1].authors, ["Ruth Amberley"], "what could not be read is shown in the feed's words");
    assert_eq!(heads[1].excerpt, "Thirty-one boats & a pier.");
    let flaws = store.flaws(breakwater.source.id, 100).await?;
    let flaw = flaws.iter().find(|row| row.flaw.kind == FlawKind::Unreachable).ok_or(Error::NotFound("flaw"))?;
    assert_eq!(flaw.article_url.as_deref(), Some("http://courier.example/cannery"));
    assert_eq!(store.unplaced(10).await?.len(), 3);
    Ok(())
}

pub(super) async fn changed(store: &Store) -> Result<()> {
    let courier = known(store, "courier").await?;
    let mut entries = [entry("courier.example", "breakwater", "Breakwater: two rescued", at(-60))];
    assert_eq!(poll(store, "courier", &entries, 100).await?, (0, 1), "another hash is a changed entry");
    let first = store.claim_reads(at(100), 9, 60, "north").await?;
    assert_eq!(first.iter().map(|read| read.attempts).collect::<Vec<_>>(), [1], "a change makes new work");
    // While it is being read the entry changes again: what was begun no longer counts.
    "once more".clone_into(&mut entries[0].hash);
    assert_eq!(poll(store, "courier", &entries, 101).await?, (0, 1));
    let page = article("Two rescued from the Maren Grace", "Two people were pulled from the trawler.");
    let old: Vec<_> = first.iter().map(|read| of(read, Some(&page))).collect();
    assert_eq!(store.save_reads(&old).await?, [], "work that was replaced is passed over");
    let second = store.claim_reads(at(101), 9, 60, "south").await?;
    let new: Vec<_> = second.iter().map(|read| of(read, Some(&page))).collect();
    assert_eq!(store.save_reads(&new).await?.len(), 1);
    let heads = store.source_articles(courier.id, 10).await?;
    assert_eq!(heads[0].title, "Two rescued from the Maren Grace");
    assert_eq!(heads[0].slug, "breakwater-gives-way-and-the-harbour-counts-its-boats", "an address that was shown never changes");

    // The second pointer's change is not the article's.
    let second = [entry("courier.example", "breakwater", "Breakwater, says the Post", at(-50))];
    assert_eq!(poll(store, "harborpost", &second, 102).await?, (0, 1));
    assert_eq!(store.claim_reads(at(102), 9, 60, "north").await?, []);
    Ok(())
}

pub(super) async fn failed(store: &Store) -> Result<()> {
    let courier = known(store, "courier").await?;
    let entries = [entry("courier.example", "breakwater", "Breakwater: the third day", at(-60))];
    poll(store, "courier", &entries, 110).await?;
    let reads = store.claim_reads(at(110), 9, 60, "north").await?;
    let flaws = [Flaw::new(FlawKind::TooSlow, "It took longer than 30 seconds.")];
    let batch: Vec<_> = reads.iter().map(|read| ReadSaved { flaws: &flaws, ..of(read, None) }).collect();
    assert_eq!(store.save_reads(&batch).await?.len(), 1);
    assert_eq!(store.source_articles(courier.id, 10).await?[0].title, "Two rescued from the Maren Grace", "what could be read once stays");

    let nothing = NewEntry { entry: Entry::default(), ..entry("courier.example", "blank", "", at(-5)) };
    poll(store, "courier", &[nothing], 111).await?;
    let reads = store.claim_reads(at(111), 9, 60, "north").await?;
    let empty = Article::default();
    let batch: Vec<_> = reads.iter().map(|read| of(read, Some(&empty))).collect();
    assert_eq!(store.save_reads(&batch).await?.len(), 1);
    assert_eq!(store.unplaced(10).await?.len(), 3, "what has neither title nor text is kept and never placed");

    poll(store, "courier", &[entry("courier.example", "gone", "Gone", at(-4))], 112).await?;
    let reads = store.claim_reads(at(112), 9, 60, "north").await?;
    for read in &reads {
        store.fail_job(read.job, "It can't be read.").await?;
    }
    assert_eq!(store.claim_reads(at(999), 9, 60, "north").await?, [], "work that was given up does not come back");
    assert_eq!(store.status(at(112)).await?.jobs.failed, 1);
    for read in &reads {
        store.finish_job(read.job).await?;
    }
    assert_eq!(store.status(at(112)).await?.jobs.failed, 0);
    Ok(())
}

pub(super) async fn strange(store: &Store) -> Result<()> {
    let long = "x".repeat(5_000);
    let mut zero = entry("courier.example", "zero", "A zero \0 in the title", at(-3));
    zero.identity = "zero\0".into();
    zero.key = Some(format!("http://courier.example/\0{long}"));
    let mut endless = entry("courier.example", &long, "Endless", at(-2));
    endless.entry.summary = Some("é".repeat(9_000));
    let same = entry("courier.example", "endless-2", "Endless", at(-2));
    assert_eq!(poll(store, "courier", &[zero.clone(), endless.clone(), same.clone()], 120).await?, (3, 0));
    assert_eq!(poll(store, "courier", &[zero, endless, same], 121).await?, (0, 0), "and is known again");
    let reads = store.claim_reads(at(121), 9, 60, "north").await?;
    let page = Article { title: Some("Endless".into()), text: "zero \0".into(), authors: vec!["\0".into()], ..Article::default() };
    let flaws = [Flaw::new(FlawKind::Malformed, format!("\0{long}"))];
    let batch: Vec<_> = reads.iter().map(|read| ReadSaved { flaws: &flaws, ..of(read, Some(&page)) }).collect();
    assert_eq!(store.save_reads(&batch).await?.len(), 3);
    let courier = known(store, "courier").await?;
    let slugs: BTreeSet<_> = store.source_articles(courier.id, 4).await?.into_iter().map(|head| head.slug).collect();
    assert_eq!(slugs, ["endless", "endless-2", "endless-3", "untitled"].map(str::to_owned).into(), "the same title gets a number");
    Ok(())
}

/// A poll of the source's first feed; how many entries were new and changed.
pub(super) async fn poll(store: &Store, slug: &str, entries: &[NewEntry], minute: i64) -> Result<(usize, usize)> {
    let source = known(store, slug).await?;
    let feed = feed_of(store, &source).await?;
    let state = FeedState { polled: Some(at(minute)), ..FeedState::new(at(minute + 30)) };
    let saved = store.save_poll(&answered((source.id, feed), state, entries, minute)).await?;
    Ok((saved.new.len(), saved.changed.len()))
}

/// What a reader saves of an article: just that.
pub(super) fn of<'a>(read: &Read, content: Option<&'a Article>) -> ReadSaved<'a> {
    ReadSaved {
        job: read.job,
        article: read.article,
        source: read.source.id,
        content,
        published: read.entry.published.unwrap_or(read.polled),
        sections: &[],
        sketch: &[],
        flaws: &[],
        originals: &[],
        at: read.polled,
    }
}
