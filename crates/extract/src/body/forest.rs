//! Gradient-boosted trees, read from a file that the training writes and asked for a block's odds.
//!
//! A tree is a run of splits; a split leads to two others or to leaves. Values of leaves are log-odds, whose sum over all trees, through
//! the logistic function, is the chance.

/// A split: is the feature's value above the bound?
#[derive(Debug, Clone, Copy)]
struct Split {
    feature: u16,
    /// Next split, or `!leaf` where there is none, for values not above the bound and for those above.
    next: [i16; 2],
    bound: f32,
}

/// Rows of some 300 numbers that fit the first cache of common processors, with a tree.
const NEAR: usize = 24;

/// A trained model.
#[derive(Debug)]
pub(crate) struct Forest {
    features: usize,
    start: f32,
    trees: Vec<(Vec<Split>, Vec<f32>)>,
}

impl Forest {
    /// Reads a model: a number of features, a start, trees; little-endian. `None` where the bytes are no model.
    pub(crate) fn read(bytes: &[u8]) -> Option<Forest> {
        let mut from = Bytes(bytes);
        let features = from.u16()? as usize;
        let start = from.f32()?;
        let count = from.u16()?;
        let mut trees = Vec::with_capacity(count.into());
        for _ in 0..count {
            let splits = from.u16()?;
            let mut tree = (Vec::with_capacity(splits.into()), Vec::with_capacity(usize::from(splits) + 1));
            for at in 0..splits {
                let split = Split { feature: from.u16()?, next: [from.u16()? as i16, from.u16()? as i16], bound: from.f32()? };
                // A child is a later split or a leaf that is there: so every walk ends.
                let leads = split.next.iter().all(|n| if *n < 0 { !*n <= splits as i16 } else { *n > at as i16 && *n < splits as i16 });
                if split.feature as usize >= features || !leads {
                    return None;
                }
                tree.0.push(split);
            }
            for _ in 0..=splits {
                tree.1.push(from.f32()?);
            }
            trees.push(tree);
        }
        from.0.is_empty().then_some(Forest { features, start, trees })
    }

    /// The chances of rows of `features` numbers, one after the other in `rows`; none if the model is for another number.
    pub(crate) fn chances(&self, rows: &[f32], features: usize) -> Vec<f32> {
        if features != self.features {
            return Vec::new();
        }
        let mut odds = vec![self.start; rows.len() / features];
        // All trees for a few rows, then for the next: so these rows stay near the processor.
        for (odds, rows) in odds.chunks_mut(NEAR).zip(rows.chunks(NEAR * features)) {
            for (splits, leaves) in &self.trees {
                for (odds, row) in odds.iter_mut().zip(rows.chunks_exact(features)) {
                    *odds += leaves[leaf(splits, row)];
                }
            }
        }
        odds.into_iter().map(chance).collect()
    }

    /// How much each feature moved this row's log-odds: at every split, the mean below the way taken less the mean above it
    /// (Saabas' attribution; means over leaves weigh each leaf the same).
    pub(crate) fn attribution(&self, row: &[f32], sums: &mut [f32]) {
        for (splits, leaves) in &self.trees {
            let means = means(splits, leaves);
            let mut at = 0;
            while let Some(split) = splits.get(at) {
                let next = split.next[usize::from(row[split.feature as usize] > split.bound)];
                let below = if next < 0 { leaves[!next as usize] } else { means[next as usize] };
                sums[split.feature as usize] += below - means[at];
                if next < 0 {
                    break;
                }
                at = next as usize;
            }
        }
    }
}

fn means(splits: &[Split], leaves: &[f32]) -> Vec<f32> {
    let mut sums = vec![(0.0, 0.0); splits.len()];
    for at in (0..splits.len()).rev() {
        for next in splits[at].next {
            let (sum, count) = if next < 0 { (leaves[!next as usize], 1.0) } else { sums[next as usize] };
            sums[at].0 += sum;
            sums[at].1 += count;
        }
    }
    sums.into_iter().map(|(sum, count)| sum / f32::max(count, 1.0)).collect()
}

fn leaf(splits: &[Split], row: &[f32]) -> usize {
    if splits.is_empty() {
        return 0;
    }
    let mut at = 0_i16;
    while at >= 0 {
        let split = splits[at as usize];
        at = split.next[usize::from(row[split.feature as usize] > split.bound)];
    }
    !at as usize
}

/// The logistic function.
pub(crate) fn chance(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.0.split_first_chunk::<N>()?;
        self.0 = tail;
        Some(*head)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One tree: above 0.5 in the second feature → 2.0, else −1.0.
    fn model() -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(2_u16.to_le_bytes());
        bytes.extend(0.5_f32.to_le_bytes());
        bytes.extend([1_u16, 1, 1].iter().flat_map(|n| n.to_le_bytes()));
        bytes.extend([!0_i16, !1].iter().flat_map(|n| n.to_le_bytes()));
        bytes.extend([0.5_f32, -1.0, 2.0].iter().flat_map(|n| n.to_le_bytes()));
        bytes
    }

    #[test]
    fn a_row_falls_to_its_leaf() {
        let forest = Forest::read(&model()).unwrap();
        let chances = forest.chances(&[0.0, 0.0, 0.0, 1.0], 2);
        assert_eq!(chances, [chance(-0.5), chance(2.5)]);
        let mut sums = [0.0, 0.0];
        forest.attribution(&[0.0, 1.0], &mut sums);
        assert_eq!(sums, [0.0, 1.5]);
    }

    #[test]
    fn bytes_that_are_no_model_are_refused() {
        let bytes = model();
        assert!(Forest::read(&bytes).unwrap().chances(&[0.0; 3], 3).is_empty());
        for end in 0..bytes.len() {
            assert!(Forest::read(&bytes[..end]).is_none(), "{end}");
        }
        let mut circle = bytes;
        (circle[12], circle[13]) = (0, 0);
        assert!(Forest::read(&circle).is_none());
    }
}
