//! Fetch an article's lead picture once and keep it small, so that a page view never sends a reader's address to a publisher.

use anyhow::Context;
use fetch::{Answer, Ask, Kind};
use jiff::SignedDuration;
use markup::picture::{Kept, Role, keep};
use model::{Flaw, FlawKind};
use store::{PictureFile, PictureJob};
use url::Url;

use crate::fingerprint::fingerprint;
use crate::{Event, Newsroom, nobodys};

/// Times that a picture which might yet come is asked for.
const ATTEMPTS: i64 = 2;

/// Keeps one claimed picture. What can't be kept is a flaw, and the article stays good without.
pub(crate) async fn keep_picture(newsroom: &Newsroom, job: PictureJob) -> anyhow::Result<()> {
    let now = newsroom.now();
    let (flaw, again) = match fetched(newsroom, &job.url).await {
        Ok(bytes) => match newsroom.bench.heavy(move || keep(&bytes, Role::Lead)).await {
            Ok(Ok(kept)) => return save(newsroom, &job, &kept).await,
            Ok(Err(refused)) => (refused.to_string(), false),
            Err(_) => ("The picture could not be decoded.".to_owned(), false),
        },
        Err(failure) => {
            if let Some(due) = nobodys::due_again(&failure, now) {
                return newsroom.store.put_back(job.job, due).await.context("putting a picture back");
            }
            (format!("The lead picture could not be had: {failure}"), !failure.is_lasting() && job.attempts < ATTEMPTS)
        }
    };
    // On record at the first try: it is past once the picture comes.
    let flaw = Flaw::new(FlawKind::Picture, flaw);
    newsroom.store.add_flaws(job.source, None, Some(job.article), std::slice::from_ref(&flaw), now).await.context("saving a flaw")?;
    if again {
        let later = now + SignedDuration::from_mins(10);
        return newsroom.store.retry_job(job.job, later, &flaw.message).await.context("putting a picture off");
    }
    newsroom.store.finish_job(job.job).await.context("finishing a picture")
}

/// The bytes at a picture's address.
pub(super) async fn fetched(newsroom: &Newsroom, url: &str) -> Result<Vec<u8>, fetch::Failure> {
    let url = Url::parse(url).map_err(|e| fetch::Failure::BadAddress(e.to_string()))?;
    match newsroom.slow_pictures.watch(newsroom.fetcher.get(Ask::new(&url, Kind::Picture))).await? {
        Answer::Got(got) => Ok(got.bytes),
        Answer::Unchanged(_) => Err(fetch::Failure::Status(304)),
    }
}

async fn save(newsroom: &Newsroom, job: &PictureJob, kept: &Kept) -> anyhow::Result<()> {
    let key = fingerprint(&kept.wide);
    newsroom.store.save_picture(job.job, job.article, &key, &file(kept), newsroom.now()).await.context("saving a picture")?;
    (newsroom.listener)(&Event::Pictured);
    Ok(())
}

/// A kept picture as the store takes it.
pub(super) fn file(kept: &Kept) -> PictureFile<'_> {
    PictureFile {
        wide: &kept.wide,
        small: &kept.small,
        width: kept.width,
        height: kept.height,
        small_width: kept.small_width,
        small_height: kept.small_height,
        content_type: kept.content_type,
        stand_in: &kept.stand_in,
    }
}
