//! How a section's page and the front page's blocks are set, by how tall they will be, in pixels of the widest layout. The figures are rough
//! and need not be better: a line more or less is no gap. (What stands in the front page's columns is the edition's to say.)

use super::view::BlockView;
use crate::page::CardView;

/// Letters of a line: headline and excerpt of a section's lead, and of a second beside it.
const LEAD: (usize, usize) = (28, 66);
const BESIDE: (usize, usize) = (32, 44);

/// How many of these stand beside a section's lead before the column outgrows it: two at least, where there are two.
#[must_use]
pub fn beside_a_section_s_lead(lead: &CardView, others: &[CardView]) -> usize {
    let room = lead_height(lead);
    let mut height = 0;
    let fitting = others.iter().take_while(|card| {
        height += second(card);
        height <= room
    });
    // Beside a lead of words alone a second one that is taller than it would leave a hole below it.
    let least = if lead.picture.is_some() { 2 } else { 0 };
    fitting.count().max(least).min(others.len())
}

/// The class of the grid of a section's further stories: as many columns as leave no hole in the last row, where there are few.
#[must_use]
pub fn further(stories: usize) -> &'static str {
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
    let picture = if card.picture.is_some() { 495 } else { 0 };
    100 + picture + 52 * lines(&card.title, LEAD.0) + 29 * lines(&card.excerpt, LEAD.1)
}

fn second(card: &CardView) -> usize {
    90 + 28 * lines(&card.title, BESIDE.0) + 24 * lines(&card.excerpt, BESIDE.1)
}

fn lines(text: &str, letters: usize) -> usize {
    text.chars().count().div_ceil(letters)
}
