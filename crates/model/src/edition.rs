//! A publication that this installation serves.

use serde::{Deserialize, Serialize};

/// A section under which an edition files stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Address part, without the `#`: `economy`.
    pub tag: String,
    /// What the menu says.
    pub name: String,
}

/// A labelled paid line in the masthead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sponsor {
    /// Copy for narrow screens.
    pub short: String,
    /// Copy for wide screens.
    pub long: String,
    /// Where it leads, http or https; none for a plain line.
    pub url: Option<String>,
}

/// A publication: everything about it that an operator sets. The slug is its address and its identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Address part: `/{slug}/`.
    pub slug: String,
    /// The name in the masthead.
    pub name: String,
    /// Home place, as the masthead prints it: "Alder Point, Tern County".
    pub place: String,
    /// IANA time zone: the date in the masthead is this zone's.
    pub time_zone: String,
    /// BCP 47 tag of the interface and of dates.
    pub language: String,
    /// A private edition is read by its members only, and in full.
    #[serde(default)]
    pub private: bool,
    /// In the order of the menu.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Sponsors, none by default.
    #[serde(default)]
    pub sponsors: Vec<Sponsor>,
    /// A line about the edition for its About page.
    #[serde(default)]
    pub about: String,
}
