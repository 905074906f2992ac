//! Chapters on stories: begun, joined, merged; addresses that lead on; what an edition weighs and a reader reads.

use model::{Reason, StoryId};

use super::cast::{article, at, entry, known};
use super::reads::{of, poll};
use crate::{Error, PlacedBatch, Result, Shown, Store, StoryFound, ToPlace};

pub(super) async fn placed(store: &Store) -> Result<()> {
    // A second paper reports the breakwater.
    poll(store, "harborpost", &[entry("harborpost.example", "gap", "The gap in the breakwater", at(-50))], 140).await?;
    let page = article("The gap in the breakwater is 45 metres", &"Thirty-four boats lie on the quay. ".repeat(200));
    let reads = store.claim_reads(at(140), 9, 60, "north").await?;
    let batch: Vec<_> = reads.iter().map(|read| of(read, Some(&page))).collect();
    store.save_reads(&batch).await?;

    let waiting = store.unplaced(100).await?;
    assert!(
        waiting.windows(2).all(|pair| (pair[0].published, pair[0].id) < (pair[1].published, pair[1].id)),
        "by publication, then number"
    );
    assert_eq!(store.unplaced(2).await?, waiting[..2]);
    let gap = titled(&waiting, "The gap in the breakwater is 45 metres")?;
    assert_eq!(gap.text.chars().count(), 1_200, "the beginning of the text is enough to group by");
    let (rescue, cannery) = (titled(&waiting, "Two rescued from the Maren Grace")?, titled(&waiting, "Cannery to open again")?);
    assert_eq!(cannery.text, "Thirty-one boats & a pier.", "without a text, the excerpt");

    let ids = store.reserve_story_ids(3).await?;
    let more = store.reserve_story_ids(1).await?;
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]) && more[0] > ids[2], "numbers are handed out once: {ids:?} {more:?}");
    let batch = PlacedBatch { at: at(141), placed: &[(rescue.id, ids[0]), (cannery.id, ids[1]), (gap.id, ids[2])], merged: &[] };
    store.save_placed(&batch).await?;
    let change = store.last_change().await?;
    store.save_placed(&PlacedBatch { at: at(142), ..batch }).await?;
    assert_eq!(store.last_change().await?, change, "placing twice changes nothing");
    assert_eq!(store.unplaced(100).await?.len(), waiting.len() - 3);
    let placed = store.placed_between(at(-60), at(10_000)).await?;
    assert_eq!(placed.iter().map(|(article, story)| (article.id, *story)).collect::<Vec<_>>(), [(rescue.id, ids[0]), (gap.id, ids[2])]);
    Ok(())
}

pub(super) async fn merged(store: &Store) -> Result<()> {
    let (rescue, gap) = ("two-rescued-from-the-maren-grace", "the-gap-in-the-breakwater-is-45-metres");
    let (first, second) = (here(store, rescue).await?, here(store, gap).await?);
    let third = here(store, "cannery-to-open-again").await?;
    assert_eq!((second.first, second.newest), (at(-50), at(-50)));
    // The rescue becomes part of the gap; then the gap of the cannery: both addresses lead to the cannery.
    let batch = PlacedBatch { at: at(143), placed: &[], merged: &[(first.id, second.id)] };
    store.save_placed(&batch).await?;
    let found = store.story(rescue).await?;
    assert_eq!(found, Some(StoryFound::Moved(gap.into())), "a story that is part of another leads there");
    let Some(StoryFound::Here(story, articles)) = store.story(gap).await? else { return Err(Error::NotFound("story")) };
    assert_eq!((story.first, story.newest), (at(-60), at(-50)), "first and newest are those of all reports");
    assert_eq!(story.title, "The gap in the breakwater is 45 metres", "the weightiest source's headline stands for the story");
    assert_eq!(articles.iter().map(|head| head.source_slug.as_str()).collect::<Vec<_>>(), ["courier", "harborpost"], "by time");
    let change = store.last_change().await?;
    store.save_placed(&batch).await?;
    assert_eq!(store.last_change().await?, change, "merging twice changes nothing");

    store.save_placed(&PlacedBatch { at: at(144), placed: &[], merged: &[(second.id, third.id)] }).await?;
    for slug in [rescue, gap] {
        assert_eq!(store.story(slug).await?, Some(StoryFound::Moved("cannery-to-open-again".into())), "{slug} leads all the way");
    }
    assert_eq!(store.story("never-was").await?, None);

    // A placement in a story that is gone goes where the story went; the address of a gone story is not given again.
    let waiting = store.unplaced(1).await?;
    let next = store.reserve_story_ids(1).await?;
    let late = waiting.first().ok_or(Error::NotFound("article"))?;
    store.save_placed(&PlacedBatch { at: at(145), placed: &[(late.id, first.id)], merged: &[] }).await?;
    let Some(StoryFound::Here(story, articles)) = store.story("cannery-to-open-again").await? else { return Err(Error::NotFound("story")) };
    assert_eq!((story.id, articles.len()), (third.id, 4));
    let nowhere = PlacedBatch { at: at(146), placed: &[], merged: &[(third.id, next[0])] };
    let error = store.save_placed(&nowhere).await;
    assert!(matches!(error, Err(Error::NotFound("story"))), "a story can't become part of one that never began: {error:?}");
    assert_eq!(here(store, "cannery-to-open-again").await?.id, third.id, "and then nothing of the batch is saved");
    Ok(())
}

