//! The dateline: where a report says that it was written.
//!
//! "PORT AMITY, Sorrel —", "PARIS (AP) -", "LONDON, Nov 3 (Reuters) - ", "Berlin (dpa) – ": a name, perhaps what it lies in and the day,
//! perhaps an agency, then a dash.

use std::ops::Range;

use super::cues::{INSIDE, LABELS, is_date};
use super::fold::fold;
use super::gazetteer::{How, known};

/// Bytes of a line in which its dash must stand.
const LONGEST: usize = 120;
/// Lines of a text that may open with the dateline: a byline and a date may stand above.
const LINES: usize = 5;

/// A dateline as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// Where it stands in the text, in bytes, its dash included.
    pub range: Range<usize>,
    /// Where the name of the place stands, in bytes.
    pub name: Range<usize>,
    /// What the place lies in, as printed: "Ill.", "France".
    pub within: Option<String>,
    /// The agency in brackets: "AP".
    pub agency: Option<String>,
}

/// The dateline of a text, if one of its first lines opens with one.
#[must_use]
pub fn dateline_place(text: &str) -> Option<Dateline> {
    let mut from = 0;
    for line in text.split('\n').take(LINES) {
        if let Some(found) = of_line(line) {
            let moved = |range: Range<usize>| range.start + from..range.end + from;
            return Some(Dateline { range: moved(found.range), name: moved(found.name), ..found });
        }
        from += line.len() + 1;
    }
    None
}

fn of_line(line: &str) -> Option<Dateline> {
    let start = line.len() - line.trim_start().len();
    let head = &line[start..line.floor_char_boundary(LONGEST).max(start)];
    let (dash, width) = first_dash(head)?;
    let mut before = head[..dash].trim_end();
    let mut agency = None;
    if let Some((front, inside)) = before.strip_suffix(')').and_then(|front| front.rsplit_once('(')) {
        agency = Some(inside.trim()).filter(|agency| !agency.is_empty() && agency.split(' ').count() <= 4).map(str::to_owned);
        before = front.trim_end();
    }
    let mut parts = before.split(',').map(str::trim);
    // Of two places the first counts.
    let name = parts.next()?.split('/').next()?.trim_end();
    let rest: Vec<&str> = parts.collect();
    if !reads_like_a_name(name) || rest.len() > 3 || !rest.iter().all(|part| reads_like_more(part)) {
        return None;
    }
    let shouted = !name.chars().any(char::is_lowercase) && name.chars().filter(|c| c.is_uppercase()).count() > 2;
    let key = fold(name);
    let is_place = |key: &str| known(key).is_some_and(|known| known.places().any(|(_, how)| how == How::Name));
    let lies_in = |part: &&str| known(&fold(part)).is_some_and(|known| known.places().any(|(_, how)| how != How::Demonym));
    let within = rest.iter().find(|part| lies_in(part)).or_else(|| rest.first().filter(|part| !has_digit(part)));
    let is_label = !is_place(&key) && key.split(' ').next().is_some_and(|word| LABELS.contains(&word));
    // A name that is no word in capitals is a dateline's only if more than the dash says so; a bare hyphen says least.
    let plain =
        is_place(&key) && (agency.is_some() || !rest.is_empty() || head[dash..].starts_with(['–', '—']) || head[dash..].starts_with("--"));
    let vouched = agency.is_some() || within.is_some_and(lies_in) || shouted && is_place(&key) || plain;
    if is_label || !(vouched || shouted && !head[dash..].starts_with('-')) {
        return None;
    }
    Some(Dateline {
        range: start..start + dash + width,
        name: start..start + name.len(),
        within: within.map(|part| (*part).to_owned()),
        agency,
    })
}

/// Where the first dash stands that parts a dateline from its sentence, and how long it is.
fn first_dash(head: &str) -> Option<(usize, usize)> {
    let dashes = head.char_indices().filter(|(_, c)| matches!(c, '—' | '–' | '-'));
    for (at, c) in dashes {
        let rest = &head[at..];
        if rest.starts_with("--") {
            return Some((at, 2));
        }
        let apart = head[..at].ends_with([' ', ')']) && rest[c.len_utf8()..].starts_with(' ');
        if c == '—' || (c == '–' || c == '-') && apart {
            return Some((at, c.len_utf8()));
        }
    }
    None
}

/// One to five words with capitals, small words between them.
fn reads_like_a_name(name: &str) -> bool {
    let mut words = name.split([' ', '-']);
    let first = words.next().is_some_and(capital);
    first && !has_digit(name) && name.split(' ').count() <= 5 && words.all(|word| capital(word) || INSIDE.contains(&word))
}

/// What lies behind the name: a region, a day.
fn reads_like_more(part: &str) -> bool {
    let words = part.split(' ').filter(|word| !word.is_empty());
    let is_day = |word: &str| word.bytes().all(|b| b.is_ascii_digit()) || is_date(&fold(word));
    !part.is_empty() && words.clone().count() <= 4 && words.clone().all(|word| capital(word) || is_day(word) || INSIDE.contains(&word))
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn has_digit(part: &str) -> bool {
    part.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Option<&str>, Option<&str>)>) {
        let found = dateline_place(text);
        let told = found.as_ref().map(|d| (&text[d.name.clone()], d.within.as_deref(), d.agency.as_deref()));
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn datelines_of_papers_and_agencies_are_read() {
        check("PORT AMITY, Sorrel — The council met.", Some(("PORT AMITY", Some("Sorrel"), None)));
        check("PARIS (AP) - A strike began.", Some(("PARIS", None, Some("AP"))));
        check("SPRINGFIELD, Ill. (AP) — A judge ruled.", Some(("SPRINGFIELD", Some("Ill."), Some("AP"))));
        check("LONDON, Nov 3 (Reuters) - Shares fell.", Some(("LONDON", None, Some("Reuters"))));
        check("Berlin – Die Bahn streicht.", Some(("Berlin", None, None)));
        check("München (dpa) – Nach dem Regen.", Some(("München", None, Some("dpa"))));
        check("By Ada Quill\nNEW YORK/LONDON (Reuters) - Rates rose.", Some(("NEW YORK", None, Some("Reuters"))));
        check("BEIJING -- China opposes it.", Some(("BEIJING", None, None)));
    }

    #[test]
    fn what_is_no_dateline_is_none() {
        for text in [
            "The mayor — she had slept badly — laughed.",
            "EXCLUSIVE — The mayor resigns",
            "UPDATE 2-Rates rise - bank",
            "Ada Quill - our reporter",
            "A long sentence that runs on and on without a dash.",
            "— ",
            "",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_hostile_line_ends() {
        assert_eq!(dateline_place(&"A-".repeat(500_000)), None);
        assert_eq!(dateline_place(&"ÄÖ".repeat(500_000)), None);
    }
}
