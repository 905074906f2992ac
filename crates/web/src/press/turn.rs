//! So many turns a second, and then one now and then.

use std::time::{Duration, Instant};

/// Counts turns by the second; whoever comes when they are spent may have one if none was taken for a while.
pub(super) struct Turns {
    most: u32,
    apart: Duration,
    taken: u32,
    since: Option<Instant>,
    last: Option<Instant>,
}

impl Turns {
    pub(super) fn new(most: u32, apart: Duration) -> Turns {
        Turns { most, apart, taken: 0, since: None, last: None }
    }

    /// Whether there is a turn.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        if self.since.is_none_or(|since| now.saturating_duration_since(since) >= Duration::from_secs(1)) {
            (self.since, self.taken) = (Some(now), 0);
        }
        let free = self.taken < self.most || self.last.is_none_or(|last| now.saturating_duration_since(last) >= self.apart);
        if free {
            self.taken += 1;
            self.last = Some(now);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_has_so_many_turns_and_the_next_as_many_again() {
        let (mut turns, now) = (Turns::new(2, Duration::from_secs(1)), Instant::now());
        assert_eq!([turns.take(now), turns.take(now), turns.take(now)], [true, true, false]);
        assert!(!turns.take(now + Duration::from_millis(999)));
        assert!(turns.take(now + Duration::from_millis(1_000)));
    }

    #[test]
    fn when_all_are_spent_there_is_one_now_and_then() {
        let (mut turns, now) = (Turns::new(1, Duration::from_millis(20)), Instant::now());
        let taken: Vec<u64> = (0..50).filter(|n| turns.take(now + Duration::from_millis(*n))).collect();
        assert_eq!(taken, [0, 20, 40]);
    }
}
