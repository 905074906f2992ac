//! Asking for one name: what `names` needs to tell a place from a person, and what settings need to find an edition's home.

use model::{Place, PlaceKind};

use super::fold::fold;
use super::gazetteer::{How, Row, known, row};
use super::{Vantage, places};
use crate::names::KnownPlace;

/// What the gazetteer knows of a name, in whatever case and with or without marks; `None` if no place is called so. This is what `names`
/// asks for.
#[must_use]
pub fn known_place(name: &str) -> Option<KnownPlace> {
    let rows = known(&fold(name))?.places().filter(|(_, how)| *how == How::Name).map(|(number, _)| row(number));
    let rows: Vec<Row> = rows.collect();
    let population = rows.iter().map(|row| u64::from(row.population)).max()?;
    Some(KnownPlace { population, is_country: rows.iter().any(|row| row.kind == PlaceKind::Country) })
}

/// The place that a line of settings names, as a masthead prints it: "Duluth, Minn.", "Cork, Ireland". `None` for one that the gazetteer
/// lacks, whose coordinates the settings must then give.
#[must_use]
pub fn find_place(line: &str) -> Option<Place> {
    // Behind "in" even a name that is a word as well is a place's.
    let sentence = format!("in {line}");
    places(&sentence, "", &[], &Vantage::default()).into_iter().find(|found| found.range.start == 3).map(|found| found.place)
}
