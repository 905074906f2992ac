//! What deliveries have to share: how many are read at once, and how often one hub may come.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

/// Documents that are read from their sockets at once, of some megabytes each.
const AT_ONCE: usize = 6;
/// Deliveries of one subscription within [`WITHIN`]. A busy newspaper publishes one a minute.
const MOST: u32 = 60;
const WITHIN: Duration = Duration::from_secs(60);
/// Subscriptions that are remembered; beyond, all are forgotten and begin anew.
const REMEMBERED: usize = 4_096;

/// The desk. The moment is an argument, so that tests need not wait.
pub(crate) struct Desk {
    pub(super) reading: Semaphore,
    lately: Mutex<HashMap<i64, (Instant, u32)>>,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk { reading: Semaphore::new(AT_ONCE), lately: Mutex::default() }
    }
}

impl Desk {
    /// May this subscription deliver now? Each time it is asked counts.
    pub(super) fn may_deliver(&self, subscription: i64, now: Instant) -> bool {
        let mut lately = self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        if lately.len() >= REMEMBERED {
            lately.clear();
        }
        let (since, count) = lately.entry(subscription).or_insert((now, 0));
        if now.duration_since(*since) >= WITHIN {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        *count <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_too_often_is_let_in_again_after_a_while_and_others_meanwhile() {
        let (desk, begun) = (Desk::default(), Instant::now());
        assert!((0..MOST).all(|_| desk.may_deliver(1, begun)));
        assert!(!desk.may_deliver(1, begun + Duration::from_secs(59)));
        assert!(desk.may_deliver(2, begun));
        assert!(desk.may_deliver(1, begun + WITHIN));
    }
}
