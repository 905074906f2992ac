//! From a term to the stories that it is strong in.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::vector::Term;

#[derive(Debug, Default)]
pub(crate) struct Index {
    postings: HashMap<Term, Vec<(i64, f32)>, FixedState>,
    listed: HashMap<i64, Vec<Term>, FixedState>,
}

impl Index {
    /// Lists a story under its strongest terms, in place of what it was listed under before.
    pub(crate) fn list(&mut self, story: i64, strongest: &[(Term, f32)], norm: f64) {
        self.remove(story);
        for (term, weight) in strongest {
            #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than 24 bits")]
            self.postings.entry(*term).or_default().push((story, *weight / norm.max(f64::MIN_POSITIVE) as f32));
        }
        self.listed.insert(story, strongest.iter().map(|(term, _)| *term).collect());
    }

    pub(crate) fn remove(&mut self, story: i64) {
        for term in self.listed.remove(&story).unwrap_or_default() {
            if let Some(list) = self.postings.get_mut(&term) {
                list.retain(|(listed, _)| *listed != story);
                if list.is_empty() {
                    self.postings.remove(&term);
                }
            }
        }
    }

    /// The stories that share strong terms with `terms`, likeliest first, at most `count`. Of a term that more than `longest`
    /// stories are strong in, the most recently listed count.
    pub(crate) fn candidates(&self, terms: &[(Term, f32)], longest: usize, count: usize) -> Vec<i64> {
        let mut scores: HashMap<i64, f32, FixedState> = HashMap::default();
        for (term, weight) in terms {
            for (story, theirs) in self.postings.get(term).into_iter().flat_map(|list| list.iter().rev().take(longest)) {
                *scores.entry(*story).or_insert(0.0) += weight * theirs;
            }
        }
        let mut found: Vec<(i64, f32)> = scores.into_iter().collect();
        found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(count);
        found.into_iter().map(|(story, _)| story).collect()
    }
}
