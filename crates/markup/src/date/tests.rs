//! Dates by shape: one line each, as found in feeds and on pages.

use super::*;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, moment) in cases {
        assert_eq!(parse(text).map(|t| t.to_string()).as_deref(), Some(*moment), "{text}");
    }
}

#[test]
fn what_programs_write() {
    check(&[
        ("2024-03-12T14:05:30Z", "2024-03-12T14:05:30Z"),
        ("2024-03-12T14:05:30.250+01:00", "2024-03-12T13:05:30.25Z"),
        ("2024-03-12T14:05-0500", "2024-03-12T19:05:00Z"),
        ("2024-03-12 14:05:30", "2024-03-12T14:05:30Z"),
        ("2024-03-12T14:05:30 +02", "2024-03-12T12:05:30Z"),
        ("2024-03-12", "2024-03-12T00:00:00Z"),
        ("2024/03/12 08:00", "2024-03-12T08:00:00Z"),
        ("20240312T140530Z", "2024-03-12T14:05:30Z"),
        ("20240312140530", "2024-03-12T14:05:30Z"),
        ("20240312", "2024-03-12T00:00:00Z"),
        ("2024-072", "2024-03-12T00:00:00Z"),
        ("2024-03", "2024-03-01T00:00:00Z"),
        ("2024", "2024-01-01T00:00:00Z"),
        ("1710252330", "2024-03-12T14:05:30Z"),
        ("1710252330500", "2024-03-12T14:05:30.5Z"),
        ("2024-03-12T24:00:00Z", "2024-03-13T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("Tue, 12 Mar 2024 14:05:30 GMT", "2024-03-12T14:05:30Z"),
        ("Tue, 12 Mar 2024 14:05:30 +0100 (CET)", "2024-03-12T13:05:30Z"),
        ("12 Mar 24 14:05 EST", "2024-03-12T19:05:00Z"),
        ("Tue,  5 Mar 2024 4:05:09 PDT", "2024-03-05T11:05:09Z"),
        ("Tuesday, 12-Mar-24 14:05:30 UTC", "2024-03-12T14:05:30Z"),
        ("Tue Mar 12 14:05:30 2024", "2024-03-12T14:05:30Z"),
        ("Tue Mar 12 14:05:30 CET 2024", "2024-03-12T13:05:30Z"),
        ("Tue Mar 12 2024 14:05:30 GMT+0100 (Central European Standard Time)", "2024-03-12T13:05:30Z"),
    ]);
}

#[test]
fn what_people_write() {
    check(&[
        ("12 March 2024, 14:05 CET", "2024-03-12T13:05:00Z"),
        ("March 12th, 2024 at 2:05 p.m. ET", "2024-03-12T18:05:00Z"),
        ("January 12, 2024 2:05 PM ET", "2024-01-12T19:05:00Z"),
        ("Published: Mar 12, 2024 | 12:30 AM", "2024-03-12T00:30:00Z"),
        ("14:05 - 12 March 2024", "2024-03-12T14:05:00Z"),
        ("Dienstag, 12. März 2024, 14.05 Uhr", "2024-03-12T14:05:00Z"),
        ("12.03.2024 14:05", "2024-03-12T14:05:00Z"),
        ("mar. 12 mars 2024 à 14h05", "2024-03-12T14:05:00Z"),
        ("12 de marzo de 2024", "2024-03-12T00:00:00Z"),
        ("1º de março de 2024", "2024-03-01T00:00:00Z"),
        ("lunedì 12 agosto 2024", "2024-08-12T00:00:00Z"),
        ("12 maart 2024 14:05", "2024-03-12T14:05:00Z"),
        ("12 декабря 2024 г., 14:05 MSK", "2024-12-12T11:05:00Z"),
        ("2024년 3월 12일 오후 2시 5분", "2024-03-12T14:05:00Z"),
        ("2024年3月12日 14時05分", "2024-03-12T14:05:00Z"),
        ("2024. március 12.", "2024-03-12T00:00:00Z"),
        ("25/12/2024", "2024-12-25T00:00:00Z"),
        ("12/25/24", "2024-12-25T00:00:00Z"),
        ("03/04/2024", "2024-03-04T00:00:00Z"),
        ("03.04.2024", "2024-04-03T00:00:00Z"),
    ]);
}

#[test]
fn what_names_no_day_is_no_date() {
    for text in [
        "",
        "yesterday-ish",
        "3 days ago",
        "March 2024",
        "12 March",
        "14:05",
        "32 March 2024",
        "2024-13-40",
        "999999999999999999999",
        "call 555-1234",
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn the_offset_is_told_apart_from_utc_by_default() {
    assert_eq!(parse_civil("2024-03-12 14:05").unwrap().1, None);
    assert_eq!(parse_civil("2024-03-12 14:05Z").unwrap().1, Some(Offset::UTC));
    assert_eq!(parse_civil("2024-03-12T14:05+05:30").unwrap().1.unwrap().seconds(), 19_800);
}

proptest::proptest! {
    #[test]
    fn every_moment_is_read_back(second in -2_000_000_000i64..4_000_000_000) {
        let moment = Timestamp::from_second(second).unwrap();
        proptest::prop_assert_eq!(parse(&moment.to_string()), Some(moment));
        let mail = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_string(&moment).unwrap();
        proptest::prop_assert_eq!(parse(&mail), Some(moment));
    }

    #[test]
    fn any_text_is_taken(text in "([0-9]{1,20}|[-+:/.,T ]|Mar|pm|GMT|年|é){0,20}") {
        let _ = parse(&text);
    }
}
