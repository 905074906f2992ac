//! Dates and ages as readers see them.

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
        ("it", "venerdì 1º agosto 2025"),
        ("ar", "الجمعة، 1 أغسطس 2025"),
        ("ar-u-nu-arab", "الجمعة، ١ أغسطس ٢٠٢٥"),
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
fn a_time_well_ahead_is_a_date_and_never_now() {
    let calendar = Calendar::new("UTC", "en");
    let now = at("2025-08-29T12:00:00Z");
    let words = |text: &str| Moment::ago(at(text), now, &calendar).words;
    assert_eq!(words("2025-08-29T12:50:00Z"), "just now");
    assert_eq!(words("2025-08-29T14:00:00Z"), "29 August 2025");
    assert_eq!(words("2026-01-08T11:42:00Z"), "8 January 2026");
}

#[test]
fn a_day_without_an_hour_gets_none_and_stays_that_day_in_every_zone() {
    let calendar = Calendar::new("America/Chicago", "en");
    let (day, now) = (at("2025-08-29T00:00:00Z"), at("2025-08-29T21:04:00Z"));
    let moment = Moment::exactly(day, &calendar);
    assert_eq!(
        (moment.words.as_str(), moment.exact.as_str(), moment.machine.as_str()),
        ("29 August 2025", "29 August 2025, no hour given", "2025-08-29")
    );
    assert_eq!(Moment::hour(day, &calendar).words, "no hour given");
    assert_eq!(Moment::ago(day, now, &calendar).words, "today");
    assert_eq!(Moment::ago(at("2025-08-28T00:00:00Z"), now, &calendar).words, "yesterday");
    assert_eq!(Moment::ago(at("2025-08-25T00:00:00Z"), now, &calendar).words, "4 days ago");
    assert_eq!(Moment::ago(at("2025-08-01T00:00:00Z"), now, &calendar).words, "1 August 2025");
    assert_eq!(Moment::exactly(at("2025-08-29T00:00:01Z"), &calendar).words, "28 August 2025, 7:00 pm");
}

#[test]
fn an_age_is_told_in_words_and_a_week_later_as_a_date() {
    let calendar = Calendar::new("UTC", "en");
    let now = at("2025-08-29T12:00:00Z");
    let words = |text: &str| Moment::ago(at(text), now, &calendar).words;
    assert_eq!(words("2025-08-29T12:00:30Z"), "just now");
    assert_eq!(words("2025-08-29T11:59:00Z"), "1 minute ago");
    assert_eq!(words("2025-08-29T11:36:00Z"), "24 minutes ago");
    assert_eq!(words("2025-08-29T10:30:00Z"), "1 hour ago");
    assert_eq!(words("2025-08-28T13:00:00Z"), "23 hours ago");
    assert_eq!(words("2025-08-28T09:00:00Z"), "yesterday");
    assert_eq!(words("2025-08-26T09:00:00Z"), "3 days ago");
    assert_eq!(words("2025-08-01T09:00:00Z"), "1 August 2025");
}

#[test]
fn ages_and_dates_are_in_one_language_or_say_so() {
    let now = at("2025-08-29T12:00:00Z");
    let told = |tag: &str, text: &str| {
        let moment = Moment::ago(at(text), now, &Calendar::new("UTC", tag));
        (moment.words, moment.language)
    };
    assert_eq!(told("de", "2025-08-29T11:36:00Z"), ("vor 24 Minuten".into(), None));
    assert_eq!(told("de", "2025-08-01T09:00:00Z"), ("1. August 2025".into(), None));
    assert_eq!(told("it", "2025-08-01T09:00:00Z"), ("1º agosto 2025".into(), Some("it")), "on a page in English");
    let arabic = |hours: i64| told("ar", &(now - jiff::SignedDuration::from_hours(hours)).to_string()).0;
    assert_eq!([1, 2, 3, 11].map(arabic), ["قبل ساعة", "قبل ساعتين", "قبل 3 ساعات", "قبل 11 ساعة"]);
}

#[test]
fn hours_are_told_as_newspapers_of_the_language_tell_them() {
    let then = at("2025-08-29T15:41:00Z");
    let told = |tag: &str| Calendar::new("UTC", tag).date_and_time(then);
    assert_eq!(told("fr"), "29 août 2025 à 15\u{202f}h\u{202f}41");
    assert_eq!(told("de"), "29. August 2025, 15:41 Uhr");
    assert_eq!(told("es"), "29 de agosto de 2025, 15:41");
    assert_eq!(told("ar"), "29 أغسطس 2025، 15:41");
    assert_eq!(told("ar-u-nu-arab"), "٢٩ أغسطس ٢٠٢٥، ١٥:٤١");
}
