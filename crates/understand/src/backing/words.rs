//! A text's words, folded, with how they are written and where a run of them ends.

use std::ops::Range;

use crate::terms::folded;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    Lower,
    /// "Harbour", "iPhone".
    Capital,
    /// "UDU", "U.S.": two letters at least.
    Upper,
    /// Of a script without capitals.
    Caseless,
    /// With a digit.
    Digits,
    /// An address, or what somebody is called on a network.
    Address,
}

pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// In small letters without accents, dots and the possessive ending.
    pub(super) folded: String,
    pub(super) range: Range<usize>,
    pub(super) case: Case,
    /// It would have a capital whatever it is: the first of a sentence or a line.
    pub(super) initial: bool,
    /// Only spaces and an ampersand stand between it and the word before.
    pub(super) joined: bool,
}

impl Word<'_> {
    pub(super) fn has_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Upper)
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let (mut initial, mut joined) = (true, false);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let end = if is_address(text, at) {
            at + text[at..].find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | ')' | '”')).unwrap_or(text.len() - at)
        } else if first.is_alphanumeric() {
            word_end(text, at)
        } else {
            // What closes a clause parts names; what ends a sentence, or begins a line or a quotation, gives the next word a capital.
            initial |= matches!(first, '.' | '!' | '?' | '…' | ':' | '\n' | '\r' | '"' | '“' | '„' | '«' | '‘' | '•' | '—' | '–');
            joined &= matches!(first, ' ' | '\u{a0}' | '&');
            at += first.len_utf8();
            continue;
        };
        let word = &text[at..end];
        let case = if is_address(text, at) { Case::Address } else { case(word) };
        let folded = if case == Case::Address { word.to_lowercase() } else { folded(word).replace('.', "") };
        words.push(Word { text: word, folded, range: at..end, case, initial, joined });
        // "J.", "Mr." and "U.S." go on.
        let is_short = word.chars().count() <= 3 && case != Case::Lower || word.contains('.');
        let dot = usize::from(is_short && text[end..].starts_with(". "));
        (initial, joined) = (false, true);
        at = end + dot;
    }
    words
}

/// Letters and digits, with what may stand between them: "O'Brien", "U.S", "12.5", "segunda-feira".
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for (place, letter) in text[at..].char_indices() {
        let (so_far, rest) = (&text[at..at + place], &text[at + place + letter.len_utf8()..]);
        let goes_on = rest.starts_with(char::is_alphanumeric);
        let joins = match letter {
            '\'' | '’' => goes_on,
            '.' => goes_on && (is_dotted(so_far) || so_far.ends_with(|c: char| c.is_ascii_digit())),
            ',' => so_far.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit()),
            '-' => rest.starts_with("feira"),
            _ => letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter),
        };
        if !joins {
            break;
        }
        end = at + place + letter.len_utf8();
    }
    end
}

/// "U", "U.S": letters with dots between. Five at most: what is longer is none, and need not be looked at again at each of its dots.
fn is_dotted(word: &str) -> bool {
    word.len() < 20 && word.split('.').all(|part| part.chars().count() == 1)
}

fn is_address(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let is_fresh = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    is_fresh
        && (starts("http://")
            || starts("https://")
            || starts("www.")
            || rest.strip_prefix(['@', '#']).is_some_and(|name| name.starts_with(char::is_alphanumeric)))
}

fn case(word: &str) -> Case {
    if word.chars().any(char::is_numeric) {
        return Case::Digits;
    }
    let (mut upper, mut lower, mut other) = (0, 0, 0);
    for letter in word.chars().filter(|c| c.is_alphabetic()) {
        match (letter.is_uppercase(), letter.is_lowercase()) {
            (true, _) => upper += 1,
            (_, true) => lower += 1,
            _ => other += 1,
        }
    }
    match (upper, lower, other) {
        (0, 0, _) => Case::Caseless,
        (0, ..) => Case::Lower,
        (2.., 0, 0) => Case::Upper,
        _ => Case::Capital,
    }
}
