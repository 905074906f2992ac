//! The numbers of a sentence with what they count.
//!
//! Deliberately few: a number is taken only if it is said what it counts, since two numbers are compared by nothing else.

use std::ops::Range;

/// A number of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    pub(crate) value: f64,
    /// The least and the most that the words allow: "at least four", "about 40", "more than 30".
    pub(crate) least: f64,
    pub(crate) most: f64,
    /// What is counted, as a key: a matter like `dead` that many words stand for, or the noun's lower-case singular.
    pub(crate) counted: String,
    /// Whether `counted` is such a matter, so that two sentences that have it count the same.
    pub(crate) is_matter: bool,
    /// The number and what it counts: a byte range of the sentence.
    pub(crate) text: Range<usize>,
}

/// Words of the same matter, in the languages of most news; the key first.
const MATTERS: [(&str, &str); 6] = [
    (
        "dead",
        "dead getötet getöteten killed died deaths fatalities bodies dies kills tote toten getötet starben todesopfer mort morts tués décès muertos muertas fallecidos \
         fallecidas morti mortos doden",
    ),
    (
        "injured",
        "injured hurt wounded injuries injures verletzt verletzte verletzten blessés blessées heridos heridas lesionados feriti feridos gewonden",
    ),
    ("missing", "missing vermisst vermisste vermissten disparus disparues desaparecidos desaparecidas dispersi desaparecidos vermisten"),
    ("arrested", "arrested detained arrests festgenommen festnahmen arrêtés interpellés detenidos detenidas arrestati arrestate detidos"),
    ("evacuated", "evacuated evakuiert évacués évacuées evacuados evacuadas evacuati evacuate"),
    ("homeless", "homeless displaced obdachlos déplacés desplazados damnificados sfollati desabrigados"),
];
/// Nouns for the people that a matter befalls: "seven people killed".
const PEOPLE: &str = "people persons passengers men women children workers soldiers civilians residents miners sailors crew police officers students \
    others menschen personen leute personnes gens personas gente persone pessoas mensen victims protesters demonstrators migrants tourists";
/// Words between a number and what is counted that change nothing.
const FILLING: &str = "other more were was have had been are is others confirmed reported also at least left being feared presumed wurden sind \
    waren sont ont été han sido sono stati foram a";
/// Nouns that measure instead of counting.
const MEASURES: &str = "years months weeks days hours minutes seconds times points goals dollars euros pounds miles kilometres kilometers metres meters feet \
    inches yards acres hectares degrees tons tonnes litres liters gallons percents knots grams kilograms ounces cents";
const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Figures of one sentence that are looked at.
const MOST: usize = 12;
/// How far "about" and a rounded large number may be from the truth.
const ABOUT: f64 = 0.15;
/// How much more "at least" and "more than" mean, usually: "at least four" is not said of seven.
const AT_LEAST: f64 = 1.25;
const MORE_THAN: f64 = 1.5;

struct Word<'a> {
    lower: String,
    text: &'a str,
    at: Range<usize>,
}

/// The figures of a sentence, in order.
pub(crate) fn figures(sentence: &str) -> Vec<Figure> {
    let words = words(sentence);
    let mut found: Vec<Figure> = Vec::new();
    let mut place = 0;
    while place < words.len() && found.len() < MOST {
        let Some((value, width)) = number(&words[place..]) else {
            place += 1;
            continue;
        };
        if let Some(figure) = counted(sentence, &words, place, width, value) {
            found.push(figure);
        }
        place += width;
    }
    found
}

fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for piece in sentence.split_whitespace() {
        let start = at + sentence[at..].find(piece).unwrap_or(0);
        at = start + piece.len();
        let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£'));
        let start = start + piece.len() - bare.len();
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
        if !bare.is_empty() {
            words.push(Word { lower: bare.to_lowercase(), text: bare, at: start..start + bare.len() });
        }
        // What closes a clause parts a number from the noun behind it.
        if piece.ends_with([',', ';', ':', '.', '—', '–', ')']) {
            words.push(Word { lower: String::new(), text: "", at: at..at });
        }
    }
    words
}

/// A number at the head of the words, and how many words it takes: "1,400", "forty-two", "3.5 million", "two hundred".
fn number(words: &[Word]) -> Option<(f64, usize)> {
    let first = words.first()?;
    let mut value = digits(first.text).or_else(|| spelled(&first.lower))?;
    let mut width = 1;
    while let Some(next) = words.get(width) {
        value *= match next.lower.as_str() {
            "hundred" => 100.0,
            "thousand" | "mil" | "mila" | "tausend" => 1e3,
            "million" | "millions" | "millionen" | "millones" | "milioni" | "milhões" | "mn" => 1e6,
            "billion" | "billions" | "milliarden" | "milliards" | "miliardi" | "bn" => 1e9,
            _ => break,
        };
        width += 1;
    }
    Some((value, width))
}

