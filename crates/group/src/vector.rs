//! Sparse vectors: sorted lists of (term, weight), so that a dot product is one merge of two lists.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// A term's number: the hash of its text. Of a window's million words and pairs, some two hundred share theirs with another, which only makes two
/// words one; in 64 bits none would, but the vectors would be twice as large.
pub(crate) type Term = u32;

/// A term's number.
pub(crate) fn number(text: &str) -> Term {
    #[expect(clippy::cast_possible_truncation, reason = "half of a hash is one")]
    let term = FixedState::default().hash_one(text) as Term;
    term
}

/// Terms and weights, sorted by term, no term twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Vector(Vec<(Term, f32)>);

impl Vector {
    /// From pairs in any order; the weights of equal terms are added.
    pub(crate) fn from_pairs(mut pairs: Vec<(Term, f32)>) -> Vector {
        pairs.sort_unstable_by_key(|pair| pair.0);
        pairs.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                kept.1 += later.1;
            }
            same
        });
        Vector(pairs)
    }

    /// Euclidean length.
    pub(crate) fn norm(&self) -> f64 {
        self.0.iter().map(|(_, w)| f64::from(*w) * f64::from(*w)).sum::<f64>().sqrt()
    }

    /// The same direction with length `length`; the zero vector stays.
    pub(crate) fn scaled_to(mut self, length: f64) -> Vector {
        let norm = self.norm();
        if norm > 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than 24 bits")]
            let factor = (length / norm) as f32;
            self.0.iter_mut().for_each(|(_, w)| *w *= factor);
        }
        self
    }

    /// Sum over common terms of the product of weights, no product counting for more than `most`. It is what grouping does most: which list
    /// goes on is added instead of branched on, since no processor can guess it.
    pub(crate) fn dot(&self, other: &Vector, most: f64) -> f64 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            let product = (f64::from(a.1) * f64::from(b.1)).min(most);
            sum += if a.0 == b.0 { product } else { 0.0 };
            i += usize::from(a.0 <= b.0);
            j += usize::from(b.0 <= a.0);
        }
        sum
    }

    /// Calls `found` for each common term, in the order of terms.
    pub(crate) fn meet(&self, other: &Vector, mut found: impl FnMut(Term, f32, f32)) {
        let (mut i, mut j) = (0, 0);
        while let (Some(a), Some(b)) = (self.0.get(i), other.0.get(j)) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    found(a.0, a.1, b.1);
                    i += 1;
                    j += 1;
                }
            }
        }
    }

    /// The sum of both.
    pub(crate) fn plus(&self, other: &Vector) -> Vector {
        let mut sum = Vec::with_capacity(self.0.len() + other.0.len());
        let (mut i, mut j) = (0, 0);
        loop {
            sum.push(match (self.0.get(i), other.0.get(j)) {
                (Some(a), Some(b)) if a.0 == b.0 => {
                    (i, j) = (i + 1, j + 1);
                    (a.0, a.1 + b.1)
                }
                (Some(a), Some(b)) if a.0 > b.0 => {
                    j += 1;
                    *b
                }
                (Some(a), _) => {
                    i += 1;
                    *a
                }
                (None, Some(b)) => {
                    j += 1;
                    *b
                }
                (None, None) => break,
            });
        }
        Vector(sum)
    }

    /// The `count` strongest terms, strongest first; ties by term, so that the result never depends on the order of arrival.
    pub(crate) fn strongest(&self, count: usize) -> Vec<(Term, f32)> {
        let stronger = |a: &(Term, f32), b: &(Term, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        let mut all = self.0.clone();
        if all.len() > count {
            all.select_nth_unstable_by(count, stronger);
            all.truncate(count);
        }
        all.sort_unstable_by(stronger);
        all
    }

    /// Without all but the `count` strongest terms.
    pub(crate) fn trimmed(self, count: usize) -> Vector {
        if self.0.len() <= count {
            return self;
        }
        Vector::from_pairs(self.strongest(count))
    }
}
