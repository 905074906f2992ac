//! Who stands in which column. Columns should end at about the same height and none may be empty: it goes by what there is and by how
//! tall it will be, in pixels of the widest layout. The figures are rough and need not be better: a line more or less is no gap.

use super::view::BlockView;
use crate::page::CardView;

/// Briefs that fit beside a lead with its picture, and as few as make a column at all.
const RAIL: std::ops::RangeInclusive<usize> = 3..=9;
/// Letters of a line: headline and excerpt of the lead, of a second beside it, of one of a pair under it, of one alone in its row.
const LEAD: (usize, usize) = (28, 66);
const BESIDE: (usize, usize) = (24, 38);
const PAIRED: (usize, usize) = (28, 40);
const ALONE: (usize, usize) = (50, 84);

/// How a front page's stories are dealt into columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Seconds in their own column, from the first.
    pub beside: usize,
    /// Seconds after those, which stand under the lead in pairs; of an odd number the first takes a row of its own.
    pub under: usize,
    /// Briefs in the rail; the others go below, in a block of their own.
    pub rail: usize,
}

impl Columns {
    /// For this lead, these seconds, and so many briefs.
    #[must_use]
    pub fn deal(lead: &CardView, seconds: &[CardView], briefs: usize) -> Columns {
        let rail = if briefs < *RAIL.start() { 0 } else { briefs.min(*RAIL.end()) };
        let lead = if rail > 0 { lead_height(lead) } else { wide_lead_height(lead) };
        let uneven = |under: usize| {
            let (beside, paired) = seconds.split_at(seconds.len() - under);
            let side: usize = beside.iter().map(|card| second(card, BESIDE)).sum();
            let (alone, paired) = paired.split_at(paired.len() % 2);
            let main: usize = alone.iter().map(|card| second(card, ALONE)).sum::<usize>()
                + paired.chunks(2).map(|pair| pair.iter().map(|card| second(card, PAIRED)).max().unwrap_or(0)).sum::<usize>();
            let main = lead + main;
            // A hole under the lead is seen first, so that it weighs half as much again as one beside it.
            if side > main { (side - main) * 3 / 2 } else { main - side }
        };
        let under = (0..seconds.len()).min_by_key(|under| uneven(*under)).unwrap_or(0);
        Columns { beside: seconds.len() - under, under, rail }
    }

    /// `one`, `two` or `three`: the class of the grid.
    #[must_use]
    pub fn class(self) -> &'static str {
        match (self.beside > 0, self.rail > 0) {
            (true, true) => "three",
            (false, false) => "one",
            _ => "two",
        }
    }

    /// How many of these stand beside a section's lead before the column outgrows it: two at least, where there are two.
    #[must_use]
    pub fn beside_a_section_s_lead(lead: &CardView, others: &[CardView]) -> usize {
        let room = wide_lead_height(lead);
        let mut height = 0;
        let fitting = others.iter().take_while(|card| {
            height += second(card, (32, 44));
            height <= room
        });
        // Beside a lead of words alone a second one that is taller than it would leave a hole below it.
        let least = if lead.picture.is_some() { 2 } else { 0 };
        fitting.count().max(least).min(others.len())
    }
}

/// The class of the grid of a section's further stories: as many columns as leave no hole in the last row, where there are few.
#[must_use]
pub fn river(stories: usize) -> &'static str {
    match stories {
        0 | 1 => "one",
        2 | 4 => "two",
        _ => "three",
    }
}

/// `rows`, where the blocks that stand side by side end at about the same height; `ragged`, where one would leave a hole below it:
/// then the blocks fill the columns one after the other.
pub(super) fn blocks(blocks: &[BlockView]) -> &'static str {
    let heights: Vec<usize> = blocks.iter().map(height).collect();
    let tallest = heights.iter().max().copied().unwrap_or_default();
    // Enough to fill three columns, or else the third would be the hole.
    let fills = heights.iter().sum::<usize>() * 10 > tallest * 24;
    let hole = heights.chunks(3).any(|row| row.iter().max().zip(row.iter().min()).is_some_and(|(max, min)| min * 2 < *max));
    if fills && hole { "ragged" } else { "rows" }
}

fn height(block: &BlockView) -> usize {
    let of = |(n, card): (usize, &CardView)| {
        let said = n == 0 || (n == 1 && block.plain);
        let picture = if n == 0 && card.picture.is_some() { 270 } else { 0 };
        50 + picture + 24 * lines(&card.title, 40) + if said { 24 * lines(&card.excerpt, 52) } else { 0 }
    };
    60 + block.cards.iter().enumerate().map(of).sum::<usize>()
}

fn lead_height(card: &CardView) -> usize {
    let picture = if card.picture.is_some() { 385 } else { 0 };
    100 + picture + 52 * lines(&card.title, LEAD.0) + 29 * lines(&card.excerpt, LEAD.1)
}

/// In two columns a lead is a third wider than in three, and so is its picture taller.
fn wide_lead_height(card: &CardView) -> usize {
    lead_height(card) + if card.picture.is_some() { 110 } else { 0 }
}

fn second(card: &CardView, letters: (usize, usize)) -> usize {
    90 + 28 * lines(&card.title, letters.0) + 24 * lines(&card.excerpt, letters.1)
}

fn lines(text: &str, letters: usize) -> usize {
    text.chars().count().div_ceil(letters)
}
