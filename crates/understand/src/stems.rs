//! The stems of an English text by which its section is told, single and in pairs.
//!
//! Unlike `terms` it keeps what the long lists of stop words leave out (their English one has "microsoft", "web" and "world"): here the
//! table of weights says what a word is worth.

use std::cell::RefCell;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

/// Words that say nothing of any section.
const SMALL: &[&str] = &[
    "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "for", "with", "by", "from", "as", "is", "are", "was", "were", "be",
    "been", "it", "its", "this", "that", "his", "her", "their", "he", "she", "they", "we", "you", "i", "has", "have", "had", "will",
    "would", "can", "could", "may", "not", "no", "but", "about", "after", "over", "into", "out", "up", "how", "what", "who", "why", "when",
    "than", "more", "new", "says", "said",
];
/// Bytes of the longest word that is stemmed.
const LONGEST: usize = 40;
/// Words remembered for each thread, half a megabyte; then all are forgotten. Stemming one costs twenty times what looking it up does.
const REMEMBERED: usize = 8_192;

thread_local! {
    static SEEN: RefCell<Seen> = RefCell::new(Seen { stemmer: Stemmer::create(Algorithm::English), stems: HashMap::default() });
}

struct Seen {
    stemmer: Stemmer,
    /// Words as they stood in texts, with their stems, and whether they say something alone.
    stems: HashMap<Box<str>, (Box<str>, bool), foldhash::fast::RandomState>,
}

impl Seen {
    fn stem(&mut self, word: &str) -> (&str, bool) {
        if !self.stems.contains_key(word) {
            if self.stems.len() >= REMEMBERED {
                self.stems.clear();
            }
            let lower = word.to_lowercase().replace('’', "'");
            let bare = lower.strip_suffix("'s").unwrap_or(&lower).replace('\'', "");
            let alone = bare.len() > 1 && !SMALL.contains(&bare.as_str());
            self.stems.insert(word.into(), (self.stemmer.stem(&bare).into(), alone));
        }
        self.stems.get(word).map_or(("", false), |(stem, alone)| (stem, *alone))
    }
}

/// Hands on the stems of a text, in order: each word's, and each pair's of words that stand side by side.
pub(crate) fn stems(text: &str, mut take: impl FnMut(&str)) {
    SEEN.with_borrow_mut(|seen| {
        // The word before, a space and this word: a pair, of which the end is the single stem.
        let mut pair = String::new();
        for word in words(text).filter(|word| word.len() <= LONGEST) {
            let (stem, alone) = seen.stem(word);
            if alone {
                take(stem);
            }
            if !pair.is_empty() {
                pair.push(' ');
                pair.push_str(stem);
                take(&pair);
            }
            pair.clear();
            pair.push_str(stem);
        }
    });
}

/// Runs of letters and digits, apostrophes between them included.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .map(|word| word.trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
}
