//! Whether a sentence may be taken: whole, told by the paper or by somebody whom it names, readable away from its report.

use super::phrases::{Word, begins, words};
use super::tongue::{Tongue, has};
use super::{Day, Told, days, english, spoken, tongue};
use crate::key_sentences::is_whole;
use crate::places::dateline_place;
use crate::sentences::quoted;

/// Bytes of the longest sentence that is looked at.
const LONGEST: usize = 700;
/// Bytes of the head of a line in which a dash may end a dateline that nobody knows.
const HEAD: usize = 70;
/// What only the lines under pictures and the frames of pages say, in small letters with a space around.
const CAPTIONS: [&str; 34] = [
    " undated ",
    " handout ",
    " photo issued ",
    " photo by ",
    " photo of ",
    " photo shows ",
    " photo released ",
    " photo provided ",
    " photo taken ",
    " picture shows ",
    " image shows ",
    " picture taken ",
    " looks on ",
    " look on ",
    " is seen ",
    " are seen ",
    " is pictured ",
    " are pictured ",
    " poses ",
    " pose for ",
    " reacts ",
    " at left ",
    " at right ",
    " at center ",
    " at centre ",
    " from left ",
    " second left ",
    " hold up ",
    " holds up ",
    " original article ",
    " external links ",
    " terms of use ",
    " click ",
    " subscribe ",
];
/// Verbs by which a line under a picture tells what it shows, and those of which one beside says that the sentence tells more.
const SHOWN: &str = "celebrate celebrates hugs hugged cries walks walk stands stand stood addresses arrives arrive speaks speak gestures waves smiles reaches \
    runs run catches leaves leave watches watch gather gathers sits sit";
const PAST: &str = "said says was were had has have been announced told will would";
/// Words in which one leans that leans a little.
const LIGHT_WITHIN: usize = 6;

/// A sentence that may be taken.
pub(super) struct Fit {
    /// Where it begins behind its dateline, in bytes.
    pub(super) start: usize,
    pub(super) days: Vec<Day>,
    /// It would read better behind another sentence.
    pub(super) leans: bool,
}

/// Whether a report's sentence may be taken, and how.
pub(super) fn judge(sentence: &str, told: &Told<'_>) -> Option<Fit> {
    if sentence.len() > LONGEST {
        return None;
    }
    let start = behind_dateline(sentence);
    let sentence = &sentence[start..];
    // Two of them are a list of places.
    if behind_dateline(sentence) > 0 {
        return None;
    }
    let quoted = quoted(sentence);
    if !begins_well(sentence) || !is_whole(sentence) || !spoken::is_whole(sentence, &quoted) {
        return None;
    }
    let words = words(sentence, &quoted);
    if !spoken::has_speaker(&words) {
        return None;
    }
    let Some(tongue) = tongue::of(told.language) else { return Some(Fit { start, days: Vec::new(), leans: false }) };
    if tongue.is_english && is_caption(sentence, &words, tongue) {
        return None;
    }
    if begins_in_the_air(&words, tongue) || speaks_itself(&words, tongue) || tongue.is_english && !english::is_clear(&words) {
        return None;
    }
    let days = days::days(&words, tongue, told.published.map(|at| at.date()))?;
    let is_shown = tongue.is_english
        && !words.iter().any(|word| has(PAST, &word.lower))
        && words.iter().skip(1).take(12).any(|word| has(SHOWN, &word.lower));
    let light = is_shown || words.iter().take(LIGHT_WITHIN).any(|word| !word.is_quoted && has(tongue.light, &word.lower));
    Some(Fit { start, days, leans: light || tongue.is_english && english::leans(&words) })
}

/// Where the sentence itself begins, in bytes.
fn behind_dateline(sentence: &str) -> usize {
    let end = dateline_place(sentence).map_or(0, |dateline| dateline.range.end);
    sentence.len() - sentence[end..].trim_start().len()
}

