//! The stories that may still be joined: which one is nearest, and which two are one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use foldhash::fast::FixedState;

use crate::Settings;
use crate::index::{Effort, Index};
use crate::story::Story;
use crate::vector::{Term, Vector};

/// How near a report is to a story, or one story to another, and how near it had to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Cosine of both, 0 to 1.
    pub likeness: f64,
    /// The cosine that was asked for: by what both are (headlines or texts), the days between them, their size.
    pub needed: f64,
    /// The terms that both have, those that spoke loudest first, at most [`TOLD`].
    pub shared: Vec<Shared>,
}

/// A term that two have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The stem, or two side by side.
    pub term: String,
    /// Its part of the cosine: those of all common terms add up to it.
    pub part: f64,
}

/// Terms told of.
const TOLD: usize = 8;

/// The texts of terms, where they are known.
pub(crate) type Names = HashMap<Term, Box<str>, FixedState>;

/// Another story that is near enough.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub(crate) story: i64,
    pub(crate) likeness: f64,
    pub(crate) needed: f64,
}

#[derive(Debug, Default)]
pub(crate) struct Shelf {
    stories: HashMap<i64, Story, FixedState>,
    /// Stories by the day of their newest report: a note for each listing, which means nothing once the story has moved on or is gone.
    by_newest: BTreeMap<i64, Vec<i64>>,
    /// The same of stories that are over but may be rejoined.
    over: BTreeMap<i64, Vec<i64>>,
    index: Index,
    /// Pairs of stories that an editor holds apart, each in both orders.
    apart: BTreeSet<(i64, i64)>,
}

impl Shelf {
    pub(crate) fn len(&self) -> usize {
        self.stories.len()
    }

