//! A text as words and marks, each with what its letters and its neighbours show.

use std::ops::Range;

use super::lexicon::{Marks, marks, marks_as_written};

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// "harbour"
    Lower,
    /// "Harbour", "McKay", "O'Brien"
    Capital,
    /// "UN", "U.S."
    Upper,
    /// "J." or "J"
    Initial,
    /// "1,400", "3-1", "61st"
    Number,
    /// Any other letter that stands for itself; a line's end too.
    Mark(char),
}

/// One word or mark.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// In lower case, without the dot of an abbreviation; empty for marks.
    pub(super) lower: String,
    pub(super) range: Range<usize>,
    pub(super) shape: Shape,
    pub(super) marks: Marks,
    /// The first word of a sentence, a quotation or a line, which is written with a capital whatever it is.
    pub(super) initial: bool,
    /// "'s" follows, which is no part of `range`.
    pub(super) possessive: bool,
}

impl Token<'_> {
    pub(super) fn is(&self, lists: Marks) -> bool {
        self.marks.any(lists)
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.shape == Shape::Mark(mark)
    }

    pub(super) fn has_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }
}

/// Words that a hyphen hangs on a name: "Chicago-based" names Chicago.
const HUNG: &str = "based born area led backed occupied style wide era funded owned controlled speaking only made run related elect bound trained \
    educated held listed sponsored dominated friendly supported linked";
/// Bytes of the longest word that may be part of a name.
const LONGEST: usize = 60;

/// The tokens of a text. `sentences` as `sentences()` gives them.
pub(super) fn tokens<'a>(text: &'a str, sentences: &[Range<usize>]) -> Vec<Token<'a>> {
    let mut tokens: Vec<Token<'a>> = Vec::with_capacity(text.len() / 5);
    let mut starts = sentences.iter().map(|range| range.start).peekable();
    let mut fresh = true;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if starts.next_if(|start| *start <= at).is_some() {
            fresh = true;
        }
        if first.is_whitespace() {
            if first == '\n' || first == '\r' {
                tokens.push(mark('\n', at, 1, text));
                fresh = true;
            }
            at += first.len_utf8();
            continue;
        }
        if first == 'h' && (text[at..].starts_with("http://") || text[at..].starts_with("https://")) {
            at += text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
            continue;
        }
        if matches!(first, '@' | '#') {
            // What is called so on a network is no name as people write it.
            tokens.push(mark(first, at, 1, text));
            let behind = &text[at + 1..];
            at += 1 + behind.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(behind.len());
            fresh = false;
            continue;
        }
        if first.is_alphanumeric() {
            let end = word_end(text, at);
            at = push_word(text, at, end, fresh, &mut tokens);
            fresh = false;
            continue;
        }
        let width = first.len_utf8();
        tokens.push(mark(first, at, width, text));
        at += width;
        // What is quoted begins anew, as what stands behind a mark within a quotation does.
        fresh = fresh && matches!(first, '"' | '“' | '‘' | '\'' | '«' | '»' | '„' | '(' | '[' | '¿' | '¡' | '-' | '–' | '—' | '•' | '*')
            || matches!(first, '.' | '!' | '?' | '…' | ':' | ';' | '"' | '“' | '‘' | '«' | '„' | '|');
    }
    tokens
}

fn mark<'a>(letter: char, at: usize, width: usize, text: &'a str) -> Token<'a> {
    let range = at..at + width;
    Token {
        text: text.get(range.clone()).unwrap_or(""),
        lower: String::new(),
        range,
        shape: Shape::Mark(letter),
        marks: Marks::default(),
        initial: false,
        possessive: false,
    }
}

/// Behind a word: letters, digits, and apostrophes, hyphens, dots and commas between them.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut letters = text[at..].char_indices().peekable();
    let mut before = ' ';
    while let Some((place, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let joins = match letter {
            '\'' | '’' | '-' | '‑' => next.is_alphanumeric(),
            '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => letter.is_alphanumeric() || is_combining(letter),
        };
        if !joins {
            break;
        }
        end = at + place + letter.len_utf8();
        before = letter;
    }
    end
}

fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Adds the word at `at..end`, and gives where reading goes on: its end, or behind an ending or a dot that belongs to it.
fn push_word<'a>(text: &'a str, at: usize, mut end: usize, fresh: bool, tokens: &mut Vec<Token<'a>>) -> usize {
    let mut at = at;
    let mut past = end;
    let mut possessive = false;
    let word = &text[at..end];
    let mut lower_from = end;
    // "D-Calif." names a party before the place.
    if word.len() > 2 && (word.starts_with("D-") || word.starts_with("R-") || word.starts_with("I-")) && !word[2..].starts_with('D') {
        at += 2;
    }
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(bare) = text[at..end].strip_suffix(ending).filter(|bare| !bare.is_empty()) {
            possessive = true;
            end = at + bare.len();
        }
    }
    if let Some((head, tail)) = text[at..end].rsplit_once('-')
        && head.starts_with(char::is_uppercase)
        && (HUNG.split_ascii_whitespace().any(|hung| hung == tail) || is_hung(head, tail))
    {
        lower_from = at + head.len();
        end = lower_from;
        past = end;
    }
    let word = &text[at..end];
    let mut shape = shape(word);
    if shape == Shape::Initial || shape == Shape::Upper && word.len() <= 2 {
        let dotted = dotted_end(text, at);
        if dotted > end {
            shape = if text[at..dotted].matches('.').count() > 1 { Shape::Upper } else { shape };
            end = dotted;
            past = dotted;
            possessive = false;
            for ending in ["'s", "’s"] {
                if text[dotted..].starts_with(ending) {
                    possessive = true;
                    past = dotted + ending.len();
                }
            }
        }
    }
    let lower = lowered(&text[at..end]);
    let lists = match shape {
        _ if word.len() > LONGEST => Marks::default(),
        Shape::Capital | Shape::Upper | Shape::Initial => marks(lower.trim_end_matches('.')),
        Shape::Lower => marks_as_written(&lower),
        Shape::Number | Shape::Mark(_) => Marks::default(),
    };
    if !possessive && past == end && lists.any(Marks::DOTTED) && shape == Shape::Capital && text[end..].starts_with('.') {
        end += 1;
        past = end;
    }
    let lower = lower.trim_end_matches('.').to_owned();
    tokens.push(Token { text: &text[at..end], lower, range: at..end, shape, marks: lists, initial: fresh, possessive });
    if lower_from < past { past } else { past.max(end) }
}

/// "ISIS-inspired": an ordinary word behind what is surely no first part of a given name ("Dae-jung").
fn is_hung(head: &str, tail: &str) -> bool {
    let is_small = tail.len() > 3 && tail.bytes().all(|byte| byte.is_ascii_lowercase());
    is_small && (tail.ends_with("ed") || tail.ends_with("ing")) && marks(tail).any(Marks::WORD) && !head.contains('-')
}

fn lowered(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() }
}

/// Behind "U.S.", "J.K." or "J.", if a dot belongs to the letter.
fn dotted_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while bytes.get(end).is_some_and(u8::is_ascii_uppercase) && bytes.get(end + 1) == Some(&b'.') {
        end += 2;
    }
    end
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = word.chars().next() else { return Shape::Lower };
    if !first.is_alphabetic() {
        return Shape::Number;
    }
    if word.chars().nth(1).is_none() {
        return if first.is_uppercase() { Shape::Initial } else { Shape::Lower };
    }
    if !first.is_uppercase() {
        // "al-Rashid", "d'Estaing": a particle before the name itself.
        let is_joined = ["al-", "el-", "d'", "d’", "l'", "l’", "ad-", "as-", "ar-"]
            .iter()
            .any(|particle| word.strip_prefix(particle).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
        return if is_joined { Shape::Capital } else { Shape::Lower };
    }
    if letters.all(char::is_uppercase) { Shape::Upper } else { Shape::Capital }
}
