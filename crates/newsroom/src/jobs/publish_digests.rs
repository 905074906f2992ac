//! Publish each edition's digest at its hours: on the minute while the road goes on, made up for once where it did not.

use std::time::Instant;

use anyhow::Context;
use edition::digest::{due, next};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use model::{Digest, Edition, EditionId};

use super::compose_digest::{Asked, compose_digest};
use crate::{Event, Newsroom};

/// Seconds after its minute from which a digest is late: what is late anyhow waits until the road has caught up with the world.
const LATE_SECONDS: i64 = 60;
/// But no longer than this, in minutes after the process came to it first: a road with thousands of feeds is never quiet.
const PATIENCE_MINUTES: i64 = 10;

/// What this node knows of digests.
#[derive(Default)]
pub(crate) struct State {
    /// When it looked for the first time.
    begun: Option<Timestamp>,
}

/// Publishes the digests that are due; gives how many. `settled`: nothing is being fetched just now.
pub(crate) async fn publish_digests(newsroom: &Newsroom, settled: bool) -> anyhow::Result<usize> {
    let mut state = newsroom.digesting.lock().await;
    let now = newsroom.now();
    let begun = *state.begun.get_or_insert(now);
    let patient = !settled && now.duration_since(begun) < SignedDuration::from_mins(PATIENCE_MINUTES);
    let mut published = 0;
    for (id, edition) in newsroom.store.editions().await.context("reading the editions")? {
        let Some(zone) = zone(&edition) else { continue };
        let last = newsroom.store.digests(id, Timestamp::MIN, Timestamp::MAX, 1).await.context("reading digests")?.pop();
        let mut before = last.map(|last| (last.due, last.composed));
        for due in due(&edition.digest, &zone, before.map(|(due, _)| due), now) {
            if patient && now.duration_since(due.at) > SignedDuration::from_secs(LATE_SECONDS) {
                break;
            }
            let asked = Asked { id, edition: &edition, due, before, now };
            let begun = Instant::now();
            let digest = compose_digest(newsroom, &asked).await?;
            let took = begun.elapsed();
            // Where nothing was ever reported there is nothing to digest, and nothing to miss.
            if digest.weighed == 0 && before.is_none() {
                break;
            }
            before = Some((digest.due, digest.composed));
            if newsroom.store.publish_digest(id, &digest).await.context("publishing a digest")?.is_some() {
                published += 1;
                let (minute, stories) = (digest.minute.to_string(), digest.items.len());
                (newsroom.listener)(&Event::Digest { edition: edition.slug.clone(), minute, stories, took });
                newsroom.changed([format!("{}/digest", edition.slug)].into_iter().filter(|_| !edition.private));
            }
        }
    }
    Ok(published)
}

/// When the next digest of any edition is due.
pub(crate) async fn next_digest(newsroom: &Newsroom) -> anyhow::Result<Option<Timestamp>> {
    let now = newsroom.now();
    let editions = newsroom.store.editions().await.context("reading the editions")?;
    Ok(editions.iter().filter_map(|(_, edition)| next_of(edition, now)).min())
}

/// When the next digest of an edition is due.
pub(crate) fn next_of(edition: &Edition, now: Timestamp) -> Option<Timestamp> {
    Some(next(&edition.digest, &zone(edition)?, now)?.at)
}

impl Newsroom {
    /// The next digest of an edition as it would be now; `None` where the edition has none.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn preview_digest(&self, id: EditionId, edition: &Edition) -> anyhow::Result<Option<Digest>> {
        let now = self.now();
        let Some(due) = zone(edition).and_then(|zone| next(&edition.digest, &zone, now)) else { return Ok(None) };
        let last = self.store.digests(id, Timestamp::MIN, now, 1).await.context("reading digests")?.pop();
        let asked = Asked { id, edition, due, before: last.map(|last| (last.due, last.composed)), now };
        compose_digest(self, &asked).await.map(Some)
    }
}

/// The zone of an edition that has digests.
fn zone(edition: &Edition) -> Option<TimeZone> {
    (!edition.digest.hours.is_empty()).then(|| TimeZone::get(&edition.time_zone).unwrap_or(TimeZone::UTC))
}
