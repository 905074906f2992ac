//! Several reports of one story, side by side: what all say, what only one says, and where their numbers differ.
//!
//! A page that says "they differ" where they do not is worse than one that says nothing: every rule here would rather miss a point than
//! make one up. Copies of one text count as one report.

mod agree;
mod alone;
mod differ;
mod said;

#[cfg(test)]
mod tests;

use model::{Comparison, Proof};

use said::Said;

/// Reports that are compared, and sentences of each: what a story is about is said by the first, and in the beginning.
const REPORTS: usize = 16;
const SENTENCES: usize = 30;

/// One report, as it was read.
#[derive(Debug, Clone, Copy)]
pub struct Report<'r> {
    /// Headline.
    pub title: &'r str,
    /// The whole text.
    pub text: &'r str,
    /// ISO 639-1.
    pub language: Option<&'r str>,
}

/// Compares the first sixteen reports; with fewer than two independent texts there is nothing to say. Reports of different languages
/// are compared by names and numbers only.
#[must_use]
pub fn compare(reports: &[Report]) -> Comparison {
    let reports = reports.get(..REPORTS.min(reports.len())).unwrap_or_default();
    let said = Said::of(reports);
    if said.texts < 2 {
        return Comparison::default();
    }
    Comparison { agreed: agree::agreed(&said), alone: alone::alone(reports, &said), differing: differ::differing(&said) }
}

fn proof(sentence: &said::Sentence) -> Proof {
    Proof { report: sentence.report, sentence: sentence.at.clone() }
}
