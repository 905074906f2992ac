//! What is known of a lead beyond its reports' headlines, as the front page tells it.

use model::{Card, Differ, Dossier, Rights, StoryId};

use crate::{Candidate, Frame};

/// What is known of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// Its dossier, once it is made.
    pub dossier: Option<Dossier>,
    /// The other stories of its matter.
    pub matter: Vec<StoryId>,
}

/// Numbers of a box: more are a table, which stands on the story's page.
const NUMBERS: usize = 4;
/// Stories of the matter under a lead.
const MATTER: usize = 2;

/// The first thing that is counted differently by different publishers whose words the public may see.
#[must_use]
pub fn differ(candidate: &Candidate, told: &Told, frame: &Frame<'_>) -> Option<Differ> {
    told.dossier.iter().flat_map(|dossier| &dossier.differing).find_map(|differing| {
        let mut stated: Vec<(String, Vec<String>)> = Vec::new();
        let (mut sources, mut language) = (std::collections::BTreeSet::new(), None);
        for (text, sentence) in &differing.stated {
            let report = candidate.reports.iter().find(|report| report.article == sentence.article);
            let Some(report) = report.filter(|report| frame.edition.private || report.rights != Rights::Link) else { continue };
            sources.insert(report.source);
            language = language.or_else(|| report.language.clone());
            match stated.iter_mut().find(|(known, _)| known == text) {
                Some((_, by)) if by.contains(&report.source_name) => {}
                Some((_, by)) => by.push(report.source_name.clone()),
                None => stated.push((text.clone(), vec![report.source_name.clone()])),
            }
        }
        (sources.len() > 1 && (2..=NUMBERS).contains(&stated.len())).then(|| Differ {
            counted: differing.counted.clone(),
            language,
            stated,
        })
    })
}

/// The newest of the lead's matter, of those that may stand on the page.
pub(crate) fn matter(ranked: &[Card], told: &Told) -> Vec<Card> {
    let mut matter: Vec<Card> = ranked.iter().filter(|card| told.matter.contains(&card.story)).cloned().collect();
    matter.sort_by_key(|card| std::cmp::Reverse((card.newest, card.story)));
    matter.truncate(MATTER);
    matter
}