pub(super) async fn weighed(store: &Store) -> Result<()> {
    let all = store.candidates(at(-1_000), at(1_000)).await?;
    assert_eq!(all.iter().map(|row| row.articles.len()).collect::<Vec<_>>(), [4]);
    assert_eq!(all[0].story, here(store, "cannery-to-open-again").await?);
    let heads = &all[0].articles;
    assert!(heads.windows(2).all(|pair| pair[0].head.published <= pair[1].head.published), "reports by time");
    let then = store.candidates(at(-1_000), at(-60)).await?;
    assert_eq!((then[0].articles.len(), then[0].story.newest), (2, at(-60)), "as it was known at that moment");
    assert_eq!(store.candidates(at(-1_000), at(-900)).await?, []);
    assert_eq!(store.candidates(at(900), at(1_000)).await?, []);
    assert_eq!(store.last_placed(at(1_000), 1).await?, heads.last().map(|last| last.head.published));
    assert_eq!(store.last_placed(at(-60), 9).await?, heads.first().map(|first| first.head.published), "as it was known then");
    assert_eq!(store.last_placed(at(-900), 9).await?, None);

    let id = all[0].story.id;
    let reasons = vec![Reason::Sources { sources: 2, independent: 2, points: 4.5 }];
    let shown = Shown { story: id, headline: Some(("Cannery opens in May".into(), Some("en".into()))), reasons: reasons.clone() };
    let before = here(store, "cannery-to-open-again").await?;
    store.save_shown(std::slice::from_ref(&shown)).await?;
    let after = here(store, "cannery-to-open-again").await?;
    assert_eq!((after.title.as_str(), after.language.as_deref(), &after.reasons), ("Cannery opens in May", Some("en"), &reasons));
    store.save_shown(&[Shown { headline: None, ..shown.clone() }]).await?;
    assert_eq!(
        here(store, "cannery-to-open-again").await?.title,
        "Cannery opens in May",
        "an editor's headline leaves the source's as it is"
    );
    store.save_shown(&[Shown { headline: Some((before.title, before.language)), ..shown.clone() }]).await?;
    store.save_shown(&[Shown { story: StoryId(9_999), ..shown }]).await?;
    assert_eq!(here(store, "cannery-to-open-again").await?.reasons, [], "a story that is not named stands on no page");
    Ok(())
}

pub(super) async fn read(store: &Store) -> Result<()> {
    let slug = "breakwater-gives-way-and-the-harbour-counts-its-boats";
    let topic = store.topic("courier", slug).await?.ok_or(Error::NotFound("topic"))?;
    assert_eq!(topic.source, known(store, "courier").await?);
    assert_eq!(topic.article.head.slug, slug);
    assert_eq!(topic.article.text, "Two people were pulled from the trawler.");
    assert!(topic.article.html.as_str().contains("<p>Two people were pulled from the trawler.</p>"));
    assert!(topic.article.whole && topic.article.lead_image.is_some());
    assert_eq!(topic.story.map(|story| story.slug).as_deref(), Some("cannery-to-open-again"));
    assert_eq!(topic.others.len(), 3);
    assert!(topic.others.iter().all(|other| other.id != topic.article.head.id), "the others are the others");

    let notice = store.topic("courier", "cannery-to-open-again").await?.ok_or(Error::NotFound("topic"))?;
    assert!(!notice.article.whole && notice.article.html.is_empty(), "only the feed's words are here");
    let alone = store.topic("courier", "endless-2").await?.ok_or(Error::NotFound("topic"))?;
    assert!(alone.story.is_none() && alone.others.is_empty(), "an article that was not placed has no story");
    assert_eq!(store.topic("harborpost", slug).await?, None, "an address is the source's own");
    Ok(())
}

async fn here(store: &Store, slug: &str) -> Result<model::Story> {
    match store.story(slug).await? {
        Some(StoryFound::Here(story, _)) => Ok(story),
        _ => Err(Error::NotFound("story")),
    }
}

fn titled(articles: &[ToPlace], title: &str) -> Result<ToPlace> {
    articles.iter().find(|article| article.title == title).cloned().ok_or(Error::NotFound("article"))
}