    pub(crate) fn effort(&self) -> Effort {
        self.index.effort()
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Story> {
        self.stories.get(&id)
    }

    /// Adds a report to a story, which begins if there is none of this number. [`Shelf::list`] then lets it be found.
    pub(crate) fn put(&mut self, id: i64, report: &Story, kept: usize) {
        match self.stories.get_mut(&id) {
            Some(story) => story.absorb(report, kept),
            None => {
                self.stories.insert(id, Story::begin(report, kept));
            }
        }
    }

    /// Lists a story under the terms that are its strongest now.
    pub(crate) fn list(&mut self, id: i64, settings: &Settings) {
        if let Some(story) = self.stories.get(&id) {
            self.index.list(id, &story.sum.strongest(settings.indexed_terms), story.norm);
            #[expect(clippy::cast_possible_truncation, reason = "whole days")]
            self.by_newest.entry(story.newest as i64).or_default().push(id);
        }
    }

    /// Lets go of the stories that nothing can join any more, if the next report is of this day or later.
    pub(crate) fn close(&mut self, day: f64, settings: &Settings) {
        for (newest, id) in due(&mut self.by_newest, day - settings.window_days) {
            match self.stories.get(&id) {
                Some(story) if story.quiet_since(newest) && story.reports > 1 => self.over.entry(newest).or_default().push(id),
                Some(story) if story.quiet_since(newest) => drop(self.take(id)),
                _ => {}
            }
        }
        for (newest, id) in due(&mut self.over, day - settings.remembered_days) {
            if self.stories.get(&id).is_some_and(|story| story.quiet_since(newest)) {
                self.take(id);
            }
        }
    }

    /// Takes a story off the shelf.
    fn take(&mut self, id: i64) -> Option<Story> {
        self.index.remove(id);
        self.stories.remove(&id)
    }

    /// Two stories are two, whatever comes.
    pub(crate) fn hold_apart(&mut self, one: i64, other: i64) {
        self.apart.extend([(one, other), (other, one)]);
    }

    fn held_apart(&self, one: i64, other: i64) -> bool {
        self.apart.contains(&(one, other))
    }

    /// Makes one story of two; the older number stays, since it is the one whose address readers know. Gives the one that stays and the
    /// one that goes. What was held apart from either is held apart from it.
    pub(crate) fn unite(&mut self, one: i64, other: i64, settings: &Settings) -> (i64, i64) {
        let (stays, goes) = (one.min(other), one.max(other));
        if let Some(absorbed) = self.take(goes) {
            self.put(stays, &absorbed, settings.kept_terms);
        }
        self.list(stays, settings);
        let pairs: Vec<(i64, i64)> = self.apart.range((goes, i64::MIN)..=(goes, i64::MAX)).copied().collect();
        for (_, third) in pairs {
            self.apart.remove(&(goes, third));
            self.apart.remove(&(third, goes));
            if third != stays {
                self.hold_apart(stays, third);
            }
        }
        (stays, goes)
    }

    /// The nearest story that is near enough for a report to join.
    pub(crate) fn for_report(&self, report: &Story, settings: &Settings) -> Option<Near> {
        self.nearest(report, None, settings)
    }

    /// The nearest story that is near enough for this one to be the same.
    pub(crate) fn for_story(&self, id: i64, settings: &Settings) -> Option<Near> {
        self.nearest(self.stories.get(&id)?, Some(id), settings)
    }

    /// The stories that are like this one without being the same, the likest first.
    pub(crate) fn of_one_matter(&self, id: i64, most: usize, settings: &Settings) -> Vec<i64> {
        let Some(story) = self.stories.get(&id) else { return Vec::new() };
        let strongest = story.sum.strongest(settings.indexed_terms * 2);
        let candidates = self.index.candidates(&strongest, settings.postings_per_term, settings.compared + 1);
        let part = |other: &i64| {
            let other = self.stories.get(other)?;
            let needed = story.needed(other, true, settings)?;
            Some(story.cosine(other, settings.most_of_a_term) / needed.max(f64::MIN_POSITIVE))
        };
        let mut alike: Vec<(i64, f64)> =
            candidates.into_iter().filter(|other| *other != id).filter_map(|other| Some((other, part(&other)?))).collect();
        alike.retain(|(_, part)| *part >= settings.matter);
        alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        alike.into_iter().take(most).map(|(other, _)| other).collect()
    }

    fn nearest(&self, story: &Story, own: Option<i64>, settings: &Settings) -> Option<Near> {
        let strongest = story.sum.strongest(settings.indexed_terms * 2);
        self.index
            .candidates(&strongest, settings.postings_per_term, settings.compared + usize::from(own.is_some()))
            .into_iter()
            .filter(|id| own.is_none_or(|own| *id != own && !self.held_apart(own, *id)))
            .filter_map(|id| {
                let other = self.stories.get(&id)?;
                let needed = story.needed(other, own.is_some(), settings)?;
                let likeness = story.cosine(other, settings.most_of_a_term);
                (likeness >= needed)
                    .then_some((Near { story: id, likeness, needed }, likeness - settings.penalty_per_day * story.days_from(other)))
            })
            .max_by(|(a, near), (b, nearer)| near.total_cmp(nearer).then(b.story.cmp(&a.story)))
            .map(|(near, _)| near)
    }
}

/// Takes out the notes of days before `before`.
fn due(notes: &mut BTreeMap<i64, Vec<i64>>, before: f64) -> Vec<(i64, i64)> {
    #[expect(clippy::cast_possible_truncation, reason = "whole days")]
    let later = notes.split_off(&(before.ceil() as i64));
    let due = std::mem::replace(notes, later);
    due.into_iter().flat_map(|(day, ids)| ids.into_iter().map(move |id| (day, id))).collect()
}

impl Near {
    /// With the terms that `one` and `other` share, as far as their texts are known.
    pub(crate) fn told(self, one: &Vector, other: &Vector, names: &Names, settings: &Settings) -> Standing {
        let norms = (one.norm() * other.norm()).max(f64::MIN_POSITIVE);
        let mut both = Vec::new();
        one.meet(other, |term, a, b| both.push((term, (f64::from(a) * f64::from(b) / norms).min(settings.most_of_a_term))));
        both.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let named = both.into_iter().filter_map(|(term, part)| Some(Shared { term: names.get(&term)?.to_string(), part }));
        Standing { likeness: self.likeness, needed: self.needed, shared: named.take(TOLD).collect() }
    }
}
