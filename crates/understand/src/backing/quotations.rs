//! What stands between quotation marks, and whether reports have it between theirs.

use std::ops::Range;

/// Letters and digits below which what stands between marks is no quotation.
const FEWEST: usize = 2;
/// Bytes to which a mark that is not closed holds in a report: to the paragraph's end, or so far.
const LONGEST: usize = 4_000;

/// What reports quote, folded; each with a space before and behind.
#[derive(Default)]
pub(super) struct Known {
    quoted: Vec<String>,
    /// The reports as they are, for titles of works, which reports also set in italics.
    whole: Vec<String>,
}

impl Known {
    pub(super) fn read(&mut self, report: &str) {
        for line in report.lines() {
            self.quoted.extend(quoted(line).into_iter().map(|range| padded(&line[range])));
        }
        self.whole.push(padded(report));
    }

    /// Those of the quoted pieces that no report quotes.
    pub(super) fn missing(&self, sentence: &str, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
        let is_missing = |range: &&Range<usize>| {
            let piece = &sentence[(*range).clone()];
            let wanted = padded(piece);
            let has = |texts: &[String]| texts.iter().any(|text| text.contains(&wanted));
            letters(piece) >= FEWEST && !has(&self.quoted) && !(is_title(piece) && has(&self.whole))
        };
        quoted.iter().filter(is_missing).cloned().collect()
    }
}

/// The quoted pieces of a line, without their marks; one that is not closed goes on to the line's end.
pub(super) fn quoted(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut past = 0;
    for (place, mark) in line.char_indices() {
        if place < past {
            continue;
        }
        let start = place + mark.len_utf8();
        let Some(closers) = closers(mark, line, place) else { continue };
        let end = line[start..].char_indices().map(|(at, c)| (at + start, c)).find(|(at, c)| closers.contains(*c) && closes(line, *at, *c));
        match end {
            Some((end, c)) => {
                found.push(start..end);
                past = end + c.len_utf8();
            }
            // An apostrophe before a word ("’twas") opens nothing.
            None if matches!(mark, '\'' | '‘' | '‚') => {}
            None => {
                let end = line.floor_char_boundary(start + LONGEST);
                found.push(start..end);
                past = end;
            }
        }
    }
    found
}

/// What may close behind a mark that opens.
fn closers(mark: char, line: &str, place: usize) -> Option<&'static str> {
    let before = line[..place].chars().next_back();
    let is_free = before.is_none_or(|c| !c.is_alphanumeric());
    Some(match mark {
        '“' | '〝' => "”“\"〞",
        '„' => "“”\"",
        '"' if is_free => "\"”",
        '”' if is_free => "”",
        '«' => "»",
        '»' if is_free => "«»",
        '‹' => "›",
        '「' => "」",
        '『' => "』",
        '‘' if is_free => "’",
        '‚' if is_free => "‘’",
        '\'' if is_free => "'",
        _ => return None,
    })
}

/// A single mark within a word is an apostrophe.
fn closes(line: &str, place: usize, mark: char) -> bool {
    let after = line[place + mark.len_utf8()..].chars().next();
    !matches!(mark, '\'' | '’' | '‘') || after.is_none_or(|c| !c.is_alphanumeric())
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// "The Long Winter": a name between marks, which is short.
fn is_title(piece: &str) -> bool {
    let mut words = piece.split_whitespace();
    words.clone().count() <= 8 && words.all(|word| word.chars().count() < 4 || word.starts_with(|c: char| !c.is_lowercase()))
}

/// Words alone, in small letters, one space between: how quotation marks, dashes and spaces are written makes no difference.
fn padded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        } else if !matches!(letter, '\'' | '’' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}') && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}
