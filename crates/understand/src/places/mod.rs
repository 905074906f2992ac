//! Which places does it name? Names found in the gazetteer, told from words and people, and resolved: which Springfield it is.
//!
//! First every name that the gazetteer or the edition knows is taken with what stands around it (`find`): a preposition, a state behind a
//! comma, a title before it. What is beyond doubt then says where the text is at home, and the rest is judged by that (`resolve`):
//! the country, the division, the distance, the population.
//!
//! Names are those of the Latin script; text in others has none.

mod beside;
mod cues;
mod dateline;
mod find;
mod fold;
mod gazetteer;
mod lookup;
mod others;
mod resolve;
mod site;
mod story;
#[cfg(test)]
mod tests;
mod vantage;
mod within;
mod words;

use std::ops::Range;

use model::Place;

pub use dateline::{Dateline, dateline_place};
pub use lookup::{find_place, known_place};
pub use site::country_of_site;
pub use story::{MainPlace, main_places};
pub use vantage::Vantage;

/// By what a place was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// The text was written there.
    Dateline,
    /// What it lies in stands beside its name: "Springfield, Ill.".
    Qualified,
    /// Its name, and what else the text says.
    Named,
    /// The seat of a government: "the Kremlin".
    Seat,
}

/// A place as a text names it.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceNamed {
    /// Which.
    pub place: Place,
    /// Where the name stands, in bytes of the title or of the text.
    pub range: Range<usize>,
    /// Whether in the title.
    pub in_title: bool,
    /// By what it was told.
    pub sign: Sign,
}

/// The places that a text and its title name, in order, the title's first. `taken` are ranges of the text, in bytes, that are known to name
/// people or organisations; `vantage` is where publisher and edition are at home. Of very long texts the beginning is read.
#[must_use]
pub fn places(text: &str, title: &str, taken: &[Range<usize>], vantage: &Vantage) -> Vec<PlaceNamed> {
    let found = find::names(text, title, taken, vantage);
    resolve::resolve(found, vantage)
}
