//! What the newsroom of this process is doing just now, for the page that stands in while there is nothing to read.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use newsroom::{Event, Listener};

/// Silence after which a fetch counts as over.
const SILENCE: Duration = Duration::from_secs(6);

/// Heard from the newsroom, told to the pages.
#[derive(Clone)]
pub(crate) struct Activity {
    began: Instant,
    heard: Arc<Heard>,
}

#[derive(Default)]
struct Heard {
    /// Milliseconds after `began` of the last event.
    last: AtomicU64,
    answered: AtomicU64,
    failed: AtomicU64,
}

impl Default for Activity {
    fn default() -> Activity {
        Activity { began: Instant::now(), heard: Arc::default() }
    }
}

impl Activity {
    /// A listener that hears for us and passes on what it hears.
    pub(crate) fn heard_by(&self, next: Listener) -> Listener {
        let this = self.clone();
        Arc::new(move |event| {
            let millis = u64::try_from(this.began.elapsed().as_millis()).unwrap_or(u64::MAX);
            this.heard.last.store(millis, Ordering::Relaxed);
            match event {
                Event::Polled { failed: true, .. } => drop(this.heard.failed.fetch_add(1, Ordering::Relaxed)),
                Event::Polled { .. } => drop(this.heard.answered.fetch_add(1, Ordering::Relaxed)),
                _ => {}
            }
            next(event);
        })
    }

    /// As the pages ask for it.
    pub(crate) fn pages(&self) -> Arc<dyn Fn() -> web::Activity + Send + Sync> {
        let this = self.clone();
        Arc::new(move || {
            let last = Duration::from_millis(this.heard.last.load(Ordering::Relaxed));
            let answered = this.heard.answered.load(Ordering::Relaxed);
            let failed = this.heard.failed.load(Ordering::Relaxed);
            web::Activity { fetching: this.began.elapsed().saturating_sub(last) < SILENCE, offline: answered == 0 && failed > 0 }
        })
    }
}