/// With a capital where the script has them, a digit or an opening mark, and without what may be left of a dateline or a label.
fn begins_well(sentence: &str) -> bool {
    let bare = sentence.trim_start_matches(['"', '“', '„', '«', '»', '‘', '\'', '「', '『', '¿', '¡']);
    let mut letters = bare.chars();
    let is_capital = match (letters.next(), letters.next()) {
        // "iPhone sales".
        (Some(first), second) if first.is_lowercase() => second.is_some_and(char::is_uppercase),
        (Some(first), _) => first.is_alphanumeric() || matches!(first, '$' | '€' | '£'),
        (None, _) => false,
    };
    let head = &sentence[..sentence.floor_char_boundary(HEAD)];
    let dash = ["--", " — ", " – ", " - ", "—"].iter().filter_map(|dash| head.find(dash)).min();
    let is_headed = dash.is_some_and(|dash| {
        let before = &head[..dash];
        let letters = before.chars().filter(|c| c.is_alphabetic()).count();
        let capitals = before.chars().filter(|c| c.is_uppercase()).count();
        before.trim_end().ends_with(')') || 2 * capitals > letters || before.contains('|')
    });
    // "Update: ", "CLOSE A merger", "THE MOON GARDEN According to".
    let mut first = sentence.split_whitespace();
    let is_shouted = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    let is_labelled = sentence.split_whitespace().next().is_some_and(|word| word.ends_with([':', '：']) || word == "CLOSE");
    let is_heading = first.next().is_some_and(is_shouted) && first.next().is_some_and(is_shouted) && !first.all(is_shouted);
    is_capital && !is_headed && !is_labelled && !is_heading && !head.contains(" | ")
}

/// Whether it reads like a line under a picture: it says so, or gives the day with its year where nobody says that it was said then.
fn is_caption(sentence: &str, words: &[Word], tongue: &Tongue) -> bool {
    let lower = format!(" {} ", sentence.to_lowercase());
    if CAPTIONS.iter().any(|part| lower.contains(part)) {
        return true;
    }
    let is_year = |word: &Word| word.text.len() == 4 && (word.text.starts_with("19") || word.text.starts_with("20"));
    words.windows(3).enumerate().any(|(place, date)| {
        let [month, day, year] = date else { return false };
        let is_date =
            has(tongue.months, &month.lower) && day.text.len() <= 2 && day.text.starts_with(|c: char| c.is_ascii_digit()) && is_year(year);
        let before = place.checked_sub(1).and_then(|place| words.get(place));
        let is_weekday = before.is_some_and(|word| tongue.weekdays.contains(&word.lower.as_str()));
        let is_said = words.iter().any(|word| matches!(word.lower.as_str(), "said" | "announced" | "told" | "says"));
        is_date && !is_said && (is_weekday || month.is_parted && place + 3 == words.len())
    })
}

/// Whether it leans on the sentence before it, by its first words; a quotation's first words are its speaker's.
fn begins_in_the_air(words: &[Word], tongue: &Tongue) -> bool {
    let Some(first) = words.first() else { return true };
    let plain = before_apostrophe(first);
    let however =
        words.iter().any(|word| !word.is_quoted && word.is_parted && matches!(word.lower.as_str(), "however" | "meanwhile" | "therefore"));
    has(tongue.leaning, &first.lower)
        || has(tongue.leaning, plain)
        || tongue.openings.iter().any(|opening| begins(words, 0, opening).is_some())
        || tongue.is_english && however
}

/// Whether its writer speaks of himself or to his reader.
fn speaks_itself(words: &[Word], tongue: &Tongue) -> bool {
    let is_own = |word: &Word| has(tongue.own, &word.lower) || has(tongue.own, before_apostrophe(word));
    words.iter().any(|word| !word.is_quoted && word.text != "US" && is_own(word))
}

/// "c" of "c'est".
fn before_apostrophe<'w>(word: &'w Word) -> &'w str {
    word.lower.split('\'').next().unwrap_or_default()
}
