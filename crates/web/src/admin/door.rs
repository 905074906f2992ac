//! What the door knows: whom it let in lately, and how often somebody failed. It lives in memory and is gone with the process.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::credentials::Fingerprint;

/// Failures, from anyone, after which the door stays shut for newcomers until the first of them is a minute old. A password of fifteen
/// characters is not guessed at this rate, and the machine is not busy with guesses.
const FAILURES: usize = 10;
const WITHIN: Duration = Duration::from_secs(60);
/// How long somebody who was let in is known: a page view should not cost a hashing of tens of milliseconds and megabytes.
const KNOWN_FOR: Duration = Duration::from_secs(5 * 60);
/// How many are known at once; there are few editors.
const KNOWN: usize = 256;

/// The door. The moment is an argument, so that tests need not wait.
pub(crate) struct Door {
    /// One password is checked at a time: each check takes 19 MiB and all of a processor.
    pub(super) turn: Arc<Semaphore>,
    known: Mutex<HashMap<Fingerprint, Instant>>,
    failures: Mutex<VecDeque<Instant>>,
}

impl Default for Door {
    fn default() -> Door {
        Door { turn: Arc::new(Semaphore::new(1)), known: Mutex::default(), failures: Mutex::default() }
    }
}

impl Door {
    /// These credentials were right within the last minutes.
    pub(super) fn knows(&self, who: &Fingerprint, now: Instant) -> bool {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(who).is_some_and(|since| now.duration_since(*since) < KNOWN_FOR)
    }

    /// They are right.
    pub(super) fn remember(&self, who: Fingerprint, now: Instant) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, since| now.duration_since(*since) < KNOWN_FOR);
        if known.len() < KNOWN {
            known.insert(who, now);
        }
    }

    /// They are wrong.
    pub(super) fn failed(&self, now: Instant) {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).push_back(now);
    }

    /// How long the door stays shut, if it is.
    pub(super) fn shut_for(&self, now: Instant) -> Option<Duration> {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        while failures.front().is_some_and(|at| now.duration_since(*at) >= WITHIN) {
            failures.pop_front();
        }
        let first = failures.front().filter(|_| failures.len() >= FAILURES)?;
        Some(WITHIN.saturating_sub(now.duration_since(*first)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_failures_within_a_minute_shut_the_door_until_the_first_is_a_minute_old() {
        let (door, begin) = (Door::default(), Instant::now());
        for second in 0..10 {
            assert_eq!(door.shut_for(begin + Duration::from_secs(second)), None);
            door.failed(begin + Duration::from_secs(second));
        }
        assert_eq!(door.shut_for(begin + Duration::from_secs(20)), Some(Duration::from_secs(40)));
        assert_eq!(door.shut_for(begin + Duration::from_secs(60)), None, "nine are left");
        door.failed(begin + Duration::from_secs(60));
        assert!(door.shut_for(begin + Duration::from_secs(60)).is_some());
    }

    #[test]
    fn who_was_let_in_is_known_for_five_minutes() {
        let (door, begin) = (Door::default(), Instant::now());
        door.remember([1; 32], begin);
        assert!(door.knows(&[1; 32], begin + Duration::from_secs(299)) && !door.knows(&[2; 32], begin));
        assert!(!door.knows(&[1; 32], begin + Duration::from_secs(300)));
    }

    #[test]
    fn what_is_known_does_not_grow_without_end() {
        let (door, begin) = (Door::default(), Instant::now());
        for n in 0..2_000_u64 {
            let mut who = [0; 32];
            who[..8].copy_from_slice(&n.to_be_bytes());
            door.remember(who, begin);
        }
        assert_eq!(door.known.lock().unwrap().len(), KNOWN);
    }
}
