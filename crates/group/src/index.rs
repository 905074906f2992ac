//! From a term to the stories that it is strong in.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::vector::Term;

/// A story's place in the table of scores.
type Slot = u32;

#[derive(Debug, Default)]
pub(crate) struct Index {
    postings: HashMap<Term, Vec<(Slot, f32)>, FixedState>,
    listed: HashMap<i64, (Slot, Vec<Term>), FixedState>,
    /// The story in each slot; what stands in a free one means nothing.
    stories: Vec<i64>,
    free: Vec<Slot>,
    /// A score for each slot, all 0 between two searches: thousands of postings are added up for each report, and a table of numbers
    /// takes a tenth of the time that a map does.
    scores: RefCell<Vec<f32>>,
    effort: Cell<Effort>,
}

/// What searching has cost so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// Searches for the nearest story: one for each report, and one after each that joined or merged.
    pub searches: u64,
    /// Postings looked at.
    pub postings: u64,
    /// The most of one term in one search.
    pub most_postings_of_a_term: usize,
    /// Stories compared exactly.
    pub compared: u64,
    /// The most in one search; a story that is looked for among others is one of them.
    pub most_compared: usize,
}

impl Index {
    /// Lists a story under its strongest terms, in place of what it was listed under before.
    pub(crate) fn list(&mut self, story: i64, strongest: &[(Term, f32)], norm: f64) {
        self.remove(story);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.stories.push(story);
            self.scores.get_mut().push(0.0);
            Slot::try_from(self.stories.len() - 1).unwrap_or(Slot::MAX)
        });
        self.stories[slot as usize] = story;
        for (term, weight) in strongest {
            #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than 24 bits")]
            self.postings.entry(*term).or_default().push((slot, *weight / norm.max(f64::MIN_POSITIVE) as f32));
        }
        self.listed.insert(story, (slot, strongest.iter().map(|(term, _)| *term).collect()));
    }

    pub(crate) fn remove(&mut self, story: i64) {
        let Some((slot, terms)) = self.listed.remove(&story) else { return };
        for term in terms {
            if let Some(list) = self.postings.get_mut(&term) {
                // Most often it is one of the last that were listed.
                if let Some(at) = list.iter().rposition(|(listed, _)| *listed == slot) {
                    list.remove(at);
                }
                if list.is_empty() {
                    self.postings.remove(&term);
                }
            }
        }
        self.free.push(slot);
    }

    pub(crate) fn effort(&self) -> Effort {
        self.effort.get()
    }

    /// The stories that share strong terms with `terms`, likeliest first, at most `count`. Of a term that more than `longest`
    /// stories are strong in, the most recently listed count.
    pub(crate) fn candidates(&self, terms: &[(Term, f32)], longest: usize, count: usize) -> Vec<i64> {
        let mut scores = self.scores.borrow_mut();
        let mut found: Vec<Slot> = Vec::new();
        let mut effort = self.effort.get();
        for (term, weight) in terms {
            let list = self.postings.get(term).map_or(&[][..], |list| &list[list.len().saturating_sub(longest)..]);
            effort.postings += list.len() as u64;
            effort.most_postings_of_a_term = effort.most_postings_of_a_term.max(list.len());
            for (slot, theirs) in list {
                let score = &mut scores[*slot as usize];
                if *score == 0.0 {
                    found.push(*slot);
                }
                // Never 0 again, whatever the weights: a slot is found once.
                *score += (weight * theirs).max(f32::MIN_POSITIVE);
            }
        }
        let mut found: Vec<(i64, f32)> =
            found.into_iter().map(|slot| (self.stories[slot as usize], std::mem::take(&mut scores[slot as usize]))).collect();
        let likelier = |a: &(i64, f32), b: &(i64, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > count {
            found.select_nth_unstable_by(count, likelier);
            found.truncate(count);
        }
        found.sort_unstable_by(likelier);
        effort.searches += 1;
        effort.compared += found.len() as u64;
        effort.most_compared = effort.most_compared.max(found.len());
        self.effort.set(effort);
        found.into_iter().map(|(story, _)| story).collect()
    }
}
