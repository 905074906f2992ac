//! A person, an organisation or a place that a text names.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, an authority, a party, a team, a newspaper, a hospital.
    Organisation,
    /// A town, a country, a river, a street, an airport.
    Place,
}

/// One thing that a text names, with all places where it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// What it is.
    pub kind: NameKind,
    /// The fullest form known, without a title: "Celia Maddox" for all of "Dr. Celia Maddox", "Ms. Maddox" and "Celia".
    pub name: String,
    /// Where it stands: byte ranges of the text, in order, without title and without the possessive ending.
    pub mentions: Vec<Range<u32>>,
}
