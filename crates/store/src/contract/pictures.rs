//! Chapter on pictures: fetched once, kept by content, shown on the article's card.

use model::{Flaw, FlawKind};

use super::cast::{article, at, entry, known};
use super::reads::{of, poll};
use crate::{Error, PictureFile, Result, Store};

pub(super) async fn kept(store: &Store) -> Result<()> {
    let courier = known(store, "courier").await?;
    let jobs = store.claim_pictures(at(130), 10, 60, "north").await?;
    let [job] = jobs.as_slice() else { return Err(Error::NotFound("picture job")) };
    assert_eq!(job.url, "http://courier.example/breakwater.jpg");
    assert_eq!(job.article_url.as_deref(), Some("http://courier.example/breakwater"));
    assert_eq!(job.attempts, 1);
    assert_eq!(store.claim_pictures(at(130), 10, 60, "south").await?, []);
    assert_eq!(store.progress().await?.pictures_waiting, 1);

    let bytes: Vec<u8> = (0..=255).collect();
    let file = PictureFile {
        wide: &bytes,
        small: &bytes[..9],
        width: 1280,
        height: 720,
        small_width: 480,
        small_height: 270,
        content_type: "image/jpeg",
        stand_in: "UklGRg==",
    };
    let refused = Flaw::new(FlawKind::Picture, "The picture could not be had at the first try.");
    store.add_flaws(courier.id, None, Some(job.article), std::slice::from_ref(&refused), at(130)).await?;
    store.save_picture(job.job, job.article, "c0ffee", &file, at(130)).await?;
    let told = store.flaws(courier.id, 50).await?;
    assert!(told.iter().any(|row| row.flaw == refused && row.past), "a picture that came is no flaw any more");
    let change = store.last_change().await?;
    store.save_picture(job.job, job.article, "decaf0", &file, at(131)).await?;
    assert_eq!(store.last_change().await?, change, "saving twice changes nothing");
    assert_eq!(store.picture("c0ffee", true).await?, Some(("image/jpeg".into(), bytes.clone())));
    assert_eq!(store.picture("c0ffee", false).await?, Some(("image/jpeg".into(), bytes[..9].to_vec())));
    assert_eq!(store.picture("decaf0", true).await?, None);

    let heads = store.source_articles(courier.id, 10).await?;
    let picture =
        heads.iter().find(|head| head.id == job.article).and_then(|head| head.picture.clone()).ok_or(Error::NotFound("picture"))?;
    assert_eq!((picture.key.as_str(), picture.width, picture.height), ("c0ffee", 1280, 720));
    assert_eq!((picture.alt.as_str(), picture.credit.as_deref()), ("The gap at first light", Some("Ines Mallory")));

    // Read anew with the same picture: there is nothing to fetch. With another one there is, and the old one is gone from the card.
    for (minute, url, jobs) in [(131, "http://courier.example/breakwater.jpg", 0), (132, "http://courier.example/other.jpg", 1)] {
        let changed = entry("courier.example", "breakwater", &format!("Breakwater at {minute}"), at(-60));
        poll(store, "courier", &[changed], minute).await?;
        let mut page = article("Two rescued from the Maren Grace", "Two people were pulled from the trawler.");
        page.lead_image.iter_mut().for_each(|lead| url.clone_into(&mut lead.url));
        let reads = store.claim_reads(at(minute), 9, 60, "north").await?;
        let batch: Vec<_> = reads.iter().map(|read| of(read, Some(&page))).collect();
        store.save_reads(&batch).await?;
        let waiting = store.claim_pictures(at(minute), 10, 60, "north").await?;
        assert_eq!(waiting.len(), jobs, "{url}");
        for job in waiting {
            store.save_picture(job.job, job.article, "c0ffee", &file, at(minute)).await?;
        }
    }
    let heads = store.source_articles(courier.id, 10).await?;
    assert_eq!(heads.iter().filter(|head| head.picture.is_some()).count(), 1, "the same content is kept once, under whatever address");
    Ok(())
}
