//! Which language a text is written in.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;
use whatlang::{Lang, detect};

/// Letters below which a guess is worth nothing: a headline of three words is as likely Dutch as German.
const ENOUGH_CHARACTERS: usize = 60;
/// Least confidence (0 to 1): on 383 news articles' first 200 characters, all that are above are right, and 380 are above .5; headlines
/// alone, of which one in four is wrong, mostly stay below.
const ENOUGH_CONFIDENCE: f64 = 0.35;
/// Characters looked at; more changes nothing and costs time.
const LOOKED_AT: usize = 2_000;

/// Words among which small words are counted.
const COUNTED: usize = 120;
/// Small words of a language from which they alone decide; and so many times as many as of any other language.
const ENOUGH_SMALL: usize = 12;
const TIMES_ANY_OTHER: usize = 3;

/// The languages that small words may decide for: those of which there is most news, and whose lists are long.
const DECIDED: [&str; 7] = ["en", "de", "fr", "es", "it", "pt", "nl"];

/// For each word that some language counts among its small ones, the languages that do, as bits: the places in the list of languages.
static SMALL: LazyLock<HashMap<&'static str, u64, foldhash::fast::RandomState>> = LazyLock::new(|| {
    let mut small = HashMap::default();
    for (place, language) in stop_words::available_languages().iter().enumerate().take(64) {
        for word in stop_words::lookup(language).unwrap_or_default() {
            *small.entry(*word).or_insert(0) |= 1 << place;
        }
    }
    small
});

/// The language as ISO 639-1: by its small words where these are one language's alone, which most texts' are, else by whatlang's trigrams,
/// which cost twenty times as much; `None` for a text too short or too mixed to tell.
#[must_use]
pub fn language(text: &str) -> Option<&'static str> {
    by_small_words(text).or_else(|| by_trigrams(text))
}

fn by_small_words(text: &str) -> Option<&'static str> {
    let mut counts = [0_usize; 64];
    let mut lower = String::new();
    for word in text.unicode_words().take(COUNTED) {
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        let mut languages = SMALL.get(lower.as_str()).copied().unwrap_or(0);
        while languages != 0 {
            counts[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    let (best, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let next = counts.iter().enumerate().filter(|(place, _)| *place != best).map(|(_, count)| *count).max()?;
    let found = *stop_words::available_languages().get(best)?;
    (*most >= ENOUGH_SMALL && *most >= TIMES_ANY_OTHER * next && DECIDED.contains(&found)).then_some(found)
}

fn by_trigrams(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let beginning = &text[..end];
    let found = detect(beginning)?;
    let long_enough = beginning.chars().filter(|c| c.is_alphabetic()).count() >= ENOUGH_CHARACTERS || !is_latin(found.lang());
    (long_enough && (found.is_reliable() || found.confidence() > ENOUGH_CONFIDENCE)).then(|| two_letters(found.lang())).flatten()
}

/// Scripts other than Latin mostly tell the language by themselves.
fn is_latin(lang: Lang) -> bool {
    whatlang::Script::Latin.langs().contains(&lang)
}

/// whatlang speaks ISO 639-3, the web ISO 639-1.
fn two_letters(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Afr => "af",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Kor => "ko",
        Lang::Lat => "la",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Vie => "vi",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_tells_its_language() {
        let english = "The harbourmaster said the gap in the breakwater would stay open until spring. Two boats were lost in the night, \
            and those who work on the quay have begun to count what else the storm has taken from them.";
        let spanish = "La autoridad portuaria confirmó que el servicio de transbordadores se reanudará mañana por la mañana. Los vecinos de \
            la isla, que llevan tres días sin correo, esperan la llegada del primer barco con alivio.";
        let german = "Die Hafenarbeiter legten am frühen Morgen die Arbeit nieder und forderten höhere Löhne für alle. Vierzig Schiffe \
            warten vor der Einfahrt, und die Gewerkschaft will erst am Abend wieder verhandeln.";
        assert_eq!(language(english), Some("en"));
        assert_eq!(language(spanish), Some("es"));
        assert_eq!(language(german), Some("de"));
        assert_eq!(language("港では朝から作業が止まり、組合は賃上げを求めている。"), Some("ja"));
    }

    #[test]
    fn small_words_decide_alone_where_they_are_one_language_s_and_never_against_the_trigrams() {
        let english = "The harbourmaster said that the gap in the breakwater would stay open until the spring, and that those who work on \
            the quay have begun to count what else the storm has taken from them in the night.";
        assert_eq!(by_small_words(english), Some("en"));
        assert_eq!(by_trigrams(english), Some("en"));
        let danish = "Havnefogeden sagde, at hullet i molen vil stå åbent til foråret, og at de, der arbejder på kajen, er begyndt at \
            tælle, hvad stormen ellers har taget fra dem i nattens løb.";
        assert_eq!(by_small_words(danish), None, "Norwegian has the same small words");
        assert_eq!(by_small_words("The gap"), None);
    }

    #[test]
    fn a_text_too_short_to_tell_has_none() {
        assert_eq!(language("Rate held"), None);
        assert_eq!(language(""), None);
        assert_eq!(language("12 345 — 67"), None);
    }
}
