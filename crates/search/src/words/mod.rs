//! Chopping text into words, the same for documents, queries and highlights.
//!
//! A word is a run of letters and digits. Scripts that put no space between words (Han, kana, Hangul, Thai and its neighbours) are chopped
//! into pairs of letters that stand side by side, which needs no dictionary and finds every word of two letters or more.

mod fold;
mod stems;

use std::ops::Range;

pub(crate) use fold::fold;
pub(crate) use stems::{Stems, Tongue};

/// Bytes of the longest word that is kept; a longer one is none that anybody types.
const LONGEST: usize = 60;

/// A word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where, in bytes.
    pub(crate) range: Range<usize>,
    /// A pair of letters of a script without spaces: it has no stem.
    pub(crate) pair: bool,
}

/// Hands on the words of a text, in order.
pub(crate) fn words(text: &str, mut take: impl FnMut(Word)) {
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if is_dense(letter) {
            let mut last = start;
            let mut pairs = 0;
            let mut end = start + letter.len_utf8();
            while let Some((at, next)) = letters.next_if(|(_, next)| is_dense(*next)) {
                end = at + next.len_utf8();
                take(Word { range: last..end, pair: true });
                (last, pairs) = (at, pairs + 1);
            }
            if pairs == 0 {
                take(Word { range: start..end, pair: true });
            }
        } else if letter.is_alphanumeric() {
            let mut end = start + letter.len_utf8();
            while let Some((at, next)) = letters.next_if(|(_, next)| (next.is_alphanumeric() || is_mark(*next)) && !is_dense(*next)) {
                end = at + next.len_utf8();
            }
            // The s behind an apostrophe is no word of its own.
            let is_genitive = matches!(&text[start..end], "s" | "S") && text[..start].ends_with(['\'', '’']);
            if end - start <= LONGEST && !is_genitive {
                take(Word { range: start..end, pair: false });
            }
        }
    }
}

/// A letter of a script that puts no space between words.
fn is_dense(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' // kana
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{AC00}'..='\u{D7AF}' // Hangul
        | '\u{20000}'..='\u{3FFFF}')
}

/// A mark that belongs to the letter before it.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}' | '\u{0BBE}'..='\u{0BCD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chopped(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        words(text, |word| found.push(&text[word.range]));
        found
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(chopped("The mayor’s 3,200 cows, l'école, don't!"), ["The", "mayor", "3", "200", "cows", "l", "école", "don", "t"]);
        assert_eq!(chopped("COVID-19"), ["COVID", "19"]);
        assert_eq!(chopped(" — "), [""; 0]);
        assert_eq!(chopped("e\u{301}cole"), ["e\u{301}cole"], "a mark belongs to its letter");
    }

    #[test]
    fn scripts_without_spaces_are_chopped_into_pairs() {
        assert_eq!(chopped("東京都の雨 x"), ["東京", "京都", "都の", "の雨", "x"]);
        assert_eq!(chopped("雨 in 東"), ["雨", "in", "東"]);
        assert_eq!(chopped("GDP는 3%"), ["GDP", "는", "3"]);
    }

    #[test]
    fn a_word_of_a_megabyte_is_passed_over_quickly() {
        let began = std::time::Instant::now();
        assert_eq!(chopped(&"a".repeat(1 << 20)).len(), 0);
        assert_eq!(chopped(&"雨".repeat(300_000)).len(), 299_999);
        assert!(began.elapsed().as_millis() < 500);
    }
}
