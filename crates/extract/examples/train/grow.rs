//! Growing gradient-boosted trees: histograms of gradients, the best leaf split first, as LightGBM does (Ke et al., NIPS 2017).

/// How trees are grown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) trees: usize,
    pub(crate) leaves: usize,
    /// Part of a tree's answer that is taken.
    pub(crate) rate: f32,
    /// Weight against extreme leaves.
    pub(crate) lambda: f32,
    /// Least weight of a leaf.
    pub(crate) least: f32,
    /// Part of the features that each tree may use.
    pub(crate) features: f32,
    /// Part of the rows that each tree sees.
    pub(crate) rows: f32,
    pub(crate) seed: u64,
}

/// What is learnt from: rows of features, a target between 0 and 1 and a weight each.
pub(crate) struct Data {
    pub(crate) width: usize,
    pub(crate) values: Vec<f32>,
    pub(crate) targets: Vec<f32>,
    pub(crate) weights: Vec<f32>,
}

const BINS: usize = 128;

struct Split {
    feature: usize,
    bin: u8,
    next: [i16; 2],
}

/// Columns of bins, and the bounds between them.
struct Binned {
    columns: Vec<Vec<u8>>,
    bounds: Vec<Vec<f32>>,
}

impl Binned {
    fn read(data: &Data) -> Binned {
        let count = data.targets.len();
        let work = |features: std::ops::Range<usize>| -> Vec<(Vec<u8>, Vec<f32>)> {
            features
                .map(|feature| {
                    let column: Vec<f32> = (0..count).map(|row| data.values[row * data.width + feature]).collect();
                    let step = (count / 20_000).max(1);
                    let mut sorted: Vec<f32> = column.iter().copied().step_by(step).collect();
                    sorted.sort_by(f32::total_cmp);
                    let mut distinct = sorted.clone();
                    distinct.dedup();
                    let mut bounds: Vec<f32> = if distinct.len() <= BINS {
                        distinct.windows(2).map(|two| (two[0] + two[1]) / 2.0).collect()
                    } else {
                        (1..BINS).map(|n| sorted[n * sorted.len() / BINS]).collect()
                    };
                    bounds.dedup();
                    let bins = column.iter().map(|value| bounds.partition_point(|bound| bound < value) as u8).collect();
                    (bins, bounds)
                })
                .collect()
        };
        let half = data.width / 2;
        let (left, right) = std::thread::scope(|scope| {
            let left = scope.spawn(|| work(0..half));
            let right = work(half..data.width);
            (left.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), right)
        });
        let (columns, bounds) = left.into_iter().chain(right).unzip();
        Binned { columns, bounds }
    }
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }
}

struct Leaf {
    rows: Vec<u32>,
    histogram: Vec<[f32; 2]>,
    sum: [f64; 2],
    best: Option<(f64, usize, u8)>,
    /// The split and side that lead here.
    from: Option<(usize, usize)>,
}

