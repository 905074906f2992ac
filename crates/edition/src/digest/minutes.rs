//! When digests are due: the edition's hours on its own clock, which is set forward and back twice a year in most places.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use model::{DigestRules, Minute};

/// Days back for which missed digests are made up: what is older is no digest any more, and a restored backup should not print a year of them.
const MADE_UP_DAYS: i64 = 10;
/// Days ahead in which the next one is looked for: every hour comes each day, and none on a day that a zone left out.
const AHEAD_DAYS: i64 = 3;

/// A digest that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What the edition's clock shows then.
    pub minute: Minute,
    /// The moment that this is.
    pub at: Timestamp,
}

/// The digests due after one moment (the last that was published) and at `now` or before, the oldest first. Without a last one only the newest:
/// a new edition has no past to tell.
///
/// An hour that the clock leaps over on a day is kept where the clock goes on (02:30 in the night of a change becomes 03:30, RFC 5545's and
/// `java.time`'s rule too); one that comes twice is kept the first time. Two hours that so become one moment are one digest.
#[must_use]
pub fn due(rules: &DigestRules, zone: &TimeZone, last: Option<Timestamp>, now: Timestamp) -> Vec<Due> {
    let earliest = now.checked_sub(SignedDuration::from_hours(24 * MADE_UP_DAYS)).unwrap_or(Timestamp::MIN);
    let after = last.map_or(earliest, |last| last.max(earliest));
    let mut found: Vec<Due> = between(rules, zone, after, now).collect();
    if last.is_none() && found.len() > 1 {
        found.drain(..found.len() - 1);
    }
    found
}

/// The next one after `now`; `None` where the edition has no hours.
#[must_use]
pub fn next(rules: &DigestRules, zone: &TimeZone, now: Timestamp) -> Option<Due> {
    let until = now.checked_add(SignedDuration::from_hours(24 * AHEAD_DAYS)).unwrap_or(Timestamp::MAX);
    between(rules, zone, now, until).next()
}

/// All in `after..=until`, by time, each moment once.
fn between(rules: &DigestRules, zone: &TimeZone, after: Timestamp, until: Timestamp) -> impl Iterator<Item = Due> {
    let day = |at: Timestamp| at.to_zoned_datetime(zone.clone()).date();
    // An hour in a gap may be kept on the next day.
    let (first, last) = (day(after).yesterday().unwrap_or(jiff::civil::Date::MIN), day(until));
    let days = first.series(jiff::Span::new().days(1)).take_while(move |day| *day <= last);
    let mut found: BTreeMap<Timestamp, Minute> = BTreeMap::new();
    for day in days {
        for hour in &rules.hours {
            let Ok(at) = day.to_datetime(hour.0).to_zoned_datetime(zone.clone()) else { continue };
            if at.timestamp() > after && at.timestamp() <= until {
                found.insert(at.timestamp(), Minute(at.datetime()));
            }
        }
    }
    found.into_iter().map(|(at, minute)| Due { minute, at })
}
