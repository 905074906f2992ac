//! A story in a few sentences of its reports, and what later reports add.
//!
//! A sentence is taken as it stands or not at all. What is chosen covers the words that many sources tell early and together (a greedy
//! choice of the most yet uncovered, as in Lin & Bilmes 2011), and never says one thing twice. Whether a sentence can be read away from its
//! report is asked only of those that would be chosen, since that costs most.

mod cover;
mod days;
mod english;
mod fit;
mod news;
mod numbers;
mod phrases;
mod spoken;
mod tongue;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::ops::{Range, RangeInclusive};

use jiff::civil::{Date, DateTime};

pub use news::news_since;

/// Reports of a story that are looked at: later ones say what these say.
const REPORTS: usize = 60;
/// Earlier reports that are held against new ones, the last of them.
const EARLIER: usize = 200;
/// Bytes of a report, and its sentences: what a story is about stands in the beginning.
const BYTES: usize = 10_000;
const SENTENCES: usize = 40;

/// One report of a story, as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Told<'t> {
    /// Headline.
    pub title: &'t str,
    /// The whole text, a paragraph a line.
    pub text: &'t str,
    /// ISO 639-1, with or without a region.
    pub language: Option<&'t str>,
    /// When it was published, by the calendar and clock of its publisher or edition; `None` where nobody says, which is not to be guessed.
    pub published: Option<DateTime>,
    /// Who tells it: reports with the same number, such as a publisher's own and reprints of one text, count as one.
    pub source: u64,
}

/// A sentence taken from a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The report's place among those given.
    pub report: usize,
    /// The sentence in the report's text, in bytes.
    pub range: Range<usize>,
    /// What its days and years mean that are told from the day it was written, in the order of the sentence.
    pub days: Vec<Day>,
}

/// What a word like "yesterday" means, to be put in brackets behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Where the word ends, in bytes of the sentence.
    pub at: usize,
    /// What it means.
    pub when: When,
}

/// A day or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// "Yesterday", "on Tuesday".
    Day(Date),
    /// "Last year".
    Year(i16),
}

impl Taken {
    /// The sentence as it stands in its report; `None` only with other reports than it was taken from.
    #[must_use]
    pub fn sentence<'t>(&self, reports: &[Told<'t>]) -> Option<&'t str> {
        reports.get(self.report)?.text.get(self.range.clone())
    }
}

/// The sentences that tell a story, as many as `sentences` says: fewer, even none, where no more can be read away from their reports. In
/// the order of time, then of the reports as given, then of the text.
#[must_use]
pub fn summary(reports: &[Told<'_>], sentences: RangeInclusive<usize>) -> Vec<Taken> {
    let mut taken = cover::chosen(first(reports), &sentences);
    in_order(reports, &mut taken);
    taken
}

/// Whether a taken sentence is what this module promises: verbatim a part of one line of its report, whole, readable away from it, with each
/// of its days made clear. True for all that [`summary`] and [`news_since`] give; for whoever kept one beside a report that may have changed.
#[must_use]
pub fn holds(taken: &Taken, reports: &[Told<'_>]) -> bool {
    let (Some(report), Some(sentence)) = (reports.get(taken.report), taken.sentence(reports)) else { return false };
    !sentence.contains('\n') && fit::judge(sentence, report).is_some_and(|fit| fit.start == 0 && fit.days == taken.days)
}

fn first<'r, 't>(reports: &'r [Told<'t>]) -> &'r [Told<'t>] {
    &reports[..reports.len().min(REPORTS)]
}

/// Reports that nobody dated come last.
fn in_order(reports: &[Told<'_>], taken: &mut [Taken]) {
    taken.sort_by_key(|taken| {
        let published = reports.get(taken.report).and_then(|report| report.published);
        (published.is_none(), published, taken.report, taken.range.start)
    });
}
