//! The gazetteer as bytes: the layout that `src/places/gazetteer.rs` reads in place.

use std::collections::BTreeMap;

use crate::fold::fold;

/// A place as the file keeps it.
pub(crate) struct Row {
    pub(crate) id: u32,
    /// 0 town, 1 division, 2 country.
    pub(crate) kind: u8,
    pub(crate) capital: bool,
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) division: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) population: u32,
}

/// How a key names a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// By its name.
    Name = 0,
    /// Only behind another place's name: "Ill.".
    Behind = 1,
    /// By the word for its people and things: "French".
    Demonym = 2,
}

/// What a key is.
#[derive(Default)]
pub(crate) struct Entry {
    pub(crate) places: Vec<(usize, How)>,
    /// A word as well.
    pub(crate) word: bool,
    /// A person's first name as well.
    pub(crate) first: bool,
    /// A person's surname as well.
    pub(crate) last: bool,
}

/// Seven counts, then the parts one behind the other, all numbers little-endian.
pub(crate) fn write(places: &[Row], keys: &BTreeMap<String, Entry>) -> Vec<u8> {
    let mut countries: Vec<&str> = places.iter().map(|row| row.country.as_str()).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut divisions: Vec<(&str, &str)> = places.iter().map(|row| (row.country.as_str(), row.division.as_str())).collect();
    divisions.sort_unstable();
    divisions.dedup();

    let (mut offsets, mut flags, mut firsts, mut letters, mut postings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (key, entry) in keys {
        offsets.extend(three(letters.len()));
        firsts.extend(two(postings.len() / 3));
        letters.extend(key.as_bytes());
        flags.push(u8::from(entry.word) | u8::from(entry.first) << 1 | u8::from(entry.last) << 2);
        for (place, how) in &entry.places {
            postings.extend(two(*place));
            postings.push(*how as u8);
        }
    }
    offsets.extend(three(letters.len()));
    firsts.extend(two(postings.len() / 3));

    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for row in places {
        let division = divisions.binary_search(&(row.country.as_str(), row.division.as_str())).unwrap_or(0);
        // Most names are their keys with capitals, and are not kept twice.
        let key = fold(&row.name);
        let is_key = capitals(&key) == row.name;
        rows.extend(three(row.id as usize));
        rows.extend(row.population.to_le_bytes());
        rows.extend(three((row.latitude * 10_000.0).round() as i32 as u32 as usize));
        rows.extend(three((row.longitude * 10_000.0).round() as i32 as u32 as usize));
        rows.extend(three(if is_key { keys.keys().position(|k| *k == key).unwrap_or(0) } else { names.len() }));
        rows.extend(two(division));
        rows.push(row.kind | u8::from(row.capital) << 4 | u8::from(is_key) << 5);
        if !is_key {
            names.push(row.name.len() as u8);
            names.extend(row.name.as_bytes());
        }
    }

    // For each division its country, and the place that it is if that is known by name.
    let own =
        |country: &str, division: &str| places.iter().position(|row| row.kind == 1 && row.country == country && row.division == division);
    let mut owners = Vec::new();
    for (country, division) in &divisions {
        owners.push(countries.binary_search(country).unwrap_or(0) as u8);
        owners.extend(two(own(country, division).unwrap_or(usize::from(u16::MAX))));
    }
    let codes: Vec<u8> = countries.iter().flat_map(|code| code.bytes()).collect();

    let counts = [places.len(), keys.len(), postings.len() / 3, letters.len(), names.len(), divisions.len(), countries.len()];
    let mut bytes: Vec<u8> = counts.iter().flat_map(|count| (*count as u32).to_le_bytes()).collect();
    for part in [rows, offsets, firsts, owners, codes, flags, postings, letters, names] {
        bytes.extend(part);
    }
    bytes
}

fn two(number: usize) -> [u8; 2] {
    let [a, b, ..] = number.to_le_bytes();
    [a, b]
}

fn three(number: usize) -> [u8; 3] {
    let [a, b, c, ..] = number.to_le_bytes();
    [a, b, c]
}

/// A key as a name: a capital at each word's beginning.
fn capitals(key: &str) -> String {
    let mut start = true;
    let mut capital = |c: char| {
        let written = if start { c.to_ascii_uppercase() } else { c };
        start = c == ' ';
        written
    };
    key.chars().map(&mut capital).collect()
}
