//! What an edition publishes: pages as data. The web reads these and adds nothing but type and the reader's clock.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Section, StoryId};

/// Why a story stands where it stands: a ground and the points that it gave. A page shows all of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Reason {
    /// Reports by `sources` publishers, of which `independent` wrote their own text.
    Sources {
        /// Distinct publishers.
        sources: usize,
        /// Distinct texts.
        independent: usize,
        /// Points.
        points: f64,
    },
    /// Age of the newest report when the page was composed.
    Fresh {
        /// Whole minutes.
        minutes: i64,
        /// Points.
        points: f64,
    },
    /// The weight that the editor gave to its sources, if it isn't 1.
    Weight {
        /// Mean weight.
        weight: f64,
        /// Points.
        points: f64,
    },
    /// It has a picture or a text long enough to lead.
    Substance {
        /// Words of the longest report.
        words: usize,
        /// Points.
        points: f64,
    },
    /// No report of it is in the edition's language; the points are below zero.
    Foreign {
        /// Points.
        points: f64,
    },
    /// Age of its first report: what is new stands above what goes on.
    Novel {
        /// Whole minutes.
        minutes: i64,
        /// Points.
        points: f64,
    },
    /// It happened near the edition's home.
    Near {
        /// Where: the place nearest to home that its reports are about.
        place: String,
        /// Whole kilometres from home.
        km: u32,
        /// Points.
        points: f64,
    },
    /// The weight that the editor gave to its section, if it isn't 1.
    Section {
        /// The section's name.
        name: String,
        /// Its weight.
        weight: f64,
        /// Points.
        points: f64,
    },
    /// An editor put it on top.
    Pinned {
        /// Points.
        points: f64,
    },
}

impl Reason {
    /// The points that this ground gave.
    #[must_use]
    pub fn points(&self) -> f64 {
        match self {
            Reason::Sources { points, .. }
            | Reason::Fresh { points, .. }
            | Reason::Weight { points, .. }
            | Reason::Substance { points, .. }
            | Reason::Foreign { points }
            | Reason::Novel { points, .. }
            | Reason::Near { points, .. }
            | Reason::Section { points, .. }
            | Reason::Pinned { points } => *points,
        }
    }
}

/// How near to an edition's home a story is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Near {
    /// The place nearest to home that its reports are about.
    pub place: String,
    /// Whole kilometres from home.
    pub km: u32,
}

/// A kept picture on a card; the file is served at `/picture/{key}/{wide|small}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPicture {
    /// Content hash, hexadecimal.
    pub key: String,
    /// Pixels of the wide version.
    pub width: u32,
    /// Pixels of the wide version.
    pub height: u32,
    /// What it shows; empty where the publisher gives no description.
    pub alt: String,
    /// Photographer, agency.
    pub credit: Option<String>,
    /// What stands in for it until it is there: a tiny WebP picture as base64; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stand_in: String,
}

/// A story as a list shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Row.
    pub story: StoryId,
    /// Address part.
    pub slug: String,
    /// Headline.
    pub title: String,
    /// One or two sentences, or empty.
    pub excerpt: String,
    /// Language of the headline (BCP 47).
    pub language: Option<String>,
    /// Section tag under which it stands here, if any.
    pub section: Option<String>,
    /// First report.
    pub first: Timestamp,
    /// Newest report.
    pub newest: Timestamp,
    /// Distinct publishers.
    pub sources: usize,
    /// Distinct texts.
    pub independent: usize,
    /// Articles.
    pub articles: usize,
    /// The name of the publisher whose headline it is.
    pub by: String,
    /// Lead picture.
    pub picture: Option<CardPicture>,
    /// How near to home it is, where that is known and not far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<Near>,
    /// Why it stands here.
    pub reasons: Vec<Reason>,
}

impl Card {
    /// All points together.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.reasons.iter().map(Reason::points).sum()
    }
}

/// The files below a list's address that are the list as a feed: Atom, RSS, JSON Feed.
pub const FEED_FILES: [&str; 3] = ["feed.atom", "feed.rss", "feed.json"];

/// A section's part of the front page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Which section; `None` for what no section holds.
    pub section: Option<Section>,
    /// Its stories, best first.
    pub cards: Vec<Card>,
}

/// What reports of a story count differently: the numbers, each with who gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Differ {
    /// What is counted.
    pub counted: String,
    /// Language of the words (BCP 47).
    pub language: Option<String>,
    /// The number as written, with what it counts, and the publishers that give it; the smallest first.
    pub stated: Vec<(String, Vec<String>)>,
}

/// The front page of an edition at one moment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct FrontPage {
    /// When it was composed.
    pub at: Timestamp,
    /// The story on top.
    pub lead: Option<Card>,
    /// What the lead's reports differ in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differ: Option<Differ>,
    /// Other stories of the lead's matter, the newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matter: Vec<Card>,
    /// The next in weight, in a column of their own.
    pub seconds: Vec<Card>,
    /// Those after them, under the lead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<Card>,
    /// Stories beside them, in short.
    pub briefs: Vec<Card>,
    /// What happened near home and stands nowhere else, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub local: Vec<Card>,
    /// Stories with pictures that are worth a look, in a row; empty where there are too few.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub band: Vec<Card>,
    /// Sections below, each with stories that stand nowhere above.
    pub blocks: Vec<Block>,
    /// Stories that were weighed.
    pub weighed: usize,
    /// The newest report of all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<Timestamp>,
}

impl FrontPage {
    /// All that stands on it, in the order of importance.
    pub fn cards(&self) -> impl Iterator<Item = &Card> + Clone {
        let above = self.lead.iter().chain(&self.matter).chain(&self.seconds).chain(&self.under).chain(&self.briefs);
        above.chain(&self.local).chain(&self.band).chain(self.blocks.iter().flat_map(|block| &block.cards))
    }
}

/// One section at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionPage {
    /// When it was composed.
    pub at: Timestamp,
    /// Which.
    pub section: Section,
    /// Best first.
    pub cards: Vec<Card>,
}

/// What happened near an edition's home, at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LocalPage {
    /// When it was composed.
    pub at: Timestamp,
    /// Kilometres around home that count.
    pub km: f64,
    /// Nearest first.
    pub cards: Vec<Card>,
}
