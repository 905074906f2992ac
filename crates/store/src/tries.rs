//! Transactions that crossed those of another node, or found the database held too long: they were undone, and are begun anew.

use std::time::Duration;

use crate::Error;

/// Times that a transaction is begun. One crossing is made good by the second; more of them in a row are no chance.
const MOST: u32 = 4;
/// The first wait: by then the other's transaction is over. It grows with each.
const PAUSE: Duration = Duration::from_millis(50);

/// How many times one piece of writing was begun.
#[derive(Debug, Default)]
pub(crate) struct Tries(u32);

impl Tries {
    /// Is it worth beginning anew? If so, some time has passed since.
    pub(crate) async fn again(&mut self, error: &Error) -> bool {
        self.0 += 1;
        let again = matches!(error, Error::Locked(_)) && self.0 < MOST;
        if again {
            tracing::debug!(tries = self.0, "begun anew: {error}");
            tokio::time::sleep(PAUSE * self.0).await;
        }
        again
    }
}
