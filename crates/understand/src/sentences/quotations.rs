//! Where a line's quotations and brackets begin and end, so that no sentence ends within one.

use std::ops::Range;

/// Bytes of the longest quotation that is held together. What is longer is mostly a mark that was never closed.
const LONGEST: usize = 2_400;
/// The same for brackets, which hold an aside.
const LONGEST_ASIDE: usize = 400;

/// A kind of marks: what opens it, and what closes it.
struct Pair {
    open: &'static str,
    close: &'static [&'static str],
    longest: usize,
}

/// Two single marks stand for a double one in what agencies and archives hand on, so they come first.
const PAIRS: [Pair; 16] = [
    pair("''", &["''", "\""]),
    pair("``", &["''", "``", "\""]),
    pair("“", &["”", "“"]),
    pair("”", &["”"]),
    pair("„", &["“", "”", "„"]),
    pair("\"", &["\"", "''"]),
    pair("«", &["»"]),
    pair("»", &["«", "»"]),
    pair("‹", &["›"]),
    pair("「", &["」"]),
    pair("『", &["』"]),
    pair("‘", &["’"]),
    pair("‚", &["‘", "’"]),
    pair("'", &["'"]),
    Pair { open: "(", close: &[")"], longest: LONGEST_ASIDE },
    Pair { open: "（", close: &["）"], longest: LONGEST_ASIDE },
];

const fn pair(open: &'static str, close: &'static [&'static str]) -> Pair {
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
        if place < past || mark.is_alphanumeric() || mark == ' ' {
            continue;
        }
        let Some(kind) = PAIRS.iter().position(|pair| line[place..].starts_with(pair.open)) else { continue };
        let Pair { open, close, longest } = &PAIRS[kind];
        let after = place + open.len();
        if !opens(line, place, open) {
            past = after;
            continue;
        }
        if known[kind].is_some_and(|end| end <= after) {
            known[kind] = next_close(line, after, close, open);
        }
        if let Some(end) = known[kind].filter(|end| end - place <= *longest) {
            found.push(place..end);
            past = end;
        } else {
            past = after;
        }
    }
    found
}

/// Behind the next mark that closes; `None` if there is none in the rest of the line.
fn next_close(line: &str, from: usize, close: &[&str], open: &str) -> Option<usize> {
    line[from..].char_indices().filter(|(_, c)| !c.is_alphanumeric() && *c != ' ').map(|(place, _)| place + from).find_map(|place| {
        let mark = close.iter().find(|mark| line[place..].starts_with(**mark))?;
        let end = place + mark.len();
        closes(line, place, end, open).then_some(end)
    })
}

/// Marks that are the same on both sides, or also an apostrophe, tell by what stands beside them.
fn opens(line: &str, place: usize, mark: &str) -> bool {
    let before = line[..place].chars().next_back();
    let after = line[place + mark.len()..].chars().next();
    let is_free =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '/' | '“' | '"' | '‘' | '（' | '\''));
    match mark {
        "\"" | "”" | "»" | "''" => is_free && after.is_some_and(|c| !c.is_whitespace()),
        "'" => is_free && after.is_some_and(char::is_uppercase),
        "‘" => before.is_none_or(|c| !c.is_alphanumeric()),
        _ => true,
    }
}

fn closes(line: &str, place: usize, end: usize, open: &str) -> bool {
    let before = line[..place].chars().next_back();
    let after = line[end..].chars().next();
    match open {
        // An apostrophe closes nothing, and a single mark after a bare word may be one ("the players’ vote").
        "'" | "‘" | "‚" => {
            before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…')) && after.is_none_or(|c| !c.is_alphanumeric())
        }
        "\"" | "”" | "»" | "''" | "``" => before.is_some_and(|c| !c.is_whitespace()) || after.is_none_or(|c| !c.is_alphanumeric()),
        _ => true,
    }
}
