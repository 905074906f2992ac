//! The only crate that knows the order of the stages.
//!
//! ```text
//! source due ─ fetch ─ parse ─▶ entries saved ─ fetch ─ extract ─▶ article saved ─ understand ─ group ─▶ story saved ─ edition ─▶ page published
//! ```
//!
//! Every ▶ is a commit, and every step is claimed from the store under a lease: whichever node does it, and however often it is cut
//! off, the result is the same. Each kind of work is one file in `jobs/`; [`Newsroom::run`] is the loop that keeps them going.

mod add;
mod announce;
mod archive;
mod bench;
mod chance;
mod discover;
mod document;
mod entries;
mod explain;
mod fingerprint;
mod follow;
mod hubs;
mod imports;
mod interval;
mod jobs;
mod letterbox;
mod nobodys;
mod post;
mod progress;
mod remove;
mod run;
mod running;
mod same;
mod settings;
mod slow;
mod summaries;
mod whole;

use std::sync::Arc;

use jiff::Timestamp;

pub use add::{AddError, Added, Subscription};
pub use archive::{Archive, ArchiveTally};
pub use bench::Bench;
pub use discover::{Candidate, Discovered, Search};
pub use explain::{ExplainedStory, explain_story};
pub use jobs::place_articles::report;
pub use letterbox::{LetterBox, Maildir};
pub use parse::discover::How;
pub use post::{Compose, Post, Posted, Written};
pub use progress::{Event, Listener};
pub use remove::{RemoveError, Removed};
pub use run::{Mode, Tally};
pub use settings::Settings;
pub use summaries::{Looked, Summaries};
pub use whole::{Whole, read_whole};

/// The one clock, as the program set it.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The stages, wired: what they work on, how they reach the world, what time it is.
pub struct Newsroom {
    pub(crate) store: store::Store,
    pub(crate) fetcher: fetch::Fetcher,
    pub(crate) settings: Settings,
    pub(crate) clock: Clock,
    pub(crate) node: String,
    pub(crate) listener: Listener,
    pub(crate) bench: Bench,
    pub(crate) groups: tokio::sync::Mutex<jobs::place_articles::State>,
    /// When old pages were last forgotten.
    pub(crate) forgot: std::sync::Mutex<Option<Timestamp>>,
    /// Told when something was delivered that this process may read at once.
    pub(crate) delivered: tokio::sync::Notify,
    /// Told when a hub is to be asked.
    pub(crate) hub_wanted: tokio::sync::Notify,
    /// Asks that wait for slow servers, by what they are part of.
    pub(crate) slow_polls: slow::Slow,
    pub(crate) slow_reads: slow::Slow,
    pub(crate) slow_pictures: slow::Slow,
    pub(crate) publishing: tokio::sync::Mutex<jobs::publish_editions::State>,
    pub(crate) digesting: tokio::sync::Mutex<jobs::publish_digests::State>,
    /// Lists of which hubs have not been told that they changed.
    pub(crate) unannounced: announce::Unannounced,
    /// Who writes summaries, if anybody but the reports does.
    pub(crate) summaries: Option<Summaries>,
    /// The search index that this node keeps up.
    pub(crate) index: std::sync::RwLock<Option<search::Index>>,
}

impl Newsroom {
    /// A newsroom over this store. `node` names this process among others on the same database; `listener` hears what happens.
    #[must_use]
    pub fn new(
        store: store::Store,
        fetcher: fetch::Fetcher,
        settings: Settings,
        clock: Clock,
        node: String,
        listener: Listener,
    ) -> Newsroom {
        Newsroom {
            store,
            fetcher,
            settings,
            clock,
            node,
            listener,
            bench: Bench::default(),
            groups: Default::default(),
            forgot: Default::default(),
            delivered: Default::default(),
            hub_wanted: Default::default(),
            slow_polls: Default::default(),
            slow_reads: Default::default(),
            slow_pictures: Default::default(),
            publishing: Default::default(),
            digesting: Default::default(),
            unannounced: Default::default(),
            summaries: None,
            index: Default::default(),
        }
    }

    /// Something was delivered: who sleeps until a feed is due may look at once.
    pub fn wake(&self) {
        self.delivered.notify_one();
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }
}
