//! The state of grouping: stories of the window in, a report's place out.

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use jiff::Timestamp;

use crate::Settings;
use crate::index::Index;
use crate::story::Story;
use crate::vector::{Term, Vector};
use crate::weights::Weights;

/// A report as grouping needs it. The terms come from the stage before (stemmed words and pairs, stop words out).
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The caller's number for it; grouping hands it back and nothing else.
    pub id: i64,
    /// Terms of the headline.
    pub title_terms: Vec<String>,
    /// Terms of the text, in order; only the beginning counts.
    pub text_terms: Vec<String>,
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
    /// Stories that it showed to be one with `story`: each is gone, its reports are now this one's.
    pub merged: Vec<i64>,
    /// Cosine with the story as it was, 0 to 1; 0 for a first report.
    pub likeness: f64,
    /// The terms that spoke loudest for the story, at most five.
    pub shared: Vec<String>,
}

/// The stories of the window.
#[derive(Debug)]
pub struct Groups {
    settings: Settings,
    hasher: FixedState,
    weights: Weights,
    stories: HashMap<i64, Story, FixedState>,
    by_newest: BTreeMap<i64, Vec<i64>>,
    index: Index,
}

impl Groups {
    /// No stories yet.
    #[must_use]
    pub fn new(settings: Settings) -> Groups {
        Groups {
            settings,
            hasher: FixedState::default(),
            weights: Weights::default(),
            stories: HashMap::default(),
            by_newest: BTreeMap::new(),
            index: Index::default(),
        }
    }

    /// Takes up reports that were placed in these stories before, so that the state is as it was then. Give them in the order in which
    /// they were placed.
    pub fn resume(&mut self, placed: impl Iterator<Item = (Report, i64)>) {
        let mut touched = std::collections::BTreeSet::new();
        for (report, story) in placed {
            let (vector, _) = self.vector(&report);
            let day = day(report.published);
            let alone = Story::alone(vector, day, self.has_text(&report));
            self.put(story, &alone);
            touched.insert(story);
        }
        for story in touched {
            self.list(story);
        }
    }

