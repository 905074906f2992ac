//! How a story is shown in a list: whose headline, which picture.

use std::collections::BTreeSet;

use model::{Card, Rights};

use crate::near::near;
use crate::weigh::{newest, reasons, sources};
use crate::{Candidate, Frame, Report};

/// Characters of a headline that says enough and still fits a column.
const GOOD_HEADLINE: std::ops::RangeInclusive<usize> = 25..=110;

/// The card of a story; `None` for one without reports.
pub(crate) fn card(candidate: &Candidate, frame: &Frame<'_>) -> Option<Card> {
    let edition = frame.edition;
    let speaker = speaker(candidate, &edition.language)?;
    // A source of which only headline and link may be shown lends the public neither its words nor its picture.
    let may_show = |report: &&Report| edition.private || report.rights != Rights::Link;
    let picture = Some(speaker).into_iter().chain(candidate.reports.iter().rev()).filter(may_show).find_map(|r| r.picture.clone());
    let excerpt = Some(speaker).filter(may_show).map(|r| r.excerpt.clone()).unwrap_or_default();
    Some(Card {
        story: candidate.story,
        slug: candidate.slug.clone(),
        title: candidate.named.as_ref().unwrap_or(&speaker.title).clone(),
        excerpt,
        // An editor writes in the edition's language.
        language: candidate.named.as_ref().map_or_else(|| speaker.language.clone(), |_| Some(edition.language.clone())),
        section: candidate.sections.first().cloned(),
        first: candidate.reports.iter().map(|r| r.published).min()?,
        newest: newest(candidate),
        sources: sources(candidate),
        independent: candidate.independent,
        articles: candidate.reports.len(),
        by: speaker.source_name.clone(),
        picture,
        near: near(&candidate.places, edition),
        reasons: reasons(candidate, frame),
    })
}

/// The report whose headline stands for the story: in the edition's language, of a length that reads and begun as headlines are, by the
/// weightiest source, saying what most others say too, with text and picture, the newest.
fn speaker<'a>(candidate: &'a Candidate, language: &str) -> Option<&'a Report> {
    let said: Vec<BTreeSet<String>> = candidate.reports.iter().map(|report| words(&report.title)).collect();
    let ranked = candidate.reports.iter().zip(&said).max_by(|(a, own), (b, other)| {
        let rank = |r: &Report, own: &BTreeSet<String>| {
            (
                r.is_in(language),
                GOOD_HEADLINE.contains(&r.title.chars().count()) && !r.title.starts_with(char::is_lowercase),
                (r.weight * 100.0) as i64,
                agreement(own, &said),
                r.picture.is_some(),
                r.words > 120,
            )
        };
        rank(a, own).cmp(&rank(b, other)).then(a.published.cmp(&b.published)).then(b.source.cmp(&a.source))
    });
    ranked.map(|(report, _)| report)
}

/// Letters from which a word says something: shorter ones are mostly "the" and "of".
const TELLING: usize = 4;

fn words(title: &str) -> BTreeSet<String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= TELLING);
    words.map(str::to_lowercase).collect()
}

/// How far a headline says what the others say: of each word the other headlines that have it, in the mean, in hundredths of the headlines.
fn agreement(own: &BTreeSet<String>, all: &[BTreeSet<String>]) -> usize {
    let shared: usize = own.iter().map(|word| all.iter().filter(|said| said.contains(word)).count().saturating_sub(1)).sum();
    100 * shared / (own.len().max(1) * all.len().max(1))
}
