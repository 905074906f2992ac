//! What comes in while a page is read: how many stories are new, told over a stream that the page's script listens to. Nothing on the page
//! moves; a quiet line says it.

mod list;
pub(crate) mod listen;
mod places;
mod stream;

use std::time::Duration;

use tokio::sync::watch;

use crate::state::State;
use places::Places;

/// How often the change log is asked while anybody listens.
const EVERY: Duration = Duration::from_secs(2);

/// Who listens, and what they are told.
pub(crate) struct Live {
    /// The newest change.
    change: watch::Sender<i64>,
    /// The server is about to end.
    closing: watch::Sender<bool>,
    places: Places,
}

impl Default for Live {
    fn default() -> Live {
        Live { change: watch::Sender::new(0), closing: watch::Sender::new(false), places: Places::default() }
    }
}

impl Live {
    /// Ends all streams: a server does not stop while somebody listens.
    pub(crate) fn close(&self) {
        self.closing.send_replace(true);
    }
}

/// Follows the change log for all who listen: one question, however many they are.
pub(crate) async fn keep(state: &State) {
    loop {
        tokio::time::sleep(EVERY).await;
        if state.live.change.receiver_count() == 0 {
            continue;
        }
        if let Ok(change) = state.store.last_change().await {
            state.live.change.send_if_modified(|known| std::mem::replace(known, change) != change);
        }
    }
}
