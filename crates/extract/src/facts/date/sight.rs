//! Dates in plain sight: in the lines of text that a reader sees.

use model::Moment;

use super::read;
use crate::body::blocks::Block;

/// Lines looked at.
const LINES: usize = 600;
/// Lines with digits in them that are tried.
const DATED: usize = 60;
/// Bytes of a line that can be a date with a few words round it.
const SHORT: usize = 120;
/// Words of a line that are looked at.
const WORDS: usize = 30;
/// Letters beside the date in a line that is about nothing else.
pub(super) const ALONE: usize = 20;
/// Letters beside the date in a line that is about little else: a byline, a section.
pub(super) const BESIDE: usize = 60;

/// Words that say "published" before a date.
const LABELS: &[&str] = &[
    "published",
    "posted",
    "publication date",
    "first published",
    "date:",
    "veröffentlicht",
    "erschienen",
    "erstellt",
    "stand:",
    "datum:",
    "publicado",
    "publicada",
    "fecha",
    "publié",
    "paru",
    "mis en ligne",
    "pubblicato",
    "pubblicata",
    "gepubliceerd",
    "geplaatst",
    "publicerad",
    "publisert",
    "offentliggjort",
    "julkaistu",
    "opublikowano",
    "опубликовано",
    "yayınlanma",
    "posted on",
    "published on",
    "diterbitkan",
    "発表",
    "公開",
    "发布",
    "發佈",
    "게시",
    "입력",
];

/// Words that say "changed" before a date.
const CHANGES: &[&str] = &[
    "updated",
    "update",
    "modified",
    "edited",
    "revised",
    "reviewed",
    "aktualisiert",
    "geändert",
    "actualizado",
    "actualizada",
    "actualización",
    "mis à jour",
    "mise à jour",
    "modifié",
    "aggiornato",
    "atualizado",
    "bijgewerkt",
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "päivitetty",
    "zaktualizowano",
    "aktualizacja",
    "обновлено",
    "güncelleme",
    "更新",
    "수정",
];

/// Does this text say that its date is the day of publication?
pub(super) fn says_published(text: &str) -> bool {
    is_labelled(&text.to_lowercase())
}

fn is_labelled(lower: &str) -> bool {
    LABELS.iter().any(|label| lower.contains(label))
}

/// Does the first date in this line say when something was changed? `before` is the line above.
pub(super) fn is_change(line: &str, before: &str) -> bool {
    let says = |text: &str| CHANGES.iter().any(|word| text.contains(word));
    let lower = line.to_lowercase();
    let to_date = &lower[..lower.find(|c: char| c.is_ascii_digit()).unwrap_or(lower.len())];
    let above = before.len() < 30 && !before.bytes().any(|b| b.is_ascii_digit());
    says(to_date) && !is_labelled(to_date) || above && says(&before.to_lowercase())
}

/// The date in a short line that has at most so many letters beside it.
pub(super) fn in_short(line: &str, most_beside: usize, day_first: bool) -> Option<Moment> {
    if line.len() > SHORT * 2 || is_copyright(line) || !has_year(line) {
        return None;
    }
    let (at, words) = run(line, day_first)?;
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    (letters(line) <= letters(&words) + most_beside).then_some(at)
}

/// The date somewhere within a short text: the longest run of words that can be one.
pub(super) fn within(text: &str, day_first: bool) -> Option<Moment> {
    run(text, day_first).map(|(at, _)| at)
}

/// The first date that follows a word for "published".
pub(super) fn labelled(lines: &[&Block], day_first: bool) -> Option<Moment> {
    lines
        .iter()
        .take(LINES)
        .filter(|line| line.text.len() < SHORT * 4 && has_year(&line.text) && !is_copyright(&line.text))
        .take(DATED)
        .find_map(|line| {
            let lower = line.text.to_lowercase();
            let at = LABELS.iter().filter_map(|label| lower.find(label)).min()?;
            let rest = lower.get(at..)?;
            let digit = rest.find(|c: char| c.is_ascii_digit()).filter(|digit| *digit < 40);
            digit.and_then(|_| within(&rest[..rest.floor_char_boundary(SHORT)], day_first))
        })
}

/// The first date in a short line; then the first at the beginning of a longer one.
pub(super) fn anywhere(lines: &[&Block], day_first: bool) -> Option<Moment> {
    let dated = || lines.iter().take(LINES).filter(|line| has_year(&line.text) && !is_copyright(&line.text)).take(DATED);
    let short = dated().find_map(|line| in_short(&line.text, BESIDE, day_first));
    short.or_else(|| dated().find_map(|line| within(&line.text, day_first)))
}

/// The year of a copyright line, as its first day.
pub(super) fn copyright(lines: &[&Block]) -> Option<Moment> {
    let line =
        lines.iter().rev().take(LINES).find(|line| line.text.len() < SHORT * 2 && is_copyright(&line.text) && has_year(&line.text))?;
    if let Some(day) = within(&line.text, false) {
        return Some(day);
    }
    let years = line.text.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    years.max().and_then(|year| read(year, false))
}

fn is_copyright(line: &str) -> bool {
    line.contains('©') || line.to_lowercase().contains("copyright")
}

/// Does it hold digits enough for a day and a year?
fn has_year(line: &str) -> bool {
    let head = &line[..line.floor_char_boundary(SHORT * 4)];
    head.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// "2024January" is the end of one date and the beginning of another.
fn unglued(word: &str) -> impl Iterator<Item = &str> {
    let bytes = word.as_bytes();
    let glued = bytes.len() > 6 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4..7].iter().all(u8::is_ascii_alphabetic);
    let (first, second) = if glued { word.split_at(4) } else { (word, "") };
    [first, second].into_iter().filter(|part| !part.is_empty())
}

/// Can these words be a day? One year, and a number for the day beside it or in the same word.
fn is_day(words: &[&str]) -> bool {
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let years = words.iter().filter(|word| digits(word) >= 4).count();
    let short = |word: &str| digits(word) >= 4 && word.len() <= 8 && word.bytes().filter(|b| matches!(b, b'.' | b'/' | b'-')).count() == 2;
    let numbers: usize = words.iter().map(|word| digits(word)).sum();
    years == 1 && numbers < 24 && (numbers >= 5 || words.len() == 1 && short(words[0]))
}

/// The longest run of words that is a date, and its words.
fn run(text: &str, day_first: bool) -> Option<(Moment, String)> {
    let words: Vec<&str> = text
        .split_whitespace()
        .flat_map(unglued)
        .take(WORDS)
        .map(|w| w.trim_matches(|c: char| matches!(c, ',' | '(' | ')' | '|' | '·' | ';' | '[' | ']' | '"' | '•')))
        .filter(|w| !w.is_empty() && w.len() < 60)
        .collect();
    for length in [6, 5, 4, 3, 2, 1] {
        for run in words.windows(length) {
            // The day and the year, or all in one word: a year alone is no date.
            if is_day(run) {
                let words = run.join(" ");
                if !super::is_month(&words)
                    && let Some(at) = read(&words, day_first)
                {
                    return Some((at, words));
                }
            }
        }
    }
    None
}
