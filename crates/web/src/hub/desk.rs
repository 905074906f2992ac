//! What deliveries have to share: how many are read at once, and how often one hub may come.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Documents that are read from their sockets at once, of some megabytes each.
const AT_ONCE: usize = 6;
/// Deliveries of one subscription within [`WITHIN`]. A busy newspaper publishes one a minute.
const MOST: u32 = 60;
const WITHIN: Duration = Duration::from_secs(60);
/// Subscriptions that are remembered; beyond, all are forgotten and begin anew.
const REMEMBERED: usize = 4_096;

/// The desk. The moment is an argument, so that tests need not wait.
#[derive(Default)]
pub(crate) struct Desk {
    /// Subscriptions of which a document is being read.
    reading: Mutex<HashSet<i64>>,
    lately: Mutex<HashMap<i64, (Instant, u32)>>,
}

/// A place at the desk, free again when this is dropped.
pub(super) struct Reading<'d> {
    desk: &'d Desk,
    subscription: i64,
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.desk.reading.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.subscription);
    }
}

impl Desk {
    /// A place to read a document of this subscription. One has one at most: a hub that sends slowly must not keep the others out.
    pub(super) fn read(&self, subscription: i64) -> Option<Reading<'_>> {
        let mut reading = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        (reading.len() < AT_ONCE && reading.insert(subscription)).then(|| Reading { desk: self, subscription })
    }

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
    fn a_slow_hub_has_one_place_and_leaves_it_when_it_is_done() {
        let desk = Desk::default();
        let slow = desk.read(1).expect("a place");
        assert!(desk.read(1).is_none(), "one each");
        let others: Vec<_> = (2..=i64::try_from(AT_ONCE).expect("few")).map(|other| desk.read(other).expect("a place")).collect();
        assert!(desk.read(100).is_none(), "all are taken");
        drop(slow);
        assert!(desk.read(1).is_some());
        drop(others);
    }

    #[test]
    fn who_comes_too_often_is_let_in_again_after_a_while_and_others_meanwhile() {
        let (desk, begun) = (Desk::default(), Instant::now());
        assert!((0..MOST).all(|_| desk.may_deliver(1, begun)));
        assert!(!desk.may_deliver(1, begun + Duration::from_secs(59)));
        assert!(desk.may_deliver(2, begun));
        assert!(desk.may_deliver(1, begun + WITHIN));
    }
}
