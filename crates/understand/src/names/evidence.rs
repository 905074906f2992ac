//! What speaks for a person, an organisation or a place in the words of the name itself.
//!
//! Points were set by hand on sentences written for it and on news read without labels; each is worth about as many times the odds as a
//! doubling for every point.

use std::ops::{Add, AddAssign};

use super::alone::alone;
use super::chunks::Chunk;
use super::lexicon::{Marks, is_organisation, is_other, is_region};
use super::tokens::{Shape, Token};
use super::{Known, KnownPlace};

/// Points for each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Points {
    pub(super) person: f32,
    pub(super) organisation: f32,
    pub(super) place: f32,
}

impl Points {
    pub(super) const fn new(person: f32, organisation: f32, place: f32) -> Points {
        Points { person, organisation, place }
    }

    pub(super) fn best(self) -> f32 {
        self.person.max(self.organisation).max(self.place)
    }
}

impl Add for Points {
    type Output = Points;
    fn add(self, other: Points) -> Points {
        Points::new(self.person + other.person, self.organisation + other.organisation, self.place + other.place)
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Points) {
        *self = *self + other;
    }
}

pub(super) const fn person(points: f32) -> Points {
    Points::new(points, 0.0, 0.0)
}
pub(super) const fn organisation(points: f32) -> Points {
    Points::new(0.0, points, 0.0)
}
pub(super) const fn place(points: f32) -> Points {
    Points::new(0.0, 0.0, points)
}
/// What is none of the three.
pub(super) const NOTHING: Points = Points::new(-20.0, -20.0, -20.0);

/// The words of a name, by themselves.
pub(super) fn within(tokens: &[Token], chunk: &Chunk, known: &Known) -> Points {
    let run = &tokens[chunk.first..chunk.end];
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return NOTHING };
    let is_alone = run.len() == 1;
    let mut points = Points::default();
    if run.iter().all(|token| {
        token.is(Marks::DEMONYM) && !token.is(Marks::REGION.or(Marks::LONE))
            || token.lower.starts_with("non-")
            || token.lower.starts_with("anti-")
    }) {
        return NOTHING;
    }
    // "FULL TEXT", "BYLINE".
    let is_shouted =
        run.iter().all(|token| token.shape == Shape::Upper && token.is(Marks::WORD) && !token.is(Marks::LONE.or(Marks::REGION)));
    if is_shouted && !chunk.titled && !first.is(Marks::DATELINE) || run.len() > 1 && is_other(&super::key(run)) {
        return NOTHING;
    }
    let is_joined =
        run.iter().any(|token| matches!(token.lower.as_str(), "of" | "for")) && run.iter().any(|token| token.is(Marks::ORGANISATION));
    let is_other = last.is(Marks::OTHER_HEAD) && !is_joined && !run[0].is(Marks::COMMON_GIVEN) || last.is(Marks::OTHER);
    if is_other
        || first.is(Marks::OTHER_HEAD)
            && run.len() == 2
            && first.is(Marks::WORD)
            && !last.is(Marks::ORGANISATION)
            && !first.is(Marks::GIVEN)
    {
        return NOTHING;
    }
    if first.is(Marks::DATELINE) {
        return place(8.0);
    }
    points += of_place(run, known);
    points += of_organisation(run);
    points += of_person(run, chunk);
    if is_alone {
        points += alone(tokens, first, chunk);
    } else if run.iter().all(|token| token.is(Marks::WORD) && !token.is(Marks::GIVEN)) {
        // "Amber Rail", "Free Georgia".
        points += Points::new(-1.0, 1.2, 0.0);
    } else if run.len() <= 3
        && last.is(Marks::WORD)
        && !last.is(Marks::SURNAME.or(Marks::GIVEN).or(Marks::SUFFIX))
        && !first.is(Marks::GIVEN)
    {
        // "Castell Dairy"
        points += Points::new(-0.4, 1.4, 0.0);
    } else if run.len() >= 3
        && run.len() <= 5
        && last.is(Marks::WORD)
        && (run.len() > 3 && run[1].is(Marks::WORD) || !first.is(Marks::GIVEN))
        && !last.is(Marks::SURNAME.or(Marks::GIVEN).or(Marks::SUFFIX).or(Marks::PLACE))
    {
        // "Hope Springs Animal Rescue"
        points += Points::new(-2.0, 1.2, 0.0);
    } else if run.len() == 2 && first.is(Marks::WORD) && !last.is(Marks::WORD) && !last.is(Marks::ORGANISATION.or(Marks::PLACE)) {
        points += Points::new(1.0, 0.4, 0.0);
    } else if run.len() <= 3 && run.iter().all(|token| !token.is(Marks::WORD)) {
        points += person(1.5);
    } else if run.len() <= 3 {
        points += Points::new(0.6, 0.4, 0.0);
    }
    points
}

