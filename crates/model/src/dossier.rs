//! What is known of a story beyond its reports' headlines: whom and what it is about, where, and how its reports agree and differ.
//! Each point stands with the sentence that says it.

use serde::{Deserialize, Serialize};

use crate::{ArticleId, Fact, NameKind, Place, SourceId};

/// A sentence of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Whose report.
    pub article: ArticleId,
    /// As it stands there.
    pub text: String,
}

/// Somebody or something that the story's reports name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What it is.
    pub kind: NameKind,
    /// In full.
    pub name: String,
    /// Reports that name it.
    pub reports: usize,
}

/// A fact that one report alone has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlyOne {
    /// The name or number.
    pub fact: Fact,
    /// The sentence that says it.
    pub sentence: Sentence,
}

/// The same thing counted with different numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FiguresDiffer {
    /// What is counted.
    pub counted: String,
    /// For each report the number as written, with what it counts, and the sentence; the smallest number first.
    pub stated: Vec<(String, Sentence)>,
}

/// Where a source of the story comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Which source.
    pub source: SourceId,
    /// The country that its site's ending tells.
    pub country: Option<String>,
    /// What its operator files it under.
    pub kind: Option<String>,
}

/// All of it. Every list is in the order of weight and may be empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The sentences that tell the story shortest, in the order of their report.
    pub key: Vec<Sentence>,
    /// People, organisations and places.
    pub names: Vec<Named>,
    /// Where it happens.
    pub places: Vec<Place>,
    /// Its sources, each once.
    #[serde(default)]
    pub origins: Vec<Origin>,
    /// What all or nearly all independent reports say: for each point a sentence of each.
    pub agreed: Vec<Vec<Sentence>>,
    /// What only one report says.
    pub only_one: Vec<OnlyOne>,
    /// Where their numbers differ.
    pub differing: Vec<FiguresDiffer>,
}
