//! Dates as people and programs write them.
//!
//! A text is cut into numbers, words and signs; the time of day is found first (it has the most telling shape), then the zone after it,
//! then day, month and year in what is left: round the name of a month in any of some twenty languages, or as numbers. A date without a
//! year is no date, since there is no clock here.

mod month;
mod token;
mod zone;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use token::Token;
use zone::Zone;

/// Characters of a text that can be a date; a longer one is prose.
const LONGEST: usize = 160;

/// The moment that a text names. A text without zone is taken as UTC, a day without time as its beginning.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    parse_stated(text).map(|(moment, _)| moment)
}

/// The same, and the offset from UTC that the text states. Without one the moment is the wall-clock time in UTC, so that its day stays
/// the text's own.
#[must_use]
pub fn parse_stated(text: &str) -> Option<(Timestamp, Option<Offset>)> {
    let (civil, offset) = parse_civil(text)?;
    Some((offset.unwrap_or(Offset::UTC).to_timestamp(civil).ok()?, offset))
}

/// Day and time as written, and the offset from UTC if the text gives one.
#[must_use]
pub fn parse_civil(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
        return None;
    }
    if let Some(moment) = epoch(text) {
        return Some((Offset::UTC.to_datetime(moment), Some(Offset::UTC)));
    }
    let mut tokens = token::cut(text);
    let clock = take_time(&mut tokens);
    let zone = clock.as_ref().and_then(|clock| zone::take(&mut tokens, clock.at));
    // A year with a time of day names no day.
    if clock.is_some() && matches!(tokens[..], [Token::Number(year)] if year.digits == 4) {
        return None;
    }
    let (date, compact) = month::named(&tokens).or_else(|| numeric(&tokens))?;
    let time = clock.map(|clock| clock.time).or(compact).unwrap_or_default();
    let civil = date.to_datetime(time.time);
    let civil = if time.next_day { civil.checked_add(jiff::Span::new().days(1)).ok()? } else { civil };
    let last = tokens.len().saturating_sub(1);
    let zone = zone.or_else(|| compact.and_then(|_| zone::take(&mut tokens, last)));
    Some((civil, zone.and_then(|zone| Zone::offset(zone, civil))))
}

/// Seconds or milliseconds since 1970, from 2001 on: programs write those, people don't.
fn epoch(text: &str) -> Option<Timestamp> {
    if !matches!(text.len(), 10 | 13) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    if text.len() == 10 { Timestamp::from_second(number).ok() } else { Timestamp::from_millisecond(number).ok() }
}

#[derive(Debug, Clone, Copy, Default)]
struct TimeOfDay {
    time: Time,
    /// 24:00 is the next day's beginning.
    next_day: bool,
}

struct Clock {
    time: TimeOfDay,
    /// Where in the tokens it stood, and where a zone would stand.
    at: usize,
}

fn time_of_day(hour: u64, minute: u64, second: u64, nanosecond: u64) -> Option<TimeOfDay> {
    let next_day = hour == 24;
    if next_day && (minute, second) != (0, 0) {
        return None;
    }
    let part = |n: u64| i8::try_from(n).ok();
    // Leap seconds are folded into the second before.
    let time = Time::new(part(hour % 24)?, part(minute)?, part(second.min(59))?, i32::try_from(nanosecond).ok()?).ok()?;
    (hour <= 24 && second <= 60).then_some(TimeOfDay { time, next_day })
}

/// Finds the time of day and takes it out of the tokens.
fn take_time(tokens: &mut Vec<Token>) -> Option<Clock> {
    let is_afternoon_by_word = tokens.iter().any(|t| matches!(t.word(), Some("오후" | "下午" | "午後" | "午后")));
    for at in 0..tokens.len() {
        let Some((mut length, mut hour, minute, second, nanosecond)) = time_at(tokens, at) else { continue };
        let half = tokens.get(at + length).and_then(Token::word).filter(|w| matches!(*w, "am" | "pm"));
        if let Some(half) = half {
            length += 1;
            hour = match (half, hour) {
                ("am", 12) => 0,
                ("pm", 1..=11) => hour + 12,
                _ => hour,
            };
        } else if is_afternoon_by_word && hour < 12 {
            hour += 12;
        }
        let Some(time) = time_of_day(hour, minute, second, nanosecond) else { continue };
        // "T14:05": the letter goes too, else it would part the day from the year.
        let from = if at > 0 && tokens[at - 1].word() == Some("t") { at - 1 } else { at };
        tokens.drain(from..at + length);
        return Some(Clock { time, at: from });
    }
    None
}

