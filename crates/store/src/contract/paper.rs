//! Chapters on what readers leaf through: the river, the archive's days, a source's older articles, and what sponsors had.

use jiff::Timestamp;
use jiff::civil::date;
use model::{ArticleId, StoryId};

use super::cast::{article, at, entry, known};
use super::reads::{of, poll};
use crate::{Before, Error, PlacedBatch, ReadSaved, Result, SponsorDay, Store, Stretch};

/// After everything that any chapter told.
const END: Before = Before { at: Timestamp::MAX, story: StoryId(i64::MAX) };

fn all() -> Stretch<'static> {
    Stretch { before: END, section: None, source: None, limit: 100 }
}

pub(super) async fn river(store: &Store) -> Result<()> {
    let (whole, next) = store.river(&all()).await?;
    assert!(whole.len() >= 3 && next.is_none(), "{} stories", whole.len());
    assert!(whole.windows(2).all(|pair| (pair[0].at, pair[0].story.id) > (pair[1].at, pair[1].story.id)), "newest first");
    assert!(whole.iter().all(|afloat| afloat.at == afloat.story.newest && afloat.reports >= afloat.sources && afloat.sources > 0));
    assert!(whole.iter().any(|afloat| afloat.reports > 1) && whole.iter().all(|afloat| !afloat.newest_by.1.is_empty()));

    let (mut leafed, mut before) = (Vec::new(), Some(END));
    while let Some(from) = before {
        let (page, next) = store.river(&Stretch { before: from, limit: 1, ..all() }).await?;
        assert!(page.len() <= 1);
        leafed.extend(page);
        before = next;
    }
    assert_eq!(leafed, whole, "page by page it is the same river");

    let source = known(store, "courier").await?;
    let (told, _) = store.river(&Stretch { source: Some(source.id), ..all() }).await?;
    assert!(!told.is_empty() && told.len() <= whole.len());
    for afloat in &told {
        let own = store.source_articles(source.id, 1_000).await?;
        assert!(own.iter().any(|head| head.published == afloat.at), "at the time at which the source told it");
    }
    let first = told.first().ok_or(Error::NotFound("story"))?;
    let (after, _) =
        store.river(&Stretch { source: Some(source.id), before: Before { at: first.at, story: first.story.id }, ..all() }).await?;
    assert!(after.iter().all(|afloat| afloat.at < first.at || afloat.story.id < first.story.id));

    let day = store.stories_between(at(-100_000), at(100_000), 100).await?;
    assert_eq!(day.len(), whole.iter().filter(|afloat| afloat.story.first < at(100_000)).count());
    assert!(day.windows(2).all(|pair| pair[0].1 >= pair[1].1), "those of most sources first");
    assert_eq!(store.stories_between(at(-100_000), at(100_000), 1).await?.len(), 1);
    assert_eq!(store.stories_between(at(-100_001), at(-100_000), 100).await?, []);
    Ok(())
}

/// A report of its section begins a story.
pub(super) async fn filed(store: &Store) -> Result<()> {
    poll(store, "harborpost", &[entry("harborpost.example", "ferry", "The ferry runs again", at(900))], 910).await?;
    let page = article("The ferry runs again", "It crosses at six.");
    let claimed = store.claim_reads(at(2_000), 99, 60, "north").await?;
    let ferry = claimed.iter().find(|read| read.entry.title.as_deref() == Some("The ferry runs again")).ok_or(Error::NotFound("read"))?;
    let sections = ["local".to_owned(), "economy".to_owned()];
    store.save_reads(&[ReadSaved { sections: &sections, ..of(ferry, Some(&page)) }]).await?;
    let story = store.reserve_story_ids(1).await?;
    store.save_placed(&PlacedBatch { at: at(2_000), placed: &[(ferry.article, story[0])], merged: &[] }).await?;
    let (whole, _) = store.river(&all()).await?;
    let section = "economy";
    let (filed, next) = store.river(&Stretch { section: Some(section), ..all() }).await?;
    let expected: Vec<_> = whole.iter().filter(|afloat| afloat.story.sections.iter().any(|tag| tag == section)).cloned().collect();
    assert!(!filed.is_empty() && filed.len() < whole.len());
    assert!(filed == expected && next.is_none(), "only the section");
    assert_eq!(store.river(&Stretch { section: Some("nothing"), ..all() }).await?, (Vec::new(), None));
    Ok(())
}

pub(super) async fn leafed(store: &Store) -> Result<()> {
    let source = known(store, "courier").await?;
    let whole = store.source_articles(source.id, 1_000).await?;
    let mut place = (Timestamp::MAX, ArticleId(i64::MAX));
    let mut leafed = Vec::new();
    loop {
        let page = store.source_articles_before(source.id, place, 2).await?;
        let Some(last) = page.last() else { break };
        place = (last.published, last.id);
        leafed.extend(page);
    }
    assert!(whole.len() > 2 && leafed == whole, "page by page they are the same articles");
    Ok(())
}

/// Told when the chapter on pages has published some.
pub(super) async fn archived(store: &Store) -> Result<()> {
    let editions = store.editions().await?;
    let (alder, _) = editions.get(1).ok_or(Error::NotFound("edition"))?;
    let day = 24 * 60;
    store.publish(*alder, "front", at(220 + 2 * day), "{\"lead\":3}").await?;
    store.publish(*alder, "front", at(230 + 2 * day), "{\"lead\":4}").await?;
    let (first, last) = store.published_span(*alder, "front").await?.ok_or(Error::NotFound("span"))?;
    assert_eq!((first, last), (at(210), at(230 + 2 * day)));
    assert_eq!(store.published_span(*alder, "section/none").await?, None);
    let days: Vec<Timestamp> = (-1..4).map(|n| at(n * day)).collect();
    assert_eq!(store.published_on(*alder, "front", &days).await?, [at(220), at(230 + 2 * day)], "the last of each day that has any");
    assert_eq!(store.published_on(*alder, "front", &[]).await?, []);
    assert_eq!(store.published_after(*alder, "front", at(221)).await?, Some(at(220 + 2 * day)));
    assert_eq!(store.published_after(*alder, "front", at(231 + 2 * day)).await?, None);
    Ok(())
}

pub(super) async fn sponsored(store: &Store) -> Result<()> {
    let (edition, _) = store.editions().await?.into_iter().next().ok_or(Error::NotFound("edition"))?;
    let row = |sponsor: &str, day, views, clicks| SponsorDay { edition, sponsor: sponsor.into(), day: date(2026, 11, day), views, clicks };
    store.count_sponsors(&[row("chandlers", 26, 10, 1), row("ferry", 26, 4, 0)]).await?;
    store.count_sponsors(&[row("chandlers", 26, 5, 0), row("chandlers", 27, 2, 1)]).await?;
    store.count_sponsors(&[]).await?;
    let all = store.sponsor_days(date(2026, 11, 1)).await?;
    assert_eq!(all, [row("chandlers", 27, 2, 1), row("chandlers", 26, 15, 1), row("ferry", 26, 4, 0)], "added up, the newest day first");
    assert_eq!(store.sponsor_days(date(2026, 11, 27)).await?.len(), 1);
    Ok(())
}
