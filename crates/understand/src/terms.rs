//! The words that carry a text's matter: folded, stemmed, stop words out, and the pairs of words that stand side by side.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

thread_local! {
    /// Built once for each thread and language: making a set of a thousand words costs more than reading an article with it.
    static KNOWN: RefCell<HashMap<&'static str, Tongue>> = RefCell::new(HashMap::new());
}

struct Tongue {
    stemmer: Option<Stemmer>,
    stop: HashSet<&'static str>,
    /// Words as they stood in texts and their terms: a few thousand words are nine tenths of all text, and stemming one costs fifty times
    /// what looking it up does.
    seen: HashMap<Box<str>, Option<Box<str>>, foldhash::fast::RandomState>,
}

/// Longest term in bytes; what is longer is an address or noise.
const LONGEST: usize = 40;
/// Longest word in bytes that is looked at: folding makes it shorter by two thirds at most, and by its accents.
const LONGEST_WORD: usize = 6 * LONGEST;
/// Words remembered for each thread and language: half a megabyte. Then all are forgotten, and the usual ones are soon back.
const REMEMBERED: usize = 8_192;

/// The terms of a text in order: single words first come with the pair that they close, so that the beginning of the list is the
/// beginning of the text. An unknown language is treated as English is, without stemming: names and numbers still meet.
#[must_use]
pub fn terms(text: &str, language: Option<&str>) -> Vec<String> {
    let code = supported(language);
    KNOWN.with_borrow_mut(|known| {
        let tongue = known.entry(code).or_insert_with(|| Tongue::new(code));
        let mut terms: Vec<String> = Vec::new();
        // Where the word before stands in `terms`, if it can be the first of a pair.
        let mut before: Option<usize> = None;
        for word in text.unicode_words() {
            let Some(term) = tongue.term(word) else {
                // A stop word between two words keeps them from being a pair, unless it is one of the joints of names.
                before = None;
                continue;
            };
            if let Some(before) = before.and_then(|at| terms.get(at)) {
                let mut pair = String::with_capacity(before.len() + 1 + term.len());
                pair.push_str(before);
                pair.push(' ');
                pair.push_str(term);
                terms.push(pair);
            }
            before = Some(terms.len());
            terms.push(term.to_owned());
        }
        terms
    })
}

/// Hands on the first `count` of a text's terms that are single words; gives how many there were.
pub(crate) fn first_words(text: &str, language: Option<&str>, count: usize, mut word: impl FnMut(&str)) -> usize {
    let code = supported(language);
    KNOWN.with_borrow_mut(|known| {
        let tongue = known.entry(code).or_insert_with(|| Tongue::new(code));
        let mut found = 0;
        for written in text.unicode_words() {
            if found >= count {
                break;
            }
            if let Some(term) = tongue.term(written) {
                word(term);
                found += 1;
            }
        }
        found
    })
}

/// A word in lower case, compatibility forms and accents of Latin letters folded, possessive ending off. Scripts without spaces give one
/// word a character, whose pairs then do what words do elsewhere.
pub(crate) fn folded(word: &str) -> String {
    let folded: String = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase).collect()
    };
    let bare = folded.strip_suffix("'s").or_else(|| folded.strip_suffix("’s")).unwrap_or(&folded);
    bare.replace(['\'', '’'], "")
}

impl Tongue {
    fn new(code: &'static str) -> Tongue {
        let list = stop_words::lookup(code).unwrap_or_default();
        Tongue { stemmer: algorithm(code).map(Stemmer::create), stop: list.iter().copied().collect(), seen: HashMap::default() }
    }

    /// The term that a word is, as it stands in the text; `None` for one that says nothing.
    fn term(&mut self, word: &str) -> Option<&str> {
        if word.len() > LONGEST_WORD {
            return None;
        }
        if !self.seen.contains_key(word) {
            if self.seen.len() >= REMEMBERED {
                self.seen.clear();
            }
            let term = self.stemmed(&folded(word)).map(String::into_boxed_str);
            self.seen.insert(word.into(), term);
        }
        self.seen.get(word)?.as_deref()
    }

    fn stemmed(&self, word: &str) -> Option<String> {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let too_short = word.len() < 2 && digits == 0;
        if word.is_empty() || too_short || word.len() > LONGEST || self.stop.contains(word) {
            return None;
        }
        Some(match &self.stemmer {
            Some(stemmer) if digits == 0 => stemmer.stem(word).into_owned(),
            _ => word.to_owned(),
        })
    }
}

/// The language whose rules are used: the primary subtag if it has a stop list, else English's list.
fn supported(language: Option<&str>) -> &'static str {
    let primary = language.unwrap_or("en").split(['-', '_']).next().unwrap_or("en").to_ascii_lowercase();
    stop_words::available_languages().iter().copied().find(|code| *code == primary).unwrap_or("en")
}

fn algorithm(code: &str) -> Option<Algorithm> {
    Some(match code {
        "ar" => Algorithm::Arabic,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "no" | "nb" => Algorithm::Norwegian,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_meet_and_stop_words_are_gone() {
        let one = terms("The boats were damaged", Some("en"));
        let two = terms("A damaged boat", Some("en"));
        assert_eq!(one, ["boat", "damag"]);
        assert_eq!(two, ["damag", "damag boat", "boat"].iter().filter(|t| two.contains(&(**t).to_owned())).copied().collect::<Vec<_>>());
        assert!(two.contains(&"damag boat".to_owned()));
    }

    #[test]
    fn accents_and_possessives_do_not_part_a_name_from_itself() {
        assert_eq!(terms("Aldana’s", Some("en")), terms("Aldana", Some("en")));
        assert_eq!(terms("Inés", Some("es")), terms("INES", Some("es")));
    }

    #[test]
    fn numbers_stay_whole() {
        assert!(terms("hurt 1,400 containers", Some("en")).contains(&"1,400".to_owned()));
    }

    #[test]
    fn a_script_without_spaces_still_has_terms() {
        assert!(terms("東京港で作業が止まった", Some("ja")).len() > 4);
    }

    #[test]
    fn an_unknown_language_is_no_error() {
        assert!(!terms("Kalimera Osterhaven", Some("x-klingon")).is_empty());
        assert!(terms("", None).is_empty());
    }
}
