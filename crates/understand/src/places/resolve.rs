//! Which Springfield: what is beyond doubt says where the text is at home, and the rest is judged by that.

use std::collections::BTreeMap;

use model::{Place, PlaceKind, kilometres};

use super::find::{Candidate, Found, Name};
use super::{PlaceNamed, Sign, Vantage, gazetteer};

/// Points from which a name is taken for a place's.
const ENOUGH: f64 = 2.0;
/// Times as likely as the next of its name, from which a place is meant without more ado.
const OUTSTANDING: f64 = 50.0;
/// Kilometres in which nearness falls to a third.
const NEAR: f64 = 150.0;
/// Places beyond doubt to which distances are measured.
const MOST_ANCHORS: usize = 24;

/// What a text tells of where it is at home.
#[derive(Default)]
struct Ground {
    countries: BTreeMap<u8, f64>,
    divisions: BTreeMap<(u8, u16), f64>,
    /// Towns beyond doubt, with the names that they are from: no name may vouch for itself.
    anchors: Vec<((f64, f64), String)>,
    /// What each name has laid itself, by country: it does not speak for itself.
    own: BTreeMap<(String, u8), f64>,
    total: f64,
}

impl Ground {
    fn country(&mut self, country: u8, weight: f64) {
        *self.countries.entry(country).or_insert(0.0) += weight;
        self.total += weight;
    }

    fn name(&mut self, name: &Name, candidate: &Candidate, weight: f64) {
        self.country(candidate.country, weight);
        *self.own.entry((name.key.clone(), candidate.country)).or_insert(0.0) += weight;
    }

    fn lay(&mut self, name: &Name, candidate: &Candidate) {
        let weight = match (name.dateline, name.seat) {
            (true, _) => 3.0,
            (_, true) => 0.5,
            _ => 1.0,
        };
        self.put(name, candidate, weight);
    }

    fn put(&mut self, name: &Name, candidate: &Candidate, weight: f64) {
        self.name(name, candidate, weight);
        match candidate.kind {
            PlaceKind::Country => {}
            PlaceKind::Division => {
                if let Some(division) = candidate.division {
                    *self.divisions.entry((candidate.country, division)).or_insert(0.0) += weight;
                }
            }
            PlaceKind::Town => self.anchor(name, candidate),
        }
    }

    fn anchor(&mut self, name: &Name, candidate: &Candidate) {
        let is_new = !self.anchors.iter().any(|(_, key)| *key == name.key);
        if candidate.kind == PlaceKind::Town && is_new && self.anchors.len() < MOST_ANCHORS {
            self.anchors.push((candidate.point, name.key.clone()));
        }
    }

    fn weight(&self, country: u8) -> f64 {
        self.countries.get(&country).copied().unwrap_or(0.0)
    }

    /// What the text's other places say for one: 0 to about 5.
    fn speaks_for(&self, candidate: &Candidate, key: &str) -> f64 {
        let own = |country: u8| self.own.get(&(key.to_owned(), country)).copied().unwrap_or(0.0);
        let all: f64 = self.own.iter().filter(|((from, _), _)| from == key).map(|(_, weight)| weight).sum();
        let country = self.weight(candidate.country) - own(candidate.country);
        let country = 2.5 * country.max(0.0) / (self.total - all + 0.25).max(0.25);
        let capital = if candidate.capital && country > 0.0 { 0.8 } else { 0.0 };
        let division = candidate.division.and_then(|division| self.divisions.get(&(candidate.country, division)));
        let division = if candidate.kind == PlaceKind::Town && division.is_some() { 2.0 } else { 0.0 };
        let others = self.anchors.iter().filter(|(_, from)| from != key);
        let nearest = others.map(|(point, _)| kilometres(*point, candidate.point)).min_by(f64::total_cmp);
        let near = if candidate.kind == PlaceKind::Town { nearest.map_or(0.0, |distance| 2.0 * (-distance / NEAR).exp()) } else { 0.0 };
        country + capital + near.max(division) + 0.2 * near.min(division)
    }
}

/// What a candidate is worth before the text is heard: by its size and rank, and by where publisher and edition are at home.
fn prior(candidate: &Candidate, all: &[Candidate], vantage: &Vantage) -> f64 {
    // Beyond a size a country is no likelier for its people, and a division is named less than its size would say.
    let most = match candidate.kind {
        PlaceKind::Country => 6.8,
        PlaceKind::Division => 6.3,
        PlaceKind::Town => 8.0,
    };
    let size = f64::from(candidate.population.max(1_000)).log10().min(most);
    let rank = match candidate.kind {
        PlaceKind::Country => 1.8,
        PlaceKind::Division => {
            let great =
                |other: &Candidate| other.kind == PlaceKind::Town && other.country == candidate.country && other.population > 600_000;
            if all.iter().any(great) { -1.0 } else { 1.2 }
        }
        PlaceKind::Town if candidate.capital && candidate.population > 600_000 => 2.6,
        PlaceKind::Town if candidate.capital => 1.0,
        PlaceKind::Town => 0.0,
    };
    let own = if candidate.number.is_err() { 1.0 } else { 0.0 };
    let country = if vantage.country() == Some(candidate.country) { 1.5 } else { 0.0 };
    let near = vantage.home().filter(|_| candidate.kind == PlaceKind::Town);
    let home = near.map_or(0.0, |home| 2.5 * (-kilometres(home, candidate.point) / NEAR).exp());
    1.4 * size + rank + own + country + home
}

