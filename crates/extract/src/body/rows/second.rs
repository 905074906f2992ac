//! The second round's features: the first's, and the chances that the first gave to what is around a block.

use super::kinds::Kinds;
use super::{About, NONE, Page, Rows, apart, log};

/// The second round: the first's row, and the chances of what is around.
pub(crate) fn second(page: &Page, rows: &Rows, chances: &[f32]) -> Rows {
    let (tree, blocks) = (page.tree, page.blocks);
    let count = blocks.len();
    let mut wide = Rows { values: Vec::with_capacity(count * (rows.width + 50)), ..Rows::default() };
    let kinds = Kinds::read(page);
    // Characters, and characters that are expected to be the article's, below every element, of every kind, and up to every block.
    let mut below = vec![(0.0_f32, 0.0_f32); tree.len()];
    let mut of_kind = vec![(0.0_f32, 0.0_f32); kinds.sums.len()];
    let mut before = Vec::with_capacity(count + 1);
    let mut sum = (0.0, 0.0);
    for (at, block) in blocks.iter().enumerate() {
        before.push(sum);
        let weight = block.chars as f32 + 5.0;
        let both = (weight, weight * chances[at]);
        for place in [&mut below[block.owner.index()], &mut of_kind[kinds.by_block[at]], &mut sum] {
            place.0 += both.0;
            place.1 += both.1;
        }
    }
    before.push(sum);
    for index in (1..tree.len()).rev() {
        let (chars, expected) = below[index];
        if chars > 0.0
            && let Some(parent) = tree.parent(tree.at(index))
        {
            below[parent.index()].0 += chars;
            below[parent.index()].1 += expected;
        }
    }
    let mean = |(chars, expected): (f32, f32)| if chars > 0.0 { expected / chars } else { 0.0 };
    let window = |from: usize, to: usize| {
        let (a, b) = (before[from.min(count)], before[to.min(count)]);
        mean((b.0 - a.0, b.1 - a.1))
    };
    let sure: Vec<usize> = (0..count).filter(|at| chances[*at] > 0.7 && blocks[*at].chars > 40).collect();
    let highest = chances.iter().copied().fold(0.0, f32::max);
    for (at, block) in blocks.iter().enumerate() {
        wide.values.extend_from_slice(rows.row(at));
        if wide.width == 0 {
            wide.about.extend_from_slice(&rows.about);
        }
        let put = &mut wide;
        put.put(About::Page, chances[at]);
        for distance in [-4_isize, -3, -2, -1, 1, 2, 3, 4] {
            let other = at.checked_add_signed(distance).filter(|other| *other < count);
            put.put(About::Neighbours, other.map_or(-1.0, |other| chances[other]));
        }
        for width in [3, 6, 12] {
            put.put(About::Neighbours, window(at.saturating_sub(width), at));
            put.put(About::Neighbours, window(at + 1, at + 1 + width));
        }
        put.put(About::Place, before[at].1 / sum.1.max(1.0));
        put.put(About::Place, (sum.1 - before[at + 1].1) / sum.1.max(1.0));
        let (mut level, mut held) = (0, 0.0);
        for id in std::iter::once(block.owner).chain(tree.around(block.owner)) {
            let here = below[id.index()];
            if here.0 <= held + if level == 0 { block.chars as f32 + 5.0 } else { 0.0 } || level == 5 {
                continue;
            }
            held = here.0;
            level += 1;
            put.put(About::Container, mean(here));
            put.put(About::Container, here.1 / sum.1.max(1.0));
        }
        for _ in level..5 {
            put.put(About::Container, mean(sum));
            put.put(About::Container, 1.0);
        }
        put.put(About::Repeated, mean(of_kind[kinds.by_block[at]]));
        put.put(About::Repeated, of_kind[kinds.by_block[at]].1 / sum.1.max(1.0));
        let next = sure.partition_point(|other| *other < at);
        let own = usize::from(sure.get(next) == Some(&at));
        let (back, ahead) = (next.checked_sub(1).map(|n| sure[n]), sure.get(next + own).copied());
        put.put(About::Neighbours, back.map_or(NONE, |back| (at - back) as f32));
        put.put(About::Neighbours, ahead.map_or(NONE, |ahead| (ahead - at) as f32));
        put.put(About::Neighbours, back.map_or(NONE, |back| apart(tree, blocks[back].owner, block.owner)));
        put.put(About::Neighbours, ahead.map_or(NONE, |ahead| apart(tree, blocks[ahead].owner, block.owner)));
        let first = sure.first().copied();
        put.put(About::Neighbours, first.map_or(NONE, |first| (at as f32 - first as f32).clamp(-60.0, 300.0)));
        put.put(About::Neighbours, first.map_or(NONE, |first| apart(tree, blocks[first].owner, block.owner)));
        let same = |other: Option<usize>| other.is_some_and(|other| kinds.by_block[other] == kinds.by_block[at]);
        put.put(About::Repeated, f32::from(u8::from(same(back))) + 2.0 * f32::from(u8::from(same(ahead))));
        put.put(About::Page, highest);
        put.put(About::Page, log(sum.1 as u32));
        put.put(About::Page, mean(sum));
        put.put(About::Page, sure.len() as f32);
        put.end_row();
    }
    wide
}
