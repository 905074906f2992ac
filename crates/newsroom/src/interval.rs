//! When a feed is asked again.
//!
//! A feed that had news is asked sooner next time, one that had none later, so that the interval settles near the publisher's own
//! rhythm; a feed that fails is asked ever more rarely, with a spread over feeds so that a whole host's don't come back at once.

use crate::Settings;

/// The next interval in seconds after a poll that worked.
pub(crate) fn after_poll(current_s: i64, changed: bool, fresh_for_s: Option<i64>, settings: &Settings) -> i64 {
    let next = if changed { current_s * 2 / 3 } else { current_s * 3 / 2 };
    // A publisher may ask for more time between polls, up to a day; it can't ask to be polled more often than we would.
    let asked = fresh_for_s.unwrap_or(0).min(settings.longest_interval_s);
    next.clamp(settings.shortest_interval_s, settings.longest_interval_s).max(asked)
}

/// Seconds until a feed that failed `failures` times in a row is asked again. `seed` spreads feeds over a quarter of the time.
pub(crate) fn after_failure(failures: i64, retry_after_s: Option<i64>, seed: i64, settings: &Settings) -> i64 {
    let doublings = u32::try_from(failures.clamp(1, 8) - 1).unwrap_or(0);
    let base = (settings.shortest_interval_s << doublings).min(settings.longest_interval_s);
    let spread = seed.wrapping_mul(2_654_435_761).rem_euclid(1_000) * base / 4_000;
    (base + spread).max(retry_after_s.unwrap_or(0).min(7 * 24 * 60 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_brings_the_next_poll_nearer_and_silence_moves_it_away_within_the_limits() {
        let settings = Settings::default();
        assert!(after_poll(1_800, true, None, &settings) < 1_800);
        assert!(after_poll(1_800, false, None, &settings) > 1_800);
        assert_eq!(after_poll(600, true, None, &settings), settings.shortest_interval_s);
        assert_eq!(after_poll(86_400, false, None, &settings), settings.longest_interval_s);
    }

    #[test]
    fn a_publisher_may_ask_for_patience_but_not_for_ever() {
        let settings = Settings::default();
        assert_eq!(after_poll(600, true, Some(7_200), &settings), 7_200);
        assert_eq!(after_poll(600, true, Some(i64::MAX), &settings), settings.longest_interval_s);
    }

    #[test]
    fn failures_back_off_and_feeds_of_one_host_spread() {
        let settings = Settings::default();
        assert!(after_failure(3, None, 1, &settings) > after_failure(1, None, 1, &settings));
        assert!(after_failure(60, None, 7, &settings) <= settings.longest_interval_s * 5 / 4);
        let times: std::collections::BTreeSet<i64> = (1..=20).map(|seed| after_failure(4, None, seed, &settings)).collect();
        assert!(times.len() > 15);
        assert_eq!(after_failure(1, Some(9_000), 1, &settings), 9_000);
    }
}
