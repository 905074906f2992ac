//! The state of grouping: stories of the window in, a report's place out.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::Settings;
use crate::background::Background;
use crate::index::Effort;
use crate::shelf::{Names, Shelf, Standing};
use crate::story::Story;
use crate::vector::{Vector, number};
use crate::weights::{Kind, Weighable, Weights};

/// A report as grouping needs it. The terms come from the stage before (stemmed words and pairs, stop words out).
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The caller's number for it; grouping hands it back and nothing else.
    pub id: i64,
    /// Terms of the headline.
    pub title_terms: Vec<String>,
    /// Terms of the text, in order; only the beginning counts.
    pub text_terms: Vec<String>,
    /// BCP 47 tag of the language whose stems these are, if known: which of them are usual words.
    pub language: Option<String>,
    /// When it was published.
    pub published: Timestamp,
}

/// Where a report belongs, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its story.
    pub story: i64,
    /// It is the first of that story.
    pub began: bool,
    /// How it stood to the story that it joined; `None` for a first report.
    pub standing: Option<Standing>,
    /// Stories that it showed to be one, in the order in which that was seen.
    pub merged: Vec<Merged>,
}

/// Two stories that turned out to be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The story that is gone.
    pub gone: i64,
    /// The story that its reports are in now.
    pub into: i64,
    /// How both stood to each other. The terms told of are those that the report has too.
    pub standing: Standing,
}

/// The stories of the window.
#[derive(Debug)]
pub struct Groups {
    settings: Settings,
    weights: Weights,
    shelf: Shelf,
}

impl Groups {
    /// No stories yet.
    #[must_use]
    pub fn new(settings: Settings) -> Groups {
        Groups { settings, weights: Weights::default(), shelf: Shelf::default() }
    }

    /// Takes up reports that were placed in these stories before, so that the state is as it was then. Give them in the order in which
    /// they were placed.
    pub fn resume(&mut self, placed: impl Iterator<Item = (Report, i64)>) {
        let mut touched = BTreeSet::new();
        for (report, story) in placed {
            let alone = self.weighed(&report);
            self.join(story, &alone);
            touched.insert(story);
        }
        for story in touched {
            self.shelf.list(story, &self.settings);
        }
    }

    /// Stories in the window.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shelf.len()
    }

    /// No story in the window.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What searching has cost so far: for benches.
    #[must_use]
    pub fn effort(&self) -> Effort {
        self.shelf.effort()
    }

    /// Places a report; `fresh` gives the number of a new story if one begins. A report that says nothing begins a story that nothing
    /// will join.
    pub fn add(&mut self, report: &Report, fresh: impl FnOnce() -> i64) -> Placed {
        let alone = self.weighed(report);
        let near = self.shelf.for_report(&alone, &self.settings);
        let names = if near.is_some() { names(report) } else { Names::default() };
        let standing = near.and_then(|near| Some(near.told(&alone.sum, &self.shelf.get(near.story)?.sum, &names, &self.settings)));
        let story = near.map_or_else(fresh, |near| near.story);
        self.join(story, &alone);
        self.shelf.list(story, &self.settings);
        // Stories are merged because a report has joined one and is like the other; one that has just begun has no such report.
        let merged = if near.is_some() { merge(&mut self.shelf, story, &names, &self.settings) } else { Vec::new() };
        Placed { story: merged.last().map_or(story, |last| last.into), began: near.is_none(), standing, merged }
    }

    /// The other stories of the matter that a story is part of, at most `most`, the likest first: like it in what is rare, but not so like
    /// that they are one. What an editor took apart is of one matter, too.
    #[must_use]
    pub fn matter(&self, story: i64, most: usize) -> Vec<i64> {
        self.shelf.of_one_matter(story, most, &self.settings)
    }

    /// An editor's ruling that two stories are two: they are not merged, whatever comes. It holds for what either becomes part of, too.
    /// It is part of the state and has to be given again after [`Groups::resume`].
    pub fn hold_apart(&mut self, one: i64, other: i64) {
        self.shelf.hold_apart(one, other);
    }

    /// An editor's ruling that two stories are one; the older number stays and is given back. Reports that the editor took out of a story,
    /// or put into one, need no call: the state that is made again from where they are now knows no better.
    pub fn unite(&mut self, one: i64, other: i64) -> i64 {
        self.shelf.unite(one, other, &self.settings).0
    }

    /// Lets go of the stories that no report of this time or later can join. The caller says when, since only it knows whether older
    /// reports may still come; call it often, it costs nothing where there is nothing to close.
    pub fn close_quiet(&mut self, at: Timestamp) {
        self.shelf.close(day(at), &self.settings);
    }

    /// Puts a report into a story. What the story said already is not counted again in full.
    pub(crate) fn join(&mut self, story: i64, alone: &Story) {
        if let Some(joined) = self.shelf.get(story) {
            self.weights.discount(&alone.sum, &joined.sum, self.settings.stories_counted);
        }
        self.shelf.put(story, alone, self.settings.kept_terms);
    }

    /// A report as a story of its own: counted, its weights as of now.
    pub(crate) fn weighed(&mut self, report: &Report) -> Story {
        let weighable = |terms: &[String]| -> Vec<Weighable> {
            terms.iter().map(|text| Weighable { term: number(text), kind: Kind::of(text) }).collect()
        };
        let s = &self.settings;
        let mut title = weighable(&report.title_terms);
        let mut text = weighable(&report.text_terms[..report.text_terms.len().min(s.text_terms)]);
        let mut distinct: Vec<_> = title.iter().chain(&text).map(|term| term.term).collect();
        distinct.sort_unstable();
        distinct.dedup();
        self.weights.count(distinct.into_iter());
        let background = Background::of(report.language.as_deref());
        let title = self.weights.weigh(&mut title, background, s);
        let text = self.weights.weigh(&mut text, background, s);
        if title.norm().max(text.norm()) < s.least_said {
            return Story::alone(Vector::default(), day(report.published), false);
        }
        let title_weight = s.title_weight * (title.norm() / s.telling_title).min(1.0);
        let vector = title.scaled_to(title_weight).plus(&text.scaled_to(1.0)).scaled_to(1.0);
        Story::alone(vector, day(report.published), report.text_terms.len() >= s.enough_text)
    }
}

/// Merges what is near enough to `story` until nothing is.
pub(crate) fn merge(shelf: &mut Shelf, mut story: i64, names: &Names, settings: &Settings) -> Vec<Merged> {
    let mut merged = Vec::new();
    while let Some(near) = shelf.for_story(story, settings) {
        let (Some(one), Some(other)) = (shelf.get(story), shelf.get(near.story)) else { break };
        let standing = near.told(&one.sum, &other.sum, names, settings);
        let (into, gone) = shelf.unite(story, near.story, settings);
        merged.push(Merged { gone, into, standing });
        story = into;
    }
    merged
}

/// The texts of a report's terms.
pub(crate) fn names(report: &Report) -> Names {
    report.title_terms.iter().chain(&report.text_terms).map(|text| (number(text), text.as_str().into())).collect()
}

/// Whole days since 1970.
#[expect(clippy::cast_precision_loss, reason = "days of this era fit 53 bits")]
pub(crate) fn day(at: Timestamp) -> f64 {
    at.as_second().div_euclid(86_400) as f64
}
