//! What is nobody's failure: a host was asked as often as is polite for now. That says nothing about feed, page, picture or hub, so it is no
//! flaw and counts as no try: the work is put back until the host may be asked again.

use fetch::Failure;
use jiff::{SignedDuration, Timestamp};

/// When the work is due again, if nobody is to blame; `None`: somebody is, and it counts.
pub(crate) fn due_again(failure: &Failure, now: Timestamp) -> Option<Timestamp> {
    let wait = || failure.retry_after().and_then(|wait| SignedDuration::try_from(wait).ok()).unwrap_or(SignedDuration::from_hours(1));
    failure.is_nobodys().then(|| now + wait())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn an_exhausted_budget_alone_is_nobody_s() {
        let now = Timestamp::UNIX_EPOCH;
        let budget = Failure::Budget { again_in: Duration::from_secs(600) };
        assert_eq!(due_again(&budget, now), Some(now + SignedDuration::from_mins(10)));
        assert_eq!(due_again(&Failure::TooSlow, now), None);
        assert_eq!(due_again(&Failure::TooManyRequests { retry_after: Some(Duration::from_secs(600)) }, now), None);
    }
}
