//! What the reports of one story have in common and where they part, each point with the sentences that prove it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::NameKind;

/// A sentence of a report, as proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The report's place among those that were compared.
    pub report: usize,
    /// The sentence: a byte range of its text.
    pub sentence: Range<u32>,
}

/// What several reports say, each in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// A sentence of each report that says it; the one that says it best first.
    pub proofs: Vec<Proof>,
}

/// What a fact that only one report has is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// Somebody or something that no other report names.
    Name {
        /// What it is.
        kind: NameKind,
        /// In full.
        name: String,
    },
    /// A number that no other report gives.
    Figure {
        /// The number with what it counts, as written: "nine boats".
        text: String,
    },
}

/// A fact that only one report has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alone {
    /// The name or number.
    pub fact: Fact,
    /// The sentence that says it.
    pub proof: Proof,
}

/// A number as one report gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// The number.
    pub value: f64,
    /// As written, with what it counts: "at least four dead".
    pub text: String,
    /// The sentence that says it.
    pub proof: Proof,
}

/// The same thing counted, with different numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Differing {
    /// What is counted, as the first report calls it.
    pub counted: String,
    /// One for each report that counts it, smallest number first.
    pub stated: Vec<Stated>,
}

/// All of it. Every list is in the order of weight, and may be empty: what is not sure is left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// What all, or nearly all, independent reports say.
    pub agreed: Vec<Agreed>,
    /// What only one says.
    pub alone: Vec<Alone>,
    /// Where their numbers differ.
    pub differing: Vec<Differing>,
}