/// Resolves what was found.
pub(super) fn resolve(found: Found, vantage: &Vantage) -> Vec<PlaceNamed> {
    let mut ground = Ground::default();
    for country in &found.demonyms {
        ground.country(*country, 0.7);
    }
    let firm: Vec<&Name> = found.names.iter().filter(|name| name.points >= ENOUGH || name.qualified).collect();
    let mut doubtful = Vec::new();
    for name in &firm {
        match beyond_doubt(name, vantage) {
            Some(candidate) => ground.lay(name, &candidate),
            None => doubtful.push(name),
        }
    }
    // What those places made clear says in turn where the others are, at half weight.
    let cleared: Vec<(&Name, Candidate)> =
        doubtful.iter().filter_map(|name| best(name, &ground, vantage).map(|(c, _)| (**name, c))).collect();
    for (name, candidate) in cleared {
        ground.put(name, &candidate, 0.5);
    }
    // One name means one place throughout, unless its mentions are told apart by what stands beside them.
    let mut meant: BTreeMap<String, (Candidate, f64)> = BTreeMap::new();
    for name in found.names.iter().filter(|name| name.qualified || name.dateline) {
        if let Some(choice) = best(name, &ground, vantage) {
            meant.entry(name.key.clone()).or_insert(choice);
        }
    }
    let mut kept: BTreeMap<(Result<u16, usize>, bool), Place> = BTreeMap::new();
    let mut places = Vec::new();
    for name in &found.names {
        let choice = match meant.get(&name.key).filter(|_| !name.qualified && !name.seat) {
            Some(choice) if name.candidates.contains(&choice.0) && beyond_doubt(name, vantage).is_none_or(|sure| sure == choice.0) => {
                Some(*choice)
            }
            _ => best(name, &ground, vantage),
        };
        let Some((candidate, support)) = choice else { continue };
        // "Essex" is a county where Britain is spoken of, and a town in Maryland elsewhere.
        let is_region =
            name.region.is_some_and(|country| country != candidate.country && ground.weight(country) > ground.weight(candidate.country));
        if is_region {
            continue;
        }
        if !name.seat {
            meant.entry(name.key.clone()).or_insert((candidate, support));
        }
        if name.points + support.min(3.0) * 0.6 < ENOUGH {
            continue;
        }
        let place = kept.entry((candidate.number, candidate.kind == PlaceKind::Town)).or_insert_with(|| match candidate.number {
            Ok(number) => gazetteer::place(number),
            Err(extra) => vantage.extra(extra).cloned().unwrap_or_else(|| gazetteer::place(0)),
        });
        let sign = match (name.dateline, name.qualified, name.seat) {
            (true, ..) => Sign::Dateline,
            (_, true, _) => Sign::Qualified,
            (_, _, true) => Sign::Seat,
            _ => Sign::Named,
        };
        places.push(PlaceNamed { place: place.clone(), range: name.range.clone(), in_title: name.in_title, sign });
    }
    places
}

/// The one place that a name can mean: the only one, the qualified one, or one far greater than all others.
fn beyond_doubt(name: &Name, vantage: &Vantage) -> Option<Candidate> {
    let mut sizes: Vec<(f64, &Candidate)> =
        name.candidates.iter().map(|candidate| (10_f64.powf(prior(candidate, &name.candidates, vantage)), candidate)).collect();
    sizes.sort_by(|one, two| two.0.total_cmp(&one.0));
    match sizes.as_slice() {
        [(_, only)] => Some(**only),
        [(first, best), (second, _), ..] if *first >= OUTSTANDING * second || name.qualified => Some(**best),
        _ => None,
    }
}

fn best(name: &Name, ground: &Ground, vantage: &Vantage) -> Option<(Candidate, f64)> {
    let weighed = name.candidates.iter().map(|candidate| {
        let support = ground.speaks_for(candidate, &name.key);
        (prior(candidate, &name.candidates, vantage) + support, support, candidate)
    });
    weighed.max_by(|one, two| one.0.total_cmp(&two.0)).map(|(_, support, candidate)| (*candidate, support))
}