    /// Stories in the window.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stories.len()
    }

    /// No story in the window.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stories.is_empty()
    }

    /// Places a report; `fresh` gives the number of a new story if one begins. A report without any term begins a story that
    /// nothing will join.
    pub fn add(&mut self, report: &Report, fresh: impl FnOnce() -> i64) -> Placed {
        let (vector, names) = self.vector(report);
        let day = day(report.published);
        let alone = Story::alone(vector, day, self.has_text(report));
        let found = self.nearest(&alone, None);
        let (story, likeness) = found.unwrap_or_else(|| (fresh(), 0.0));
        let shared = self.stories.get(&story).map(|s| shared(&alone.sum, &s.sum, &names)).unwrap_or_default();
        self.put(story, &alone);
        self.list(story);
        // Stories are merged because a report has joined one and is like the other; one that has just begun has no such report.
        let (stays, merged) = if found.is_some() { self.merge_into(story) } else { (story, Vec::new()) };
        Placed { story: stays, began: found.is_none(), merged, likeness, shared }
    }

    /// Lets go of the stories that nothing has joined since `before`: they are closed. The caller says when, since only it knows
    /// whether older reports may still come; call it often, it costs nothing where there is nothing to close.
    pub fn close_quiet(&mut self, before: Timestamp) {
        let before = day(before);
        while let Some(entry) = self.by_newest.first_entry() {
            #[expect(clippy::cast_precision_loss, reason = "days since 1970")]
            if *entry.key() as f64 >= before {
                break;
            }
            // Each listing left a note under the story's day then; a note whose story has moved on, or is gone, is dropped.
            for id in entry.remove() {
                if self.stories.get(&id).is_some_and(|s| s.newest < before) {
                    self.stories.remove(&id);
                    self.index.remove(id);
                }
            }
        }
    }

    /// Merges what is near enough to `story` until nothing is; the oldest number stays, since it is the one whose address readers know.
    fn merge_into(&mut self, mut story: i64) -> (i64, Vec<i64>) {
        let mut gone = Vec::new();
        while let Some((other, _)) = self.stories.get(&story).and_then(|s| self.nearest(s, Some(story))) {
            let (stays, goes) = (story.min(other), story.max(other));
            if let Some(absorbed) = self.stories.remove(&goes) {
                self.index.remove(goes);
                if let Some(kept) = self.stories.get_mut(&stays) {
                    kept.absorb(&absorbed, self.settings.kept_terms);
                }
            }
            self.list(stays);
            gone.push(goes);
            story = stays;
        }
        (story, gone)
    }

    /// The nearest story that is near enough, `except` itself.
    fn nearest(&self, story: &Story, except: Option<i64>) -> Option<(i64, f64)> {
        let s = &self.settings;
        let strongest = story.sum.strongest(s.indexed_terms * 2);
        self.index
            .candidates(&strongest, s.postings_per_term, s.compared + usize::from(except.is_some()))
            .into_iter()
            .filter(|id| Some(*id) != except)
            .filter_map(|id| {
                let other = self.stories.get(&id)?;
                let apart = story.days_from(other);
                let near = story.cosine(other) - s.penalty_per_day * apart;
                let caution = if except.is_some() { s.merge_caution } else { 1.0 };
                let enough = if story.has_text() && other.has_text() { s.threshold_with_text * caution } else { s.threshold };
                (near >= enough && apart <= s.window_days).then_some((id, near))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }

    fn has_text(&self, report: &Report) -> bool {
        report.text_terms.len() >= self.settings.enough_text
    }

    fn put(&mut self, id: i64, report: &Story) {
        let kept = self.settings.kept_terms;
        match self.stories.get_mut(&id) {
            Some(story) => story.absorb(report, kept),
            None => {
                self.stories.insert(id, Story::begin(report, kept));
            }
        }
    }

    fn list(&mut self, id: i64) {
        if let Some(story) = self.stories.get(&id) {
            self.index.list(id, &story.sum.strongest(self.settings.indexed_terms), story.norm);
            #[expect(clippy::cast_possible_truncation, reason = "whole days")]
            self.by_newest.entry(story.newest as i64).or_default().push(id);
        }
    }

    /// A report's unit vector, and its terms' texts by number.
    fn vector<'r>(&mut self, report: &'r Report) -> (Vector, HashMap<Term, &'r str, FixedState>) {
        let mut names: HashMap<Term, &str, FixedState> = HashMap::default();
        let mut number = |terms: &'r [String]| -> Vec<(Term, f64)> {
            terms
                .iter()
                .map(|text| {
                    #[expect(clippy::cast_possible_truncation, reason = "half of a hash is one")]
                    let term = self.hasher.hash_one(text.as_str()) as Term;
                    names.entry(term).or_insert(text);
                    (term, if text.contains(' ') { self.settings.pair_weight } else { 1.0 })
                })
                .collect()
        };
        let title = number(&report.title_terms);
        let text = number(&report.text_terms[..report.text_terms.len().min(self.settings.text_terms)]);
        self.weights.count(names.keys().copied());
        let title = self.weights.weigh(&title).scaled_to(self.settings.title_weight);
        let text = self.weights.weigh(&text).scaled_to(1.0);
        (title.plus(&text).scaled_to(1.0), names)
    }
}

fn shared(report: &Vector, story: &Vector, names: &HashMap<Term, &str, FixedState>) -> Vec<String> {
    let mut both = Vec::new();
    report.meet(story, |term, a, b| both.push((term, a * b)));
    both.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    both.into_iter().take(5).filter_map(|(term, _)| names.get(&term).map(|name| (*name).to_owned())).collect()
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of this era fit 53 bits")]
fn day(at: Timestamp) -> f64 {
    at.as_millisecond() as f64 / 86_400_000.0
}
