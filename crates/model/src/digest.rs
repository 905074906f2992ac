//! The digest: what an edition tells at its hours of what happened since the hour before, each sentence with the report that says it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{ArticleId, CardPicture, Differ, DigestEditId, Reason, Rights, Section, StoryId};

/// A time of the day, to the minute: "07:00".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(pub Time);

impl std::fmt::Display for Hour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl Serialize for Hour {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hour {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Hour, D::Error> {
        let text = String::deserialize(from)?;
        let read = || {
            let (hour, minute) = text.split_once(':')?;
            let two = |digits: &str| (digits.len() <= 2).then(|| digits.parse::<i8>().ok()).flatten();
            Time::new(two(hour)?, two(minute).filter(|_| minute.len() == 2)?, 0, 0).ok()
        };
        read().map(Hour).ok_or_else(|| de::Error::custom(format!("“{text}” is no time of the day: it is written 07:00")))
    }
}

/// When an edition publishes its digest, and how much stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DigestRules {
    /// The hours, in the edition's time zone; none: the edition has no digest.
    pub hours: Vec<Hour>,
    /// Stories of a digest at most, 1 to 100.
    pub stories: usize,
    /// Of them stories of one section at most, 1 to 100.
    pub per_section: usize,
}

impl Default for DigestRules {
    fn default() -> DigestRules {
        DigestRules { hours: Vec::new(), stories: 24, per_section: 6 }
    }
}

impl DigestRules {
    /// Hours of a day at most.
    const MOST_HOURS: usize = 24;

    /// Nothing is set.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == DigestRules::default()
    }

    /// What can't be, in words for the operator.
    #[must_use]
    pub fn flaw(&self) -> Option<String> {
        let mut hours = self.hours.clone();
        hours.sort_unstable();
        if let Some(twice) = hours.windows(2).find(|two| two[0] == two[1]) {
            return Some(format!("the hour {} stands there twice", twice[0]));
        }
        if hours.len() > DigestRules::MOST_HOURS {
            return Some(format!("{} hours are more than the {} that a day has", hours.len(), DigestRules::MOST_HOURS));
        }
        let counts = [("stories", self.stories), ("per_section", self.per_section)];
        let (name, count) = counts.into_iter().find(|(_, count)| !(1..=100).contains(count))?;
        Some(format!("{name} is {count}, and must be 1 to 100"))
    }
}

/// The minute that a digest is of, by its edition's clock: what its address is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minute(pub DateTime);

impl std::fmt::Display for Minute {
    /// `2017-09-12-0700`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}{:02}", self.0.date(), self.0.hour(), self.0.minute())
    }
}

impl std::str::FromStr for Minute {
    type Err = NoMinute;

    fn from_str(text: &str) -> Result<Minute, NoMinute> {
        let read = || {
            let (day, time) = text.split_at_checked(10)?;
            let time = time.strip_prefix('-').filter(|time| time.len() == 4 && time.bytes().all(|b| b.is_ascii_digit()))?;
            let time = Time::new(time.get(..2)?.parse().ok()?, time.get(2..)?.parse().ok()?, 0, 0).ok()?;
            Some(Minute(day.parse::<Date>().ok()?.to_datetime(time)))
        };
        // Only as it is written: one digest has one address.
        read().filter(|minute| minute.to_string() == text).ok_or(NoMinute)
    }
}

/// The text names no minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoMinute;

impl std::fmt::Display for NoMinute {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a minute is written 2017-09-12-0700")
    }
}

impl std::error::Error for NoMinute {}

impl Serialize for Minute {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Minute {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Minute, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// A sentence as a report has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The sentence, word for word.
    pub text: String,
    /// What the report names from where it stood ("yesterday", "last year"): after so many bytes of the text, what that was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<(usize, Meant)>,
    /// Whose it is: the place of its report in [`DigestItem::reports`].
    pub report: usize,
}

/// What a word means that counts from the day on which it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Meant {
    /// "Yesterday", "on Tuesday".
    Day(Date),
    /// "Last year".
    Year(i16),
}

/// A report that a story's part of the digest stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestReport {
    /// Which.
    pub article: ArticleId,
    /// Its address part, after its source's.
    pub slug: String,
    /// Its source's address part.
    pub source_slug: String,
    /// The publisher's name.
    pub source: String,
    /// The publisher's page.
    pub url: Option<String>,
    /// Headline.
    pub title: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When.
    pub published: Timestamp,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// What of it might be shown to the public when the digest was composed.
    pub rights: Rights,
}

/// What is new of a story that an earlier digest told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// The last digest that told it.
    pub minute: Minute,
    /// Reports that came since.
    pub reports: usize,
    /// What they say that those before did not.
    pub lines: Vec<Line>,
}

