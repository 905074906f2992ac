//! How a story is shown in a list: whose headline, which picture.

use jiff::Timestamp;
use model::{Card, Edition, Rights};

use crate::weigh::{newest, reasons, sources};
use crate::{Candidate, Report, Settings};

/// Characters of a headline that says enough and still fits a column.
const GOOD_HEADLINE: std::ops::RangeInclusive<usize> = 25..=110;

/// The card of a story; `None` for one without reports.
pub(crate) fn card(candidate: &Candidate, edition: &Edition, settings: &Settings, now: Timestamp) -> Option<Card> {
    let language = &edition.language;
    let speaker = speaker(candidate, language)?;
    // A source of which only headline and link may be shown lends the public neither its words nor its picture.
    let may_show = |report: &&Report| edition.private || report.rights != Rights::Link;
    let picture = Some(speaker).into_iter().chain(candidate.reports.iter().rev()).filter(may_show).find_map(|r| r.picture.clone());
    let excerpt = Some(speaker).filter(may_show).map(|r| r.excerpt.clone()).unwrap_or_default();
    Some(Card {
        story: candidate.story,
        slug: candidate.slug.clone(),
        title: speaker.title.clone(),
        excerpt,
        language: speaker.language.clone(),
        section: candidate.sections.first().cloned(),
        first: candidate.reports.iter().map(|r| r.published).min()?,
        newest: newest(candidate),
        sources: sources(candidate),
        independent: candidate.independent,
        articles: candidate.reports.len(),
        by: speaker.source_name.clone(),
        picture,
        reasons: reasons(candidate, language, settings, now),
    })
}

/// The report whose headline stands for the story: in the edition's language, of a length that reads, by the weightiest source, with
/// text and picture, the newest.
fn speaker<'a>(candidate: &'a Candidate, language: &str) -> Option<&'a Report> {
    candidate.reports.iter().max_by(|a, b| {
        let rank = |r: &Report| {
            (
                r.is_in(language),
                GOOD_HEADLINE.contains(&r.title.chars().count()),
                (r.weight * 100.0) as i64,
                r.picture.is_some(),
                r.words > 120,
            )
        };
        rank(a).cmp(&rank(b)).then(a.published.cmp(&b.published)).then(b.source.cmp(&a.source))
    })
}
