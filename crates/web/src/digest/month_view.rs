//! A month's digests, day by day, ready to be set; and the page before there is any.

use askama::Template;
use jiff::civil::Date;
use model::Minute;
use store::DigestRow;

use super::view::month;
use crate::page::{Shell, Visit};

/// The page.
#[derive(Template)]
#[template(path = "digests.html")]
pub struct MonthView {
    /// Around it.
    pub shell: Shell,
    /// "September 2017"; nothing before the first digest.
    pub name: Option<String>,
    /// When the first one comes: "7:00 am and 6:00 pm".
    pub first: Option<String>,
    /// Days, the newest first: the date, and each digest's hour and address.
    pub days: Vec<(String, Vec<(String, String)>)>,
    /// Other months: name and address, and whether it is this one.
    pub months: Vec<(String, String, bool)>,
}

impl MonthView {
    /// Of a month by its first day, with its digests, the newest first, and all months that have some.
    #[must_use]
    pub fn new(first: Date, rows: &[DigestRow], months: &[(String, i64)], visit: &Visit) -> MonthView {
        let name = month(&first.to_string()[..7], visit);
        let mut days: Vec<(Date, Vec<(String, String)>)> = Vec::new();
        for row in rows {
            let Minute(minute) = row.minute;
            let digest = (visit.calendar.time(row.due), visit.to(&format!("digest/{}", row.minute)));
            match days.last_mut().filter(|(day, _)| *day == minute.date()) {
                // Within a day the morning stands first.
                Some((_, digests)) => digests.insert(0, digest),
                None => days.push((minute.date(), vec![digest])),
            }
        }
        let title = name.as_ref().map(|(name, _)| visit.words.fill("digest-month", "month", name));
        let this = first.to_string();
        MonthView {
            shell: Shell::new(visit, "digest", title.as_deref().unwrap_or_default())
                .at(visit, &format!("digest/{}", &this[..7]))
                .listed(visit, "digest"),
            name: title,
            first: None,
            days: days.into_iter().map(|(day, digests)| (visit.calendar.long(day), digests)).collect(),
            months: months
                .iter()
                .filter_map(|(tag, _)| month(tag, visit).map(|(name, href)| (name, href, this.starts_with(tag.as_str()))))
                .collect(),
        }
    }

    /// Where no digest was published yet: when one is.
    #[must_use]
    pub fn before_the_first(visit: &Visit) -> MonthView {
        let mut hours = visit.edition.digest.hours.clone();
        hours.sort_unstable();
        let hours: Vec<String> = hours.iter().map(|hour| visit.calendar.clock(hour.0)).collect();
        MonthView {
            shell: Shell::new(visit, "digest", visit.words.say("digest-title")).listed(visit, "digest"),
            name: None,
            first: Some(visit.words.fill("digest-none-say", "hours", hours.join(&format!("{} ", visit.words.say("list-comma"))))),
            days: Vec::new(),
            months: Vec::new(),
        }
    }
}
