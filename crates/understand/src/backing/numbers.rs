//! The numbers of a sentence, and whether reports have them: value and unit, however they are written ("3.5bn", "3.5 billion").
//!
//! What only nearly is a number (a score, an hour, a model's name) must stand in a report as it is. A number that counts a matter ("12 killed")
//! must be one that a report gives for it, where any report gives one.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::spelled;
use crate::figures::figures;
use crate::terms::folded;

/// Digits of the longest number that is read as one.
const LONGEST: usize = 18;
/// What a number measures if it is a place in a row ("21st").
const ORDINAL: &str = "ordinal";
/// Shares and sums: a bare number is none of them.
const TELLING: [&str; 9] = ["%", "points", "$", "€", "£", "¥", "₹", "franc", "yuan"];
/// Words between two numbers of a range or a list, of which the second's unit is the first's too.
const BETWEEN: &str = "to and or bis und oder et y o a e en of";

/// A number as it can be held against another.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    /// Its value in thousandths of its last digits is exact: "3.5 million" is 3500000.
    Number { value: f64, unit: Option<&'static str> },
    /// As it is written.
    Text(String),
    /// "Dozens", "half".
    Rough(&'static str),
}

struct Found {
    said: Vec<Said>,
    range: Range<usize>,
}

/// What reports count.
#[derive(Default)]
pub(super) struct Known {
    /// Units by the value's bits.
    numbers: BTreeMap<u64, Vec<Option<&'static str>>>,
    texts: HashSet<String, foldhash::fast::RandomState>,
    rough: Vec<&'static str>,
    /// What of the few matters that reports count, with its values.
    matters: BTreeMap<String, Vec<u64>>,
}

impl Known {
    pub(super) fn read(&mut self, sentence: &str, language: Option<&str>) {
        for said in numbers(sentence, language).into_iter().flat_map(|found| found.said) {
            match said {
                Said::Number { value, unit } => {
                    let units = self.numbers.entry(key(value)).or_default();
                    if !units.contains(&unit) {
                        units.push(unit);
                    }
                }
                Said::Text(text) => {
                    self.texts.insert(text);
                }
                Said::Rough(rough) if !self.rough.contains(&rough) => self.rough.push(rough),
                Said::Rough(_) => {}
            }
        }
        for figure in figures(sentence).into_iter().filter(|figure| figure.is_matter) {
            self.matters.entry(figure.counted).or_default().push(key(figure.value));
        }
    }

    /// The numbers that no report has.
    pub(super) fn missing(&self, sentence: &str, language: Option<&str>) -> Vec<Range<usize>> {
        let mut missing: Vec<Range<usize>> = numbers(sentence, language)
            .into_iter()
            .filter(|found| !found.said.iter().any(|said| self.has(said)))
            .map(|found| found.range)
            .collect();
        for figure in figures(sentence).into_iter().filter(|figure| figure.is_matter) {
            let given = self.matters.get(&figure.counted);
            // "One person died" has no other number to be found by.
            let is_there = given.map_or(figure.value > 1.0, |values| values.contains(&key(figure.value)));
            if !is_there && !missing.iter().any(|range| range.start < figure.text.end && figure.text.start < range.end) {
                missing.push(figure.text);
            }
        }
        missing
    }

    fn has(&self, said: &Said) -> bool {
        match said {
            Said::Text(text) => self.texts.contains(text),
            Said::Rough(rough) => self.rough.contains(rough),
            Said::Number { value, unit } => self.numbers.get(&key(*value)).is_some_and(|units| {
                units.iter().any(|given| match (given, unit) {
                    (Some(given), Some(unit)) => given == unit,
                    (Some(given), None) => !TELLING.contains(given),
                    // Somebody's age, and a day of a month.
                    (None, Some(unit)) => matches!(*unit, "year" | ORDINAL),
                    (None, None) => true,
                })
            }),
        }
    }
}

/// Equal values have equal keys, whether they were written out or multiplied.
fn key(value: f64) -> u64 {
    ((value * 1e4).round() / 1e4).to_bits()
}

/// A piece of a sentence without spaces in it.
struct Piece<'a> {
    text: &'a str,
    folded: String,
    range: Range<usize>,
    is_digits: bool,
    /// What stands between it and the piece before: nothing or one mark where they are glued, a space, or else what parts them.
    gap: &'a str,
}

