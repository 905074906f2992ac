//! So many turns a second, and no more.

use std::time::{Duration, Instant};

/// Counts turns by the second.
pub(super) struct Turns {
    most: u32,
    taken: u32,
    since: Option<Instant>,
}

impl Turns {
    pub(super) fn new(most: u32) -> Turns {
        Turns { most, taken: 0, since: None }
    }

    /// Whether there is a turn left in this second.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        if self.since.is_none_or(|since| now.saturating_duration_since(since) >= Duration::from_secs(1)) {
            (self.since, self.taken) = (Some(now), 0);
        }
        self.taken += 1;
        self.taken <= self.most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_has_so_many_turns_and_the_next_as_many_again() {
        let (mut turns, now) = (Turns::new(2), Instant::now());
        assert_eq!([turns.take(now), turns.take(now), turns.take(now)], [true, true, false]);
        assert!(!turns.take(now + Duration::from_millis(999)));
        assert!(turns.take(now + Duration::from_millis(1_000)));
    }
}
