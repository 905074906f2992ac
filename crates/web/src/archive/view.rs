//! The calendar of days that have a paper, ready to be set: a year, its newest month first.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use askama::Template;
use jiff::civil::Date;

use crate::page::{Shell, Visit};

/// The page.
#[derive(Template)]
#[template(path = "archive.html")]
pub struct ArchiveView {
    /// Around it.
    pub shell: Shell,
    /// The years that have papers, the newest first: the year as written, its address, whether it is shown. Empty where there is but one.
    pub years: Vec<(String, String, bool)>,
    /// The days of the week from Monday: in short, and in full.
    pub weekdays: Vec<(String, String)>,
    /// Months that have papers, the newest first.
    pub months: Vec<MonthView>,
}

/// A month of the calendar.
pub struct MonthView {
    /// "August 2025".
    pub name: String,
    /// Weeks from Monday to Sunday; nothing where a day is another month's.
    pub weeks: Vec<[Option<DayView>; 7]>,
}

/// A day of the calendar.
#[derive(Clone)]
pub struct DayView {
    /// "29".
    pub number: String,
    /// The day's paper and the whole date, where it has one.
    pub paper: Option<(String, String)>,
}

impl ArchiveView {
    /// Of a year within the years that have papers, and its days that have one; `None` where nothing was published yet.
    #[must_use]
    pub fn new(years: Option<(i16, RangeInclusive<i16>)>, papers: &[Date], visit: &Visit) -> ArchiveView {
        let papers: BTreeSet<Date> = papers.iter().copied().collect();
        let words = visit.words;
        let shell =
            Shell::new(visit, "archive", words.say("archive-title")).described(&words.fill("archive-what", "paper", &visit.edition.name));
        let Some((shown, all)) = years else { return ArchiveView { shell, years: Vec::new(), weekdays: Vec::new(), months: Vec::new() } };
        // A Monday, and the six days after it.
        let week = (1..=7).filter_map(|day| Date::new(2024, 1, day).ok());
        let short = words.say("archive-weekdays").split(' ');
        let months = (1..=12).rev().filter(|month| papers.iter().any(|day| day.year() == shown && day.month() == *month));
        ArchiveView {
            shell,
            years: if all.start() == all.end() {
                Vec::new()
            } else {
                let year = |year: i16| (words.digits(&year.to_string()), format!("{}?year={year}", visit.to("archive")), year == shown);
                all.rev().map(year).collect()
            },
            weekdays: short.zip(week).map(|(short, day)| (short.to_owned(), visit.calendar.weekday(day).to_owned())).collect(),
            months: months.filter_map(|month| MonthView::new(Date::new(shown, month, 1).ok()?, &papers, visit)).collect(),
        }
    }
}

impl MonthView {
    fn new(first: Date, papers: &BTreeSet<Date>, visit: &Visit) -> Option<MonthView> {
        let words = visit.words;
        let before = usize::from(first.weekday().to_monday_zero_offset().unsigned_abs());
        let mut cells: Vec<Option<DayView>> = vec![None; before];
        cells.extend((1..=first.days_in_month()).filter_map(|number| {
            let day = Date::new(first.year(), first.month(), number).ok()?;
            let paper = papers.contains(&day).then(|| (visit.to(&format!("archive/{day}")), visit.calendar.long(day)));
            Some(Some(DayView { number: words.digits(&number.to_string()), paper }))
        }));
        cells.resize(cells.len().next_multiple_of(7), None);
        let year = words.digits(&first.year().to_string());
        Some(MonthView {
            name: words.fill_all("archive-month", &[("month", &visit.calendar.month(first)), ("year", &year)]),
            weeks: cells.chunks_exact(7).filter_map(|week| week.to_vec().try_into().ok()).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::tests::made;

    #[test]
    fn a_month_s_days_stand_under_their_weekdays_and_those_with_a_paper_lead_there() {
        let view = ArchiveView::new(Some((2025, 2024..=2025)), &[date(2025, 8, 29), date(2025, 6, 1)], &made::visit());
        assert_eq!(view.months.iter().map(|month| month.name.as_str()).collect::<Vec<_>>(), ["August 2025", "June 2025"]);
        let august = &view.months[0];
        assert_eq!(august.weeks.len(), 5);
        let friday = august.weeks[4][4].clone().unwrap();
        assert_eq!(friday.paper, Some(("/lake/archive/2025-08-29".into(), "Friday, 29 August 2025".into())));
        assert!(august.weeks[0][3].is_none() && august.weeks[0][4].as_ref().is_some_and(|day| day.number == "1" && day.paper.is_none()));
        let sunday = view.months[1].weeks[0][6].clone().unwrap();
        assert!(sunday.paper.is_some() && sunday.number == "1");
        assert_eq!(view.years[0], ("2025".into(), "/lake/archive?year=2025".into(), true));
        assert!(view.render().unwrap().contains("href=\"/lake/archive/2025-08-29\""));
    }

    #[test]
    fn before_the_first_paper_the_archive_says_so() {
        let html = ArchiveView::new(None, &[], &made::visit()).render().unwrap();
        assert!(html.contains("No paper has been printed yet"));
    }
}
