//! Where a text's sentences begin and end.
//!
//! A line break is always a border. Within a line a mark that may end a sentence does so unless what stands before it is an abbreviation
//! or what stands after it goes on. A quotation is never broken, however many sentences it holds: who quotes them says so once, before
//! or after, and whoever reads the statement needs both together.

mod abbreviations;
mod quotations;

#[cfg(test)]
mod tests;

use std::ops::Range;

use abbreviations::{Abbreviation, Tongue};

/// Marks that end a sentence if what is around them allows it.
const NARROW: [char; 5] = ['.', '!', '?', '…', '‥'];
/// Marks that end a sentence and do nothing else: of Chinese and Japanese, Arabic and Urdu, the scripts of India, Armenian, Amharic,
/// Burmese, Khmer and Tibetan.
const PLAIN: [char; 14] = ['。', '！', '？', '｡', '．', '؟', '۔', '।', '॥', '։', '።', '။', '។', '།'];
/// What may close behind the mark and still belongs to the sentence.
const CLOSERS: [char; 15] = ['"', '\'', '”', '’', '“', '»', '«', '›', ')', ']', '」', '』', '）', '】', '》'];
/// What may stand before a sentence's first letter.
const OPENERS: [char; 18] = ['"', '\'', '“', '‘', '„', '‚', '«', '»', '‹', '(', '[', '¿', '¡', '「', '『', '（', '—', '–'];
/// Marks of a list's line, which are no part of what it says. A dash is one only before a space.
const BULLETS: [char; 10] = ['•', '▪', '‣', '●', '◦', '·', '■', '►', '▸', '*'];
/// Letters of the longest word that is looked at before a mark, in bytes; no abbreviation is longer.
const LONGEST_WORD: usize = 24;

/// The byte ranges of a text's sentences, in order, without the white space around them. `language` as ISO 639-1, with or without a
/// region; without one the abbreviations of English hold.
#[must_use]
pub fn sentences(text: &str, language: Option<&str>) -> Vec<Range<usize>> {
    let tongue = Tongue::of(language);
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        of_line(line, start, &tongue, &mut found);
        start += line.len();
    }
    found
}

/// The byte ranges of what stands between quotation marks or brackets in a sentence, with the marks.
pub(crate) fn quoted(sentence: &str) -> Vec<Range<usize>> {
    quotations::whole(sentence)
}

/// The sentences of one line, which stands at byte `at` of the text.
fn of_line(line: &str, at: usize, tongue: &Tongue, found: &mut Vec<Range<usize>>) {
    let line = line.trim_end();
    let mut begin = line.len() - without_bullet(line).len();
    let whole = quotations::whole(line);
    let mut held = whole.iter().peekable();
    let mut past = begin;
    for (place, letter) in line.char_indices() {
        // Nearly all letters are these, and none ends a sentence.
        if letter.is_ascii_alphanumeric() || letter == ' ' {
            continue;
        }
        let plain = PLAIN.contains(&letter);
        if place < past || !(plain || NARROW.contains(&letter)) {
            continue;
        }
        let run = end_of_run(line, place);
        let closed = behind_closers(line, run, plain);
        past = run;
        while held.next_if(|range| range.end < closed).is_some() {}
        if held.peek().is_some_and(|range| range.start < closed && closed < range.end) {
            continue;
        }
        let mark = Mark { begin, place, run, closed, plain };
        if mark.ends(line, tongue) {
            push(line, begin..closed, at, found);
            begin = closed;
            past = closed;
        }
    }
    push(line, begin..line.len(), at, found);
}

/// One mark of a line that may end the sentence which began at `begin`.
struct Mark {
    begin: usize,
    place: usize,
    /// Behind the last of marks that stand together ("?!", "...").
    run: usize,
    /// Behind what closes.
    closed: usize,
    plain: bool,
}

