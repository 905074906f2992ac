//! Transactions that crossed those of another node, or found the database held too long: they were undone, and are begun anew.

use std::time::Duration;

use crate::{Error, Result};

/// Times that a transaction is begun. One crossing is made good by the second; more of them in a row are no chance.
const MOST: u32 = 4;
/// The first wait: by then the other's transaction is over. It grows with each.
const PAUSE: Duration = Duration::from_millis(50);

/// Does this piece of writing, again and again while others are in its way.
pub(crate) async fn until_free<T, F: Future<Output = Result<T>>>(work: impl Fn() -> F) -> Result<T> {
    let mut tries = 1;
    loop {
        match work().await {
            Err(error @ Error::Locked(_)) if tries < MOST => {
                tracing::debug!(tries, "begun anew: {error}");
                tokio::time::sleep(PAUSE * tries).await;
                tries += 1;
            }
            done => return done,
        }
    }
}
