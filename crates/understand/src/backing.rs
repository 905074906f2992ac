//! Does somebody else's sentence say only what reports say? Names, numbers, quotations and days that no report has are found.
//!
//! What is checked are words, not meaning: a sentence that says that something was *not* done where the reports say that it was, that turns who
//! did it round, or that makes "at least forty" of "forty" passes. Whoever shows such sentences says that a machine wrote them. In doubt a
//! sentence is found wanting: there are always the reports' own words to show instead.

mod days;
mod names;
mod numbers;
mod quotations;
mod spelled;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::sentences::sentences;
use words::Word;

/// Reports that are read, and bytes of each: what stands beyond backs nothing.
const REPORTS: usize = 64;
const LOOKED_AT: usize = 100_000;

/// Which kind of thing no report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsupportedKind {
    /// Somebody or something named; also an address, and any word of a script that has no capitals to tell names by.
    Name,
    /// A number, or one with what it measures or counts: "12 percent" where reports have 12 people.
    Figure,
    /// What stands between quotation marks. It must stand between some in a report, word for word.
    Quotation,
    /// A weekday, a month, a day of a month. Also "yesterday" and the like, which no report can back: it counts from a day that is not said.
    Day,
}

/// A piece of a sentence that no report has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsupported {
    /// What it is.
    pub kind: UnsupportedKind,
    /// Where it stands: a byte range of the sentence.
    pub range: Range<usize>,
}

/// What reports say, as far as sentences are held against it.
pub struct Backing {
    names: names::Known,
    numbers: numbers::Known,
    quotations: quotations::Known,
    days: days::Known,
    language: Option<String>,
}

impl Backing {
    /// Reads reports: headlines and texts alike, at most 64, of each the first 100,000 bytes. `language` as ISO 639-1, of them and of the sentences.
    #[must_use]
    pub fn of(reports: &[&str], language: Option<&str>) -> Backing {
        let language = language.and_then(|tag| tag.split(['-', '_']).next()).map(str::to_ascii_lowercase);
        let code = language.as_deref();
        let (mut names, mut numbers) = (names::Known::default(), numbers::Known::default());
        let (mut quotations, mut days) = (quotations::Known::default(), days::Known::default());
        for report in reports.iter().take(REPORTS) {
            let report = &report[..report.floor_char_boundary(LOOKED_AT)];
            names.read(report, code);
            quotations.read(report);
            for sentence in sentences(report, code) {
                let sentence = &report[sentence];
                numbers.read(sentence, code);
                days.read(&words::words(sentence), code);
            }
        }
        Backing { names, numbers, quotations, days, language }
    }

    /// What of a sentence no report has, in the order of its places.
    #[must_use]
    pub fn unsupported(&self, sentence: &str) -> Vec<Unsupported> {
        let language = self.language.as_deref();
        let mut found = Vec::new();
        let mut add = |kind, ranges: Vec<Range<usize>>| found.extend(ranges.into_iter().map(|range| Unsupported { kind, range }));
        // What is quoted is judged as a whole.
        let quoted = quotations::quoted(sentence);
        let is_own = |range: &Range<usize>| !quoted.iter().any(|quoted| quoted.start <= range.start && range.end <= quoted.end);
        add(UnsupportedKind::Quotation, self.quotations.missing(sentence, &quoted));
        let words: Vec<Word<'_>> = words::words(sentence).into_iter().filter(|word| is_own(&word.range)).collect();
        add(UnsupportedKind::Day, self.days.missing(&words, language));
        add(UnsupportedKind::Figure, self.numbers.missing(sentence, language).into_iter().filter(is_own).collect());
        let of_days = |word: &Word<'_>| days::is_day(word, language);
        let mentions = names::mentions(sentence, language, &self.names).into_iter().filter(is_own).collect::<Vec<_>>();
        add(UnsupportedKind::Name, self.names.missing(&words, &mentions, &of_days, language));
        found.sort_by_key(|found| (found.range.start, found.range.end));
        found
    }
}
