//! From where a text is written and read: the publisher's country, the edition's home place and its neighbours.

use std::collections::BTreeMap;

use model::{Place, PlaceKind};

use super::find::Candidate;
use super::fold::fold;
use super::gazetteer::{self, How};

/// Where publisher and edition are at home. Made once for an edition.
#[derive(Debug, Clone, Default)]
pub struct Vantage {
    country: Option<u8>,
    home: Option<(f64, f64)>,
    extras: Vec<(Place, Candidate)>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Vantage {
    /// `country` is the publisher's (ISO 3166-1 alpha-2), or else the home place's. `extras` are places that the gazetteer lacks, mostly
    /// small ones near home; home itself is one of them.
    #[must_use]
    pub fn new(country: Option<&str>, home: Option<&Place>, extras: &[Place]) -> Vantage {
        let code = country.or(home.map(|place| place.country.as_str()));
        let mut vantage = Vantage {
            country: code.and_then(gazetteer::country),
            home: home.map(|place| (place.latitude, place.longitude)),
            ..Vantage::default()
        };
        for place in home.into_iter().chain(extras) {
            if place.kind != PlaceKind::Town || vantage.extras.iter().any(|(known, _)| known.is(place)) {
                continue;
            }
            let country = gazetteer::country(&place.country).unwrap_or(u8::MAX);
            let number = vantage.extras.len();
            let candidate = Candidate {
                number: Err(number),
                kind: PlaceKind::Town,
                capital: false,
                population: place.population,
                point: (place.latitude, place.longitude),
                country,
                division: place.division.as_deref().and_then(|name| division(country, name)),
            };
            vantage.by_name.entry(fold(&place.name)).or_default().push(number);
            vantage.extras.push((place.clone(), candidate));
        }
        vantage
    }

    /// The publisher's country.
    pub(super) fn country(&self) -> Option<u8> {
        self.country
    }

    /// Latitude and longitude of the edition's home place.
    pub(super) fn home(&self) -> Option<(f64, f64)> {
        self.home
    }

    /// The edition's own places of a folded name.
    pub(super) fn named(&self, key: &str) -> impl Iterator<Item = Candidate> {
        self.by_name.get(key).into_iter().flatten().filter_map(|number| self.extras.get(*number)).map(|(_, candidate)| *candidate)
    }

    /// Whether the edition has places of its own.
    pub(super) fn has_extras(&self) -> bool {
        !self.extras.is_empty()
    }

    /// One of the edition's own places.
    pub(super) fn extra(&self, number: usize) -> Option<&Place> {
        self.extras.get(number).map(|(place, _)| place)
    }
}

/// The gazetteer's number of a division by its country and name.
fn division(country: u8, name: &str) -> Option<u16> {
    let known = gazetteer::known(&fold(name))?;
    let rows = known.places().filter(|(_, how)| *how != How::Demonym).map(|(number, _)| gazetteer::row(number));
    rows.filter(|row| row.kind == PlaceKind::Division && row.country == country).map(|row| row.division).next()
}
