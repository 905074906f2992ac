//! How usual a word is before any report has been read: the share of texts of a hundred words in which it stands, by language.
//!
//! `background/en.txt` is written by `crates/understand/examples/background.rs`, which says where its figures come from. A line is a
//! level and the stems at that level; level `l` stands for a share of 2^(−l/4). What a language's list does not hold is rarer than its last
//! level; a language without a list has one share for all words.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::vector::{Term, number};

/// The share of reports in which any one word, or pair, would stand where nothing is known of it.
const ASSUMED_SHARE: f64 = 1.0 / 2_000.0;

static ENGLISH: LazyLock<Background> = LazyLock::new(|| Background::read(include_str!("background/en.txt")));
static NONE: LazyLock<Background> = LazyLock::new(Background::default);

/// One language's usual words.
#[derive(Debug, Default)]
pub(crate) struct Background {
    levels: HashMap<Term, u8, FixedState>,
    /// The share of what is not listed.
    rest: Option<f64>,
}

impl Background {
    /// The words of a language, by its BCP 47 tag. Text of unknown language is read as English is, and mostly is a short English headline.
    pub(crate) fn of(language: Option<&str>) -> &'static Background {
        let primary = language.unwrap_or("en").split(['-', '_']).next().unwrap_or("en");
        if primary.eq_ignore_ascii_case("en") { &ENGLISH } else { &NONE }
    }

    fn read(list: &str) -> Background {
        let mut levels: HashMap<Term, u8, FixedState> = HashMap::default();
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        for (level, stems) in lines.filter_map(|line| line.split_once(' ')) {
            let Ok(level) = level.parse() else { continue };
            levels.extend(stems.split(' ').map(|stem| (number(stem), level)));
        }
        let rest = levels.values().max().map(|last| share(*last));
        Background { levels, rest }
    }

    /// The share of texts with this word, 0 to 1, and whether the list holds it; where there is no list, it is taken to hold all.
    pub(crate) fn word(&self, word: Term) -> (f64, bool) {
        match (self.levels.get(&word), self.rest) {
            (Some(level), _) => (share(*level), true),
            (None, Some(rest)) => (rest, false),
            (None, None) => (ASSUMED_SHARE, true),
        }
    }

    /// The same of a pair of words: no list knows any.
    pub(crate) fn pair(&self) -> f64 {
        ASSUMED_SHARE
    }
}

fn share(level: u8) -> f64 {
    (-f64::from(level) / 4.0).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_every_day_says_less_than_a_rare_one_and_a_name_is_not_listed() {
        let english = Background::of(Some("en-GB"));
        let [usual, rare, name] = ["govern", "breakwat", "osterhaven"].map(|stem| english.word(number(stem)));
        assert!(usual.0 > 0.02 && usual.1, "{usual:?}");
        assert!(rare.0 < 0.001, "{rare:?}");
        assert!(name.0 <= rare.0 && !name.1, "{name:?}");
    }

    #[test]
    fn where_there_is_no_list_all_words_are_alike() {
        let danish = Background::of(Some("da"));
        assert_eq!(danish.word(number("govern")), danish.word(number("osterhaven")));
        assert_eq!(Background::of(None).word(number("govern")), Background::of(Some("en")).word(number("govern")));
    }

    #[test]
    fn the_list_is_small() {
        assert!(ENGLISH.levels.len() > 10_000 && include_str!("background/en.txt").len() < 250_000, "{}", ENGLISH.levels.len());
    }
}
