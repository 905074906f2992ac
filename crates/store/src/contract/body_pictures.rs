//! Chapter on the pictures within a text: kept where somebody may read it, one after the other, and known again.

use model::Article;

use super::cast::{article, at, entry, known};
use super::reads::{of, poll};
use crate::{BodyPictureEnd, BodyPictureJob, Error, PictureFile, Result, Store};

const FILE: PictureFile<'static> = PictureFile {
    wide: b"wide",
    small: b"small",
    width: 1280,
    height: 720,
    small_width: 480,
    small_height: 270,
    content_type: "image/jpeg",
    stand_in: "UklGRg==",
};

pub(super) async fn kept(store: &Store) -> Result<()> {
    // The Courier's rights are an excerpt's: nobody would see its pictures.
    let told = illustrated(&["http://courier.example/1.jpg"]);
    save(store, "courier", "gulls", &told, 900).await?;
    assert_eq!(claim(store, 901).await?, []);

    let told =
        illustrated(&["http://post.example/1.jpg", "http://post.example/dot.gif", "http://post.example/1.jpg", "http://post.example/2"]);
    let slug = save(store, "harborpost", "gulls", &told, 902).await?;
    let first = one(store, 903).await?;
    assert_eq!((first.position, first.url.as_str(), first.tries), (0, "http://post.example/1.jpg", 0));
    assert_eq!(claim(store, 903).await?, [], "an article's pictures come one after the other");
    store.save_body_picture(&first, &BodyPictureEnd::Kept("b0a7", FILE), at(903)).await?;
    let second = one(store, 903).await?;
    assert_eq!(second.url, "http://post.example/dot.gif");
    store.save_body_picture(&second, &BodyPictureEnd::Trifle, at(903)).await?;
    let third = one(store, 903).await?;
    store.save_body_picture(&third, &BodyPictureEnd::Later(at(913)), at(903)).await?;
    assert_eq!(claim(store, 912).await?, [], "put off");
    assert_eq!(
        shown(store, &slug).await?,
        [("http://post.example/1.jpg".into(), Some("b0a7".into())), ("http://post.example/dot.gif".into(), None)]
    );
    let again = one(store, 913).await?;
    assert_eq!((again.url.as_str(), again.tries), ("http://post.example/2", 1));
    let change = store.last_change().await?;
    store.save_body_picture(&again, &BodyPictureEnd::Refused, at(913)).await?;
    assert!(store.last_change().await? > change, "the article has changed once its pictures are settled");
    assert_eq!(claim(store, 999).await?, []);
    let change = store.last_change().await?;
    store.save_body_picture(&again, &BodyPictureEnd::Kept("1a7e", FILE), at(914)).await?;
    assert_eq!(store.last_change().await?, change, "saving twice changes nothing");

    // Read anew: what was fetched stays, what is new is wanted, what is gone is not shown.
    let told = illustrated(&["http://post.example/3.jpg", "http://post.example/1.jpg"]);
    save(store, "harborpost", "gulls", &told, 920).await?;
    let new = one(store, 921).await?;
    assert_eq!((new.position, new.url.as_str()), (0, "http://post.example/3.jpg"));
    assert_eq!(shown(store, &slug).await?, [("http://post.example/1.jpg".into(), Some("b0a7".into()))]);
    store.save_body_picture(&new, &BodyPictureEnd::Refused, at(921)).await?;
    assert_eq!(store.picture("b0a7", true).await?, Some(("image/jpeg".into(), b"wide".to_vec())));
    Ok(())
}

/// An article is read anew while its pictures are being kept: neither waits for the other for ever.
pub(super) async fn crossed(store: &Store) -> Result<()> {
    for round in 0..30 {
        let minute = 3_000 + round;
        poll(store, "harborpost", &[entry("harborpost.pictures.example", "gulls", &format!("Crossed at {minute}"), at(880))], minute)
            .await?;
        let reads = store.claim_reads(at(minute), 9, 60, "north").await?;
        let urls: Vec<String> = (0..6).map(|n| format!("http://post.example/{round}/{n}.jpg")).collect();
        let told = illustrated(&urls.iter().map(String::as_str).collect::<Vec<_>>());
        let batch: Vec<_> = reads.iter().map(|read| of(read, Some(&told))).collect();
        let keep = async {
            for _ in 0..6 {
                for job in store.claim_body_pictures(at(minute), 9, 0, "south").await? {
                    store.save_body_picture(&job, &BodyPictureEnd::Kept("b0a7", FILE), at(minute)).await?;
                }
            }
            Ok::<_, Error>(())
        };
        let (saved, kept) = tokio::join!(store.save_reads(&batch), keep);
        assert_eq!(saved?.len(), 1);
        kept?;
    }
    while let Some(job) = claim(store, 3_100).await?.pop() {
        store.save_body_picture(&job, &BodyPictureEnd::Refused, at(3_100)).await?;
    }
    Ok(())
}

/// An article with these pictures in its text.
fn illustrated(urls: &[&str]) -> Article {
    let pictures: String = urls.iter().map(|url| format!("<figure><img src='{url}' alt='Gulls'></figure><p>More.</p>")).collect();
    Article { html: markup::sanitize::article(&pictures, None), lead_image: None, ..article("Gulls over the quay", "Gulls came.") }
}

/// Polls and reads one article; gives its slug.
async fn save(store: &Store, source: &str, page: &str, told: &Article, minute: i64) -> Result<String> {
    let known = known(store, source).await?;
    poll(store, source, &[entry(&format!("{source}.pictures.example"), page, &format!("Gulls at {minute}"), at(880))], minute).await?;
    let reads = store.claim_reads(at(minute), 9, 60, "north").await?;
    let batch: Vec<_> = reads.iter().map(|read| of(read, Some(told))).collect();
    assert_eq!(store.save_reads(&batch).await?.len(), 1);
    let heads = store.source_articles(known.id, 99).await?;
    heads.into_iter().find(|head| head.title == "Gulls over the quay").map(|head| head.slug).ok_or(Error::NotFound("article"))
}

async fn claim(store: &Store, minute: i64) -> Result<Vec<BodyPictureJob>> {
    store.claim_body_pictures(at(minute), 9, 60, "north").await
}

async fn one(store: &Store, minute: i64) -> Result<BodyPictureJob> {
    claim(store, minute).await?.pop().ok_or(Error::NotFound("picture job"))
}

async fn shown(store: &Store, slug: &str) -> Result<Vec<(String, Option<String>)>> {
    let topic = store.topic("harborpost", slug).await?.ok_or(Error::NotFound("topic"))?;
    Ok(topic.pictures.into_iter().map(|picture| (picture.url, picture.kept.map(|kept| kept.key))).collect())
}
