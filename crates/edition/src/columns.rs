//! How many stories stand in which column of a front page, so that all columns end at about the same height: in pixels of the widest
//! layout, by the lengths of what stands there. The figures are rough and need not be better: a line more or less is no gap.

use model::{Card, Differ};

use crate::Settings;

/// Letters of a line: headline and excerpt of the lead, of a second in its column, of one of a pair under the lead.
const LEAD: (usize, usize) = (28, 66);
const BESIDE: (usize, usize) = (24, 38);
const PAIRED: (usize, usize) = (28, 40);
/// Letters of a brief's line.
const BRIEF: usize = 26;
/// As many as there may be of a kind.
const MOST_BESIDE: usize = 7;
const MOST_UNDER: usize = 4;
const BRIEFS: std::ops::RangeInclusive<usize> = 3..=11;
/// Pixels that one story more or fewer than the editor's measure is worth: columns that end nearer together win.
const ONE_OFF: usize = 9;
/// Stories that are too few for more than the top of a page.
const FEW: usize = 11;
/// Pixels that stories are worth which find no place though there is a column for them.
const NO_RAIL: usize = 400;

/// What stands above the sections, besides the lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Columns {
    /// In a column of their own.
    pub(crate) beside: usize,
    /// Under the lead, in pairs; of an odd number the first has a row of its own.
    pub(crate) under: usize,
    /// In short.
    pub(crate) briefs: usize,
}

impl Columns {
    /// Stories that may find a place, at most.
    pub(crate) const MOST: usize = MOST_BESIDE + MOST_UNDER + *BRIEFS.end();

    /// Deals these stories, in the order of their weight, beside a lead under which a box and so many lines of its matter stand, and above
    /// what is local.
    pub(crate) fn deal(lead: &Card, told: (Option<&Differ>, usize), stories: &[Card], local: &[Card], settings: &Settings) -> Columns {
        let mut best = (usize::MAX, Columns { beside: 0, under: 0, briefs: 0 });
        for beside in 0..=MOST_BESIDE.min(stories.len()) {
            for under in 0..=MOST_UNDER.min(stories.len() - beside) {
                let left = stories.len() - beside - under;
                let briefs = (*BRIEFS.start()..=*BRIEFS.end()).take_while(|briefs| *briefs <= left);
                for briefs in std::iter::once(0).chain(briefs) {
                    let columns = Columns { beside, under, briefs };
                    let flaws = columns.flaws(lead, told, stories, local, settings);
                    if flaws < best.0 {
                        best = (flaws, columns);
                    }
                }
            }
        }
        best.1
    }

    /// How far the columns are from ending together, and from what the editor wished; less is better.
    fn flaws(
        self,
        lead: &Card,
        (differ, matter): (Option<&Differ>, usize),
        stories: &[Card],
        local: &[Card],
        settings: &Settings,
    ) -> usize {
        let (beside, rest) = stories.split_at(self.beside);
        let (under, rest) = rest.split_at(self.under);
        let (briefs, left) = rest.split_at(self.briefs);
        let rail = if briefs.is_empty() && local.is_empty() { 0 } else { rail(briefs, local) };
        let side: usize = beside.iter().map(|card| second(card, BESIDE)).sum();
        let main = lead_height(lead, side == 0 || rail == 0) + below(differ, matter) + pairs(under);
        let tallest = main.max(side).max(rail);
        // A hole under the lead is seen first, so that it weighs half as much again as one beside it.
        let holes = (tallest - main) * 3 / 2 + if side > 0 { tallest - side } else { 0 } + if rail > 0 { tallest - rail } else { 0 };
        let wished = (self.beside + self.under).abs_diff(settings.seconds) + self.briefs.abs_diff(settings.briefs);
        // An odd one under the lead has a row of its own, which a pair fills better.
        let odd = self.under % 2 * 40;
        let unseen = if rail == 0 && left.len() >= *BRIEFS.start() { NO_RAIL } else { 0 }
            + if side == 0 && !stories.is_empty() { NO_RAIL } else { 0 };
        // Of few stories each is seen here: what is left over would make a block of its own for one or two.
        let lost = left.len() * if stories.len() < FEW { NO_RAIL } else { 0 };
        holes + wished * ONE_OFF + odd + unseen + lost
    }
}

