//! Chapters on sources: added once, found by slug, site and feed; their flaws and how they stand.

use model::{Flaw, FlawKind, SourceSettings};

use super::cast::{at, courier, feed_of, harborpost, known};
use crate::{Error, Result, Store};

pub(super) async fn added(store: &Store) -> Result<()> {
    let (id, new) = store.add_source(&courier()).await?;
    assert!(new, "the first courier is new");
    let again = SourceSettings { name: "Another name".into(), site: Some("https://www.courier.example".into()), ..courier() };
    assert_eq!(store.add_source(&again).await?, (id, false), "the same slug for the same site is the same source");
    assert_eq!(store.sources().await?.len(), 1);
    assert_eq!(known(store, "courier").await?.settings, courier(), "an existing source is left as it is");

    let other = SourceSettings { site: Some("http://other.example/".into()), name: "A. Courier".into(), ..courier() };
    let (other_id, new) = store.add_source(&other).await?;
    assert!(new && other_id != id, "a slug taken by another site does not make it the same source");
    let stored = known(store, "courier-2").await?;
    assert_eq!((stored.id, stored.settings.name.as_str()), (other_id, "A. Courier"));

    store.add_source(&harborpost()).await?;
    let names: Vec<String> = store.sources().await?.into_iter().map(|source| source.settings.name).collect();
    assert_eq!(names, ["A. Courier", "Harbor Post", "The Tern County Courier"], "sources are sorted by name");
    let found = store.source_by_site("https://www.courier.example").await?.map(|source| source.id);
    assert_eq!(found, Some(id), "a site is known without its scheme, www. and final slash");
    assert_eq!(store.source_by_site("http://nowhere.example/").await?, None);
    assert_eq!(store.source("nobody").await?, None);

    let set = SourceSettings { weight: 2.5, category: None, ..other };
    store.set_source(other_id, &SourceSettings { slug: "courier-2".into(), ..set.clone() }).await?;
    assert!((known(store, "courier-2").await?.settings.weight - 2.5).abs() < f64::EPSILON, "settings are set");
    let nobody = store.set_source(model::SourceId(9_999), &set).await;
    assert!(matches!(nobody, Err(Error::NotFound("source"))), "a source that isn't there can't be set: {nobody:?}");
    Ok(())
}

pub(super) async fn flawed(store: &Store) -> Result<()> {
    let source = known(store, "courier").await?;
    let feed = feed_of(store, &source).await?;
    let before = store.flaws(source.id, 100).await?.len();
    let flaw = Flaw::new(FlawKind::Date, "The date “yesterday-ish” could not be read.");
    store.add_flaws(source.id, Some(feed), None, std::slice::from_ref(&flaw), at(500)).await?;
    store.add_flaws(source.id, Some(feed), None, std::slice::from_ref(&flaw), at(500)).await?;
    store.add_flaws(source.id, Some(feed), None, std::slice::from_ref(&flaw), at(510)).await?;
    store.add_flaws(source.id, None, None, std::slice::from_ref(&flaw), at(505)).await?;
    let flaws = store.flaws(source.id, 100).await?;
    assert_eq!(flaws.len(), before + 2, "the same words in one place are one flaw, in another place another");
    let in_feed = flaws.iter().find(|row| row.flaw == flaw && row.feed_url.is_some()).ok_or(Error::NotFound("flaw"))?;
    assert_eq!((in_feed.count, in_feed.first, in_feed.last, in_feed.past), (2, at(500), at(510), false), "the same look counts once");
    assert_eq!(store.flaws(source.id, 1).await?.len(), 1, "the limit is kept");
    let present = flaws.iter().take_while(|row| !row.past).count();
    assert!(flaws[present..].iter().all(|row| row.past), "present flaws come first");
    Ok(())
}

pub(super) async fn overviews(store: &Store) -> Result<()> {
    let all = store.source_overviews().await?;
    assert_eq!(all.len(), store.sources().await?.len(), "each source has its overview");
    let courier = all.iter().find(|row| row.source.settings.slug == "courier").ok_or(Error::NotFound("overview"))?;
    let articles = store.source_articles(courier.source.id, 100).await?;
    assert_eq!(courier.articles, i64::try_from(articles.len()).unwrap_or(0), "the articles that can be read are counted");
    assert_eq!(courier.newest, articles.first().map(|head| head.published));
    assert_eq!(courier.feeds, 2);
    assert!(courier.flaws > 0 && courier.polled.is_some());
    let idle = all.iter().find(|row| row.source.settings.slug == "courier-2").ok_or(Error::NotFound("overview"))?;
    assert_eq!((idle.feeds, idle.articles, idle.newest, idle.flaws, idle.failing, idle.polled), (0, 0, None, 0, false, None));
    Ok(())
}
