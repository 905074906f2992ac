//! Whether a sentence can stand alone on a story's page: whole, said by the paper or with who said it, and about the news.

use crate::sentences::quoted;

/// Words of the shortest sentence that tells anything, and of the longest that a reader takes in.
const WORDS: std::ops::RangeInclusive<usize> = 6..=70;
/// Letters instead, for scripts that put no spaces between words.
const LETTERS: usize = 14;
/// Words outside its quotation marks that a quotation needs, to say who speaks.
const SPEAKER: usize = 2;

/// How lines begin that are the page's and not the article's, in lower case.
const CLUTTER: [&str; 70] = [
    "read more",
    "read also",
    "also read",
    "read:",
    "see also",
    "click ",
    "subscribe",
    "sign up",
    "follow us",
    "follow ",
    "advertisement",
    "photo",
    "image",
    "picture:",
    "file photo",
    "file:",
    "watch:",
    "watch ",
    "listen",
    "share this",
    "copyright",
    "©",
    "(photo",
    "(image",
    "(ap",
    "(reuters",
    "getty",
    "reporting by",
    "editing by",
    "writing by",
    "additional reporting",
    "compiled by",
    "edited by",
    "more on",
    "more:",
    "related",
    "updated",
    "published",
    "this article",
    "this story",
    "for more",
    "contact ",
    "email ",
    "e-mail ",
    "correction",
    "editor",
    "note:",
    "disclaimer",
    "source:",
    "video:",
    "caption",
    "credit",
    "by signing",
    "lesen sie",
    "mehr zum thema",
    "foto:",
    "bild:",
    "lire aussi",
    "à lire",
    "leer más",
    "lea también",
    "lee también",
    "leggi anche",
    "leia também",
    "lees ook",
    "les også",
    "läs mer",
    "czytaj",
    "quelle:",
    "mit material",
];
/// What only a caption or a page's own line says, anywhere in it.
const WITHIN: [&str; 18] = [
    "getty images",
    "ap photo",
    "afp photo",
    "via reuters",
    "via ap",
    "all rights reserved",
    "http://",
    "https://",
    "www.",
    "pictured",
    "(left)",
    "(right)",
    "seen here",
    "in this photo",
    "file photo",
    "newsletter",
    "photograph:",
    "<",
];
/// Words that lean on what was said before.
const LEANING: &str = "he she it they his her their its this that these those but and so or however also then there meanwhile instead still yet \
    moreover furthermore therefore thus nevertheless such both neither another asked speaking er sie es sein ihr dies diese dieser aber und doch \
    auch dann dort il elle ils elles ce cette ces mais et aussi él ella ellos esto esta este estos pero y también lui lei questo questa ma e anche \
    ele ela eles isso mas também hij zij dit deze maar ook";
/// Whether the sentence can be read by itself, and its writer does not speak of himself in it, as an English one would.
pub(crate) fn stands_alone(sentence: &str) -> bool {
    is_whole(sentence) && !speaks_itself(sentence)
}

/// Whether the sentence is one, and an article's; of what its words lean on nothing is asked. "I" is a word of its own in English alone.
pub(crate) fn is_whole(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words = sentence.split_whitespace().count();
    let letters = sentence.chars().filter(|c| c.is_alphabetic()).count();
    let is_spaced = letters < 8 * words.max(1) || words > 3;
    let is_long_enough = if is_spaced { WORDS.contains(&words) } else { (LETTERS..400).contains(&letters) };
    is_long_enough
        && is_ended(sentence)
        && !CLUTTER.iter().any(|beginning| lower.starts_with(beginning))
        && !WITHIN.iter().any(|part| lower.contains(part))
        && !(lower.starts_with("by ") && words <= 9)
        && has_speaker(sentence)
}

/// A full stop, within closing marks or not; a question tells nothing.
fn is_ended(sentence: &str) -> bool {
    let bare = sentence.trim_end_matches(['"', '\'', '”', '’', '“', '»', '«', ')', ']', '」', '』']);
    bare.ends_with(['.', '!', '…', '。', '！', '।', '۔']) && !bare.ends_with("...")
}

/// Words by which a speaker speaks of himself: outside quotation marks they belong to a quotation that began in another sentence.
const OWN: [&str; 12] = ["i", "we", "my", "our", "me", "us", "i'm", "i’m", "we're", "we’re", "i've", "i’ve"];

fn speaks_itself(sentence: &str) -> bool {
    let is_own = |word: &str| OWN.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str()) && word != "US";
    outside(sentence, &quoted(sentence)).split_whitespace().any(is_own)
}

/// Whether a quotation's speaker is named in its own sentence.
fn has_speaker(sentence: &str) -> bool {
    let begins_quoted = sentence.starts_with(['"', '“', '„', '«', '»', '‘', '「', '\'']);
    let ranges = quoted(sentence);
    let outside = outside(sentence, &ranges);
    let words = outside.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let is_long = outside.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !outside.contains(' ');
    // One that is not closed goes on elsewhere, and its speaker with it.
    !begins_quoted || !ranges.is_empty() && (words >= SPEAKER || is_long)
}

/// What stands outside these quotations.
fn outside(sentence: &str, quoted: &[std::ops::Range<usize>]) -> String {
    let mut outside = String::new();
    let mut at = 0;
    for range in quoted {
        outside.push_str(&sentence[at..range.start]);
        outside.push(' ');
        at = range.end;
    }
    outside.push_str(&sentence[at..]);
    outside
}

/// Whether the sentence begins with a word that leans on the sentence before it.
pub(crate) fn begins_in_the_air(sentence: &str) -> bool {
    let first = sentence
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
        .to_lowercase();
    LEANING.split_ascii_whitespace().any(|word| word == first)
}
