//! The terms of many texts as numbers, each written word looked up once.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::numbers;
use crate::terms::first_words;

type Fast = foldhash::fast::RandomState;

/// Bytes of the longest word that counts.
const LONGEST: usize = 80;
/// Terms in all: no story has as many, and memory has an end.
const MOST: usize = 200_000;
/// Words behind a number that it may count.
const COUNTED: usize = 2;

/// A term's number; terms have them in the order in which they are met.
pub(super) type Term = u32;

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A word that has always stood with a capital.
    Name,
    Number,
    /// A number with a word close behind it, which it may count: "seven dead" is not "seven o'clock".
    Figure,
}

/// What has been seen. Words of two languages that look alike are one term: names and numbers must meet.
#[derive(Default)]
pub(super) struct Vocabulary<'t> {
    /// Words as written, by language, with their terms; `None` for those that say nothing.
    words: HashMap<(u16, &'t str), Option<Term>, Fast>,
    terms: HashMap<Box<str>, Term, Fast>,
    figures: HashMap<(Term, Term), Term, Fast>,
    kinds: Vec<Kind>,
}

impl<'t> Vocabulary<'t> {
    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.kinds.len()
    }

    pub(super) fn kind(&self, term: Term) -> Kind {
        self.kinds.get(term as usize).copied().unwrap_or(Kind::Word)
    }

    /// The kinds of all terms, by their numbers.
    pub(super) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Hands on the terms of a text, in order; gives how many words it has.
    pub(super) fn read(&mut self, text: &'t str, language: Option<&str>, mut take: impl FnMut(Term)) -> usize {
        let code = code(language);
        let mut count = 0;
        // The last number, and how many words back it stands.
        let mut number: Option<(Term, usize)> = None;
        for run in text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))) {
            if run.is_empty() {
                continue;
            }
            if !run.is_ascii() && run.contains(is_unspaced) {
                // Two characters of a script without spaces are read as long as a word.
                let mut characters = 0;
                for word in run.unicode_words() {
                    characters += 1;
                    self.term(word, code, language).into_iter().for_each(&mut take);
                }
                count += usize::midpoint(characters, 1);
                continue;
            }
            count += 1;
            let Some(term) = self.term(run, code, language) else { continue };
            take(term);
            if self.kind(term) == Kind::Number {
                number = Some((term, 0));
            } else if let Some((figure, back)) = number {
                self.figure(figure, term).into_iter().for_each(&mut take);
                number = (back + 1 < COUNTED).then_some((figure, back + 1));
            }
        }
        count
    }

    fn term(&mut self, word: &'t str, code: u16, language: Option<&str>) -> Option<Term> {
        if word.len() > LONGEST {
            return None;
        }
        if let Some(known) = self.words.get(&(code, word)) {
            return *known;
        }
        let mut found = None;
        if self.kinds.len() < MOST {
            match numbers::spelled(word, code) {
                Some(number) => found = Some(self.known(number, Kind::Number)),
                None => {
                    let kind = match word.chars().next() {
                        Some(first) if first.is_numeric() => Kind::Number,
                        Some(first) if first.is_uppercase() => Kind::Name,
                        _ => Kind::Word,
                    };
                    first_words(word, language, 1, |term| found = Some(self.known(term, kind)));
                }
            }
        }
        self.words.insert((code, word), found);
        found
    }

    /// The number of a term, which stands here as this kind.
    fn known(&mut self, term: &str, kind: Kind) -> Term {
        if let Some(known) = self.terms.get(term) {
            if kind == Kind::Word
                && let Some(known) = self.kinds.get_mut(*known as usize)
            {
                *known = kind;
            }
            return *known;
        }
        let next = self.next(kind);
        self.terms.insert(term.into(), next);
        next
    }

    fn figure(&mut self, number: Term, counted: Term) -> Option<Term> {
        if let Some(known) = self.figures.get(&(number, counted)) {
            return Some(*known);
        }
        if self.kinds.len() >= MOST {
            return None;
        }
        let next = self.next(Kind::Figure);
        self.figures.insert((number, counted), next);
        Some(next)
    }

    fn next(&mut self, kind: Kind) -> Term {
        self.kinds.push(kind);
        Term::try_from(self.kinds.len() - 1).unwrap_or(Term::MAX)
    }
}

/// The first two letters of a language's code.
fn code(language: Option<&str>) -> u16 {
    let letters = language.unwrap_or("en").as_bytes();
    let letter = |at: usize| letters.get(at).map_or(0, u8::to_ascii_lowercase);
    u16::from_be_bytes([letter(0), letter(1)])
}

/// Thai, Lao, Khmer, Burmese, Chinese, Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
