//! Whether a sentence's quotations are whole, and said by somebody whom it names.

use std::ops::Range;

use super::phrases::Word;

/// Words of a quotation that needs a speaker; fewer are an expression.
const STATEMENT: usize = 4;
/// Words outside quotation marks that are enough to say who speaks.
const SPEAKER: usize = 2;

/// Whether no quotation or bracket begins or ends outside the sentence.
pub(super) fn is_whole(sentence: &str, quoted: &[Range<usize>]) -> bool {
    let mut at = 0;
    let mut parts = quoted.iter().map(|range| {
        let outside = &sentence[at..range.start];
        at = range.end;
        outside
    });
    let inner = parts.all(is_free_of_marks);
    inner && is_free_of_marks(&sentence[quoted.last().map_or(0, |range| range.end)..])
}

fn is_free_of_marks(part: &str) -> bool {
    let marks = ['"', '“', '”', '„', '«', '»', '「', '」', '『', '』', '(', ')', '（', '）', '[', ']'];
    let single = part.char_indices().any(|(at, c)| c == '‘' && part[at + c.len_utf8()..].starts_with(char::is_alphanumeric));
    // A quotation mark that stands free before a word, and not between two letters as an apostrophe does.
    let plain = part.split_whitespace().any(|word| word.starts_with('\'') && word[1..].starts_with(char::is_uppercase));
    !part.contains(marks) && !part.contains("''") && !part.contains("``") && !single && !plain
}

/// Whether there is nothing said, or somebody is named who says it. Pronouns are not looked at here.
pub(super) fn has_speaker(words: &[Word]) -> bool {
    let quoted = words.iter().filter(|word| word.is_quoted).count();
    let outside: Vec<&Word> = words.iter().filter(|word| !word.is_quoted).collect();
    quoted < STATEMENT || outside.len() >= SPEAKER && outside.iter().any(|word| word.text.chars().count() > 2)
}
