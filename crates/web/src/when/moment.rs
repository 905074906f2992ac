//! One time on a page: what a machine reads, what a person reads, and what it says exactly when one points at it.

use jiff::Timestamp;

use super::Calendar;

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
    /// An age: "24 minutes ago", "yesterday", and a date from a week on. A time that is still to come counts as now: clocks differ.
    #[must_use]
    pub fn ago(at: Timestamp, now: Timestamp, calendar: &Calendar) -> Moment {
        let minutes = (now.as_second() - at.as_second()).max(0) / 60;
        let days = i64::from((calendar.day(now) - calendar.day(at)).get_days());
        let words = match minutes {
            0 => "just now".to_owned(),
            1 => "1 minute ago".to_owned(),
            2..60 => format!("{minutes} minutes ago"),
            60..120 => "1 hour ago".to_owned(),
            120..1440 => format!("{} hours ago", minutes / 60),
            _ if days <= 1 => "yesterday".to_owned(),
            _ if days < 7 => format!("{days} days ago"),
            _ => return Moment::absolute(at, calendar.date(at), calendar),
        };
        Moment { machine: calendar.machine(at), exact: calendar.exact(at), words, language: None }
    }

    /// "29 August 2025, 3:41 pm".
    #[must_use]
    pub fn exactly(at: Timestamp, calendar: &Calendar) -> Moment {
        Moment::absolute(at, calendar.date_and_time(at), calendar)
    }

    /// "3:41 pm", where the day is clear from what stands around it.
    #[must_use]
    pub fn hour(at: Timestamp, calendar: &Calendar) -> Moment {
        Moment { language: None, ..Moment::absolute(at, calendar.time(at), calendar) }
    }

    fn absolute(at: Timestamp, words: String, calendar: &Calendar) -> Moment {
        let language = Some(calendar.language()).filter(|tag| *tag != "en");
        Moment { machine: calendar.machine(at), exact: calendar.exact(at), words, language }
    }
}
