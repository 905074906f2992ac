//! What the words of an English text say for each usual section: a table of log-odds, summed.
//!
//! The table is in `weights/sections.bin` and was trained without labelled texts: `training/sections.txt` names words of each section by
//! hand, a sentence model spread them to words and texts near by (`training/teach.py`), and `cargo xtask weigh-sections` counted what
//! these texts say. Each row is a term's length, its bytes, and a signed byte for each section, in steps of `STEP`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::stems::stems;

/// The sections that are told apart, by the tags of their fields, in the order of the table's columns.
pub const TOLD_APART: [&str; 8] = ["economy", "technology", "health", "culture", "sports", "politics", "world", "science"];

/// What one step of a weight is worth, in natural logarithms.
pub(crate) const STEP: f32 = 1.0 / 48.0;
/// Bytes of a text that are looked at: its first 150 words or so, where the matter is told.
const LOOKED_AT: usize = 1_200;

static BYTES: &[u8] = include_bytes!("weights/sections.bin");

type Weights = [i8; TOLD_APART.len()];

/// Terms with their weights and their places in the table.
static TABLE: LazyLock<HashMap<&'static [u8], (Weights, u16), foldhash::fast::RandomState>> = LazyLock::new(|| {
    let mut table = HashMap::with_capacity_and_hasher(BYTES.len() / 14, foldhash::fast::RandomState::default());
    let mut rest = BYTES;
    while let Some((length, behind)) = rest.split_first() {
        let Some((term, behind)) = behind.split_at_checked(usize::from(*length)) else { break };
        let Some((weights, behind)) = behind.split_first_chunk::<{ TOLD_APART.len() }>() else { break };
        let place = u16::try_from(table.len()).unwrap_or(u16::MAX);
        table.insert(term, (weights.map(u8::cast_signed), place));
        rest = behind;
    }
    table
});

/// For each section of [`TOLD_APART`] the log-odds that title and text are its, against all of these alike; and how many of the terms are in
/// the table. A title alone will do; of a text the beginning is read, and a term counts once.
#[must_use]
pub fn section_odds(title: &str, text: &str) -> ([f32; TOLD_APART.len()], usize) {
    let beginning = &text[..text.floor_char_boundary(LOOKED_AT)];
    let title = &title[..title.floor_char_boundary(LOOKED_AT)];
    let mut odds = [0.0; TOLD_APART.len()];
    let mut counted: Vec<u16> = Vec::with_capacity(128);
    let mut take = |term: &str| {
        let Some((weights, place)) = TABLE.get(term.as_bytes()) else { return };
        if counted.contains(place) {
            return;
        }
        counted.push(*place);
        for (odds, weight) in odds.iter_mut().zip(weights) {
            *odds += f32::from(*weight) * STEP;
        }
    };
    stems(title, &mut take);
    stems(beginning, &mut take);
    (odds, counted.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(title: &str) -> &'static str {
        let (odds, _) = section_odds(title, "");
        let best = (0..TOLD_APART.len()).max_by(|one, two| odds[*one].total_cmp(&odds[*two]));
        best.map_or("", |place| TOLD_APART[place])
    }

    #[test]
    fn invented_headlines_fall_where_an_editor_would_file_them() {
        let headlines = [
            ("economy", "Two grocers agree to merge in a deal worth 9 billion"),
            ("economy", "Central bank holds rates and hints at a rise in summer"),
            ("technology", "Flaw in web encryption puts passwords at risk"),
            ("technology", "Chat app adds voice calls on older phones"),
            ("health", "Measles outbreak grows to 40 cases, doctors say"),
            ("health", "Blood test may predict dementia"),
            ("culture", "Sequel tops box office for a third weekend"),
            ("culture", "Pop singer cancels the last dates of her tour"),
            ("sports", "Striker's late penalty sends Rovers to the final"),
            ("politics", "Senate passes the amendment after a filibuster of nine hours"),
            ("world", "Rebels shell the border town as the ceasefire breaks"),
            ("science", "Fossil shows how whales lost their legs"),
        ];
        for (section, title) in headlines {
            assert_eq!(told(title), section, "{title}");
        }
    }

    #[test]
    fn a_word_counts_once_and_an_unknown_one_not_at_all() {
        assert_eq!(section_odds("Measles, measles", "measles"), section_odds("Measles", ""));
        assert_eq!(section_odds("Qwertyuiop", ""), ([0.0; TOLD_APART.len()], 0));
        assert!(TABLE.len() > 10_000);
    }

    #[test]
    fn a_hostile_text_is_read_as_far_as_its_beginning() {
        for piece in ["a ", "ä", "measles ", "s&p ", "\u{301}"] {
            let text = piece.repeat(500_000);
            let begun = std::time::Instant::now();
            let _ = section_odds(&text, &text);
            assert!(begun.elapsed().as_millis() < 200, "{piece:?}");
        }
    }
}