fn lead_height(card: &Card, wide: bool) -> usize {
    let picture = match (&card.picture, wide) {
        (None, _) => 0,
        (Some(_), false) => 385,
        // In two columns a lead is a third wider than in three, and so is its picture taller.
        (Some(_), true) => 495,
    };
    100 + picture + 52 * lines(&card.title, LEAD.0) + 29 * lines(&card.excerpt, LEAD.1)
}

/// The box with what the reports differ in, and the lines of the matter.
fn below(differ: Option<&Differ>, matter: usize) -> usize {
    differ.map_or(0, |differ| 80 + 38 * differ.stated.len()) + if matter > 0 { 44 + 30 * matter } else { 0 }
}

fn pairs(cards: &[Card]) -> usize {
    let (alone, paired) = cards.split_at(cards.len() % 2);
    let row = |pair: &[Card]| pair.iter().map(|card| second(card, PAIRED)).max().unwrap_or(0);
    let alone: usize = alone.iter().map(|card| second(card, LEAD)).sum();
    24 + alone + paired.chunks(2).map(row).sum::<usize>()
}

fn rail(briefs: &[Card], local: &[Card]) -> usize {
    let list = |cards: &[Card]| {
        if cards.is_empty() { 0 } else { 40 + cards.iter().map(|card| 46 + 22 * lines(&card.title, BRIEF)).sum::<usize>() }
    };
    list(briefs) + list(local) + if briefs.is_empty() || local.is_empty() { 0 } else { 32 }
}

fn second(card: &Card, letters: (usize, usize)) -> usize {
    90 + 28 * lines(&card.title, letters.0) + 24 * lines(&card.excerpt, letters.1)
}

fn lines(text: &str, letters: usize) -> usize {
    text.chars().count().div_ceil(letters)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use model::{CardPicture, StoryId};

    use super::*;

    fn card(title: usize, excerpt: usize, pictured: bool) -> Card {
        Card {
            story: StoryId(1),
            slug: String::new(),
            title: "a".repeat(title),
            excerpt: "b".repeat(excerpt),
            language: None,
            section: None,
            first: Timestamp::UNIX_EPOCH,
            newest: Timestamp::UNIX_EPOCH,
            sources: 1,
            independent: 1,
            articles: 1,
            by: String::new(),
            picture: pictured.then(|| CardPicture {
                key: "k".into(),
                width: 3,
                height: 2,
                alt: String::new(),
                credit: None,
                stand_in: String::new(),
            }),
            near: None,
            reasons: Vec::new(),
        }
    }

    fn dealt(lead: &Card, stories: &[Card], local: usize) -> Columns {
        Columns::deal(lead, (None, 0), stories, &vec![card(50, 0, false); local], &Settings::default())
    }

    /// How far apart the columns end that have anything in them.
    fn apart(lead: &Card, stories: &[Card], local: usize) -> usize {
        let Columns { beside, under, briefs } = dealt(lead, stories, local);
        let main = lead_height(lead, false) + pairs(&stories[beside..beside + under]) + below(None, 0);
        let side: usize = stories[..beside].iter().map(|card| second(card, BESIDE)).sum();
        let rail = rail(&stories[beside + under..beside + under + briefs], &vec![card(50, 0, false); local]);
        main.max(side).max(rail) - main.min(side).min(rail)
    }

    #[test]
    fn columns_end_together_whatever_stands_in_them() {
        for (title, excerpt) in [(30, 0), (60, 150), (110, 200), (80, 90)] {
            for pictured in [true, false] {
                for local in [0, 2, 4] {
                    let (lead, stories) = (card(70, 180, pictured), vec![card(title, excerpt, false); 24]);
                    let gap = apart(&lead, &stories, local);
                    assert!(gap < 190, "{title} {excerpt} {pictured} {local}: {gap} in {:?}", dealt(&lead, &stories, local));
                }
            }
        }
    }

    #[test]
    fn few_stories_all_find_a_place() {
        for count in 1..FEW {
            let columns = dealt(&card(70, 180, true), &vec![card(60, 120, false); count], 0);
            assert!(columns.beside > 0 || columns.under == count, "{count}: {columns:?}");
            assert_eq!(columns.beside + columns.under + columns.briefs, count, "{columns:?}");
            assert!(columns.briefs == 0 || columns.briefs >= 3);
        }
        assert_eq!(dealt(&card(70, 180, true), &[], 0), Columns { beside: 0, under: 0, briefs: 0 });
    }
}
