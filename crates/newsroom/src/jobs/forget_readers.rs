//! Forget readers who did not come for a year, with all that was kept of them.

use anyhow::Context;

use crate::Newsroom;

/// Readers forgotten in one transaction.
const BATCH: i64 = 50;
/// Batches in a row; the rest waits for the next time.
const BATCHES: usize = 100;

/// Gives how many were forgotten.
pub(crate) async fn forget_readers(newsroom: &Newsroom) -> anyhow::Result<u64> {
    let mut forgotten = 0;
    for _ in 0..BATCHES {
        let gone = newsroom.store.forget_readers(newsroom.now(), BATCH).await.context("forgetting readers")?;
        forgotten += gone;
        if gone < BATCH.unsigned_abs() {
            break;
        }
    }
    Ok(forgotten)
}
