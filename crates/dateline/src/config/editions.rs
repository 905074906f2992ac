//! Editions as an operator wrote them: what can't be so is told, all of it at once.

use jiff::tz::TimeZone;
use model::Edition;

/// What is wrong with what an operator wrote about editions, each in a sentence.
pub(super) fn check(editions: &[Edition], problems: &mut Vec<String>) {
    for (n, edition) in editions.iter().enumerate() {
        let slug = &edition.slug;
        if markup::address::slug(slug, 60) != *slug {
            problems.push(format!("edition “{slug}”: a slug is lower-case letters, digits and hyphens"));
        }
        if RESERVED.contains(&slug.as_str()) {
            problems.push(format!("edition “{slug}”: this word is an address of the program's own; take another"));
        }
        if editions[..n].iter().any(|other| other.slug == *slug) {
            problems.push(format!("edition “{slug}” stands twice"));
        }
        if TimeZone::get(&edition.time_zone).is_err() {
            problems.push(format!(
                "edition “{slug}”: “{}” is not a time zone; write one like Europe/Vienna or America/Chicago",
                edition.time_zone
            ));
        }
        for section in &edition.sections {
            if markup::address::slug(&section.tag, 60) != section.tag {
                problems.push(format!("edition “{slug}”: the section tag “{}” is not lower-case letters, digits and hyphens", section.tag));
            }
        }
        if let Some(section) = edition.sections.iter().find(|section| !(0.0..=10.0).contains(&section.weight)) {
            problems.push(format!("edition “{slug}”: the weight of the section “{}” is not between 0 and 10", section.tag));
        }
        check_places(edition, problems);
        check_sponsors(edition, problems);
        if let Some(flaw) = edition.digest.flaw() {
            problems.push(format!("edition “{slug}”: digest: {flaw}"));
        }
        check_house(edition, problems);
    }
}

fn check_house(edition: &Edition, problems: &mut Vec<String>) {
    let slug = &edition.slug;
    if let Some(flaw) = edition.house.flaw() {
        problems.push(format!("edition “{slug}”: house: {flaw}"));
    }
    for (n, board) in edition.boards.iter().enumerate() {
        if markup::address::slug(&board.slug, 60) != board.slug || board.name.trim().is_empty() {
            problems.push(format!(
                "edition “{slug}”: the board “{}” needs a slug of lower-case letters, digits and hyphens, and a name",
                board.slug
            ));
        }
        if edition.boards[..n].iter().any(|other| other.slug == board.slug) {
            problems.push(format!("edition “{slug}”: the board “{}” stands twice", board.slug));
        }
    }
    if edition.boards.len() > MOST_BOARDS {
        problems.push(format!("edition “{slug}”: {} boards are more than {MOST_BOARDS}", edition.boards.len()));
    }
}

fn check_sponsors(edition: &Edition, problems: &mut Vec<String>) {
    let slug = &edition.slug;
    for (n, sponsor) in edition.sponsors.iter().enumerate() {
        let key = sponsor.key();
        if let Some(url) = sponsor.url.as_deref().filter(|url| markup::address::absolute(None, url).is_none()) {
            problems.push(format!("edition “{slug}”: the sponsor's address “{url}” is not an http or https address"));
        }
        if edition.sponsors[..n].iter().any(|other| other.key() == key) {
            problems.push(format!("edition “{slug}”: the sponsor “{key}” stands twice; give each a name of its own"));
        }
        if !sponsor.name.is_empty() && sponsor.name != key {
            problems.push(format!("edition “{slug}”: the sponsor's name “{}” is not lower-case letters, digits and hyphens", sponsor.name));
        }
        if !(1..=100).contains(&sponsor.weight) {
            problems.push(format!("edition “{slug}”: the weight of the sponsor “{key}” is not between 1 and 100"));
        }
        if sponsor.from.zip(sponsor.until).is_some_and(|(from, until)| from > until) {
            problems.push(format!("edition “{slug}”: the sponsor “{key}” ends before it begins"));
        }
    }
}

/// Places around home, at most: each is looked for in every report.
const MOST_NEARBY: usize = 500;

/// Boards of one edition.
const MOST_BOARDS: usize = 30;

