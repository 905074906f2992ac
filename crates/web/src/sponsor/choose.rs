//! Who stands in which slot. It goes by the edition's day and hour, so that all who read at one time read the same page.

use jiff::Timestamp;
use jiff::civil::Date;
use model::{Edition, Slot, Sponsor};

use crate::when::Calendar;

/// The sponsors of a moment, by slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Chosen<'a> {
    pub(crate) line: Option<&'a Sponsor>,
    pub(crate) block: Option<&'a Sponsor>,
    pub(crate) article: Option<&'a Sponsor>,
}

/// One for each slot that has any. Nobody stands twice on a page while there is somebody else.
pub(crate) fn choose<'a>(edition: &'a Edition, calendar: &Calendar, now: Timestamp) -> Chosen<'a> {
    let day = calendar.day(now);
    // A day counts 25 hours, so that a sponsor's hour is another one from day to day.
    let hours = day.duration_since(Date::ZERO).as_hours() / 24 * 25 + i64::from(calendar.hour(now));
    let in_slot = |slot: Slot, other: Option<&Sponsor>| {
        let mut there: Vec<&Sponsor> = edition.sponsors.iter().filter(|sponsor| sponsor.is_due(day, slot)).collect();
        if there.len() > 1 {
            there.retain(|sponsor| other != Some(*sponsor));
        }
        turn(&there, hours)
    };
    let line = in_slot(Slot::Line, None);
    Chosen { line, block: in_slot(Slot::Block, line), article: in_slot(Slot::Article, line) }
}

/// Whose hour it is. Within as many hours as all weigh together each has as many as it weighs, spread over them.
fn turn<'a>(sponsors: &[&'a Sponsor], hours: i64) -> Option<&'a Sponsor> {
    let weight = |sponsor: &Sponsor| i64::from(sponsor.weight.max(1));
    let all: i64 = sponsors.iter().map(|sponsor| weight(sponsor)).sum();
    let mut place = (hours * stride(all)).rem_euclid(all.max(1));
    sponsors.iter().copied().find(|sponsor| {
        place -= weight(sponsor);
        place < 0
    })
}

/// A step that visits each of so many places once before it comes again, and lands far from where it was: near the golden section,
/// without a common divisor.
fn stride(places: i64) -> i64 {
    let mut step = (places * 618 / 1_000).max(1);
    while divisor(step, places) > 1 {
        step += 1;
    }
    step
}

fn divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::SignedDuration;
    use model::Weekday;

    use super::*;
    use crate::tests::made;

    fn sponsor(name: &str, weight: u32) -> Sponsor {
        Sponsor { name: name.into(), short: name.into(), long: name.into(), weight, ..Sponsor::default() }
    }

    fn edition(sponsors: Vec<Sponsor>) -> Edition {
        Edition { sponsors, ..made::edition() }
    }

    fn calendar() -> Calendar {
        Calendar::new("America/Chicago", "en")
    }

    fn at(hour: i64) -> Timestamp {
        made::now() + SignedDuration::from_hours(hour)
    }

    #[test]
    fn each_has_its_share_of_the_hours() {
        let edition = edition(vec![sponsor("mill", 3), sponsor("ferry", 1), sponsor("bakery", 2)]);
        let mut hours: BTreeMap<&str, usize> = BTreeMap::new();
        for hour in 0..24 * 30 {
            *hours.entry(choose(&edition, &calendar(), at(hour)).line.unwrap().name.as_str()).or_default() += 1;
        }
        let of = |name| hours[name];
        assert!(
            (355..=365).contains(&of("mill")) && (115..=125).contains(&of("ferry")) && (235..=245).contains(&of("bakery")),
            "{hours:?}"
        );
        let chosen = |minute| choose(&edition, &calendar(), made::now() + SignedDuration::from_mins(minute));
        assert_eq!(chosen(0), chosen(55), "within an hour the page stays the same");
    }

    #[test]
    fn nobody_stands_twice_on_a_page_while_there_is_somebody_else() {
        let two = edition(vec![sponsor("mill", 5), sponsor("ferry", 1)]);
        for hour in 0..50 {
            let chosen = choose(&two, &calendar(), at(hour));
            assert!(chosen.line != chosen.block && chosen.line != chosen.article && chosen.article.is_some());
        }
        let one = edition(vec![sponsor("mill", 1)]);
        assert!(choose(&one, &calendar(), at(0)).block.is_some());
        assert_eq!(choose(&edition(Vec::new()), &calendar(), at(0)), Chosen::default());
    }

    #[test]
    fn a_schedule_is_of_days_at_the_edition_s_place() {
        // 21:04 in UTC on Friday 29 August 2025 is the afternoon of that day there; eight hours on it still is not Saturday.
        let mut friday = sponsor("mill", 1);
        friday.days = vec![Weekday::Friday];
        let mut article = sponsor("ferry", 1);
        (article.slots, article.until) = (vec![Slot::Article], Some(jiff::civil::date(2025, 8, 30)));
        let edition = edition(vec![friday, article]);
        let names = |hour| {
            let Chosen { line, article, .. } = choose(&edition, &calendar(), at(hour));
            (line.map(|sponsor| sponsor.name.as_str()), article.map(|sponsor| sponsor.name.as_str()))
        };
        assert_eq!(names(0), (Some("mill"), Some("ferry")));
        assert_eq!(names(7), (Some("mill"), Some("ferry")));
        assert_eq!(names(8), (None, Some("ferry")), "Saturday");
        assert_eq!(names(32), (None, None), "its last day is over");
    }
}
