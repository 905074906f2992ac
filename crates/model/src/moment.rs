//! A moment together with the offset from UTC that was stated with it, so that the calendar day stays the page's own.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use serde::{Serialize, Serializer};

/// A moment as a page states it. Where no zone was stated the moment is that wall-clock time in UTC, and `offset` is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The moment.
    pub at: Timestamp,
    /// The offset from UTC that it was stated in, if any.
    pub offset: Option<Offset>,
}

impl Moment {
    /// The day that the page's readers saw on their calendar.
    #[must_use]
    pub fn day(&self) -> Date {
        self.offset.unwrap_or(Offset::UTC).to_datetime(self.at).date()
    }

    /// Day and time in its own offset, by a `strftime` format.
    #[must_use]
    pub fn strftime(&self, format: &str) -> String {
        self.at.to_zoned_datetime(TimeZone::fixed(self.offset.unwrap_or(Offset::UTC))).strftime(format).to_string()
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Moment {
        Moment { at, offset: None }
    }
}

/// RFC 3339 in its own offset; `Z` where none was stated.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset.filter(|offset| *offset != Offset::UTC) {
            Some(offset) => self.at.display_with_offset(offset).fmt(f),
            None => self.at.fmt(f),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_the_offset_it_was_stated_in() {
        let at: Timestamp = "2025-06-05T22:46:12Z".parse().unwrap();
        let there = Moment { at, offset: Some(Offset::constant(2)) };
        assert_eq!(serde_json::to_string(&there).unwrap(), "\"2025-06-06T00:46:12+02:00\"");
        assert_eq!(there.day().to_string(), "2025-06-06");
        assert_eq!(there.strftime("%-d %B %Y, %H:%M %:z"), "6 June 2025, 00:46 +02:00");
        for offset in [None, Some(Offset::UTC)] {
            assert_eq!(Moment { at, offset }.to_string(), "2025-06-05T22:46:12Z");
        }
    }
}