impl Mark {
    fn ends(&self, line: &str, tongue: &Tongue) -> bool {
        let rest = &line[self.closed..];
        let quoted = self.closed > self.run;
        if self.plain {
            return !(quoted && is_spoken_on(rest));
        }
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() || OPENERS.contains(&c));
        let Some(first) = next.chars().next() else { return true };
        let word = leading(next, |c| c.is_alphanumeric() || matches!(c, '\'' | '’'));
        if !rest.starts_with(char::is_whitespace) {
            // Only where the space was forgotten: "the quay was closed.The crews left".
            let before = word_before(&line[self.begin..self.place]);
            return !quoted && before.len() >= 3 && before.chars().all(char::is_lowercase) && first.is_uppercase() && tongue.begins(next);
        }
        let is_stop = line[self.place..self.run] == *".";
        if first.is_lowercase() {
            // "iPhone sales fell": the only lower-case words that begin a sentence.
            return is_stop && word.chars().skip(1).take(2).any(char::is_uppercase);
        }
        if !is_stop {
            return !(quoted && tongue.says_on(next));
        }
        let before = word_before(&line[self.begin..self.place]);
        let is_number = first.is_ascii_digit();
        // "PORT TERN, N.H. — The ferry": a dateline goes on.
        let is_dashed = rest.trim_start().starts_with(['—', '–', '-']);
        match tongue.abbreviation(before, line[self.begin..self.place].trim_start() == before) {
            None => true,
            Some(Abbreviation::Counted) => !is_number && !is_dashed,
            Some(Abbreviation::Hour) => !is_number && !tongue.is_day_or_zone(word),
            Some(Abbreviation::Title | Abbreviation::Ordinal) => false,
            Some(Abbreviation::Other) => !is_number && !is_dashed && tongue.begins(next),
        }
    }
}

/// Behind the marks that stand together from `place` on; dots may have spaces between them (". . .").
fn end_of_run(line: &str, place: usize) -> usize {
    let mut end = place;
    loop {
        let marks = leading(&line[end..], |c| NARROW.contains(&c) || PLAIN.contains(&c));
        end += marks.len();
        if !(line[place..].starts_with(". .") && line[end..].starts_with(" .")) {
            return end;
        }
        end += 1;
    }
}

/// Behind what closes after the marks. The marks that some languages close with and others open with open what is followed by a letter.
fn behind_closers(line: &str, run: usize, plain: bool) -> usize {
    let closers = leading(&line[run..], |c| CLOSERS.contains(&c));
    let closed = run + closers.len();
    if !line[closed..].starts_with(char::is_alphanumeric) {
        return closed;
    }
    if plain { run + closers.trim_end_matches(['“', '«', '»', '"', '\'']).len() } else { run }
}

/// Japanese tells after the closing bracket that this was said ("…」と"); Chinese with a name and a word of saying.
fn is_spoken_on(rest: &str) -> bool {
    let near: String = rest.chars().take(12).take_while(|c| !PLAIN.contains(c) && *c != '，' && *c != '、').collect();
    near.starts_with(['と', 'っ', 'な', 'を', 'が', 'の'])
        || ["说", "說", "表示", "称", "稱", "问道", "問道"].iter().any(|says| near.contains(says))
}

/// The letters before a mark, with the dots between them ("p.m", "U.S", "Nov").
fn word_before(text: &str) -> &str {
    let from = text.char_indices().rev().take(LONGEST_WORD).take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-' | '’' | '\''));
    let start = from.last().map_or(text.len(), |(place, _)| place);
    text[start..].trim_start_matches(|c: char| !c.is_alphanumeric())
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !belongs(c)).unwrap_or(text.len())]
}

fn without_bullet(line: &str) -> &str {
    let bare = line.trim_start();
    let item = bare.trim_start_matches(BULLETS).trim_start();
    let is_dashed = ["- ", "– ", "-\t", "–\t"].iter().any(|dash| item.starts_with(dash));
    if is_dashed { item.trim_start_matches(['-', '–']).trim_start() } else { item }
}

/// A piece without a letter or a digit ("***") says nothing and is left out.
fn push(line: &str, piece: Range<usize>, at: usize, found: &mut Vec<Range<usize>>) {
    let sentence = &line[piece.clone()];
    let bare = sentence.trim();
    if bare.contains(char::is_alphanumeric) {
        let start = at + piece.start + sentence.len() - sentence.trim_start().len();
        found.push(start..start + bare.len());
    }
}
