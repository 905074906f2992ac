//! One time on a page: what a machine reads, what a person reads, and what it says exactly when one points at it.

use jiff::Timestamp;

use super::Calendar;

/// Seconds by which a publisher's clock may be ahead of ours and still mean now.
const AHEAD: i64 = 3600;

/// A time, ready for `<time>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// `datetime`.
    pub machine: String,
    /// `title`.
    pub exact: String,
    /// What stands on the page.
    pub words: String,
    /// Language of the words, where it isn't the page's.
    pub language: Option<&'static str>,
}

impl Moment {
    /// An age: "24 minutes ago", "yesterday", and a date from a week on. A time that is a little ahead counts as now, as clocks
    /// differ; one that is further ahead is told as a date.
    #[must_use]
    pub fn ago(at: Timestamp, now: Timestamp, calendar: &Calendar) -> Moment {
        if is_day_alone(at) {
            return Moment::day(at, now, calendar);
        }
        let said = calendar.words();
        let seconds = now.as_second() - at.as_second();
        let days = i64::from((calendar.day(now) - calendar.day(at)).get_days());
        let words = match seconds.max(0) / 60 {
            _ if seconds < -AHEAD => return Moment::absolute(at, calendar.date(at), calendar),
            0 => said.say("when-now").to_owned(),
            minutes @ 1..60 => said.count("when-minutes-ago", minutes),
            minutes @ 60..1440 => said.count("when-hours-ago", minutes / 60),
            _ if days <= 1 => said.say("when-yesterday").to_owned(),
            _ if days < 7 => said.count("when-days-ago", days),
            _ => return Moment::absolute(at, calendar.date(at), calendar),
        };
        Moment { machine: calendar.machine(at), exact: calendar.exact(at), words, language: None }
    }

    /// "Friday, 3:41 pm" within six days, else "29 August 2025, 3:41 pm".
    #[must_use]
    pub fn lately(at: Timestamp, now: Timestamp, calendar: &Calendar) -> Moment {
        let days = (calendar.day(now) - calendar.day(at)).get_days();
        let moment = Moment::exactly(at, calendar);
        if (-6..=6).contains(&days) { Moment { words: calendar.weekday_and_time(at), ..moment } } else { moment }
    }

    /// "29 August 2025, 3:41 pm".
    #[must_use]
    pub fn exactly(at: Timestamp, calendar: &Calendar) -> Moment {
        if is_day_alone(at) {
            return Moment::of_a_day(at, calendar.date_told(at), calendar);
        }
        Moment::absolute(at, calendar.date_and_time(at), calendar)
    }

    /// "3:41 pm", where the day is clear from what stands around it.
    #[must_use]
    pub fn hour(at: Timestamp, calendar: &Calendar) -> Moment {
        if is_day_alone(at) {
            return Moment { language: None, ..Moment::of_a_day(at, calendar.words().say("when-no-hour").to_owned(), calendar) };
        }
        Moment { language: None, ..Moment::absolute(at, calendar.time(at), calendar) }
    }

    /// "today", "yesterday", "3 days ago", or the date: the age of a day whose hour is not known.
    fn day(at: Timestamp, now: Timestamp, calendar: &Calendar) -> Moment {
        let said = calendar.words();
        let words = match i64::from((calendar.day(now) - calendar.day_told(at)).get_days()) {
            0 => said.say("when-today").to_owned(),
            1 => said.say("when-yesterday").to_owned(),
            days @ 2..7 => said.count("when-days-ago", days),
            _ => return Moment::of_a_day(at, calendar.date_told(at), calendar),
        };
        Moment { language: None, ..Moment::of_a_day(at, words, calendar) }
    }

    fn of_a_day(at: Timestamp, words: String, calendar: &Calendar) -> Moment {
        let exact = calendar.words().fill("when-day", "date", calendar.date_told(at));
        Moment { machine: calendar.day_told(at).to_string(), exact, words, language: calendar.language() }
    }

    fn absolute(at: Timestamp, words: String, calendar: &Calendar) -> Moment {
        Moment { machine: calendar.machine(at), exact: calendar.exact(at), words, language: calendar.language() }
    }
}

/// Midnight in UTC to the nanosecond: what a day without an hour is stored as. Who really publishes at that instant loses the hour,
/// which is better than to invent one for everyone who gives none.
pub(crate) fn is_day_alone(at: Timestamp) -> bool {
    at.as_second().rem_euclid(86_400) == 0 && at.subsec_nanosecond() == 0
}
