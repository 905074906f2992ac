//! A chapter on one article under several addresses: found by all of them, joined, and led to from the one that is gone.

use std::collections::BTreeSet;

use model::ArticleId;

use super::cast::{article, at, entry, known};
use super::reads::{of, poll};
use crate::{Error, Namesake, PlacedBatch, Result, Store, StoryFound};

const PIER: &str = "http://harborpost.example/2026/pier";

pub(super) async fn joined(store: &Store) -> Result<()> {
    // Read, told of in a story, and known by where its page says it lives.
    let (older, first) = told(store, "harborpost", "p-7", "The pier is closed", 3_200).await?;
    store.keep_addresses(&[(older.article, [PIER.to_owned(), "http://harborpost.example/old".to_owned()].into())]).await?;
    store.keep_addresses(&[(older.article, [PIER.to_owned()].into()), (ArticleId(-1), BTreeSet::new())]).await?;
    assert_eq!(store.namesakes(&["http://harborpost.example/old".to_owned()]).await?, [], "what it is not known by any more is forgotten");
    assert_eq!(store.namesakes(&[]).await?, []);
    let found = store.namesakes(&[PIER.into(), "http://harborpost.example/nothing".into()]).await?;
    assert_eq!(found.iter().map(|found| (found.article, found.address.as_str())).collect::<Vec<_>>(), [(older.article, PIER)]);
    assert_eq!((found[0].key.as_str(), found[0].title.as_str()), ("http://harborpost.example/p-7", "The pier is closed"));

    // The same, listed under that address by another paper's feed, in a story of its own.
    let (younger, second) = told(store, "courier", "p-8", "The pier is shut", 3_210).await?;
    store.join_articles(younger.article, older.article, at(3_211)).await?;
    let change = store.last_change().await?;
    store.join_articles(older.article, younger.article, at(3_212)).await?;
    assert_eq!(store.last_change().await?, change, "joining twice changes nothing");

    let topic = store.topic("harborpost", "the-pier-is-closed").await?.ok_or(Error::NotFound("topic"))?;
    assert_eq!(topic.carried_by, [("courier".to_owned(), "The Tern County Courier".to_owned())]);
    assert!(topic.others.is_empty());
    assert_eq!(store.topic("courier", "the-pier-is-shut").await?, None);
    let lead = store.joined_at("courier", "the-pier-is-shut").await?;
    assert_eq!(lead, Some(("harborpost".into(), "the-pier-is-closed".into())), "its address leads on");
    assert_eq!(store.joined_at("harborpost", "the-pier-is-closed").await?, None);
    assert_eq!(
        store.story("the-pier-is-shut").await?,
        Some(StoryFound::Moved("the-pier-is-closed".into())),
        "a story that is left empty leads on"
    );
    let Some(StoryFound::Here(story, heads)) = store.story("the-pier-is-closed").await? else { return Err(Error::NotFound("story")) };
    assert_eq!((story.id, heads.len()), (first, 1));
    assert_ne!(first, second);
    let courier = known(store, "courier").await?;
    assert!(store.source_articles(courier.id, 50).await?.iter().all(|head| head.id != younger.article), "no list has it");

    // Whoever lists it again finds the one that stayed, and so does whoever asks for the other's addresses.
    let again = entry("harborpost.example", "again", "The pier is shut", at(3_210));
    let again = crate::NewEntry { key: Some(younger.key.clone()), ..again };
    assert_eq!(poll(store, "harborpost", &[again], 3_220).await?, (1, 0));
    let reads = store.claim_reads(at(3_220), 99, 0, "north").await?;
    assert!(reads.iter().all(|read| read.article != older.article && read.article != younger.article), "nothing is read again");
    let found = store.namesakes(std::slice::from_ref(&younger.key)).await?;
    assert_eq!(found.iter().map(|found| found.article).collect::<Vec<_>>(), [older.article]);

    // One that is not placed yet takes over the younger's story, and all that was joined to it.
    let oldest = read(store, "harborpost", "p-1", "The pier is not safe", 3_230).await?;
    let (youngest, third) = told(store, "courier", "p-9", "The pier again", 3_240).await?;
    store.join_articles(oldest.article, youngest.article, at(3_241)).await?;
    let Some(StoryFound::Here(story, heads)) = store.story("the-pier-again").await? else { return Err(Error::NotFound("story")) };
    assert_eq!((story.id, heads[0].id, heads.len()), (third, oldest.article, 1));
    store.save_placed(&PlacedBatch { at: at(3_242), placed: &[(youngest.article, first)], merged: &[] }).await?;
    assert_eq!(store.topic("courier", "the-pier-again").await?, None, "what was joined is placed no more");
    Ok(())
}

/// Polled and read.
async fn read(store: &Store, source: &str, page: &str, title: &str, minute: i64) -> Result<Namesake> {
    poll(store, source, &[entry("harborpost.example", page, title, at(minute))], minute).await?;
    let key = format!("http://harborpost.example/{page}");
    let reads = store.claim_reads(at(minute), 99, 0, "north").await?;
    let read = reads.iter().find(|read| read.url.as_ref() == Some(&key)).ok_or(Error::NotFound("read"))?;
    let page = article(title, &format!("{title}, the harbour board said, and nobody may walk on it."));
    store.save_reads(&[of(read, Some(&page))]).await?;
    store.namesakes(&[key]).await?.pop().ok_or(Error::NotFound("article"))
}

/// Polled, read and placed in a story of its own.
pub(super) async fn told(store: &Store, source: &str, page: &str, title: &str, minute: i64) -> Result<(Namesake, model::StoryId)> {
    let read = read(store, source, page, title, minute).await?;
    let story = store.reserve_story_ids(1).await?[0];
    store.save_placed(&PlacedBatch { at: at(minute), placed: &[(read.article, story)], merged: &[] }).await?;
    Ok((read, story))
}
