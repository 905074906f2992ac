//! When it was published, and when it was changed last.
//!
//! In this order: JSON-LD, `article:published_time`, other metas, elements that state a time, the address, text that looks like a date.
//! A date before the Web or more than a day after everything else on the page says is no date.

use jiff::Timestamp;
use model::{Flaw, FlawKind};
use url::Url;

use crate::json_ld::JsonLd;
use crate::page::{Page, TimeMark};

/// Metas that state the publication, best first.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "published",
    "article.published",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "article_date_original",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "news_date",
    "datecreated",
    "og:pubdate",
    "date",
    "displaydate",
    "ptime",
    "timestamp",
    "last.published",
    "release_date",
    "og:video:release_date",
    "cxenseparse:publishtime",
    "created",
    "datetime",
];

/// Metas that state the last change, best first.
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "date.modified",
    "article.updated",
    "modified",
    "revision_date",
    "moddate",
];

/// Earliest believable publication on the Web: 1 January 1990. Archives of print go further back, but a wrong 1970 is far more common.
const EARLIEST: i64 = 631_152_000;

/// Both dates.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    /// First publication.
    pub(crate) published: Option<Timestamp>,
    /// Last change, if later than publication.
    pub(crate) modified: Option<Timestamp>,
}

/// Finds both. `seen` gives the page's lines of text, for a date in plain sight; it is asked only where nothing states one.
pub(crate) fn find(page: &Page, json: &JsonLd, url: Option<&Url>, seen: impl FnOnce() -> Vec<String>, flaws: &mut Vec<Flaw>) -> Dates {
    let stated = json.published.as_deref().into_iter().chain(PUBLISHED.iter().flat_map(|key| page.meta(key)));
    let mut refused = None;
    let mut published = None;
    for text in stated {
        match believable(text) {
            Some(at) => {
                published = Some(at);
                break;
            }
            None => refused = refused.or(Some(text)),
        }
    }
    let modified = json
        .modified
        .as_deref()
        .into_iter()
        .chain(MODIFIED.iter().flat_map(|key| page.meta(key)))
        .find_map(believable)
        .or_else(|| page.times.iter().filter(|t| !t.aside && changed(t)).find_map(of_mark));
    let published = published.or_else(|| marks(page)).or_else(|| url.and_then(of_address)).or(modified).or_else(|| in_plain_sight(&seen()));
    if published.is_none()
        && let Some(text) = refused
    {
        let text: String = text.chars().take(60).collect();
        flaws.push(Flaw::new(FlawKind::Date, format!("The date “{text}” could not be read.")));
    }
    Dates { published, modified: modified.filter(|m| published.is_none_or(|p| *m >= p)) }
}

fn believable(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let at = of_number(text).or_else(|| markup::date::parse(text)).or_else(|| in_sight(text))?;
    (at.as_second() >= EARLIEST && at.as_second() < 4_102_444_800).then_some(at)
}

/// Seconds or milliseconds since 1970.
fn of_number(text: &str) -> Option<Timestamp> {
    if !matches!(text.len(), 10 | 13) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    if text.len() == 10 { Timestamp::from_second(number).ok() } else { Timestamp::from_millisecond(number).ok() }
}

fn changed(mark: &TimeMark) -> bool {
    let text = mark.text.to_lowercase();
    ["modif", "updated", "update"].iter().any(|w| mark.words.contains(w))
        || ["updated", "modified", "aktualisiert", "actualizado", "mis à jour", "aggiornato"].iter().any(|w| text.contains(w))
}

fn of_mark(mark: &TimeMark) -> Option<Timestamp> {
    mark.stamp.as_deref().and_then(believable).or_else(|| believable(&mark.text))
}

/// The element that states the publication: one that says so, then the first below the heading, then the first.
fn marks(page: &Page) -> Option<Timestamp> {
    let says = |t: &&TimeMark| t.words.contains("publish") || t.words.contains("pubdate");
    let rounds: [&dyn Fn(&&TimeMark) -> bool; 6] = [
        &|t| t.words.contains("datepublished"),
        &|t| t.marked && says(t) && !t.aside,
        &|t| t.marked && t.below_heading && !t.aside && !changed(t),
        &|t| t.below_heading && !t.aside && !changed(t),
        &|t| t.marked && !changed(t),
        &|t| !changed(t) && !t.aside,
    ];
    rounds.iter().find_map(|round| page.times.iter().filter(round).find_map(of_mark))
}

