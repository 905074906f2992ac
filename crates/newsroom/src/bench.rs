//! Where heavy work is done: what takes milliseconds and megabytes.

use tokio::sync::Semaphore;

/// Who holds one of its places may do heavy work; there are as many as processors: more at once would be no faster, and would hold the
/// memory of all of it.
#[derive(Debug)]
pub struct Bench(Semaphore);

impl Default for Bench {
    fn default() -> Bench {
        Bench(Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from)))
    }
}

impl Bench {
    /// Does work on a thread that serves nobody else. It fails where the work breaks down.
    pub(crate) async fn heavy<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, tokio::task::JoinError> {
        // It fails only once the semaphore is closed, which it never is.
        let _turn = self.0.acquire().await.ok();
        tokio::task::spawn_blocking(work).await
    }
}