fn of_place(run: &[Token], known: &Known) -> Points {
    let mut points = Points::default();
    let joined: Vec<&str> = run.iter().map(|token| token.lower.as_str()).collect();
    let joined = joined.join(" ");
    let (first, last) = (&run[0], &run[run.len() - 1]);
    if run.len() == 1 && last.is(Marks::REGION) || run.len() > 1 && is_region(&joined) {
        points += place(4.0);
    } else if let Some(found) = look_up(run, known) {
        points += match found {
            KnownPlace { is_country: true, .. } => place(4.5),
            // A village shares its name with people and things; a great city seldom does.
            KnownPlace { population, .. } => place(if population >= 1_000_000 {
                3.5
            } else if population >= 150_000 {
                2.6
            } else {
                1.2
            }),
        };
        if run.len() > 1 && !first.is(Marks::GIVEN) {
            points += place(1.5);
        }
    } else if run.len() >= 2
        && matches!(
            first.lower.as_str(),
            "north"
                | "south"
                | "east"
                | "west"
                | "central"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "upper"
                | "lower"
                | "greater"
                | "inner"
                | "outer"
                | "new"
                | "scottish"
                | "great"
                | "little"
        )
        && (look_up(&run[1..], known).is_some()
            || run.len() == 2 && last.is(Marks::REGION)
            || last.is(Marks::PLACE) && !last.is(Marks::ORGANISATION))
    {
        points += place(4.5);
    }
    if run.len() >= 2 {
        let is_schools = last.lower == "district" && run.iter().any(|token| matches!(token.lower.as_str(), "school" | "water" | "parks"));
        if is_schools {
            points += Points::new(0.0, 5.0, 0.0);
        } else if last.is(Marks::PLACE) && !(first.is(Marks::COMMON_GIVEN) && last.is(Marks::SURNAME) && run.len() == 2) {
            points += place(3.5);
        } else if last.is(Marks::PLACE) {
            points += place(1.2);
        }
        if first.is(Marks::PLACE_FIRST) && !first.is(Marks::COMMON_GIVEN) {
            points += place(3.5);
        }
        if last.shape == Shape::Number && !first.is(Marks::ORGANISATION) {
            points += place(4.0);
        }
    }
    points
}

fn look_up(run: &[Token], known: &Known) -> Option<KnownPlace> {
    let mut name = String::new();
    for token in run {
        if !name.is_empty() {
            name.push(' ');
        }
        if token.shape == Shape::Upper && token.text.len() > 3 {
            let mut letters = token.text.chars();
            name.extend(letters.next());
            name.push_str(&letters.as_str().to_lowercase());
        } else {
            name.push_str(token.text);
        }
    }
    (known.place)(&name)
}

