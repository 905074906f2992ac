//! What a sentence tells from the day on which it was written, made clear; or that it can't be.

use jiff::Span;
use jiff::civil::Date;

use super::phrases::{Word, begins};
use super::tongue::{Tongue, has};
use super::{Day, When};

/// Words before a weekday that say whether it is behind or ahead.
const LOOKED_BACK: usize = 8;
/// Words that make a name of the weekday behind them, and words behind that make it a part of a name: no days.
const NAMED_BEFORE: &str = "black good super bloody easter cyber ash holy palm giving fat sheffield every each most";
const NAMED_BEHIND: &str = "times mail mirror express telegraph post herald night world people league tribune observer";
/// Verbs by which somebody said something on the day behind them, which is past whatever was said of the future.
const SAID: &str = "said says told announced reported wrote tweeted confirmed added warned stated released posted published";
/// What may stand between such a verb and its day.
const BETWEEN: &str = "on late early in the reporters earlier";
/// What may stand behind a weekday and belongs to the day.
const HOURS: &str =
    "morning afternoon evening night abend morgen nachmittag soir matin mattina sera noche tarde mañana manhã noite avond ochtend middag";

/// The days and years told from the day of writing, in order; `None` where one of them stays unclear, as all do without that day.
pub(super) fn days(words: &[Word], tongue: &Tongue, written: Option<Date>) -> Option<Vec<Day>> {
    let mut found: Vec<Day> = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let (taken, when) = at(words, place, tongue, written)?;
        if let Some(when) = when {
            // A speaker's yesterday is the day before he spoke, and nobody says when that was.
            if words.get(place).is_some_and(|word| word.is_quoted) {
                return None;
            }
            found.push(Day { at: words.get(place + taken - 1)?.at.end, when });
        }
        place += taken;
    }
    Some(found)
}

/// How many words from `place` on belong together, and the day they mean, if they mean one.
fn at(words: &[Word], place: usize, tongue: &Tongue, written: Option<Date>) -> Option<(usize, Option<When>)> {
    // What names a day or a year first: "el año pasado" is clear though "pasado" is not.
    for (phrase, years) in tongue.years {
        if let Some(count) = begins(words, place, phrase) {
            return Some((count, Some(When::Year(written?.year() + i16::from(*years)))));
        }
    }
    if tongue.vague.iter().filter(|phrase| phrase.contains(' ')).any(|phrase| begins(words, place, phrase).is_some()) {
        return None;
    }
    for (phrase, days) in tongue.days {
        if let Some(count) = begins(words, place, phrase) {
            return Some((count, Some(When::Day(moved(written?, i64::from(*days))?))));
        }
    }
    if tongue.vague.iter().any(|phrase| begins(words, place, phrase).is_some()) {
        return None;
    }
    let word = words.get(place)?;
    if tongue.is_english && word.lower == "ago" {
        return ago(words, place, written?).map(|when| (1, Some(when)));
    }
    match tongue.weekdays.iter().position(|names| is_weekday(names, &word.lower)) {
        Some(weekday) => of_weekday(words, place, weekday, tongue, written),
        None => Some((1, None)),
    }
}

/// "Tuesday", "Dienstagabend".
fn is_weekday(names: &str, word: &str) -> bool {
    names.split(' ').any(|name| word.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.len() > 3 && has(HOURS, rest)))
}

fn of_weekday(words: &[Word], place: usize, weekday: usize, tongue: &Tongue, written: Option<Date>) -> Option<(usize, Option<When>)> {
    let word = words.get(place)?;
    let before = |back: usize| place.checked_sub(back).and_then(|place| words.get(place)).map_or("", |word| word.lower.as_str());
    let behind = words.get(place + 1);
    let is_name = tongue.is_english
        && (!word.is_capital()
            || has(NAMED_BEFORE, before(1))
            || behind.is_some_and(|next| next.is_capital() && !next.is_parted && has(NAMED_BEHIND, &next.lower))
            || before(1) == "on" && before(2) == "mail"
            || before(1) == "a" && before(2) == "on");
    let is_month = |word: &Word| has(tongue.months, &word.lower) && (!tongue.is_english || word.is_capital());
    let beside = words.get(place.saturating_sub(2)..words.len().min(place + 4)).unwrap_or_default();
    if is_name || beside.iter().any(is_month) {
        return Some((1, None));
    }
    let written = written?;
    let back = back(written, weekday);
    let days = match direction(words, place, tongue)? {
        // Tomorrow's weekday, told as past: it has come already where it happened, or it is six days behind.
        Direction::Behind if back == 6 => return None,
        Direction::Behind => -back,
        Direction::Ahead => 7 - back,
    };
    let hours = behind.is_some_and(|next| !next.is_parted && has(HOURS, &next.lower));
    Some((1 + usize::from(hours), Some(When::Day(moved(written, days)?))))
}

enum Direction {
    Behind,
    Ahead,
}

/// News tells what was; a weekday is the last of its name, unless words before it say that it is to come or leave it open.
fn direction(words: &[Word], place: usize, tongue: &Tongue) -> Option<Direction> {
    let from = place.saturating_sub(LOOKED_BACK);
    let near = words.get(from..place).unwrap_or_default();
    let last = near.iter().rev().find(|word| !has(BETWEEN, &word.lower));
    if tongue.is_english && last.is_some_and(|word| has(SAID, &word.lower)) {
        return Some(Direction::Behind);
    }
    if near.iter().rev().take(if tongue.is_english { 2 } else { LOOKED_BACK }).any(|word| has(tongue.open, &word.lower)) {
        return None;
    }
    let is_ahead = near.iter().any(|word| has(tongue.ahead, &word.lower) || word.lower.ends_with("'ll"));
    Some(if is_ahead { Direction::Ahead } else { Direction::Behind })
}

/// Days from the last weekday of that name to the day; 0 on that weekday itself.
fn back(day: Date, weekday: usize) -> i64 {
    let own = i64::from(day.weekday().to_monday_zero_offset());
    (own - i64::try_from(weekday).unwrap_or(0)).rem_euclid(7)
}

/// "Two days ago", "ten years ago"; what is told in weeks, months or hours stays unclear.
fn ago(words: &[Word], place: usize, written: Date) -> Option<When> {
    let before = |back: usize| place.checked_sub(back).and_then(|place| words.get(place)).map(|word| word.lower.as_str());
    let small = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let number = before(2)?;
    let number = match number {
        "a" => 1,
        _ => small.iter().skip(1).position(|known| *known == number).map(|place| place + 1).or_else(|| number.parse().ok())?,
    };
    match before(1)? {
        "day" | "days" if number <= 31 => Some(When::Day(moved(written, -i64::try_from(number).ok()?)?)),
        "year" | "years" if number <= 500 => Some(When::Year(written.year() - i16::try_from(number).ok()?)),
        _ => None,
    }
}

fn moved(day: Date, days: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}
