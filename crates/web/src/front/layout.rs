//! Who stands in which column. Columns should end at about the same height and none may be empty: it goes by what there is and by how
//! tall it will be, in pixels of the widest layout. The figures are rough and need not be better: a line more or less is no gap.

use crate::page::CardView;

/// Briefs that fit beside a lead with its picture, and as few as make a column at all.
const RAIL: std::ops::RangeInclusive<usize> = 3..=9;
/// Letters of a line: headline and excerpt of the lead, of a second beside it, of one of a pair under it.
const LEAD: (usize, usize) = (28, 66);
const BESIDE: (usize, usize) = (24, 38);
const PAIRED: (usize, usize) = (28, 40);

/// How a front page's stories are dealt into columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Seconds in their own column, from the first.
    pub beside: usize,
    /// Seconds after those, which stand under the lead: an even number, as an odd one out would leave half a row empty.
    pub under: usize,
    /// Briefs in the rail; the others go below, in a block of their own.
    pub rail: usize,
}

impl Columns {
    /// For this lead, these seconds, and so many briefs.
    #[must_use]
    pub fn deal(lead: &CardView, seconds: &[CardView], briefs: usize) -> Columns {
        let uneven = |under: usize| {
            let (beside, paired) = seconds.split_at(seconds.len() - under);
            let side: usize = beside.iter().map(|card| second(card, BESIDE)).sum();
            let main: usize = paired.chunks(2).map(|pair| pair.iter().map(|card| second(card, PAIRED)).max().unwrap_or(0)).sum();
            side.abs_diff(lead_height(lead) + main)
        };
        let under = (0..seconds.len()).step_by(2).min_by_key(|under| uneven(*under)).unwrap_or(0);
        let rail = if briefs < *RAIL.start() { 0 } else { briefs.min(*RAIL.end()) };
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
        // This lead is a third wider than the front page's, and so is its picture taller.
        let room = lead_height(lead) + if lead.picture.is_some() { 110 } else { 0 };
        let mut height = 0;
        let fitting = others.iter().take_while(|card| {
            height += second(card, (32, 44));
            height <= room
        });
        fitting.count().max(2).min(others.len())
    }
}

fn lead_height(card: &CardView) -> usize {
    let picture = if card.picture.is_some() { 385 } else { 0 };
    100 + picture + 52 * lines(&card.title, LEAD.0) + 29 * lines(&card.excerpt, LEAD.1)
}

fn second(card: &CardView, letters: (usize, usize)) -> usize {
    90 + 28 * lines(&card.title, letters.0) + 24 * lines(&card.excerpt, letters.1)
}

fn lines(text: &str, letters: usize) -> usize {
    text.chars().count().div_ceil(letters)
}