/// The shapes of a time of day: `14:05[:30[.25]]`, `T140530`, `2 pm`, `14h05`, `14.05 Uhr`, `14時05分`. How many tokens it takes, hour, minute,
/// second, nanosecond.
fn time_at(tokens: &[Token], at: usize) -> Option<(usize, u64, u64, u64, u64)> {
    let number = |i: usize, digits: std::ops::RangeInclusive<usize>| {
        tokens.get(at + i).and_then(Token::number).filter(|n| digits.contains(&n.digits)).map(|n| n.value)
    };
    let sign = |i: usize, c: char| tokens.get(at + i).is_some_and(|t| t.is_sign(c));
    let word = |i: usize| tokens.get(at + i).and_then(Token::word);
    let after_t = at > 0 && tokens[at - 1].word() == Some("t");
    let hour = number(0, 1..=2);
    if let (Some(hour), true, Some(minute)) = (hour, sign(1, ':'), number(2, 1..=2)) {
        let Some(second) = number(4, 1..=2).filter(|_| sign(3, ':')) else { return Some((3, hour, minute, 0, 0)) };
        let fraction = tokens.get(at + 6).and_then(Token::number).filter(|n| (sign(5, '.') || sign(5, ',')) && !n.spaced);
        return match fraction {
            Some(fraction) => Some((7, hour, minute, second, fraction.as_nanoseconds())),
            None => Some((5, hour, minute, second, 0)),
        };
    }
    if let (Some(hour), Some(unit)) = (hour, word(1)) {
        if matches!(unit, "am" | "pm") && (1..=12).contains(&hour) {
            return Some((1, hour, 0, 0, 0));
        }
        if matches!(unit, "h" | "uhr" | "heures" | "u" | "時" | "时" | "点" | "시") {
            let Some(minute) = number(2, 1..=2).filter(|m| *m < 60) else { return Some((2, hour, 0, 0, 0)) };
            let length = 3 + usize::from(matches!(word(3), Some("分" | "분" | "min" | "uhr")));
            return Some((length, hour, minute, 0, 0));
        }
    }
    if let (Some(hour), true, Some(minute), Some("uhr" | "am" | "pm")) = (hour, sign(1, '.'), number(2, 2..=2), word(3)) {
        return Some((if word(3) == Some("uhr") { 4 } else { 3 }, hour, minute, 0, 0));
    }
    if !after_t {
        return None;
    }
    if let Some(time) = number(0, 6..=6) {
        return Some((1, time / 10_000, time / 100 % 100, time % 100, 0));
    }
    if let Some(time) = number(0, 4..=4) {
        return Some((1, time / 100, time % 100, 0, 0));
    }
    hour.map(|hour| (1, hour, 0, 0, 0))
}

fn date(year: u64, month: u64, day: u64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The year that one or two digits mean: 1970 to 2069.
fn full_year(year: u64, digits: usize) -> u64 {
    match (digits, year) {
        (1 | 2, 0..=69) => 2000 + year,
        (1 | 2, _) => 1900 + year,
        _ => year,
    }
}

/// Dates in numbers alone.
fn numeric(tokens: &[Token]) -> Option<(Date, Option<TimeOfDay>)> {
    for at in 0..tokens.len() {
        let Some(first) = tokens[at].number() else { continue };
        if let Some(found) = compact(first.value, first.digits) {
            return Some(found);
        }
        let separator = |i: usize| tokens.get(at + i).is_some_and(Token::parts_date);
        let number = |i: usize| tokens.get(at + i).and_then(Token::number);
        let (Some(second), true) = (number(2), separator(1)) else { continue };
        let third = number(4).filter(|_| separator(3));
        let found = match (first.digits, third) {
            (4, Some(third)) if third.digits <= 2 => date(first.value, second.value, third.value),
            (4, None) if second.digits == 3 => {
                let january = date(first.value, 1, 1)?;
                january.checked_add(jiff::Span::new().days(i64::try_from(second.value).ok()? - 1)).ok()
            }
            (4, None) if second.digits == 2 => date(first.value, second.value, 1),
            (1 | 2, Some(third)) if matches!(third.digits, 2 | 4) => {
                let year = full_year(third.value, third.digits);
                let day_first = date(year, second.value, first.value);
                let month_first = date(year, first.value, second.value);
                // Where both can be meant, slashes are read the American way, dots and hyphens the European.
                if tokens[at + 1].is_sign('/') { month_first.or(day_first) } else { day_first.or(month_first) }
            }
            _ => None,
        };
        if found.is_some() {
            return found.map(|date| (date, None));
        }
    }
    let only = if let [token] = tokens { token.number() } else { None };
    only.filter(|n| n.digits == 4).and_then(|n| date(n.value, 1, 1)).map(|date| (date, None))
}

/// `20240312`, `20240312140530`.
fn compact(value: u64, digits: usize) -> Option<(Date, Option<TimeOfDay>)> {
    match digits {
        8 => Some((date(value / 10_000, value / 100 % 100, value % 100)?, None)),
        14 => {
            let (day, time) = (value / 1_000_000, value % 1_000_000);
            let time = time_of_day(time / 10_000, time / 100 % 100, time % 100, 0)?;
            Some((date(day / 10_000, day / 100 % 100, day % 100)?, Some(time)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