fn of_organisation(run: &[Token]) -> Points {
    let mut points = Points::default();
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let joined = run.iter().any(|token| matches!(token.lower.as_str(), "of" | "for" | "without" | "on") && token.shape == Shape::Lower);
    if run.len() == 1 {
        return if last.is(Marks::LONE) { organisation(4.5) } else { points };
    }
    if is_organisation(&super::key(run)) {
        return organisation(8.0);
    }
    if first.is(Marks::LONE) && !last.is(Marks::PLACE) {
        points += organisation(2.0);
    }
    if last.is(Marks::COMPANY) {
        points += organisation(6.0);
    }
    if run.iter().any(|token| token.text == "&") {
        points += organisation(4.0);
    }
    let is_surname = last.is(Marks::SURNAME) && first.is(Marks::GIVEN) && last.is(Marks::WEAK_HEAD);
    if last.is(Marks::ORGANISATION) && !joined {
        points += organisation(if is_surname {
            1.0
        } else if last.is(Marks::WEAK_HEAD) {
            3.0
        } else {
            4.5
        });
    } else if run.iter().any(|token| token.is(Marks::ORGANISATION) && !token.is(Marks::WEAK_HEAD)) {
        points += organisation(if joined { 5.0 } else { 2.5 });
    } else if joined && run.iter().any(|token| token.is(Marks::ORGANISATION)) {
        points += organisation(3.0);
    }
    if first.is(Marks::PEOPLE) && (joined || run.get(1).is_some_and(|token| token.lower == "the")) {
        points += organisation(5.0);
    }
    if matches!(first.lower.as_str(), "friends" | "sons" | "daughters") && joined {
        points += organisation(4.0);
    }
    if first.lower == "the" && (!first.initial || run.iter().any(|token| token.is(Marks::PAPER))) {
        points += organisation(3.0);
    }
    // "Real Almeria", "Dynamo Varna", "Banco del Sur", "Universidad Central".
    let is_foreign = first.is(Marks::ORGANISATION) && !first.is(Marks::WORD);
    if is_foreign
        || matches!(first.lower.as_str(), "real" | "sporting" | "inter" | "racing" | "olympique" | "banco" | "ac" | "as" | "fc" | "cd")
    {
        points += organisation(3.5);
    }
    if (first.is(Marks::REGION) || first.is(Marks::DEMONYM)) && !last.is(Marks::PLACE) {
        // "Washington Steel", "British Airways"
        points += organisation(1.5);
    }
    if run.iter().any(|token| token.lower == "party" && token.has_capital()) {
        points += organisation(2.0);
    }
    points
}

fn of_person(run: &[Token], chunk: &Chunk) -> Points {
    let mut points = Points::default();
    let (first, last) = (&run[0], &run[run.len() - 1]);
    if chunk.titled {
        points += person(5.0);
    }
    if run.len() == 1 || run.iter().any(|token| token.text == "&") {
        return points;
    }
    if first.is(Marks::CROWNED) && run.len() == 2 {
        points += person(if last.is(Marks::PLACE.or(Marks::ORGANISATION)) { 0.0 } else { 3.5 });
    }
    let is_headed = last.is(Marks::ORGANISATION) && !last.is(Marks::SURNAME) || last.is(Marks::COMPANY);
    if first.is(Marks::COMMON_GIVEN) && !is_headed {
        points += person(if first.is(Marks::WORD) { 2.2 } else { 3.0 });
    } else if first.is(Marks::GIVEN) && !is_headed {
        points += person(if first.is(Marks::WORD) { 1.0 } else { 2.2 });
    }
    if last.is(Marks::SURNAME) && run.len() <= 4 && !is_headed {
        points += person(if last.is(Marks::WORD) { 0.4 } else { 1.2 });
    }
    if last.is(Marks::SUFFIX) && run.len() >= 3 {
        points += person(4.0);
    }
    if run.iter().any(|token| token.shape == Shape::Initial && token.text.ends_with('.')) && run.len() <= 4 {
        points += person(3.0);
    }
    if run[1..].iter().any(|token| token.shape == Shape::Lower && token.is(Marks::PARTICLE)) {
        points += person(1.5);
    }
    if first.is(Marks::PARTICLE) && !first.is(Marks::PLACE_FIRST) || first.text.contains("al-") || last.text.starts_with("al-") {
        points += person(2.0);
    }
    points
}

/// Whether the words are a region's, or of a place that is known.
pub(super) fn is_place(run: &[Token], known: &Known) -> bool {
    let [first, rest @ ..] = run else { return false };
    rest.is_empty() && first.is(Marks::REGION) || !rest.is_empty() && is_region(&super::key(run)) || look_up(run, known).is_some()
}
