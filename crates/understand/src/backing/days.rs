//! Weekdays, months and days of months; and words that count from a day that is not said.

use std::collections::BTreeSet;
use std::ops::Range;

use super::words::{Case, Word};

/// Weekdays from Monday on and months from January on, of each language, with their short forms.
const CALENDARS: [(&str, [&str; 7], [&str; 12]); 7] = [
    (
        "en",
        ["monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun"],
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
    ),
    (
        "de",
        ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag"],
        [
            "januar janner",
            "februar feber",
            "marz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
        ],
    ),
    (
        "fr",
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"],
    ),
    (
        "es",
        ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre setiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ],
    ),
    (
        "it",
        ["lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"],
        ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
    ),
    (
        "pt",
        ["segunda-feira", "terca-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sabado", "domingo"],
        ["janeiro", "fevereiro", "marco", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    ),
    (
        "nl",
        ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    ),
];
/// Words that count from the day on which they are written.
const FROM_HERE: [(&str, &str); 7] = [
    ("en", "yesterday today tomorrow tonight"),
    ("de", "gestern heute vorgestern ubermorgen"),
    ("fr", "hier aujourdhui demain"),
    ("es", "ayer hoy anteayer"),
    ("it", "ieri oggi domani"),
    ("pt", "ontem hoje amanha"),
    ("nl", "gisteren vandaag"),
];
/// "Last week", "next Tuesday", "this month": likewise, in English.
const BEFORE: &str = "last next this";
const SPANS: &str = "week month year weekend morning afternoon evening night";

/// A day as it is named: 1 to 7 a weekday, 11 to 22 a month.
type Name = u8;

#[derive(Default)]
pub(super) struct Known {
    names: BTreeSet<Name>,
    /// Months with their days.
    dates: BTreeSet<(Name, u8)>,
}

impl Known {
    pub(super) fn read(&mut self, words: &[Word<'_>], language: Option<&str>) {
        self.names.extend(words.iter().filter_map(|word| named(word, language)));
        self.dates.extend(dates(words, language).into_iter().map(|(date, _)| date));
    }

    pub(super) fn missing(&self, words: &[Word<'_>], language: Option<&str>) -> Vec<Range<usize>> {
        let code = language.unwrap_or("en");
        let from_here = FROM_HERE.iter().find(|(of, _)| *of == code).map_or("", |(_, words)| words);
        let has = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known == word);
        let mut found = Vec::new();
        for (place, word) in words.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|place| words.get(place)).filter(|_| word.joined);
            let is_led = code == "en" && before.is_some_and(|before| has(BEFORE, &before.folded));
            let name = named(word, language);
            if is_led && (has(SPANS, &word.folded) || name.is_some()) {
                found.push(before.map_or(word.range.start, |before| before.range.start)..word.range.end);
            } else if has(from_here, &word.folded) || name.is_some_and(|name| !self.names.contains(&name)) {
                found.push(word.range.clone());
            }
        }
        found.extend(dates(words, language).into_iter().filter(|(date, _)| !self.dates.contains(date)).map(|(_, range)| range));
        found
    }
}

/// Whether a word names a weekday or a month.
pub(super) fn is_day(word: &Word<'_>, language: Option<&str>) -> bool {
    named(word, language).is_some()
}

fn named(word: &Word<'_>, language: Option<&str>) -> Option<Name> {
    let code = language.unwrap_or("en");
    let (_, days, months) = CALENDARS.iter().find(|(of, ..)| *of == code)?;
    // "may", "march" and "mars" are other words in small letters; where days are written small they are not.
    if matches!(word.case, Case::Lower) && matches!(code, "en" | "de") || word.case == Case::Digits {
        return None;
    }
    let find = |names: &[&str]| names.iter().position(|forms| forms.split_ascii_whitespace().any(|form| form == word.folded));
    let day = find(days).map(|place| place + 1);
    day.or_else(|| find(months).map(|place| place + 11)).and_then(|name| Name::try_from(name).ok())
}

/// "September 12", "12. September", "12th of September", "el 12 de septiembre".
fn dates(words: &[Word<'_>], language: Option<&str>) -> Vec<((Name, u8), Range<usize>)> {
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let Some(month) = named(word, language).filter(|name| *name > 10) else { continue };
        let day = |word: Option<&Word<'_>>| {
            let digits = word?.folded.trim_end_matches(|c: char| c.is_alphabetic());
            digits.parse::<u8>().ok().filter(|day| (1..=31).contains(day))
        };
        let back = |steps: usize| place.checked_sub(steps).and_then(|place| words.get(place));
        let is_joint = back(1).is_some_and(|word| matches!(word.folded.as_str(), "of" | "de" | "di"));
        let before = if is_joint { 2 } else { 1 };
        // "12 September 2017" is no September 20.
        if let Some(day) = day(words.get(place + 1)) {
            found.push(((month, day), word.range.start..words[place + 1].range.end));
        } else if let (Some(day), Some(first)) = (day(back(before)), back(before)) {
            found.push(((month, day), first.range.start..word.range.end));
        }
    }
    found
}
