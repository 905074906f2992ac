//! Words that a reader does not want to read of: found as whole words or phrases, whatever their accents and their case.

use std::collections::BTreeSet;

use markup::text::{fold_letters, is_unspaced};

/// Characters of a word or phrase that can be muted.
const LONGEST: usize = 80;

/// The muted words of one reader, ready to be looked for. Looking through a text takes time by its length, not by their number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mutes {
    /// Words and phrases between spaces.
    phrases: BTreeSet<String>,
    /// Words of the longest of them.
    longest: usize,
    /// Those in scripts without spaces, which stand within others.
    within: Vec<String>,
}

impl Mutes {
    /// Of words as they are looked for ([`key`]).
    #[must_use]
    pub fn new(keys: Vec<String>) -> Mutes {
        let (within, phrases): (Vec<String>, Vec<String>) =
            keys.into_iter().filter(|key| !key.is_empty()).partition(|key| key.chars().any(is_unspaced));
        let longest = phrases.iter().map(|key| key.split(' ').count()).max().unwrap_or_default();
        Mutes { phrases: phrases.into_iter().collect(), longest, within }
    }

    /// Nothing is muted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty() && self.within.is_empty()
    }

    /// Whether one of the words stands in a text that was folded ([`fold_letters`]).
    #[must_use]
    pub fn mute(&self, folded: &str) -> bool {
        if self.within.iter().any(|key| folded.contains(key.as_str())) {
            return true;
        }
        if self.phrases.is_empty() {
            return false;
        }
        let starts: Vec<usize> = std::iter::once(0).chain(folded.match_indices(' ').map(|(at, _)| at + 1)).collect();
        starts.iter().enumerate().any(|(n, start)| {
            (n + 1..=n + self.longest).any(|after| match starts.get(after) {
                Some(next) => self.phrases.contains(&folded[*start..next - 1]),
                None => after == starts.len() && self.phrases.contains(&folded[*start..]),
            })
        })
    }
}

/// A word or phrase as it is looked for; `None` where nothing of it can be, or where it is longer than any phrase.
#[must_use]
pub(crate) fn key(word: &str) -> Option<String> {
    if word.chars().count() > LONGEST {
        return None;
    }
    Some(fold_letters(word)).filter(|key| !key.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutes(words: &[&str], text: &str) -> bool {
        Mutes::new(words.iter().filter_map(|word| key(word)).collect()).mute(&fold_letters(text))
    }

    #[test]
    fn whole_words_are_found_whatever_their_accents_and_case() {
        for (word, text) in [
            ("football", "Football: the cup goes north"),
            ("élysée", "Quiet at the Elysee palace"),
            ("Elysee", "Calme à l’ÉLYSÉE"),
            ("straße", "Die STRASSE ist gesperrt"),
            ("royal wedding", "A “Royal” wedding, again"),
            ("tern", "Tern"),
            ("last", "The word stands last"),
            ("كورونا", "أخبار كُورُونا اليوم"),
            ("台風", "大型の台風が接近"),
        ] {
            assert!(mutes(&[word], text), "{word} in {text}");
        }
        for (word, text) in [
            ("foot", "Football: the cup goes north"),
            ("royal wedding", "The royal family at a wedding"),
            ("wedding royal", "A royal wedding"),
            ("tern", "Lantern and terns"),
            ("", "Anything at all"),
            ("—", "Anything — at all"),
            ("a b c d", "a b c"),
        ] {
            assert!(!mutes(&[word], text), "{word} in {text}");
        }
        assert!(mutes(&["nowhere", "north", "a long phrase of words"], "The cup goes north"));
    }

    #[test]
    fn a_phrase_has_a_limit_and_many_of_them_take_no_time() {
        assert_eq!(key(&"w".repeat(81)), None);
        assert_eq!(key("  Royal   WEDDING! "), Some("royal wedding".into()));
        let many: Vec<String> = (0..2_000).map(|n| format!("word{n} and more {n}")).collect();
        let mutes = Mutes::new(many);
        let text = fold_letters(&"the tide tables of the week ".repeat(4_000));
        let begun = std::time::Instant::now();
        assert!(!mutes.mute(&text));
        assert!(begun.elapsed() < std::time::Duration::from_millis(500), "{:?}", begun.elapsed());
    }
}
