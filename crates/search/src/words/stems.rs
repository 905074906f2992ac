//! Words of one language as they are looked up: stemmed, then folded.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use super::{Word, fold, words};
use crate::fields::UNKNOWN;

/// Words remembered; then all are forgotten. Stemming one costs twenty times what looking it up does.
const REMEMBERED: usize = 16_384;
/// Longest text that is read, in bytes: a long book's beginning.
const LONGEST: usize = 400_000;

/// A language as far as its stems go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Tongue([u8; 2]);

impl Tongue {
    /// Of a BCP 47 tag.
    pub(crate) fn of(language: Option<&str>) -> Tongue {
        let known = language.and_then(|tag| tag.as_bytes().first_chunk::<2>()).filter(|two| two.iter().all(u8::is_ascii_alphabetic));
        Tongue(known.map_or(*b"- ", |two| two.map(|letter| letter.to_ascii_lowercase())))
    }

    /// ISO 639-1, or [`UNKNOWN`].
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).map_or(UNKNOWN, str::trim_end)
    }

    fn stemmer(self) -> Option<Stemmer> {
        Some(Stemmer::create(match &self.0 {
            b"ar" => Algorithm::Arabic,
            b"da" => Algorithm::Danish,
            b"nl" => Algorithm::Dutch,
            b"en" => Algorithm::English,
            b"fi" => Algorithm::Finnish,
            b"fr" => Algorithm::French,
            b"de" => Algorithm::German,
            b"el" => Algorithm::Greek,
            b"hu" => Algorithm::Hungarian,
            b"it" => Algorithm::Italian,
            b"nb" | b"nn" | b"no" => Algorithm::Norwegian,
            b"pt" => Algorithm::Portuguese,
            b"ro" => Algorithm::Romanian,
            b"ru" => Algorithm::Russian,
            b"es" => Algorithm::Spanish,
            b"sv" => Algorithm::Swedish,
            b"ta" => Algorithm::Tamil,
            b"tr" => Algorithm::Turkish,
            _ => return None,
        }))
    }

    /// A word typed without its marks, with the mark that its ending always has: the stemmers go by it.
    pub(crate) fn marked(self, word: &str) -> Option<String> {
        let endings: &[(&str, &str)] = match &self.0 {
            b"es" => &[("cion", "ción"), ("sion", "sión")],
            b"pt" => &[("coes", "ções"), ("soes", "sões"), ("cao", "ção"), ("sao", "são")],
            _ => return None,
        };
        endings.iter().find_map(|(bare, marked)| Some(format!("{}{marked}", word.strip_suffix(bare)?)))
    }
}

/// Stems, with what is remembered of them.
#[derive(Default)]
pub(crate) struct Stems {
    stemmers: HashMap<Tongue, Option<Stemmer>>,
    known: HashMap<Tongue, HashMap<Box<str>, Box<str>, foldhash::fast::RandomState>>,
}

impl Stems {
    /// A word's stem.
    pub(crate) fn stem(&mut self, word: &str, tongue: Tongue) -> &str {
        let known = self.known.entry(tongue).or_default();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        if !known.contains_key(word) {
            let small = word.to_lowercase();
            let stemmer = self.stemmers.entry(tongue).or_insert_with(|| tongue.stemmer());
            let stem = stemmer.as_ref().map_or_else(|| fold(&small), |stemmer| fold(&stemmer.stem(&small)));
            known.insert(word.into(), stem.into());
        }
        known.get(word).map_or("", |stem| stem)
    }

    /// Hands on a text's words, each with its stem.
    pub(crate) fn each(&mut self, text: &str, tongue: Tongue, mut take: impl FnMut(&Word, &str)) {
        let text = &text[..text.floor_char_boundary(LONGEST)];
        words(text, |word| {
            let written = &text[word.range.clone()];
            if word.pair {
                take(&word, &fold(written));
            } else {
                take(&word, self.stem(written, tongue));
            }
        });
    }

    /// A text's stems with spaces between.
    pub(crate) fn chopped(&mut self, text: &str, tongue: Tongue) -> String {
        let mut chopped = String::with_capacity(text.len().min(LONGEST));
        self.each(text, tongue, |_, stem| {
            if !chopped.is_empty() {
                chopped.push(' ');
            }
            chopped.push_str(stem);
        });
        chopped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_stems() {
        let mut stems = Stems::default();
        assert_eq!(stems.chopped("Elections, electing: ELECTED", Tongue::of(Some("en-GB"))), "elect elect elect");
        assert_eq!(stems.chopped("Häuser des Hauses", Tongue::of(Some("de"))), "haus des haus");
        assert_eq!(stems.chopped("declaración declaraciones", Tongue::of(Some("es"))), "declar declar");
        assert_eq!(stems.chopped("Häuser", Tongue::of(None)), "hauser");
        assert_eq!(stems.chopped("東京都", Tongue::of(Some("ja"))), "東京 京都");
    }

    #[test]
    fn a_tongue_has_a_name() {
        assert_eq!(Tongue::of(Some("DE-at")).as_str(), "de");
        assert_eq!(Tongue::of(Some("x")).as_str(), UNKNOWN);
        assert_eq!(Tongue::of(None).as_str(), UNKNOWN);
    }

    #[test]
    fn an_ending_gets_its_mark_back() {
        assert_eq!(Tongue::of(Some("es")).marked("declaracion").as_deref(), Some("declaración"));
        assert_eq!(Tongue::of(Some("en")).marked("suspicion"), None);
    }
}
