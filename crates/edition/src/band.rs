//! The band: a row of pictures with their headlines.

use std::collections::{BTreeMap, BTreeSet};

use model::{Card, SourceId, StoryId};

/// Pictures in the row.
const PICTURES: std::ops::RangeInclusive<usize> = 4..=5;
/// Pixels from which a picture is sharp in the row.
const WIDE_ENOUGH: u32 = 480;
/// Stories that have to be left for the sections, for each that the band takes.
const LEFT: usize = 3;

/// The heaviest of these stories with a good picture that stands nowhere yet, each of another source; empty where there are too few, or
/// where the sections would be the poorer for it.
pub(crate) fn band(left: &[&Card], lead: Option<&Card>, alone: &BTreeMap<StoryId, SourceId>) -> Vec<Card> {
    let mut seen: BTreeSet<&str> = lead.and_then(|card| card.picture.as_ref()).map(|picture| picture.key.as_str()).into_iter().collect();
    let mut sources = BTreeSet::new();
    let mut band: Vec<Card> = Vec::new();
    for card in left {
        let Some(picture) = card.picture.as_ref().filter(|picture| is_good(picture)) else { continue };
        if alone.get(&card.story).is_none_or(|source| sources.insert(*source)) && seen.insert(&picture.key) {
            band.push((*card).clone());
        }
        if band.len() == *PICTURES.end() {
            break;
        }
    }
    let fits = band.len() >= *PICTURES.start() && left.len() - band.len() >= LEFT * band.len();
    if fits { band } else { Vec::new() }
}

/// Sharp enough, and neither a tower nor a strip.
fn is_good(picture: &model::CardPicture) -> bool {
    picture.width >= WIDE_ENOUGH && picture.width * 10 > picture.height * 11 && picture.width < picture.height * 5 / 2
}
