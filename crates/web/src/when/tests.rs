use jiff::Timestamp;

use super::{Calendar, Moment};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|_| panic!("{text} is no timestamp"))
}

#[test]
fn dates_are_written_in_the_language_of_the_edition() {
    let day = at("2025-08-01T12:00:00Z");
    for (language, long) in [
        ("en", "Friday, 1 August 2025"),
        ("es", "viernes, 1 de agosto de 2025"),
        ("fr-CA", "vendredi 1er août 2025"),
        ("de", "Freitag, 1. August 2025"),
        ("xx", "Friday, 1 August 2025"),
    ] {
        assert_eq!(Calendar::new("UTC", language).long_date(day), long);
    }
}

#[test]
fn the_date_is_that_of_the_edition_s_zone() {
    let late = at("2025-08-30T03:30:00Z");
    let remer = Calendar::new("America/Chicago", "en");
    assert_eq!(remer.exact(late), "29 August 2025, 10:30 pm CDT");
    assert_eq!(remer.machine(late), "2025-08-29T22:30:00-05:00");
    assert_eq!(Calendar::new("Not/AZone", "en-GB").date_and_time(late), "30 August 2025, 03:30");
}

#[test]
fn noon_and_midnight_are_twelve() {
    let calendar = Calendar::new("UTC", "en");
    assert_eq!(calendar.time(at("2025-01-01T00:05:00Z")), "12:05 am");
    assert_eq!(calendar.time(at("2025-01-01T12:05:00Z")), "12:05 pm");
}

#[test]
fn an_age_is_told_in_words_and_a_week_later_as_a_date() {
    let calendar = Calendar::new("UTC", "de");
    let now = at("2025-08-29T12:00:00Z");
    let words = |text: &str| Moment::ago(at(text), now, &calendar).words;
    assert_eq!(words("2025-08-29T12:00:30Z"), "just now");
    assert_eq!(words("2025-08-29T11:59:00Z"), "1 minute ago");
    assert_eq!(words("2025-08-29T11:36:00Z"), "24 minutes ago");
    assert_eq!(words("2025-08-29T10:30:00Z"), "1 hour ago");
    assert_eq!(words("2025-08-28T13:00:00Z"), "23 hours ago");
    assert_eq!(words("2025-08-28T09:00:00Z"), "yesterday");
    assert_eq!(words("2025-08-26T09:00:00Z"), "3 days ago");
    let old = Moment::ago(at("2025-08-01T09:00:00Z"), now, &calendar);
    assert_eq!((old.words.as_str(), old.language), ("1. August 2025", Some("de")));
}