fn check_places(edition: &Edition, problems: &mut Vec<String>) {
    let slug = &edition.slug;
    let is_on_earth = |latitude: f64, longitude: f64| (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    if let Some(home) = edition.home {
        if !is_on_earth(home.latitude, home.longitude) {
            problems.push(format!("edition “{slug}”: home is no place on Earth; latitude is -90 to 90, longitude -180 to 180"));
        }
        if !(home.km > 0.0 && home.km <= 2_000.0) {
            problems.push(format!("edition “{slug}”: home's km is {}; local is what is 1 to 2000 km around", home.km));
        }
    }
    if let Some(place) = edition.nearby.iter().find(|place| place.name.trim().is_empty() || !is_on_earth(place.latitude, place.longitude)) {
        problems.push(format!("edition “{slug}”: the nearby place “{}” needs a name, a latitude and a longitude", place.name));
    }
    if edition.nearby.len() > MOST_NEARBY {
        problems.push(format!("edition “{slug}”: {} nearby places are more than {MOST_NEARBY}", edition.nearby.len()));
    }
}

/// First parts of addresses that are no edition's.
const RESERVED: &[&str] = &[
    "account",
    "admin",
    "api",
    "card",
    "fever",
    "go",
    "healthz",
    "hub",
    "manifest",
    "metrics",
    "notifications",
    "picture",
    "readyz",
    "robots",
    "s",
    "sitemap",
    "static",
    "v1",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, Raw};

    fn problems(edition: Edition) -> Vec<String> {
        Config::resolve(&Raw { editions: vec![edition], ..Raw::default() }).err().unwrap_or_default()
    }

    #[test]
    fn an_edition_may_not_take_the_program_s_own_addresses() {
        let mut edition = crate::starter::edition("UTC");
        edition.slug = "admin".into();
        edition.time_zone = "Mars/Olympus".into();
        let found = problems(edition);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_sponsor_has_a_name_of_its_own_and_a_schedule_that_can_be_kept() {
        let mut edition = crate::starter::edition("UTC");
        let sponsor = |name: &str| model::Sponsor { name: name.into(), short: "Rope by the metre".into(), ..model::Sponsor::default() };
        edition.sponsors = vec![sponsor("rope"), sponsor("rope"), sponsor("Rope & Sons")];
        edition.sponsors[2].weight = 0;
        edition.sponsors[0].url = Some("javascript:alert(1)".into());
        (edition.sponsors[1].from, edition.sponsors[1].until) = ("2026-12-02".parse().ok(), "2026-12-01".parse().ok());
        let found = problems(edition.clone());
        assert_eq!(found.len(), 5, "{found:?}");
        edition.sponsors = vec![sponsor("rope"), sponsor("")];
        assert_eq!(problems(edition), Vec::<String>::new());
    }

    #[test]
    fn an_edition_is_at_home_on_earth_and_weighs_its_sections_in_measure() {
        let mut edition = crate::starter::edition("UTC");
        edition.home = Some(model::Home { latitude: 91.0, longitude: f64::NAN, km: 0.0 });
        edition.nearby = vec![model::Nearby { name: " ".into(), latitude: 1.0, longitude: 1.0 }; 501];
        edition.sections[0].weight = -1.0;
        let found = problems(edition.clone());
        assert_eq!(found.len(), 5, "{found:?}");
        (edition.home, edition.nearby) = (Some(model::Home::at(46.9, -93.9)), Vec::new());
        edition.sections[0].weight = 1.5;
        assert_eq!(problems(edition), Vec::<String>::new());
    }

    #[test]
    fn a_house_has_rules_that_can_hold_and_boards_with_names_of_their_own() {
        let mut edition = crate::starter::edition("UTC");
        let board = |slug: &str, name: &str| model::Board { slug: slug.into(), name: name.into(), about: String::new() };
        edition.house.an_hour = 0;
        edition.boards = vec![board("quay", "The quay"), board("quay", "Again"), board("The Quay", "x"), board("lounge", " ")];
        let found = problems(edition.clone());
        assert_eq!(found.len(), 4, "{found:?}");
        edition.boards = (0..=MOST_BOARDS).map(|n| board(&format!("board-{n}"), "x")).collect();
        edition.house = model::HouseRules::default();
        assert_eq!(problems(edition).len(), 1);
    }
}