fn pieces(sentence: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut at, mut behind) = (0, 0);
    while let Some(first) = sentence[at..].chars().next() {
        let end = if digit(first).is_some() {
            digits_end(sentence, at)
        } else if first.is_alphabetic() {
            let rest = &sentence[at..];
            let end = rest.find(|c: char| !(c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) || matches!(c, '\'' | '’')));
            at + end.unwrap_or(rest.len())
        } else if matches!(first, '$' | '€' | '£' | '¥' | '₹' | '%' | '٪') {
            at + first.len_utf8()
        } else {
            at += first.len_utf8();
            continue;
        };
        let text = &sentence[at..end];
        let is_digits = digit(first).is_some();
        pieces.push(Piece { text, folded: folded(text), range: at..end, is_digits, gap: &sentence[behind..at] });
        (at, behind) = (end, end);
    }
    pieces
}

/// Behind digits with what may stand between them: "1,400", "1 400" with a space that does not break, "1’400".
fn digits_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut letters = text[at..].char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        let goes_on = letters.peek().is_some_and(|(_, next)| digit(*next).is_some());
        let joins =
            digit(letter).is_some() || goes_on && matches!(letter, ',' | '.' | '٫' | '٬' | '’' | '\'' | '\u{a0}' | '\u{202f}' | '\u{2009}');
        if !joins {
            break;
        }
        end = at + place + letter.len_utf8();
    }
    end
}

/// A decimal digit of any script that writes numbers so.
fn digit(letter: char) -> Option<u32> {
    const ZEROS: [u32; 17] =
        [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0xff10];
    let code = u32::from(letter);
    ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero)
}

/// Digits as they are written, in ASCII, spaces and apostrophes out.
fn plain(text: &str) -> String {
    let plain = |letter: char| match letter {
        ',' | '٬' => Some(','),
        '.' | '٫' => Some('.'),
        other => digit(other).and_then(|digit| char::from_digit(digit, 10)),
    };
    text.chars().filter_map(plain).collect()
}

/// The value of digits; `None` for what is no number ("12.9.2017").
fn value(text: &str) -> Option<f64> {
    let text = plain(text);
    if text.len() > LONGEST {
        return None;
    }
    let groups: Vec<&str> = text.split([',', '.']).collect();
    let (head, rest) = groups.split_first()?;
    let mixed = text.contains(',') && text.contains('.');
    // "1,400", "1,400,000", "12,34,567", and with a fraction "1.234,56".
    let is_group = |group: &&str| group.len() == 3;
    if rest.is_empty() {
        head.parse().ok()
    } else if mixed {
        let (fraction, whole) = rest.split_last()?;
        let is_grouped = whole.iter().all(is_group) && head.len() <= 3;
        is_grouped.then(|| format!("{head}{}.{fraction}", whole.concat()).parse().ok()).flatten()
    } else if rest.iter().all(is_group) && head.len() <= 3 && *head != "0" {
        groups.concat().parse().ok()
    } else if let [fraction] = rest {
        format!("{head}.{fraction}").parse().ok()
    } else {
        None
    }
}

