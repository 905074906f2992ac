//! A place on the map: a town, a first-level division or a country.

use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH: f64 = 6_371.008_8;

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A town, a city or a part of one.
    Town,
    /// A country's first-level division: a state, a province, a region.
    Division,
    /// A country or dependent territory.
    Country,
}

/// A place. Of a division and a country the coordinates are where its people live: the mean of its cities by population.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// GeoNames id; none for a place that an operator added and for most divisions.
    pub id: Option<u32>,
    /// What kind of place.
    pub kind: PlaceKind,
    /// The name, in English where GeoNames has one: "Munich".
    pub name: String,
    /// ISO 3166-1 alpha-2, `XK` for Kosovo.
    pub country: String,
    /// The first-level division by its English name, where one is known: "Illinois". A division's own name if it is one itself.
    pub division: Option<String>,
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// Inhabitants; 0 where unknown.
    pub population: u32,
}

impl Place {
    /// Kilometres to another place along the Earth's surface, by the haversine formula: a sphere's distance, at most 0.6 % off.
    #[must_use]
    pub fn kilometres_to(&self, other: &Place) -> f64 {
        kilometres((self.latitude, self.longitude), (other.latitude, other.longitude))
    }

    /// Whether both are the same place, however each came to be known.
    #[must_use]
    pub fn is(&self, other: &Place) -> bool {
        match (self.id, other.id) {
            (Some(one), Some(two)) => one == two,
            _ => self.kind == other.kind && self.name == other.name && self.country == other.country && self.division == other.division,
        }
    }
}

/// Kilometres between two points, each latitude and longitude in degrees; haversine on a sphere of the Earth's mean radius.
#[must_use]
pub fn kilometres(one: (f64, f64), two: (f64, f64)) -> f64 {
    let (from, to) = (one.0.to_radians(), two.0.to_radians());
    let across = ((two.1 - one.1).to_radians() / 2.0).sin();
    let up = ((to - from) / 2.0).sin();
    let chord = up * up + from.cos() * to.cos() * across * across;
    2.0 * EARTH * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_a_map() {
        let (london, paris) = ((51.508_53, -0.125_74), (48.853_41, 2.348_8));
        assert!((kilometres(london, paris) - 343.6).abs() < 1.0);
        let (suva, apia) = ((-18.141_61, 178.441_49), (-13.833_33, -171.766_66));
        assert!((kilometres(suva, apia) - 1_144.0).abs() < 10.0, "the date line is no wall");
        assert!(kilometres(paris, paris).abs() < 1e-9);
        assert!((kilometres((90.0, 0.0), (-90.0, 0.0)) - 20_015.1).abs() < 1.0);
    }

    #[test]
    fn a_place_survives_being_kept() {
        let place = Place {
            id: None,
            kind: PlaceKind::Town,
            name: "Alder Point".into(),
            country: "US".into(),
            division: Some("Minnesota".into()),
            latitude: 46.9,
            longitude: -93.9,
            population: 370,
        };
        let kept = serde_json::to_string(&place).unwrap();
        assert_eq!(serde_json::from_str::<Place>(&kept).unwrap(), place);
        assert!(place.is(&place.clone()));
    }
}
