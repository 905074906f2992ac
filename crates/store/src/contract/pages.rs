//! Chapters on editions and what they publish: numbered, kept, the same page not twice.

use super::cast::{at, edition};
use crate::{Error, Result, Store};

pub(super) async fn editions(store: &Store) -> Result<()> {
    let (alder, sable) = (edition("alder", "The Alder Point Dateline"), edition("sable", "The Port Sable Dateline"));
    store.put_editions(&[alder.clone(), sable.clone()]).await?;
    let ids = store.editions().await?;
    assert_eq!(ids.iter().map(|(_, edition)| edition).collect::<Vec<_>>(), [&alder, &sable]);
    store.put_editions(std::slice::from_ref(&sable)).await?;
    assert_eq!(store.editions().await?, [(ids[1].0, sable.clone())], "one that is left out is not served");
    let renamed = model::Edition { name: "Alder Point Today".into(), ..alder };
    store.put_editions(&[sable.clone(), renamed.clone()]).await?;
    assert_eq!(store.editions().await?, [(ids[1].0, sable), (ids[0].0, renamed)], "it comes back as the same one, in the new order");
    Ok(())
}

pub(super) async fn published(store: &Store) -> Result<()> {
    let editions = store.editions().await?;
    let [(sable, _), (alder, _)] = editions.as_slice() else { return Err(Error::NotFound("edition")) };
    assert_eq!(store.published(*alder, "front").await?, None);
    assert_eq!(store.published_number(*alder, "front").await?, None);
    assert_eq!(store.publish(*alder, "front", at(200), "{\"lead\":1}").await?, Some(1));
    let change = store.last_change().await?;
    assert_eq!(store.publish(*alder, "front", at(205), "{\"lead\":1}").await?, None, "the same page is not published twice");
    assert_eq!(store.last_change().await?, change);
    assert_eq!(store.publish(*alder, "front", at(210), "{\"lead\":2}").await?, Some(2));
    assert_eq!(store.publish(*alder, "front", at(220), "{\"lead\":1}").await?, Some(3), "an older page can come back");
    assert_eq!(store.publish(*alder, "section/local", at(220), "{}").await?, Some(1), "each page is numbered by itself");
    assert_eq!(store.publish(*sable, "front", at(220), "{}").await?, Some(1));

    assert_eq!(store.published_number(*alder, "front").await?, Some(3));
    let newest = store.published(*alder, "front").await?.ok_or(Error::NotFound("page"))?;
    assert_eq!((newest.number, newest.at, newest.body.as_str()), (3, at(220), "{\"lead\":1}"));
    assert_eq!(store.published_as(*alder, "front", 3).await?, Some(newest));
    assert_eq!(store.published_as(*alder, "front", 4).await?, None);
    let then = async |minute| Ok::<_, Error>(store.published_before(*alder, "front", at(minute)).await?.map(|page| page.number));
    assert_eq!((then(199).await?, then(200).await?, then(219).await?, then(999).await?), (None, Some(1), Some(2), Some(3)));

    assert_eq!(store.thin_pages(at(211), 3_600).await?, 1, "of one span the last stays");
    assert_eq!((then(205).await?, then(219).await?, then(999).await?), (None, Some(2), Some(3)));
    assert_eq!(store.thin_pages(at(211), 3_600).await?, 0);
    Ok(())
}
