//! The order in which comments are read.

use std::collections::BTreeMap;

use model::CommentId;

/// Answers stand within what they answer so deep; deeper ones stand beside it.
const DEEPEST: usize = 6;

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Its place among those that were given.
    pub index: usize,
    /// How deep it stands: 0 for one that answers none of them.
    pub depth: usize,
}

/// Puts answers under what they answer: each followed by its answers, in the order in which they were given. What answers something that was not
/// given stands by itself.
#[must_use]
pub fn arrange(comments: &[(CommentId, Option<CommentId>)]) -> Vec<Placed> {
    let places: BTreeMap<CommentId, usize> = comments.iter().enumerate().map(|(index, (id, _))| (*id, index)).collect();
    let mut answers: Vec<Vec<usize>> = vec![Vec::new(); comments.len()];
    let mut first = Vec::new();
    for (index, (id, parent)) in comments.iter().enumerate() {
        match parent.filter(|parent| parent < id).and_then(|parent| places.get(&parent)) {
            // An answer is younger than what it answers, so that there is no circle.
            Some(parent) => answers[*parent].push(index),
            None => first.push(index),
        }
    }
    let mut placed = Vec::with_capacity(comments.len());
    let mut waiting: Vec<Placed> = first.into_iter().rev().map(|index| Placed { index, depth: 0 }).collect();
    while let Some(next) = waiting.pop() {
        placed.push(next);
        let depth = (next.depth + 1).min(DEEPEST);
        waiting.extend(answers[next.index].iter().rev().map(|index| Placed { index: *index, depth }));
    }
    placed
}

/// How good a comment is that so many of those who judged it found good, from 0 to 1: the lower bound of Wilson's interval at 95 % (E. B. Wilson,
/// "Probable Inference, the Law of Succession, and Statistical Inference", 1927), so that one of one does not stand above 90 of 100.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no comment is judged by 2^52 people")]
pub fn goodness(good: i64, judged: i64) -> f64 {
    const Z: f64 = 1.96;
    if judged <= 0 {
        return 0.0;
    }
    let (n, share) = (judged as f64, good.clamp(0, judged) as f64 / judged as f64);
    let (centre, spread) = (share + Z * Z / (2.0 * n), Z * ((share * (1.0 - share) + Z * Z / (4.0 * n)) / n).sqrt());
    ((centre - spread) / (1.0 + Z * Z / n)).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn arranged(comments: &[(i64, i64)]) -> Vec<(i64, usize)> {
        let given: Vec<_> = comments.iter().map(|(id, parent)| (CommentId(*id), (*parent > 0).then_some(CommentId(*parent)))).collect();
        arrange(&given).iter().map(|placed| (given[placed.index].0.0, placed.depth)).collect()
    }

    #[test]
    fn answers_follow_what_they_answer() {
        assert_eq!(arranged(&[(1, 0), (2, 0), (3, 1), (4, 2), (5, 3), (6, 1)]), [(1, 0), (3, 1), (5, 2), (6, 1), (2, 0), (4, 1)]);
        assert_eq!(arranged(&[(9, 4), (12, 9)]), [(9, 0), (12, 1)], "what it answers is on another page");
        assert_eq!(arranged(&[(5, 5), (6, 7), (7, 6)]), [(5, 0), (6, 0), (7, 1)], "no circle");
        let deep: Vec<(i64, i64)> = (1..=10_000).map(|n| (n, n - 1)).collect();
        assert_eq!(arranged(&deep).last(), Some(&(10_000, DEEPEST)));
    }

    #[test]
    fn many_judgements_count_for_more_than_few() {
        assert_eq!(goodness(0, 0), 0.0);
        assert!(goodness(1, 1) < goodness(90, 100) && goodness(90, 100) < goodness(990, 1_000));
        assert!((goodness(90, 100) - 0.8256).abs() < 0.001, "{}", goodness(90, 100));
        assert!(goodness(0, 10) < 1e-9 && goodness(20, 10) <= 1.0);
    }

    proptest! {
        #[test]
        fn each_stands_once(parents in prop::collection::vec(0..60_i64, 0..60)) {
            let given: Vec<(i64, i64)> = parents.iter().enumerate().map(|(n, parent)| (n as i64 + 1, *parent)).collect();
            let mut ids: Vec<i64> = arranged(&given).into_iter().map(|(id, _)| id).collect();
            ids.sort_unstable();
            prop_assert_eq!(ids, (1..=given.len() as i64).collect::<Vec<_>>());
        }
    }
}