/// "1,400", "1.400" and "1 400" as thousands, "3.5" and "3,5" as fractions; nothing with letters, a currency or a percent sign.
fn digits(word: &str) -> Option<f64> {
    if word.is_empty() || word.len() > 14 || !word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
        return None;
    }
    let groups: Vec<&str> = word.split([',', '.']).collect();
    let is_grouped = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3 && groups[0] != "0";
    if is_grouped {
        return groups.concat().parse().ok();
    }
    // A year counts nothing.
    let is_year = groups.len() == 1 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    if is_year || groups.len() > 2 { None } else { word.replace(',', ".").parse().ok() }
}

fn spelled(word: &str) -> Option<f64> {
    if let Some(unit) = UNITS.iter().position(|unit| *unit == word) {
        return (unit > 0).then_some(unit as f64);
    }
    let (tens, unit) = word.split_once('-').unwrap_or((word, ""));
    let tens = TENS.iter().position(|ten| *ten == tens && !ten.is_empty())?;
    let unit = if unit.is_empty() { 0 } else { UNITS.iter().take(10).position(|known| *known == unit)? };
    Some((tens * 10 + unit) as f64)
}

/// What the number at `place` counts: a matter near it, else the noun right behind it.
fn counted(sentence: &str, words: &[Word], place: usize, width: usize, value: f64) -> Option<Figure> {
    let before = |back: usize| place.checked_sub(back).and_then(|place| words.get(place)).map_or("", |word| word.lower.as_str());
    let behind = place + width;
    // "42-year-old", "on May 4", "at 9", "Highway 61", "aged 34": no counts.
    if matches!(
        before(1),
        "aged"
            | "age"
            | "highway"
            | "route"
            | "no"
            | "number"
            | "page"
            | "may"
            | "june"
            | "july"
            | "chapter"
            | "article"
            | "group"
            | "phase"
            | "world"
            | "formula"
            | "the"
            | "one"
            | "day"
    ) || words.get(behind).is_some_and(|word| {
        matches!(
            word.lower.as_str(),
            "percent" | "per" | "years" | "year" | "months" | "days" | "hours" | "minutes" | "a.m" | "p.m" | "to" | "or" | "and"
        )
    }) {
        return None;
    }
    let (least, most, from) = bounds(value, words, place);
    let near = |range: Range<usize>| words.get(range.start.min(words.len())..range.end.min(words.len())).unwrap_or_default();
    let mut is_people = false;
    for word in near(behind..behind + 6) {
        if let Some(matter) = matter(&word.lower) {
            let last = word.at.end;
            return Some(Figure { value, least, most, counted: matter.to_owned(), is_matter: true, text: from..last });
        }
        is_people |= contains(PEOPLE, &word.lower);
        if word.lower.is_empty() || !(contains(PEOPLE, &word.lower) || contains(FILLING, &word.lower)) {
            break;
        }
    }
    // "killed four people", "killing at least four", "the death toll rose to seven".
    let verb = near(place.saturating_sub(4)..place)
        .iter()
        .rev()
        .take_while(|word| !word.lower.is_empty())
        .find_map(|word| before_matter(&word.lower));
    let toll = (1..=6).any(|back| before(back) == "toll") && matches!(before(1), "to" | "at" | "of" | "is" | "was" | "least");
    let next = words.get(behind);
    if toll
        || verb.is_some()
            && (is_people || next.is_none_or(|word| word.lower.is_empty() || contains(FILLING, &word.lower) || word.lower == "in"))
    {
        let last =
            if is_people { words.get(behind).map_or(words[behind - 1].at.end, |word| word.at.end) } else { words[behind - 1].at.end };
        return Some(Figure {
            value,
            least,
            most,
            counted: verb.unwrap_or("dead").to_owned(),
            is_matter: true,
            text: from..last.max(from),
        });
    }
    noun(words, behind, value).map(|(counted, last)| {
        debug_assert!(sentence.get(from..last).is_some());
        Figure { value, least, most, counted, is_matter: false, text: from..last }
    })
}

fn contains(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

fn matter(word: &str) -> Option<&'static str> {
    MATTERS.iter().find(|(_, words)| contains(words, word)).map(|(matter, _)| *matter)
}

