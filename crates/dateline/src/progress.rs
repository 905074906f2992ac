//! What a running fetch shows: a bar in a terminal, a plain line now and then elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use newsroom::{Event, Listener};

/// Time between two plain lines.
const QUIET: Duration = Duration::from_secs(5);

/// Counts what happens and shows it.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    polled: AtomicU64,
    failed: AtomicU64,
    entries: AtomicU64,
    read: AtomicU64,
    pictures: AtomicU64,
}

impl Progress {
    /// For `feeds` feeds.
    pub(crate) fn new(feeds: u64) -> Progress {
        let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
        let bar = terminal.then(|| {
            let bar = ProgressBar::new(feeds);
            if let Ok(style) = ProgressStyle::with_template("{bar:28} {pos}/{len} feeds  {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        });
        Progress { bar, counts: Arc::default() }
    }

    /// The listener that feeds it.
    pub(crate) fn listener(&self) -> Listener {
        let (bar, counts) = (self.bar.clone(), Arc::clone(&self.counts));
        let said = std::sync::Mutex::new(Instant::now());
        Arc::new(move |event| {
            counts.count(event);
            match &bar {
                Some(bar) => {
                    bar.set_position(counts.polled.load(Ordering::Relaxed));
                    bar.set_message(counts.sentence());
                }
                None => {
                    let Ok(mut said) = said.lock() else { return };
                    if said.elapsed() >= QUIET {
                        *said = Instant::now();
                        crate::out::complain(&format!("feeds asked: {}, {}", counts.polled.load(Ordering::Relaxed), counts.sentence()));
                    }
                }
            }
        })
    }

    /// A listener that shows the first fetch of a server and falls silent once every feed has been asked and a page was published.
    pub(crate) fn first_fetch(self, feeds: u64, next: Listener) -> Listener {
        let shown = self.listener();
        let over = std::sync::atomic::AtomicBool::new(false);
        Arc::new(move |event| {
            next(event);
            if over.load(Ordering::Relaxed) {
                return;
            }
            shown(event);
            let asked = self.counts.polled.load(Ordering::Relaxed);
            if asked >= feeds && matches!(event, Event::Published { .. }) {
                over.store(true, Ordering::Relaxed);
                self.finish();
                crate::out::complain(&format!("the first fetch is done. Feeds asked: {asked}, {}", self.counts.sentence()));
            }
        })
    }

    /// Takes the bar off the screen.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// Feeds that gave nothing usable.
    pub(crate) fn failed(&self) -> u64 {
        self.counts.failed.load(Ordering::Relaxed)
    }

    /// New and changed entries.
    pub(crate) fn entries(&self) -> u64 {
        self.counts.entries.load(Ordering::Relaxed)
    }
}

impl Counts {
    fn count(&self, event: &Event) {
        let add = |counter: &AtomicU64, n: usize| counter.fetch_add(n as u64, Ordering::Relaxed);
        match event {
            Event::Polled { entries, failed, .. } => {
                add(&self.polled, 1);
                add(&self.entries, *entries);
                add(&self.failed, usize::from(*failed));
            }
            Event::Read { articles } => drop(add(&self.read, *articles)),
            Event::Pictured => drop(add(&self.pictures, 1)),
            _ => {}
        }
    }

    fn sentence(&self) -> String {
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        format!(
            "{} new entries, {} read, {} pictures, {} failed",
            get(&self.entries),
            get(&self.read),
            get(&self.pictures),
            get(&self.failed)
        )
    }
}
