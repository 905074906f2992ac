//! Who failed to sign in of late: by name, so that one password is not guessed from many places, and by address, so that many are not from one;
//! and who asks for challenges, of which each is a row.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::reader::Sender;

/// Failures after which nobody is let in under that name, or from that address, until the first of them is so old.
const OF_NAME: usize = 10;
const OF_SENDER: usize = 40;
/// Challenges that one address is given within that time: an office behind one address has many who sign in at nine.
const ASKS: usize = 60;
const WITHIN: Duration = Duration::from_secs(15 * 60);
/// Names and addresses that are remembered at once; then the oldest are forgotten, which lets nobody guess fast.
const REMEMBERED: usize = 50_000;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Of {
    Name(String),
    Sender(Sender),
    Asks(Sender),
}

/// It lives in memory and is gone with the process. The moment is an argument, so that tests need not wait.
#[derive(Default)]
pub(crate) struct Guesses(Mutex<HashMap<Of, VecDeque<Instant>>>);

impl Guesses {
    /// How long nobody is let in, if so.
    pub(crate) fn shut_for(&self, name: &str, sender: Sender, now: Instant) -> Option<Duration> {
        self.wait(&Of::Name(name.to_owned()), OF_NAME, now).max(self.sender_shut_for(sender, now))
    }

    /// How long nobody is let in from there, whoever it may be: who comes with a passkey says no name.
    pub(crate) fn sender_shut_for(&self, sender: Sender, now: Instant) -> Option<Duration> {
        self.wait(&Of::Sender(sender), OF_SENDER, now)
    }

    /// Somebody failed.
    pub(crate) fn failed(&self, name: &str, sender: Sender, now: Instant) {
        self.count(Of::Name(name.to_owned()), OF_SENDER, now);
        self.sender_failed(sender, now);
    }

    /// Somebody failed who said no name.
    pub(crate) fn sender_failed(&self, sender: Sender, now: Instant) {
        self.count(Of::Sender(sender), OF_SENDER, now);
    }

    /// Somebody asks for a challenge; how long to wait, where there were too many.
    pub(crate) fn asks(&self, sender: Sender, now: Instant) -> Option<Duration> {
        let wait = self.wait(&Of::Asks(sender), ASKS, now);
        if wait.is_none() {
            self.count(Of::Asks(sender), ASKS, now);
        }
        wait
    }

    /// Somebody was right: a name that its owner mistyped is not held against them.
    pub(crate) fn right(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Of::Name(name.to_owned()));
    }

    /// How long until the first of `most` times is so old that it does not count.
    fn wait(&self, of: &Of, most: usize, now: Instant) -> Option<Duration> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let times = all.get_mut(of)?;
        while times.front().is_some_and(|at| now.duration_since(*at) >= WITHIN) {
            times.pop_front();
        }
        let first = times.front().filter(|_| times.len() >= most)?;
        Some(WITHIN.saturating_sub(now.duration_since(*first)))
    }

    /// It happened once more; the last `most` times are remembered.
    fn count(&self, of: Of, most: usize, now: Instant) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.retain(|_, times| times.back().is_some_and(|at| now.duration_since(*at) < WITHIN));
        }
        if all.len() < REMEMBERED || all.contains_key(&of) {
            let times = all.entry(of).or_default();
            times.push_back(now);
            if times.len() > most {
                times.pop_front();
            }
        }
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
        for _ in 0..40 {
            assert_eq!(guesses.sender_shut_for(from(200), begin), None);
            guesses.sender_failed(from(200), begin);
        }
        assert_eq!(guesses.sender_shut_for(from(200), begin), Some(WITHIN));
        assert!(guesses.shut_for("ruth", from(200), begin).is_some(), "nor with a password");
    }

    #[test]
    fn an_address_has_its_share_of_challenges() {
        let (guesses, begin, from) = (Guesses::default(), Instant::now(), Sender::at([203, 0, 113, 7]));
        for _ in 0..ASKS {
            assert_eq!(guesses.asks(from, begin), None);
        }
        assert_eq!(guesses.asks(from, begin), Some(WITHIN));
        assert_eq!(guesses.shut_for("ruth", from, begin), None, "who asks much has not failed");
        assert_eq!(guesses.asks(from, begin + WITHIN), None);
    }
}
