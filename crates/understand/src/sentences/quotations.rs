//! Where a line's quotations and brackets begin and end, so that no sentence ends within one.

use std::ops::Range;

/// Bytes of the longest quotation that is held together. What is longer is mostly a mark that was never closed.
const LONGEST: usize = 2_400;
/// The same for brackets, which hold an aside.
const LONGEST_ASIDE: usize = 400;

/// A kind of marks: what opens it, and what closes it.
struct Pair {
    open: char,
    close: &'static [char],
    longest: usize,
}

const PAIRS: [Pair; 14] = [
    pair('“', &['”', '“']),
    pair('”', &['”']),
    pair('„', &['“', '”', '„']),
    pair('"', &['"']),
    pair('«', &['»']),
    pair('»', &['«', '»']),
    pair('‹', &['›']),
    pair('「', &['」']),
    pair('『', &['』']),
    pair('‘', &['’']),
    pair('‚', &['‘', '’']),
    pair('\'', &['\'']),
    Pair { open: '(', close: &[')'], longest: LONGEST_ASIDE },
    Pair { open: '（', close: &['）'], longest: LONGEST_ASIDE },
];

const fn pair(open: char, close: &'static [char]) -> Pair {
    Pair { open, close, longest: LONGEST }
}

/// The byte ranges of a line's quotations and brackets with their marks, in order, none within another. One that is not closed in the
/// line, as in a speech that goes on in the next paragraph, is none.
pub(super) fn whole(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // For each kind where the next mark is that may close it, so that a line full of opening marks is searched once.
    let mut known: [Option<usize>; PAIRS.len()] = [Some(0); PAIRS.len()];
    let mut past = 0;
    for (place, mark) in line.char_indices() {
        if place < past {
            continue;
        }
        let Some(kind) = PAIRS.iter().position(|pair| pair.open == mark) else { continue };
        let after = place + mark.len_utf8();
        if !opens(line, place, mark) {
            continue;
        }
        if known[kind].is_some_and(|end| end <= after) {
            known[kind] = next_close(line, after, PAIRS[kind].close, mark);
        }
        if let Some(end) = known[kind].filter(|end| end - place <= PAIRS[kind].longest) {
            found.push(place..end);
            past = end;
        }
    }
    found
}

/// Behind the next mark that closes; `None` if there is none in the rest of the line.
fn next_close(line: &str, from: usize, close: &[char], open: char) -> Option<usize> {
    line[from..].char_indices().map(|(place, c)| (place + from, c)).find_map(|(place, c)| {
        let end = place + c.len_utf8();
        (close.contains(&c) && closes(line, place, end, open)).then_some(end)
    })
}

/// Marks that are the same on both sides, or also an apostrophe, tell by what stands beside them.
fn opens(line: &str, place: usize, mark: char) -> bool {
    let before = line[..place].chars().next_back();
    let after = line[place + mark.len_utf8()..].chars().next();
    let is_free = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '/' | '“' | '"' | '‘' | '（'));
    match mark {
        '"' | '”' | '»' => is_free && after.is_some_and(|c| !c.is_whitespace()),
        '\'' => is_free && after.is_some_and(char::is_uppercase),
        '‘' => before.is_none_or(|c| !c.is_alphanumeric()),
        _ => true,
    }
}

fn closes(line: &str, place: usize, end: usize, open: char) -> bool {
    let before = line[..place].chars().next_back();
    let after = line[end..].chars().next();
    match open {
        // An apostrophe closes nothing, and a single mark after a bare word may be one ("the players’ vote").
        '\'' | '‘' | '‚' => {
            before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…')) && after.is_none_or(|c| !c.is_alphanumeric())
        }
        '"' | '”' | '»' => before.is_some_and(|c| !c.is_whitespace()) || after.is_none_or(|c| !c.is_alphanumeric()),
        _ => true,
    }
}
