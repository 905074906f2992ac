//! How many new readers come from one address: each is a row, and nobody needs many.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Sender;

/// New readers from one address within an hour: a school or an office behind one address has many who begin on the same day.
const MOST: u32 = 60;
const WITHIN: Duration = Duration::from_secs(3_600);
/// Addresses that are remembered at once; with so many, nobody new is let in until some are an hour old.
const ADDRESSES: usize = 50_000;

/// Who came of late. It lives in memory and is gone with the process.
pub(crate) struct Newcomers {
    came: Mutex<HashMap<Sender, (Instant, u32)>>,
    most: u32,
}

impl Default for Newcomers {
    fn default() -> Newcomers {
        Newcomers::of(MOST)
    }
}

impl Newcomers {
    /// Of whom so many may come from one address within an hour.
    pub(crate) fn of(most: u32) -> Newcomers {
        Newcomers { came: Mutex::default(), most }
    }

    /// Counts a newcomer; how long to wait, where there are too many. The moment is an argument, so that tests need not wait.
    pub(crate) fn come(&self, sender: Sender, now: Instant) -> Option<Duration> {
        let mut all = self.came.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ADDRESSES && !all.contains_key(&sender) {
            all.retain(|_, (since, _)| now.duration_since(*since) < WITHIN);
            if all.len() >= ADDRESSES {
                return Some(WITHIN);
            }
        }
        let (since, count) = all.entry(sender).or_insert((now, 0));
        if now.duration_since(*since) >= WITHIN {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        (*count > self.most).then(|| WITHIN.saturating_sub(now.duration_since(*since)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_share_and_again_after_an_hour() {
        let (newcomers, begin) = (Newcomers::default(), Instant::now());
        let (one, other) = (Sender("203.0.113.7".parse().unwrap()), Sender("203.0.113.8".parse().unwrap()));
        for _ in 0..MOST {
            assert_eq!(newcomers.come(one, begin), None);
        }
        assert_eq!(newcomers.come(one, begin + Duration::from_secs(600)), Some(Duration::from_secs(3_000)));
        assert_eq!(newcomers.come(other, begin), None);
        assert_eq!(newcomers.come(one, begin + WITHIN), None);
    }

    #[test]
    fn what_is_remembered_does_not_grow_without_end() {
        let (newcomers, begin) = (Newcomers::default(), Instant::now());
        for n in 0..60_000_u32 {
            newcomers.come(Sender(std::net::Ipv4Addr::from(n).into()), begin);
        }
        assert_eq!(newcomers.came.lock().unwrap().len(), ADDRESSES);
        assert!(newcomers.come(Sender([10, 9, 9, 9].into()), begin).is_some());
        assert_eq!(newcomers.come(Sender([10, 9, 9, 9].into()), begin + WITHIN), None);
    }
}
