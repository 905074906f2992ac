//! What the road tells of itself while it works: for a progress bar, for the log.

use std::sync::Arc;
use std::time::Duration;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A feed was asked; the sentence says how it went.
    Polled {
        /// Its address.
        feed: String,
        /// New or changed entries.
        entries: usize,
        /// What happened, in plain words.
        status: String,
        /// It gave nothing usable.
        failed: bool,
    },
    /// Articles were saved.
    Read {
        /// How many.
        articles: usize,
    },
    /// Articles were placed in stories.
    Placed {
        /// How many.
        articles: usize,
        /// Stories begun.
        began: usize,
    },
    /// An edition's pages were published.
    Published {
        /// Its slug.
        edition: String,
        /// Stories weighed.
        stories: usize,
    },
    /// A digest was published.
    Digest {
        /// Its edition's slug.
        edition: String,
        /// Its minute.
        minute: String,
        /// Stories in it.
        stories: usize,
        /// How long it took to compose.
        took: Duration,
    },
    /// A picture was kept.
    Pictured,
}

/// Hears events, from any task.
pub type Listener = Arc<dyn Fn(&Event) + Send + Sync>;
