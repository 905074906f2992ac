//! Who looks into the store: everybody while few ask, and else one now and then for all.

use std::time::{Duration, Instant};

/// What a request may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Few ask: look, and wait for a page that is exact.
    Exact,
    /// Many ask: look for all who come until the next look.
    ForAll,
    /// Many ask, and somebody has looked a moment ago.
    None,
}

/// Counts requests by the second; many are more than `most` in this second or the one before.
pub(super) struct Turns {
    most: u32,
    apart: Duration,
    asked: u32,
    before: u32,
    since: Option<Instant>,
    last: Option<Instant>,
}

impl Turns {
    pub(super) fn new(most: u32, apart: Duration) -> Turns {
        Turns { most, apart, asked: 0, before: 0, since: None, last: None }
    }

    pub(super) fn take(&mut self, now: Instant) -> Turn {
        let gone = self.since.map(|since| now.saturating_duration_since(since));
        if gone.is_none_or(|gone| gone >= Duration::from_secs(1)) {
            self.before = if gone.is_some_and(|gone| gone < Duration::from_secs(2)) { self.asked } else { 0 };
            (self.since, self.asked) = (Some(now), 0);
        }
        self.asked = self.asked.saturating_add(1);
        let few = self.asked <= self.most && self.before <= self.most;
        if !few && self.last.is_some_and(|last| now.saturating_duration_since(last) < self.apart) {
            return Turn::None;
        }
        self.last = Some(now);
        if few { Turn::Exact } else { Turn::ForAll }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_exact_and_of_many_one_looks_now_and_then() {
        let (mut turns, start) = (Turns::new(2, Duration::from_millis(20)), Instant::now());
        let mut at = |ms| turns.take(start + Duration::from_millis(ms));
        assert_eq!([0, 0, 5, 20, 30, 40].map(&mut at), [Turn::Exact, Turn::Exact, Turn::None, Turn::ForAll, Turn::None, Turn::ForAll]);
        // The next second begins under the load of the last.
        assert_eq!([1_000, 1_010].map(&mut at), [Turn::ForAll, Turn::None]);
        // In the one after that it is quiet again.
        assert_eq!([2_000, 2_001, 2_002].map(&mut at), [Turn::Exact, Turn::Exact, Turn::None]);
        assert_eq!(at(9_000), Turn::Exact);
    }
}
