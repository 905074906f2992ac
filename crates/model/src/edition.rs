//! A publication that this installation serves.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Board, DigestRules, HouseRules};

/// A section under which an edition files stories.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Address part, without the `#`: `economy`.
    pub tag: String,
    /// What the menu says.
    pub name: String,
    /// What the editor lets its stories count, 0 to 10; 1 where nothing is said.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: f64,
}

impl Section {
    /// A section that counts what sections count.
    #[must_use]
    pub fn new(tag: &str, name: &str) -> Section {
        Section { tag: tag.to_owned(), name: name.to_owned(), weight: one() }
    }
}

fn one() -> f64 {
    1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_one(weight: &f64) -> bool {
    (weight - 1.0).abs() < f64::EPSILON
}

/// Where an edition is at home: what happens near there stands higher, and on its local page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
    /// Kilometres around that count as local, above 0 to 2,000.
    #[serde(default = "around")]
    pub km: f64,
}

impl Home {
    /// A home with the radius that most have.
    #[must_use]
    pub fn at(latitude: f64, longitude: f64) -> Home {
        Home { latitude, longitude, km: around() }
    }
}

fn around() -> f64 {
    60.0
}

/// A place that the gazetteer does not know, as villages, lakes and quarters: named in reports, it is one near home.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nearby {
    /// As reports call it: "Alder Point".
    pub name: String,
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

/// A labelled paid line. There may be several: their slots go round by the hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sponsor {
    /// What its counts stand under: lower-case letters, digits and hyphens. Without one it is made of the short copy.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Copy for narrow screens.
    pub short: String,
    /// Copy for wide screens.
    pub long: String,
    /// Where it leads, http or https; none for a plain line.
    pub url: Option<String>,
    /// How many hours it has beside others, 1 to 100: one of weight 2 has twice as many as one of weight 1.
    #[serde(default = "single", skip_serializing_if = "is_single")]
    pub weight: u32,
    /// Its first day, at the edition's place; none: from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Its last day; none: for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The days of the week on which it stands; none named: all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Weekday>,
    /// Where it stands; none named: in every slot.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
}

/// Where sponsors stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// The line above the masthead, on every page.
    Line,
    /// Between the blocks of the front page.
    Block,
    /// Under an article.
    Article,
}

/// A day of the week, as a configuration names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the days of the week")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Default for Sponsor {
    /// A line without words, every day and everywhere.
    fn default() -> Sponsor {
        Sponsor {
            name: String::new(),
            short: String::new(),
            long: String::new(),
            url: None,
            weight: single(),
            from: None,
            until: None,
            days: Vec::new(),
            slots: Vec::new(),
        }
    }
}

impl Sponsor {
    /// What its counts stand under, and its part of an address.
    #[must_use]
    pub fn key(&self) -> String {
        markup::address::slug(if self.name.is_empty() { &self.short } else { &self.name }, 60)
    }

    /// Whether it stands in this slot on this day.
    #[must_use]
    pub fn is_due(&self, day: Date, slot: Slot) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
            && (self.days.is_empty() || self.days.iter().any(|on| *on as i8 == day.weekday().to_monday_zero_offset()))
            && (self.slots.is_empty() || self.slots.contains(&slot))
    }
}

fn single() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_single(weight: &u32) -> bool {
    *weight == 1
}

/// A publication: everything about it that an operator sets. The slug is its address and its identity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Address part: `/{slug}/`.
    pub slug: String,
    /// The name in the masthead.
    pub name: String,
    /// Home place, as the masthead prints it: "Alder Point, Tern County".
    pub place: String,
    /// Where that is; without it the edition has no local page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Home>,
    /// Places around that the gazetteer does not know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nearby: Vec<Nearby>,
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
    /// When its digest is published; it has none without hours.
    #[serde(default, skip_serializing_if = "DigestRules::is_usual")]
    pub digest: DigestRules,
    /// Sponsors, none by default.
    #[serde(default)]
    pub sponsors: Vec<Sponsor>,
    /// A line about the edition for its About page.
    #[serde(default)]
    pub about: String,
    /// Readers may add feeds of their own to their newslines.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own_feeds: bool,
    /// Readers may write under stories.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub discussion: bool,
    /// By these rules.
    #[serde(default, skip_serializing_if = "HouseRules::is_usual")]
    pub house: HouseRules,
    /// And on these boards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boards: Vec<Board>,
}
