//! What sponsors had, ready to be set.

use askama::Template;
use model::{Edition, EditionId, Slot, Sponsor};
use store::SponsorDay;

use crate::page::{Shell, Visit};
use crate::reading::view::desk;
use crate::story::view::authors as listed;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "sponsors.html")]
pub struct SponsorsView {
    /// Around it.
    pub shell: Shell,
    /// Each sponsor that an edition has or had lately.
    pub rows: Vec<RowView>,
}

/// A sponsor of an edition.
pub struct RowView {
    /// Its name.
    pub name: String,
    /// The edition's name.
    pub edition: String,
    /// When and where it stands, in words; none for one that the edition has no more.
    pub schedule: Option<String>,
    /// Views in all the days shown.
    pub views: String,
    /// Clicks.
    pub clicks: String,
    /// Day by day, newest first: the day, views, clicks.
    pub days: Vec<(String, String, String)>,
}

impl SponsorsView {
    /// Of the editions and what their sponsors had, newest day first.
    #[must_use]
    pub fn new(editions: &[(EditionId, Edition)], days: &[SponsorDay], visit: &Visit) -> SponsorsView {
        let mut rows = Vec::new();
        for (id, edition) in editions {
            let own: Vec<&SponsorDay> = days.iter().filter(|day| day.edition == *id).collect();
            let mut names: Vec<String> = edition.sponsors.iter().map(Sponsor::key).collect();
            let gone: std::collections::BTreeSet<&str> = own.iter().map(|day| day.sponsor.as_str()).collect();
            names.extend(gone.into_iter().filter(|name| !edition.sponsors.iter().any(|known| known.key() == *name)).map(str::to_owned));
            rows.extend(names.into_iter().map(|name| {
                let own: Vec<&SponsorDay> = own.iter().filter(|day| day.sponsor == name).copied().collect();
                let known = edition.sponsors.iter().find(|known| known.key() == name);
                let number = |n: i64| visit.words.number(n);
                RowView {
                    edition: edition.name.clone(),
                    schedule: known.map(|sponsor| schedule(sponsor, visit)),
                    views: number(own.iter().map(|day| day.views).sum()),
                    clicks: number(own.iter().map(|day| day.clicks).sum()),
                    days: own.iter().map(|day| (day.day.to_string(), number(day.views), number(day.clicks))).collect(),
                    name,
                }
            }));
        }
        SponsorsView { shell: desk(Shell::new(visit, "\0", visit.words.say("desk-sponsors")), "/admin/sponsors"), rows }
    }
}

/// "From 1 December 2026, on Monday and Friday, under articles, weight 2".
fn schedule(sponsor: &Sponsor, visit: &Visit) -> String {
    let (words, calendar) = (visit.words, &visit.calendar);
    let days = listed(&sponsor.days.iter().map(|day| calendar.weekday_named(*day).to_owned()).collect::<Vec<_>>(), words);
    let slots = listed(&sponsor.slots.iter().map(|slot| place(*slot, words).to_owned()).collect::<Vec<_>>(), words);
    let parts = [
        sponsor.from.map(|day| words.fill("sponsors-from", "day", calendar.long(day))),
        sponsor.until.map(|day| words.fill("sponsors-until", "day", calendar.long(day))),
        days.map(|days| words.fill("sponsors-on", "days", days)),
        Some(slots.unwrap_or_else(|| words.say("sponsors-everywhere").to_owned())),
        (sponsor.weight != 1).then(|| words.fill("sponsors-weight", "weight", sponsor.weight)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(words.say("sponsors-between"))
}

fn place(slot: Slot, words: Words) -> &'static str {
    match slot {
        Slot::Line => words.say("sponsors-line"),
        Slot::Block => words.say("sponsors-block"),
        Slot::Article => words.say("sponsors-article"),
    }
}

/// A line for each sponsor and day. Names are letters, digits and hyphens, so that nothing needs quotes.
pub(crate) fn csv(editions: &[(EditionId, Edition)], days: &[SponsorDay]) -> String {
    let mut text = String::from("edition,sponsor,day,views,clicks\r\n");
    for day in days {
        let edition = editions.iter().find(|(id, _)| *id == day.edition).map_or("", |(_, edition)| edition.slug.as_str());
        text.push_str(&format!("{edition},{},{},{},{}\r\n", day.sponsor, day.day, day.views, day.clicks));
    }
    text
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use model::Weekday;

    use super::*;
    use crate::tests::made;
    use crate::when::Calendar;

    #[test]
    fn those_that_are_gone_keep_their_counts() {
        let editions = [(EditionId(1), made::edition())];
        let day = |sponsor: &str, n, views| SponsorDay {
            edition: EditionId(1),
            sponsor: sponsor.into(),
            day: date(2025, 8, n),
            views,
            clicks: 1,
        };
        let days = [day("tamarack-hardware", 29, 1_200), day("ferry", 28, 7), day("tamarack-hardware", 28, 34)];
        let view = SponsorsView::new(&editions, &days, &made::visit());
        let rows: Vec<_> =
            view.rows.iter().map(|row| (row.name.as_str(), row.views.as_str(), row.clicks.as_str(), row.days.len())).collect();
        assert_eq!(rows, [("tamarack-hardware", "1,234", "2", 2), ("ferry", "7", "1", 1)]);
        assert_eq!((view.rows[0].schedule.as_deref(), view.rows[1].schedule.as_deref()), (Some("everywhere"), None));
        assert!(view.render().unwrap().contains("<caption>"));
        assert_eq!(csv(&editions, &days[1..2]), "edition,sponsor,day,views,clicks\r\nlake,ferry,2025-08-28,7,1\r\n");
    }

    #[test]
    fn a_schedule_is_told_in_words() {
        let mut sponsor = Sponsor { short: "Rope".into(), weight: 2, ..Sponsor::default() };
        (sponsor.from, sponsor.days, sponsor.slots) = (Some(date(2026, 12, 1)), vec![Weekday::Monday], vec![Slot::Article]);
        let french = Words::of("fr");
        let lyon = Visit { words: french, calendar: Calendar::new("Europe/Paris", "fr"), ..made::visit() };
        assert_eq!(schedule(&sponsor, &made::visit()), "from Tuesday, 1 December 2026, on Monday, under articles, weight 2");
        assert_eq!(schedule(&sponsor, &lyon), "à partir du mardi 1er décembre 2026, le lundi, sous les articles, poids 2");
    }
}