/// `/2024/03/12/` or `2024-03-12` in a path.
fn of_address(url: &Url) -> Option<Timestamp> {
    let path = url.path();
    let bytes = path.as_bytes();
    for at in 0..bytes.len().saturating_sub(7) {
        if at > 0 && bytes[at - 1].is_ascii_digit() {
            continue;
        }
        let Some(year) = digits(bytes, at, 4).filter(|y| (1995..=2099).contains(y)) else { continue };
        let separator = bytes[at + 4];
        if matches!(separator, b'/' | b'-' | b'_' | b'.') {
            let (month, next) = part(bytes, at + 5)?;
            if bytes.get(next) == Some(&separator)
                && let Some((day, end)) = part(bytes, next + 1)
                && bytes.get(end).is_none_or(|b| !b.is_ascii_digit())
                && let Some(at) = day_of(year, month, day)
            {
                return Some(at);
            }
        } else if let (Some(month), Some(day)) = (digits(bytes, at + 4, 2), digits(bytes, at + 6, 2))
            && bytes.get(at + 8).is_none_or(|b| !b.is_ascii_digit())
            && let Some(at) = day_of(year, month, day)
        {
            return Some(at);
        }
    }
    None
}

/// One or two digits.
fn part(bytes: &[u8], at: usize) -> Option<(i16, usize)> {
    match digits(bytes, at, 2) {
        Some(two) => Some((two, at + 2)),
        None => digits(bytes, at, 1).map(|one| (one, at + 1)),
    }
}

fn digits(bytes: &[u8], at: usize, count: usize) -> Option<i16> {
    let slice = bytes.get(at..at + count)?;
    slice.iter().all(u8::is_ascii_digit).then(|| slice.iter().fold(0, |n, b| n * 10 + i16::from(b - b'0')))
}

fn day_of(year: i16, month: i16, day: i16) -> Option<Timestamp> {
    let date = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    jiff::tz::TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()
}

/// The first date in a short line, passing over the lines that speak of copyright; then the first at the beginning of a longer one.
fn in_plain_sight(lines: &[String]) -> Option<Timestamp> {
    let lines = || lines.iter().take(LINES).filter(|line| !line.contains('©') && !line.to_lowercase().contains("copyright"));
    let short = lines().filter(|line| line.len() < 160).find_map(|line| in_sight(line));
    short.or_else(|| lines().filter(|line| line.len() >= 160).find_map(|line| in_sight(line)))
}

/// Lines looked at for a date in plain sight.
const LINES: usize = 600;

/// A date somewhere within a short text: every run of words that could be one is tried, longest first.
fn in_sight(text: &str) -> Option<Timestamp> {
    let words: Vec<&str> = text
        .split_whitespace()
        .take(30)
        .map(|w| w.trim_matches(|c: char| matches!(c, ',' | '(' | ')' | '|' | '·' | ';')))
        .filter(|w| !w.is_empty())
        .collect();
    if !words.iter().any(|w| w.bytes().any(|b| b.is_ascii_digit())) {
        return None;
    }
    for length in [6, 5, 4, 3, 2, 1] {
        for run in words.windows(length) {
            let has_year = run.iter().any(|w| w.bytes().filter(u8::is_ascii_digit).count() >= 4);
            if has_year
                && let Some(at) = markup::date::parse(&run.join(" "))
                && at.as_second() >= EARLIEST
            {
                return Some(at);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, wanted: Option<&str>) {
        let found = of_address(&Url::parse(url).unwrap()).map(|at| at.to_string()[..10].to_owned());
        assert_eq!(found.as_deref(), wanted, "{url}");
    }

    #[test]
    fn an_address_may_hold_the_day() {
        check("https://harbor.example/2024/03/12/ferry", Some("2024-03-12"));
        check("https://harbor.example/news/ferry-2024-3-2.html", Some("2024-03-02"));
        check("https://harbor.example/a/20240312-ferry", Some("2024-03-12"));
        check("https://harbor.example/2024/13/12/ferry", None);
        check("https://harbor.example/article/120240312", None);
    }

    #[test]
    fn a_change_before_publication_is_no_change() {
        let json =
            JsonLd { published: Some("2024-03-12T10:00:00Z".into()), modified: Some("2024-03-11T10:00:00Z".into()), ..JsonLd::default() };
        let dates = find(&Page::default(), &json, None, Vec::new, &mut Vec::new());
        assert_eq!(dates.published.unwrap().to_string(), "2024-03-12T10:00:00Z");
        assert_eq!(dates.modified, None);
    }

    #[test]
    fn a_date_that_none_can_read_is_a_flaw() {
        let json = JsonLd { published: Some("yesterday-ish".into()), ..JsonLd::default() };
        let mut flaws = Vec::new();
        assert_eq!(find(&Page::default(), &json, None, Vec::new, &mut flaws).published, None);
        assert_eq!(flaws[0].kind, FlawKind::Date);
    }
}
