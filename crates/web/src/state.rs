//! What the pages stand on.

use std::sync::Arc;

use jiff::Timestamp;
use store::Store;

use crate::shelf::Shelf;

/// The one clock, as the binary sets it (`--now` shows a kept newsroom as of its day).
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What the newsroom is doing just now, for the page that stands in while there is nothing to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Activity {
    /// A fetch is under way.
    pub fetching: bool,
    /// The last fetch reached no publisher at all.
    pub offline: bool,
}

/// What the pages stand on. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// What is remembered.
    pub store: Store,
    /// The reader's now.
    pub clock: Clock,
    /// The program's version.
    pub version: &'static str,
    /// What the newsroom does; asked only while there is nothing to read.
    pub activity: Arc<dyn Fn() -> Activity + Send + Sync>,
    /// Private editions open to everyone: set for a server that listens on loopback alone.
    pub open_private: bool,
    pub(crate) shelf: Arc<Shelf>,
}

impl State {
    /// A state with a newsroom that rests and private editions closed; set the public fields for more.
    #[must_use]
    pub fn new(store: Store, clock: Clock, version: &'static str) -> State {
        State { store, clock, version, activity: Arc::new(Activity::default), open_private: false, shelf: Arc::default() }
    }
}
