//! Who failed to sign in of late: by name, so that one password is not guessed from many places, and by address, so that many are not from one.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::reader::Sender;

/// Failures after which nobody is let in under that name, or from that address, until the first of them is so old.
const OF_NAME: usize = 10;
const OF_SENDER: usize = 40;
const WITHIN: Duration = Duration::from_secs(15 * 60);
/// Names and addresses that are remembered at once; then the oldest are forgotten, which lets nobody guess fast.
const REMEMBERED: usize = 50_000;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Of {
    Name(String),
    Sender(Sender),
}

/// It lives in memory and is gone with the process. The moment is an argument, so that tests need not wait.
#[derive(Default)]
pub(crate) struct Guesses(Mutex<HashMap<Of, VecDeque<Instant>>>);

impl Guesses {
    /// How long nobody is let in, if so.
    pub(crate) fn shut_for(&self, name: &str, sender: Sender, now: Instant) -> Option<Duration> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = |failures: Option<&mut VecDeque<Instant>>, most: usize| {
            let failures = failures?;
            while failures.front().is_some_and(|at| now.duration_since(*at) >= WITHIN) {
                failures.pop_front();
            }
            let first = failures.front().filter(|_| failures.len() >= most)?;
            Some(WITHIN.saturating_sub(now.duration_since(*first)))
        };
        let of_name = wait(all.get_mut(&Of::Name(name.to_owned())), OF_NAME);
        of_name.max(wait(all.get_mut(&Of::Sender(sender)), OF_SENDER))
    }

    /// Somebody failed.
    pub(crate) fn failed(&self, name: &str, sender: Sender, now: Instant) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.retain(|_, failures| failures.back().is_some_and(|at| now.duration_since(*at) < WITHIN));
        }
        for of in [Of::Name(name.to_owned()), Of::Sender(sender)] {
            if all.len() < REMEMBERED || all.contains_key(&of) {
                let failures = all.entry(of).or_default();
                failures.push_back(now);
                if failures.len() > OF_SENDER {
                    failures.pop_front();
                }
            }
        }
    }

    /// Somebody was right: a name that its owner mistyped is not held against them.
    pub(crate) fn right(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Of::Name(name.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_not_guessed_from_many_places_nor_many_names_from_one() {
        let (guesses, begin) = (Guesses::default(), Instant::now());
        let from = |n: u8| Sender::at([203, 0, 113, n]);
        for n in 0..10 {
            assert_eq!(guesses.shut_for("ruth", from(n), begin), None);
            guesses.failed("ruth", from(n), begin + Duration::from_secs(u64::from(n)));
        }
        assert_eq!(guesses.shut_for("ruth", from(99), begin + Duration::from_secs(300)), Some(Duration::from_secs(600)));
        assert_eq!(guesses.shut_for("otto", from(99), begin), None);
        guesses.right("ruth");
        assert_eq!(guesses.shut_for("ruth", from(99), begin), None);
        for n in 0..40 {
            guesses.failed(&format!("name {n}"), from(7), begin);
        }
        assert!(guesses.shut_for("otto", from(7), begin).is_some());
        assert_eq!(guesses.shut_for("otto", from(7), begin + WITHIN), None);
    }
}