/// Verbs that stand before the number.
fn before_matter(word: &str) -> Option<&'static str> {
    Some(match word {
        "killed" | "killing" | "kills" | "claimed" => "dead",
        "injured" | "injuring" | "wounded" | "wounding" | "hurt" | "injures" => "injured",
        "arrested" | "arresting" | "detained" | "detaining" => "arrested",
        "evacuated" | "evacuating" => "evacuated",
        _ => return None,
    })
}

/// "nine fishing boats": the plural noun behind the number, with at most one word between; its singular is the key.
fn noun(words: &[Word], behind: usize, value: f64) -> Option<(String, usize)> {
    let is_plural = |word: &Word| {
        word.lower.len() > 3
            && word.lower.ends_with('s')
            && !word.lower.ends_with("ss")
            && word.text.starts_with(char::is_lowercase)
            && word.lower.is_ascii()
    };
    let first = words.get(behind)?;
    let found = if is_plural(first) {
        first
    } else {
        words.get(behind + 1).filter(|word| {
            is_plural(word) && first.text.starts_with(char::is_lowercase) && first.lower.len() > 2 && !contains(FILLING, &first.lower)
        })?
    };
    (value > 1.0 && !contains(MEASURES, &found.lower)).then(|| (found.lower.trim_end_matches('s').to_owned(), found.at.end))
}

/// What "about", "at least" and "more than" before the number allow, and where the words begin.
fn bounds(value: f64, words: &[Word], place: usize) -> (f64, f64, usize) {
    let word = |back: usize| place.checked_sub(back).and_then(|place| words.get(place));
    let lower = |back: usize| word(back).map_or("", |word| word.lower.as_str());
    let start = |back: usize| word(back).map_or(0, |word| word.at.start);
    let own = words[place].at.start;
    match (lower(2), lower(1)) {
        ("at", "least") | ("no", "fewer") | ("al", "menos") | ("au", "moins") => (value, value * AT_LEAST, start(2)),
        ("more", "than") | ("plus", "de") | ("más", "de") | ("più", "di") | ("mais", "de") => (value, value * MORE_THAN, start(2)),
        ("up", "to") | ("as", "many") | ("at", "most") | ("fewer", "than") | ("less", "than") => (value / MORE_THAN, value, start(2)),
        (_, "over") | (_, "mindestens") => (value, value * MORE_THAN, start(1)),
        (
            _,
            "about" | "around" | "nearly" | "almost" | "roughly" | "some" | "approximately" | "rund" | "etwa" | "environ" | "unos"
            | "circa" | "cerca",
        ) => (value * (1.0 - ABOUT), value * (1.0 + ABOUT), start(1)),
        // "1,200" may be 1,234 to somebody who rounds.
        _ if value >= 1_000.0 && value % 100.0 == 0.0 => (value * 0.95, value * 1.05, own),
        _ => (value, value, own),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: &[(f64, &str, &str)]) {
        let found = figures(sentence);
        let found: Vec<(f64, &str, &str)> = found.iter().map(|f| (f.value, f.counted.as_str(), &sentence[f.text.clone()])).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn a_number_is_taken_with_what_it_counts() {
        check(
            "Seven people were killed and at least 12 injured.",
            &[(7.0, "dead", "Seven people were killed"), (12.0, "injured", "at least 12 injured")],
        );
        check("The blast killed four people in the square.", &[(4.0, "dead", "four people")]);
        check("The death toll rose to 21, police said.", &[(21.0, "dead", "21")]);
        check(
            "The storm sank nine fishing boats and flooded 1,400 houses.",
            &[(9.0, "boat", "nine fishing boats"), (1400.0, "house", "1,400 houses")],
        );
        check("Forty-two were wounded.", &[(42.0, "injured", "Forty-two were wounded")]);
        check("Bei dem Unglück wurden drei Menschen verletzt, 5 Menschen wurden getötet.", &[(5.0, "dead", "5 Menschen wurden getötet")]);
    }

    #[test]
    fn years_ages_shares_and_times_count_nothing() {
        for sentence in [
            "In 2011 the wall fell.",
            "A 42-year-old man came.",
            "Sales fell 4 percent.",
            "It took three hours.",
            "He is aged 34.",
            "They won 3-1.",
            "It costs $2 million.",
            "It lies 30 miles away.",
            "Five of the dead were brothers.",
            "She came second on 4 May.",
            "Highway 61 is closed.",
        ] {
            check(sentence, &[]);
        }
    }
}