/// A story in a digest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DigestItem {
    /// Row.
    pub story: StoryId,
    /// Address part.
    pub slug: String,
    /// Headline.
    pub title: String,
    /// Language of the headline (BCP 47).
    pub language: Option<String>,
    /// The publisher whose headline it is; none where an editor wrote it.
    pub by: Option<String>,
    /// Section tags of the edition under which it stands; none: under what no section holds.
    pub sections: Vec<String>,
    /// First and newest report.
    pub first: Timestamp,
    /// Newest report.
    pub newest: Timestamp,
    /// Distinct publishers of the whole story, of which not all need to stand in `reports`.
    pub sources: usize,
    /// The summary, in the order in which it is read.
    pub lines: Vec<Line>,
    /// A machine wrote the summary; its sentences are no report's words, but each stands on one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub machine: bool,
    /// The reports, those of the summary first.
    pub reports: Vec<DigestReport>,
    /// What its reports count differently.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differ: Option<Differ>,
    /// What is new since an earlier digest told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    /// Lead picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<CardPicture>,
    /// Why it stands here.
    pub reasons: Vec<Reason>,
}

/// A section of a digest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DigestBlock {
    /// Which; none for what no section holds.
    pub section: Option<Section>,
    /// The places of its stories in [`Digest::items`]; a story may stand in two sections.
    pub items: Vec<usize>,
}

/// A digest, as it was published. It never changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// Its minute, by the edition's clock.
    pub minute: Minute,
    /// The moment that this is.
    pub due: Timestamp,
    /// When it was composed: later than `due` where it was made up for.
    pub composed: Timestamp,
    /// From when on it tells.
    pub since: Timestamp,
    /// The whole in a few sentences: each the place of an item and one of its lines.
    pub overview: Vec<(usize, Line)>,
    /// The stories.
    pub items: Vec<DigestItem>,
    /// The sections, in the edition's order.
    pub blocks: Vec<DigestBlock>,
    /// Stories that were weighed for it.
    pub weighed: usize,
}

/// What editors decided about the next digest, as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DigestHand {
    /// Stories that stand in it in any case.
    pub picked: BTreeSet<StoryId>,
    /// Stories that don't.
    pub dropped: BTreeSet<StoryId>,
    /// Stories that wait for the one after it.
    pub held: BTreeSet<StoryId>,
    /// Where stories stand, counted from 1.
    pub places: BTreeMap<StoryId, usize>,
    /// Headlines that editors wrote for it.
    pub titles: BTreeMap<StoryId, String>,
}

/// What an editor decides about a story in the next digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DigestDecision {
    /// It stands in it.
    Pick,
    /// It doesn't.
    Drop,
    /// It waits for the one after it.
    Hold,
    /// It stands at this place, counted from 1, at most 100.
    Place(usize),
    /// It has this headline there, of at most [`crate::LONGEST_HEADLINE`] characters.
    Title(String),
}

impl DigestDecision {
    /// The word for it in tables, forms and logs.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            DigestDecision::Pick => "pick",
            DigestDecision::Drop => "drop",
            DigestDecision::Hold => "hold",
            DigestDecision::Place(_) => "place",
            DigestDecision::Title(_) => "title",
        }
    }
}

/// A decision about the next digest, as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestEdit {
    /// Row.
    pub id: DigestEditId,
    /// About which story.
    pub story: StoryId,
    /// That story's headline and address part; none where it is no more.
    pub headline: Option<(String, String)>,
    /// What.
    pub decision: DigestDecision,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// What was corrected in a digest after it was published; it stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// What was wrong, and what is right.
    pub text: String,
    /// Who says so.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Characters of a correction at most.
pub const LONGEST_CORRECTION: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_and_hours_are_read_as_they_are_written_and_no_other_way() {
        let minute: Minute = "2017-09-12-0700".parse().unwrap();
        assert_eq!(minute.to_string(), "2017-09-12-0700");
        for wrong in [
            "",
            "2017-09-12",
            "2017-09-12-700",
            "2017-09-12-2400",
            "2017-02-30-0700",
            "2017-9-12-0700",
            "2017-09-12-07000",
            "+017-09-12-0700",
            "2017-09-1é-0700",
        ] {
            assert_eq!(wrong.parse::<Minute>(), Err(NoMinute), "{wrong}");
        }
        assert_eq!(serde_json::from_str::<Hour>("\"7:05\"").unwrap().to_string(), "07:05");
        for wrong in ["\"24:00\"", "\"7\"", "\"07:5\"", "\"-1:00\"", "\"07:00:00\""] {
            assert!(serde_json::from_str::<Hour>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn rules_that_can_t_hold_say_why() {
        let hour = |text: &str| serde_json::from_value(serde_json::Value::from(text)).unwrap();
        let rules = DigestRules { hours: vec![hour("07:00"), hour("18:00"), hour("7:00")], ..DigestRules::default() };
        assert!(rules.flaw().unwrap().contains("07:00 stands there twice"));
        assert!(DigestRules { stories: 0, ..DigestRules::default() }.flaw().is_some());
        assert_eq!(DigestRules::default().flaw(), None);
    }
}
