//! An edition's zone and language, and what they make of a timestamp.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::Weekday;

use super::is_day_alone;
use super::names::Names;
use crate::words::Words;

/// The edition's way of telling the time.
#[derive(Clone)]
pub struct Calendar {
    zone: TimeZone,
    names: &'static Names,
    words: Words,
}

impl Calendar {
    /// A zone that isn't known counts as UTC, a language without a table as English: a page never fails over its date.
    #[must_use]
    pub fn new(time_zone: &str, language: &str) -> Calendar {
        Calendar { zone: TimeZone::get(time_zone).unwrap_or(TimeZone::UTC), names: Names::of(language), words: Words::of(language) }
    }

    /// The language that dates come in, a BCP 47 tag, where it is another than the page's: there are more tables of dates than of words.
    #[must_use]
    pub fn language(&self) -> Option<&'static str> {
        Some(self.names.tag).filter(|tag| *tag != self.words.language())
    }

    pub(super) fn words(&self) -> Words {
        self.words
    }

    /// Its zone.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The day it is there.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> Date {
        at.to_zoned_datetime(self.zone.clone()).date()
    }

    /// The hour of the day that it is there, 0 to 23.
    #[must_use]
    pub fn hour(&self, at: Timestamp) -> i8 {
        at.to_zoned_datetime(self.zone.clone()).hour()
    }

    /// When a day begins there; `None` for one beyond all calendars.
    #[must_use]
    pub fn begin(&self, day: Date) -> Option<Timestamp> {
        self.zone.to_timestamp(day.at(0, 0, 0, 0)).ok()
    }

    /// "Friday, 29 August 2025".
    #[must_use]
    pub fn long_date(&self, at: Timestamp) -> String {
        self.words.digits(&self.names.long(self.day(at)))
    }

    /// The same of a day.
    #[must_use]
    pub fn long(&self, day: Date) -> String {
        self.words.digits(&self.names.long(day))
    }

    /// "August".
    #[must_use]
    pub fn month(&self, day: Date) -> &'static str {
        self.names.month(day)
    }

    /// "Friday".
    #[must_use]
    pub fn weekday(&self, day: Date) -> &'static str {
        self.names.weekday(day)
    }

    /// The same of a day of the week.
    #[must_use]
    pub fn weekday_named(&self, day: Weekday) -> &'static str {
        self.names.weekday_named(day)
    }

    /// "3:00 pm", "15:00": the hour that a moment is in.
    #[must_use]
    pub fn whole_hour(&self, at: Timestamp) -> String {
        self.words.digits(&self.names.hour(jiff::civil::time(self.hour(at), 0, 0, 0)))
    }

    /// "29 August 2025".
    #[must_use]
    pub fn date(&self, at: Timestamp) -> String {
        self.words.digits(&self.names.date(self.day(at)))
    }

    /// The same of a day.
    #[must_use]
    pub fn plain(&self, day: Date) -> String {
        self.words.digits(&self.names.date(day))
    }

    /// "7:00 am", or "07:00" where people count so: of a time that a configuration names.
    #[must_use]
    pub fn clock(&self, time: jiff::civil::Time) -> String {
        self.words.digits(&self.names.hour(time))
    }

    /// The day that a publisher told: a day without an hour is kept as that day's midnight in UTC, whatever the edition's zone.
    #[must_use]
    pub fn day_told(&self, at: Timestamp) -> Date {
        if is_day_alone(at) { at.to_zoned_datetime(TimeZone::UTC).date() } else { self.day(at) }
    }

    /// "29 August 2025", of the day that a publisher told.
    #[must_use]
    pub fn date_told(&self, at: Timestamp) -> String {
        self.words.digits(&self.names.date(self.day_told(at)))
    }

    /// "3:41 pm", or "15:41" where people count so.
    #[must_use]
    pub fn time(&self, at: Timestamp) -> String {
        self.words.digits(&self.names.hour(at.to_zoned_datetime(self.zone.clone()).time()))
    }

    /// "Friday, 3:41 pm": for the days of this week.
    #[must_use]
    pub fn weekday_and_time(&self, at: Timestamp) -> String {
        self.names.both(self.names.weekday(self.day(at)), &self.time(at))
    }

    /// "29 August 2025, 3:41 pm".
    #[must_use]
    pub fn date_and_time(&self, at: Timestamp) -> String {
        self.names.both(&self.date(at), &self.time(at))
    }

    /// "29 August 2025, 3:41 pm CDT": what a time says when one points at it.
    #[must_use]
    pub fn exact(&self, at: Timestamp) -> String {
        let zone = at.to_zoned_datetime(self.zone.clone()).strftime("%Z").to_string();
        format!("{} {zone}", self.date_and_time(at))
    }

    /// For `<time datetime>`: RFC 3339 with the zone's offset, whole seconds.
    #[must_use]
    pub fn machine(&self, at: Timestamp) -> String {
        at.to_zoned_datetime(self.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }
}
