//! The zone that stands after a time of day.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use super::token::Token;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Seconds east of UTC.
    Fixed(i32),
    /// A rule with summer time, as POSIX writes it: "ET" is one offset in winter and another in summer.
    Rule(&'static str),
}

/// Minutes east of UTC by abbreviation. Where one is used in several countries, the most widely read one stands ("ist" is India's).
const NAMED: [(&str, i32); 58] = [
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("ut", 0),
    ("wet", 0),
    ("uct", 0),
    ("bst", 60),
    ("west", 60),
    ("cet", 60),
    ("met", 60),
    ("mez", 60),
    ("wat", 60),
    ("cest", 120),
    ("mest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("cat", 120),
    ("eest", 180),
    ("msk", 180),
    ("eat", 180),
    ("trt", 180),
    ("gst", 240),
    ("pkt", 300),
    ("ist", 330),
    ("npt", 345),
    ("bdt", 360),
    ("ict", 420),
    ("wib", 420),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("myt", 480),
    ("pht", 480),
    ("wita", 480),
    ("jst", 540),
    ("kst", 540),
    ("wit", 540),
    ("acst", 570),
    ("aest", 600),
    ("acdt", 630),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("ndt", -150),
    ("nst", -210),
    ("brt", -180),
    ("art", -180),
    ("adt", -180),
    ("ast", -240),
    ("edt", -240),
    ("est", -300),
    ("cdt", -300),
    ("cst", -360),
    ("mdt", -360),
    ("mst", -420),
    ("pdt", -420),
    ("pst", -480),
];

const FAR_WEST: [(&str, i32); 3] = [("akdt", -480), ("akst", -540), ("hst", -600)];

const RULES: [(&str, &str); 4] = [
    ("et", "EST5EDT,M3.2.0,M11.1.0"),
    ("ct", "CST6CDT,M3.2.0,M11.1.0"),
    ("mt", "MST7MDT,M3.2.0,M11.1.0"),
    ("pt", "PST8PDT,M3.2.0,M11.1.0"),
];

impl Zone {
    pub(super) fn offset(self, civil: DateTime) -> Option<Offset> {
        match self {
            Zone::Fixed(seconds) => Offset::from_seconds(seconds).ok(),
            Zone::Rule(rule) => Some(TimeZone::posix(rule).ok()?.to_ambiguous_zoned_datetime(civil).compatible().ok()?.offset()),
        }
    }
}

/// Reads the zone at `at` and takes it out of the tokens.
pub(super) fn take(tokens: &mut Vec<Token>, at: usize) -> Option<Zone> {
    let mut from = at;
    if tokens.get(from).is_some_and(|t| t.is_sign('(') || t.is_sign(',')) {
        from += 1;
    }
    let named = tokens.get(from).and_then(Token::word).and_then(by_name);
    let after_name = from + usize::from(named.is_some());
    // "GMT+2": the name only says from where to count.
    let counts_from = matches!(named, None | Some(Zone::Fixed(0)));
    if counts_from && let Some((seconds, length)) = numeric(&tokens[after_name.min(tokens.len())..]) {
        tokens.drain(at..after_name + length);
        return Some(Zone::Fixed(seconds));
    }
    let zone = named?;
    tokens.drain(at..=from);
    Some(zone)
}

fn by_name(word: &str) -> Option<Zone> {
    let fixed = NAMED.iter().chain(&FAR_WEST).find(|(name, _)| *name == word).map(|(_, minutes)| Zone::Fixed(minutes * 60));
    fixed.or_else(|| RULES.iter().find(|(name, _)| *name == word).map(|(_, rule)| Zone::Rule(rule)))
}

/// `+0200`, `-05:30`, `+2`: seconds, and how many tokens they take. A sign with space after it parts time and date instead.
fn numeric(tokens: &[Token]) -> Option<(i32, usize)> {
    let direction = match tokens.first()? {
        sign if sign.is_sign('+') => 1,
        sign if sign.is_sign('-') => -1,
        _ => return None,
    };
    let number = tokens.get(1)?.number().filter(|number| !number.spaced)?;
    let value = i32::try_from(number.value).ok()?;
    let minutes = tokens.get(3).and_then(Token::number).filter(|n| n.digits == 2 && tokens[2].is_sign(':'));
    let (hours, minutes, length) = match (number.digits, minutes) {
        (4, _) => (value / 100, value % 100, 2),
        (1 | 2, Some(minutes)) => (value, i32::try_from(minutes.value).ok()?, 4),
        (1 | 2, None) if !tokens.get(2).is_some_and(|t| t.parts_date() || t.word().is_some()) => (value, 0, 2),
        _ => return None,
    };
    (hours <= 15 && minutes < 60).then_some((direction * (hours * 3600 + minutes * 60), length))
}
