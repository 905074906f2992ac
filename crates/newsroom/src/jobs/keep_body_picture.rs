//! Fetch one picture of an article's text and keep it small, as a lead picture is: what a reader is shown within a text comes from here, or
//! is a link.

use anyhow::Context;
use jiff::SignedDuration;
use markup::picture::{Refused, Role, keep};
use model::{Flaw, FlawKind};
use store::{BodyPictureEnd, BodyPictureJob};

use super::keep_picture::{fetched, file};
use crate::fingerprint::fingerprint;
use crate::{Event, Newsroom, nobodys};

/// Times that a picture which might yet come is asked for.
const TRIES: i64 = 2;

/// Keeps one claimed picture. What can't be kept is a flaw, and a link stands in its place.
pub(crate) async fn keep_body_picture(newsroom: &Newsroom, job: BodyPictureJob) -> anyhow::Result<()> {
    let (flaw, end) = match fetched(newsroom, &job.url).await {
        Ok(bytes) => match newsroom.bench.heavy(move || keep(&bytes, Role::Body)).await {
            Ok(Ok(kept)) => {
                end(newsroom, &job, &BodyPictureEnd::Kept(&fingerprint(&kept.wide), file(&kept))).await?;
                (newsroom.listener)(&Event::Pictured);
                return Ok(());
            }
            Ok(Err(Refused::TooSmall)) => return end(newsroom, &job, &BodyPictureEnd::Trifle).await,
            Ok(Err(refused)) => (refused.to_string(), BodyPictureEnd::Refused),
            Err(_) => ("it could not be decoded".to_owned(), BodyPictureEnd::Refused),
        },
        Err(failure) => {
            let now = newsroom.now();
            if let Some(due) = nobodys::due_again(&failure, now) {
                return newsroom.store.put_back(job.job, due).await.context("putting a picture of a text back");
            }
            let again = !failure.is_lasting() && job.tries + 1 < TRIES;
            let end = if again { BodyPictureEnd::Later(now + SignedDuration::from_mins(10)) } else { BodyPictureEnd::Refused };
            (failure.to_string(), end)
        }
    };
    if matches!(end, BodyPictureEnd::Refused) {
        let flaw = Flaw::new(FlawKind::Picture, format!("A picture in the text could not be kept: {flaw}"));
        let flaws = std::slice::from_ref(&flaw);
        newsroom.store.add_flaws(job.source, None, Some(job.article), flaws, newsroom.now()).await.context("saving a flaw")?;
    }
    self::end(newsroom, &job, &end).await
}

async fn end(newsroom: &Newsroom, job: &BodyPictureJob, end: &BodyPictureEnd<'_>) -> anyhow::Result<()> {
    newsroom.store.save_body_picture(job, end, newsroom.now()).await.context("saving a picture of a text")
}
