//! How a story is shown in a list: whose headline, which picture.

use model::{Card, Rights};

use crate::headline::agreement;
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
    let titles: Vec<&str> = candidate.reports.iter().map(|report| report.title.as_str()).collect();
    let agreement = agreement(&titles);
    let ranked = candidate.reports.iter().zip(&agreement).max_by(|(a, agrees), (b, other)| {
        let rank = |r: &Report, agrees: usize| {
            (
                r.is_in(language),
                GOOD_HEADLINE.contains(&r.title.chars().count()) && !r.title.starts_with(char::is_lowercase),
                (r.weight * 100.0) as i64,
                agrees,
                r.picture.is_some(),
                r.words > 120,
            )
        };
        rank(a, **agrees).cmp(&rank(b, **other)).then(a.published.cmp(&b.published)).then(b.source.cmp(&a.source))
    });
    ranked.map(|(report, _)| report)
}