/// Grows a forest; the bytes that the reader reads.
pub(crate) fn grow(data: &Data, settings: &Settings) -> Vec<u8> {
    let binned = Binned::read(data);
    let count = data.targets.len();
    let total: f64 = data.weights.iter().map(|w| f64::from(*w)).sum();
    let mean: f64 = data.weights.iter().zip(&data.targets).map(|(w, y)| f64::from(w * y)).sum::<f64>() / total;
    let start = (mean / (1.0 - mean)).ln() as f32;
    let mut odds = vec![start; count];
    let mut random = Random(settings.seed | 1);
    let mut bytes = Vec::new();
    bytes.extend((data.width as u16).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend((settings.trees as u16).to_le_bytes());
    for _ in 0..settings.trees {
        let slopes: Vec<[f32; 2]> = (0..count)
            .map(|row| {
                let chance = 1.0 / (1.0 + (-odds[row]).exp());
                let weight = data.weights[row];
                [weight * (chance - data.targets[row]), weight * (chance * (1.0 - chance)).max(1e-6)]
            })
            .collect();
        let features: Vec<usize> = (0..data.width).filter(|_| random.next() < settings.features).collect();
        let rows: Vec<u32> = (0..count as u32).filter(|_| random.next() < settings.rows).collect();
        let (splits, leaves) = tree(&binned, &slopes, &features, rows, settings);
        for (row, odds) in odds.iter_mut().enumerate() {
            let mut at = 0_i16;
            while at >= 0 && !splits.is_empty() {
                let split = &splits[at as usize];
                at = split.next[usize::from(binned.columns[split.feature][row] > split.bin)];
            }
            *odds += leaves[if splits.is_empty() { 0 } else { !at as usize }];
        }
        bytes.extend((splits.len() as u16).to_le_bytes());
        for split in &splits {
            bytes.extend((split.feature as u16).to_le_bytes());
            bytes.extend(split.next.iter().flat_map(|n| n.to_le_bytes()));
            bytes.extend(binned.bounds[split.feature][split.bin as usize].to_le_bytes());
        }
        bytes.extend(leaves.iter().flat_map(|leaf| leaf.to_le_bytes()));
    }
    bytes
}

fn tree(binned: &Binned, slopes: &[[f32; 2]], features: &[usize], rows: Vec<u32>, settings: &Settings) -> (Vec<Split>, Vec<f32>) {
    let mut splits: Vec<Split> = Vec::new();
    let mut root = Leaf { histogram: histogram(binned, slopes, features, &rows), rows, sum: [0.0; 2], best: None, from: None };
    root.sum = sum(slopes, &root.rows);
    root.best = best(&root, features, settings);
    let mut leaves = vec![root];
    while leaves.len() < settings.leaves {
        let Some(at) = (0..leaves.len())
            .filter(|at| leaves[*at].best.is_some())
            .max_by(|a, b| leaves[*a].best.map(|b| b.0).unwrap_or(0.0).total_cmp(&leaves[*b].best.map(|b| b.0).unwrap_or(0.0)))
        else {
            break;
        };
        let leaf = leaves.swap_remove(at);
        let Some((_, feature, bin)) = leaf.best else { break };
        let column = &binned.columns[feature];
        let (low, high): (Vec<u32>, Vec<u32>) = leaf.rows.iter().partition(|row| column[**row as usize] <= bin);
        let number = splits.len();
        splits.push(Split { feature, bin, next: [0, 0] });
        if let Some((parent, side)) = leaf.from {
            splits[parent].next[side] = number as i16;
        }
        let small_is_low = low.len() < high.len();
        let small = histogram(binned, slopes, features, if small_is_low { &low } else { &high });
        let large: Vec<[f32; 2]> = leaf.histogram.iter().zip(&small).map(|(a, b)| [a[0] - b[0], a[1] - b[1]]).collect();
        let (of_low, of_high) = if small_is_low { (small, large) } else { (large, small) };
        for (side, (rows, histogram)) in [(low, of_low), (high, of_high)].into_iter().enumerate() {
            let mut leaf = Leaf { sum: sum(slopes, &rows), rows, histogram, best: None, from: Some((number, side)) };
            leaf.best = best(&leaf, features, settings);
            leaves.push(leaf);
        }
    }
    let values = leaves
        .iter()
        .enumerate()
        .map(|(number, leaf)| {
            if let Some((parent, side)) = leaf.from {
                splits[parent].next[side] = !(number as i16);
            }
            (-leaf.sum[0] / (leaf.sum[1] + f64::from(settings.lambda))) as f32 * settings.rate
        })
        .collect();
    (splits, values)
}

fn sum(slopes: &[[f32; 2]], rows: &[u32]) -> [f64; 2] {
    rows.iter().fold([0.0; 2], |sum, row| {
        let slope = slopes[*row as usize];
        [sum[0] + f64::from(slope[0]), sum[1] + f64::from(slope[1])]
    })
}

fn histogram(binned: &Binned, slopes: &[[f32; 2]], features: &[usize], rows: &[u32]) -> Vec<[f32; 2]> {
    let work = |features: &[usize]| -> Vec<[f32; 2]> {
        let mut histogram = vec![[0.0_f32; 2]; features.len() * BINS];
        for (feature, bins) in features.iter().zip(histogram.chunks_exact_mut(BINS)) {
            let column = &binned.columns[*feature];
            for row in rows {
                let slope = slopes[*row as usize];
                let bin = &mut bins[column[*row as usize] as usize];
                bin[0] += slope[0];
                bin[1] += slope[1];
            }
        }
        histogram
    };
    if rows.len() < 2_000 {
        return work(features);
    }
    let (left, right) = features.split_at(features.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| work(right));
        let mut all = work(left);
        all.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        all
    })
}

fn best(leaf: &Leaf, features: &[usize], settings: &Settings) -> Option<(f64, usize, u8)> {
    let lambda = f64::from(settings.lambda);
    let worth = |g: f64, h: f64| g * g / (h + lambda);
    let own = worth(leaf.sum[0], leaf.sum[1]);
    let mut best: Option<(f64, usize, u8)> = None;
    for (feature, bins) in features.iter().zip(leaf.histogram.chunks_exact(BINS)) {
        let (mut g, mut h) = (0.0, 0.0);
        for (bin, slope) in bins.iter().enumerate().take(BINS - 1) {
            g += f64::from(slope[0]);
            h += f64::from(slope[1]);
            let rest = leaf.sum[1] - h;
            if h < f64::from(settings.least) {
                continue;
            }
            if rest < f64::from(settings.least) {
                break;
            }
            let gain = worth(g, h) + worth(leaf.sum[0] - g, rest) - own;
            if gain > best.map_or(1e-6, |b| b.0) {
                best = Some((gain, *feature, bin as u8));
            }
        }
    }
    best
}
