//! What is in the air and waits for somebody else.
//!
//! An ask that waits for a slow server holds a socket and nothing else, but to the run it is one of so many at once. Thirty dead servers
//! would so keep a thousand live ones waiting; counted here, they have places of their own.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use tokio::time::timeout;

/// A server that is near and well has answered by now.
const PATIENCE: Duration = Duration::from_millis(100);

/// The asks of one kind of work that have taken long so far.
#[derive(Debug, Default)]
pub(crate) struct Slow(AtomicUsize);

impl Slow {
    pub(crate) fn count(&self) -> usize {
        self.0.load(Relaxed)
    }

    /// Asks, and counts it while it takes long.
    pub(crate) async fn watch<F: Future>(&self, ask: F) -> F::Output {
        let mut ask = std::pin::pin!(ask);
        match timeout(PATIENCE, &mut ask).await {
            Ok(answer) => answer,
            Err(_) => {
                let _counted = Counted::new(&self.0);
                ask.await
            }
        }
    }
}

struct Counted<'a>(&'a AtomicUsize);

impl Counted<'_> {
    fn new(count: &AtomicUsize) -> Counted<'_> {
        count.fetch_add(1, Relaxed);
        Counted(count)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_takes_long_is_counted_until_it_is_done_or_given_up() {
        let slow = Slow::default();
        let asks = async {
            tokio::join!(
                slow.watch(tokio::time::sleep(Duration::from_millis(90))),
                slow.watch(tokio::time::sleep(Duration::from_secs(5))),
                timeout(Duration::from_secs(9), slow.watch(std::future::pending::<()>())),
            )
        };
        let counts = async {
            let mut counts = Vec::new();
            for second in [0, 4, 4, 4] {
                tokio::time::sleep(Duration::from_secs(second)).await;
                counts.push(slow.count());
            }
            counts
        };
        let (_, counts) = tokio::join!(asks, counts);
        assert_eq!(counts, [0, 2, 1, 0]);
    }
}
