//! How many asks wait for somebody else.
//!
//! An ask that waits for a slow server holds a socket and nothing else, but to whoever started it it is one of so many at once. Thirty dead
//! servers would so keep a thousand live ones waiting; counted here, they can be left out of account.

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

use tokio::time::timeout;

use crate::Kind;

/// Most answers are there by now.
const PATIENCE: Duration = Duration::from_millis(500);

/// The asks of one fetcher that take long, by kind.
#[derive(Debug, Default)]
pub(crate) struct Waiting([AtomicUsize; 4]);

impl Waiting {
    pub(crate) fn count(&self, kind: Kind) -> usize {
        self.0[place(kind)].load(Relaxed)
    }

    /// Does the work, and counts it while it takes long.
    pub(crate) async fn watch<F: Future>(&self, kind: Kind, work: F) -> F::Output {
        let mut work = std::pin::pin!(work);
        match timeout(PATIENCE, &mut work).await {
            Ok(done) => done,
            Err(_) => {
                let _counted = Counted::new(&self.0[place(kind)]);
                work.await
            }
        }
    }
}

fn place(kind: Kind) -> usize {
    match kind {
        Kind::Feed => 0,
        Kind::Sitemap => 1,
        Kind::Page => 2,
        Kind::Picture => 3,
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
        let waiting = Waiting::default();
        let asks = async {
            tokio::join!(
                waiting.watch(Kind::Feed, tokio::time::sleep(Duration::from_millis(300))),
                waiting.watch(Kind::Feed, tokio::time::sleep(Duration::from_secs(5))),
                timeout(Duration::from_secs(9), waiting.watch(Kind::Page, std::future::pending::<()>())),
            )
        };
        let counts = async {
            let mut counts = Vec::new();
            for second in [0, 4, 4, 4] {
                tokio::time::sleep(Duration::from_secs(second)).await;
                counts.push((waiting.count(Kind::Feed), waiting.count(Kind::Page)));
            }
            counts
        };
        let (_, counts) = tokio::join!(asks, counts);
        assert_eq!(counts, [(0, 0), (1, 1), (0, 1), (0, 0)]);
    }
}
