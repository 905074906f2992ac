//! The day in an address: `/2024/03/12/`, `2024-03-12`, `20240312`, `/2024/mar/12/`.

use jiff::civil::Date;
use markup::tree::{Id, Tree};
use model::Moment;
use url::Url;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The day that the path names, or the query where the path has none.
pub(super) fn day(url: &Url) -> Option<Moment> {
    day_in(url.path()).or_else(|| url.query().and_then(day_in))
}

/// The day that the address of this link names: many systems link an article's date to the archive of that day, or to the article.
pub(in crate::facts) fn linked_day(tree: &Tree, link: Id) -> Option<Moment> {
    tree.attribute(link, "href").and_then(day_in)
}

/// The first day that is written so in a text.
pub(super) fn day_in(path: &str) -> Option<Moment> {
    let bytes = path.as_bytes();
    for at in 0..bytes.len().saturating_sub(7) {
        if at > 0 && bytes[at - 1].is_ascii_digit() {
            continue;
        }
        let Some(year) = digits(bytes, at, 4).filter(|y| (1995..=2099).contains(y)) else { continue };
        let separator = bytes[at + 4];
        if matches!(separator, b'/' | b'-' | b'_' | b'.') {
            let Some((month, next)) = part(bytes, at + 5).or_else(|| named(bytes, at + 5)) else { continue };
            if bytes.get(next) == Some(&separator)
                && let Some((day, end)) = part(bytes, next + 1)
                && bytes.get(end).is_none_or(|b| !b.is_ascii_digit())
                && let Some(at) = moment(year, month, day)
            {
                return Some(at);
            }
        } else if let (Some(month), Some(day)) = (digits(bytes, at + 4, 2), digits(bytes, at + 6, 2))
            && bytes.get(at + 8).is_none_or(|b| !b.is_ascii_digit())
            && let Some(at) = moment(year, month, day)
        {
            return Some(at);
        }
    }
    None
}

/// A month's name, by its first three letters.
fn named(bytes: &[u8], at: usize) -> Option<(i16, usize)> {
    let length = bytes.get(at..)?.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if !(3..=9).contains(&length) {
        return None;
    }
    let month = MONTHS.iter().position(|name| bytes[at..at + 3].eq_ignore_ascii_case(name.as_bytes()))?;
    Some((i16::try_from(month + 1).ok()?, at + length))
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

fn moment(year: i16, month: i16, day: i16) -> Option<Moment> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    jiff::tz::Offset::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok().map(Moment::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, wanted: Option<&str>) {
        let found = day(&Url::parse(url).unwrap()).map(|at| at.day().to_string());
        assert_eq!(found.as_deref(), wanted, "{url}");
    }

    #[test]
    fn an_address_may_hold_the_day() {
        check("https://harbor.example/2024/03/12/ferry", Some("2024-03-12"));
        check("https://harbor.example/2024/mar/12/ferry", Some("2024-03-12"));
        check("https://harbor.example/news/ferry-2024-3-2.html", Some("2024-03-02"));
        check("https://harbor.example/a/20240312-ferry", Some("2024-03-12"));
        check("https://harbor.example/a?day=20240312", Some("2024-03-12"));
        check("https://harbor.example/2024/13/12/ferry", None);
        check("https://harbor.example/2024/marina/12/ferry", Some("2024-03-12"));
        check("https://harbor.example/article/120240312", None);
    }
}