/// The numbers of a sentence, in order.
fn numbers(sentence: &str, language: Option<&str>) -> Vec<Found> {
    let pieces = pieces(sentence);
    let mut found: Vec<Found> = Vec::new();
    let mut place = 0;
    while place < pieces.len() {
        let read = chain(&pieces, place).or_else(|| number(&pieces, place, language)).or_else(|| rough(&pieces[place]));
        let Some((said, width)) = read else {
            place += 1;
            continue;
        };
        let is_joined = found.last().is_some_and(|last: &Found| {
            let between = sentence.get(last.range.end..pieces[place].range.start).unwrap_or_default().trim();
            between.is_empty() || matches!(between, "-" | "–" | "," | "$" | "€" | "£") || BETWEEN.split(' ').any(|word| word == between)
        });
        let range = pieces[place].range.start..pieces[place + width - 1].range.end;
        if let (true, Some(last), [Said::Number { unit: Some(unit), .. }]) = (is_joined, found.last_mut(), said.as_slice()) {
            // "5 to 20 percent" is five percent at least.
            for said in &mut last.said {
                if let Said::Number { unit: own @ None, .. } = said {
                    *own = Some(*unit);
                }
            }
        }
        found.push(Found { said, range });
        place += width;
    }
    found
}

/// Glued pieces that are no number alone: "3-2", "10:30", "9/11", "COVID-19", "F-16", "G20", "4x4".
fn chain(pieces: &[Piece<'_>], place: usize) -> Option<(Vec<Said>, usize)> {
    let first = &pieces[place];
    let is_name = !first.is_digits && first.text.contains(char::is_uppercase) && !is_currency(&first.folded);
    let mut text = if first.is_digits { plain(first.text) } else { first.folded.clone() };
    let mut width = 1;
    while let Some(next) = pieces.get(place + width) {
        let before = &pieces[place + width - 1];
        let glue = match next.gap {
            "" => "",
            "-" | "–" | "‑" | "−" => "-",
            "/" | ":" | "." | "," => next.gap,
            _ => break,
        };
        let belongs = match (before.is_digits, next.is_digits) {
            (true, true) => true,
            // "Boeing 747-8i", "4x4", "5G"; what "km", "bn" and "st" say is read elsewhere.
            (true, false) => glue.is_empty() && !is_suffix(&next.folded) && next.text.starts_with(char::is_alphabetic),
            (false, true) => (is_name || width > 1) && matches!(glue, "" | "-") && before.text.starts_with(char::is_alphabetic),
            (false, false) => false,
        };
        if !belongs {
            break;
        }
        // A hyphen within a name may be left out, one between numbers may not.
        text.push_str(if before.is_digits && next.is_digits { glue } else { "" });
        text.push_str(&if next.is_digits { plain(next.text) } else { next.folded.clone() });
        width += 1;
    }
    // Digits alone that are no number: "12.9.2017", a telephone's.
    let is_odd = width == 1 && first.is_digits && value(first.text).is_none();
    (width > 1 || is_odd).then(|| (vec![Said::Text(text)], width))
}

/// A number with what it measures, and how many pieces it takes.
fn number(pieces: &[Piece<'_>], place: usize, language: Option<&str>) -> Option<(Vec<Said>, usize)> {
    let first = &pieces[place];
    let near = |at: usize| pieces.get(at).filter(|piece| matches!(piece.gap, "" | " " | "-" | "–" | "\u{a0}" | "\u{202f}"));
    let (mut value, mut width) = if first.is_digits {
        (value(first.text)?, 1)
    } else if let Some(ordinal) = spelled::ordinal(&first.folded).filter(|_| matches!(language, None | Some("en"))) {
        let said = Said::Number { value: ordinal, unit: Some(ORDINAL) };
        return Some((vec![said], 1));
    } else {
        written(pieces, place, language)?
    };
    if let Some(next) = pieces.get(place + 1).filter(|next| first.is_digits && next.gap.is_empty()) {
        if matches!(next.folded.as_str(), "st" | "nd" | "rd" | "th" | "er" | "eme" | "e") {
            return Some((vec![Said::Number { value, unit: Some(ORDINAL) }], 2));
        }
        if next.folded == "k" {
            value *= 1e3;
            width += 1;
        }
    }
    let before = place.checked_sub(1).and_then(|place| pieces.get(place)).filter(|_| matches!(first.gap, "" | " " | "\u{a0}"));
    let mut unit = before.filter(|before| is_currency(&before.folded)).and_then(|before| spelled::unit(&before.folded));
    let mut others = Vec::new();
    while let Some(next) = near(place + width) {
        if let Some(times) = spelled::times(&next.folded) {
            value *= times;
        } else if next.folded == "m" && next.gap.is_empty() {
            // Metres or millions.
            if unit.is_none() {
                others.push(Said::Number { value, unit: Some("metre") });
            }
            value *= 1e6;
        } else {
            break;
        }
        width += 1;
    }
    if let Some(next) = near(place + width).filter(|_| unit.is_none()) {
        let second = near(place + width + 1).map_or("", |second| second.folded.as_str());
        let pair = (next.folded.as_str(), second);
        (unit, width) = match pair {
            ("percentage", "points" | "point") => (Some("points"), width + 2),
            ("per" | "pour" | "por" | "par", "cent" | "ciento" | "cento") => (Some("%"), width + 2),
            (word, _) => spelled::unit(if word == "٪" { "%" } else { word }).map_or((None, width), |unit| (Some(unit), width + 1)),
        };
    }
    others.insert(0, Said::Number { value, unit });
    Some((others, width))
}

/// "forty-two", "two hundred and fifty", "a million", "two dozen".
fn written(pieces: &[Piece<'_>], place: usize, language: Option<&str>) -> Option<(f64, usize)> {
    let joins = |at: usize| pieces.get(at).filter(|piece| matches!(piece.gap, " " | "-" | "‑"));
    let first = &pieces[place];
    let is_article = matches!(first.folded.as_str(), "a" | "an" | "one");
    let (mut sum, mut part, mut width) = match spelled::word(&first.folded, language) {
        Some(value) => (0.0, value, 1),
        None if is_article && joins(place + 1).is_some_and(|next| spelled::times(&next.folded).is_some()) => (0.0, 1.0, 1),
        None => return None,
    };
    while let Some(next) = joins(place + width) {
        let skips = usize::from(matches!(next.folded.as_str(), "and" | "et" | "y" | "e") && width > 0);
        let Some(word) = joins(place + width + skips) else { break };
        if skips == 0
            && let Some(times) = spelled::times(&word.folded)
        {
            // "Two hundred thousand" goes on with what it came to; "two thousand three hundred" begins anew.
            if times >= 1e3 {
                sum = (sum + part) * times;
                part = 0.0;
            } else {
                part *= times;
            }
        } else if let Some(value) = spelled::word(&word.folded, language).filter(|value| is_smaller(*value, part, sum, skips)) {
            part += value;
        } else if word.folded == "one" && part >= 20.0 {
            part += 1.0;
        } else {
            break;
        }
        width += 1 + skips;
    }
    Some((sum + part, width))
}

/// Whether a number's word goes on with the number before it: "forty two", "two hundred and fifty", and no "two and three".
fn is_smaller(value: f64, part: f64, sum: f64, skips: usize) -> bool {
    let last = if part > 0.0 { part } else { sum };
    let step = if last % 1000.0 == 0.0 {
        1000.0
    } else if last % 100.0 == 0.0 {
        100.0
    } else if last % 10.0 == 0.0 && last >= 20.0 {
        10.0
    } else {
        return false;
    };
    value < step && (skips == 0 || step > 10.0)
}

fn rough(piece: &Piece<'_>) -> Option<(Vec<Said>, usize)> {
    spelled::rough(&piece.folded).map(|rough| (vec![Said::Rough(rough)], 1))
}

fn is_currency(folded: &str) -> bool {
    matches!(folded, "$" | "€" | "£" | "¥" | "₹" | "usd" | "eur" | "gbp" | "jpy" | "inr" | "rs" | "chf" | "cny" | "rmb")
}

/// What may be glued to a number's end and has its own meaning.
fn is_suffix(folded: &str) -> bool {
    matches!(folded, "st" | "nd" | "rd" | "th" | "er" | "eme" | "e" | "k" | "m" | "p")
        || spelled::times(folded).is_some()
        || spelled::unit(folded).is_some()
}
