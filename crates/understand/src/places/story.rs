//! Where a story happens: the places that its reports name most weightily.

use model::{Place, PlaceKind};

use super::{PlaceNamed, Sign};

/// Places of a story, at most.
const MOST: usize = 5;
/// Part of the first's weight that the last must have.
const LEAST: f64 = 0.3;
/// Points that a report has to give away at least: what is named once far below, and nothing else, is not what it is about.
const WHOLE: f64 = 2.5;
/// Bytes of a text that are its beginning.
const BEGINNING: usize = 600;

/// A place that a story is about.
#[derive(Debug, Clone, PartialEq)]
pub struct MainPlace {
    /// Which.
    pub place: Place,
    /// Its part of all that the reports say of places, between 0 and 1.
    pub weight: f64,
    /// Reports that name it.
    pub reports: usize,
}

/// The places that a story is about, weightiest first: of each report what it is datelined from and what its title and beginning name
/// count most. A country or division stands there only if no town in it is as weighty.
#[must_use]
pub fn main_places(reports: &[&[PlaceNamed]]) -> Vec<MainPlace> {
    let mut found: Vec<MainPlace> = Vec::new();
    for report in reports {
        let mut own: Vec<(&Place, f64)> = Vec::new();
        for named in *report {
            let points = points(named);
            match own.iter_mut().find(|(place, _)| place.is(&named.place)) {
                // A name said ten times is no ten times as weighty.
                Some((_, sum)) => *sum = (*sum + points).min(sum.max(points) + 2.0),
                None => own.push((&named.place, points)),
            }
        }
        let total: f64 = own.iter().map(|(_, points)| points).sum();
        for (place, points) in own {
            let share = points / total.max(WHOLE) / f64::from(u32::try_from(reports.len()).unwrap_or(u32::MAX));
            match found.iter_mut().find(|main| main.place.is(place)) {
                Some(main) => (main.weight, main.reports) = (main.weight + share, main.reports + 1),
                None => found.push(MainPlace { place: place.clone(), weight: share, reports: 1 }),
            }
        }
    }
    found.sort_by(|one, two| two.weight.total_cmp(&one.weight).then_with(|| one.place.name.cmp(&two.place.name)));
    let outdone = |region: &MainPlace| found.iter().any(|main| lies_in(&main.place, &region.place) && main.weight >= region.weight * 0.6);
    let least = found.first().map_or(0.0, |first| first.weight * LEAST);
    found.iter().filter(|main| main.weight >= least && !outdone(main)).take(MOST).cloned().collect()
}

fn points(named: &PlaceNamed) -> f64 {
    let place = match named.sign {
        Sign::Dateline => 3.0,
        Sign::Seat => 0.5,
        Sign::Named | Sign::Qualified if named.in_title => 3.0,
        Sign::Named | Sign::Qualified if named.range.start < BEGINNING => 1.5,
        Sign::Named | Sign::Qualified => 0.7,
    };
    if named.sign == Sign::Qualified { place + 0.5 } else { place }
}

/// Whether a place lies in a division or country.
fn lies_in(place: &Place, region: &Place) -> bool {
    place.kind < region.kind
        && place.country == region.country
        && (region.kind == PlaceKind::Country || place.division.is_some() && place.division == region.division)
}
