//! How many large bodies are held at once.
//!
//! Thirty feeds of 16 MB each, asked at the same moment, would take half a gigabyte before anybody has read a word. So a body that grows
//! over [`LARGE`] waits for one of a few places, and keeps it for as long as its reader holds on to it.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::Kind;

/// Bytes from which a body is large: nine feeds of ten, and most pages, stay below.
pub(crate) const LARGE: usize = 1 << 20;

/// Large feeds held at once. Few: each becomes several times its size while it is read.
const FEEDS: usize = 2;
/// Large pages held at once.
const PAGES: usize = 4;

/// One of the places for large bodies, or none. It is free for another when this and all its clones are dropped.
#[derive(Debug, Clone, Default)]
pub struct Place(#[expect(dead_code, reason = "held, not read")] Option<Arc<OwnedSemaphorePermit>>);

/// Two answers are the same whoever else waits.
impl PartialEq for Place {
    fn eq(&self, _: &Place) -> bool {
        true
    }
}

impl Eq for Place {}

/// The places of one fetcher.
#[derive(Debug)]
pub(crate) struct Places {
    feeds: Arc<Semaphore>,
    pages: Arc<Semaphore>,
}

impl Places {
    pub(crate) fn new() -> Places {
        Places { feeds: Arc::new(Semaphore::new(FEEDS)), pages: Arc::new(Semaphore::new(PAGES)) }
    }

    /// Waits for a place. Pictures need none: their limit is low, and they are asked for by few.
    pub(crate) async fn wait(&self, kind: Kind) -> Place {
        let places = match kind {
            Kind::Feed | Kind::Sitemap => &self.feeds,
            Kind::Page => &self.pages,
            Kind::Picture => return Place::default(),
        };
        // It fails only once the semaphore is closed, which it never is.
        Place(Arc::clone(places).acquire_owned().await.ok().map(Arc::new))
    }
}
