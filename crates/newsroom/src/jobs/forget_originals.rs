//! Forget publishers' pages that were kept long enough, a batch at a time, so that nobody waits long for the database.

use anyhow::Context;
use jiff::SignedDuration;

use crate::Newsroom;

/// Pages forgotten in one transaction.
const BATCH: i64 = 200;
/// Batches in a row: the rest waits for the next time, so that a run that is told to stop does.
const BATCHES: usize = 500;

/// Forgets what is older than the settings say; gives how many pages that were.
pub(crate) async fn forget_originals(newsroom: &Newsroom) -> anyhow::Result<u64> {
    let until = newsroom.now() - SignedDuration::from_hours(24 * i64::from(newsroom.settings.keep_pages_days));
    let mut forgotten = 0;
    for _ in 0..BATCHES {
        let gone = newsroom.store.forget_originals(until, BATCH).await.context("forgetting old pages")?;
        forgotten += gone;
        if gone < BATCH.unsigned_abs() {
            break;
        }
    }
    Ok(forgotten)
}
