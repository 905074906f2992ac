//! Laying out a page: what leads, what stands beside it, what goes below.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{Block, Card, Edition, FrontPage, Section, SectionPage, SourceId, StoryId};

use crate::card::card;
use crate::{Candidate, Settings};

/// A story with a picture leads if it weighs at least this share of the heaviest: a front page opens with a picture where it can.
const PICTURE_MAY_LEAD: f64 = 0.85;

/// The front page of an edition at `now`. Reports after `now` are the caller's to leave out.
#[must_use]
pub fn front(candidates: &[Candidate], edition: &Edition, settings: &Settings, now: Timestamp) -> FrontPage {
    let ranked = ranked(candidates, edition, settings, now);
    let weighed = ranked.len();
    let mut taken = BTreeSet::new();

    let lead = lead(&ranked, &edition.language).cloned();
    taken.extend(lead.as_ref().map(|card| card.story));
    let mut above = above_the_sections(candidates, &ranked, &taken, settings);
    let briefs = above.split_off(settings.seconds.min(above.len()));
    taken.extend(above.iter().chain(&briefs).map(|card| card.story));

    let mut blocks = Vec::new();
    for section in &edition.sections {
        let cards = take(&ranked, &mut taken, settings.per_block, |card| is_in(candidates, card.story, &section.tag))
            .into_iter()
            .map(|card| filed(card, &section.tag))
            .collect();
        blocks.push(Block { section: Some(section.clone()), cards });
    }
    let unfiled = |card: &Card| card.section.as_ref().is_none_or(|tag| !edition.sections.iter().any(|s| s.tag == *tag));
    blocks.push(Block { section: None, cards: take(&ranked, &mut taken, settings.per_block * 2, unfiled) });
    blocks.retain(|block| !block.cards.is_empty());

    FrontPage { at: now, lead, seconds: above, briefs, blocks, weighed }
}

/// One section of an edition at `now`.
#[must_use]
pub fn section(candidates: &[Candidate], edition: &Edition, section: &Section, settings: &Settings, now: Timestamp) -> SectionPage {
    let mut cards: Vec<Card> = ranked(candidates, edition, settings, now)
        .into_iter()
        .filter(|card| is_in(candidates, card.story, &section.tag))
        .map(|card| filed(card, &section.tag))
        .collect();
    cards.truncate(settings.per_section);
    SectionPage { at: now, section: section.clone(), cards }
}

/// All cards, heaviest first; ties go to the newer story.
fn ranked(candidates: &[Candidate], edition: &Edition, settings: &Settings, now: Timestamp) -> Vec<Card> {
    let mut cards: Vec<Card> = candidates.iter().filter_map(|c| card(c, edition, settings, now)).collect();
    cards.sort_by(|a, b| b.points().total_cmp(&a.points()).then(b.newest.cmp(&a.newest)).then(a.story.cmp(&b.story)));
    cards
}

fn lead<'a>(ranked: &'a [Card], language: &str) -> Option<&'a Card> {
    let heaviest = ranked.first()?;
    let reads = |card: &&Card| card.language.as_deref().is_none_or(|own| own.get(..2) == language.get(..2));
    ranked
        .iter()
        .take_while(|card| card.points() >= heaviest.points() * PICTURE_MAY_LEAD)
        .filter(reads)
        .find(|card| card.picture.as_ref().is_some_and(|p| p.width > p.height))
        .or(Some(heaviest))
}

/// Seconds and briefs: the next in weight, but no source fills the page with what it alone reports.
fn above_the_sections(candidates: &[Candidate], ranked: &[Card], taken: &BTreeSet<StoryId>, settings: &Settings) -> Vec<Card> {
    let only_source: BTreeMap<StoryId, SourceId> =
        candidates.iter().filter(|c| crate::weigh::sources(c) == 1).filter_map(|c| Some((c.story, c.reports.first()?.source))).collect();
    let mut alone: BTreeMap<SourceId, usize> = BTreeMap::new();
    ranked
        .iter()
        .filter(|card| !taken.contains(&card.story))
        .filter(|card| match only_source.get(&card.story) {
            Some(source) => {
                let count = alone.entry(*source).or_insert(0);
                *count += 1;
                *count <= settings.per_source
            }
            None => true,
        })
        .take(settings.seconds + settings.briefs)
        .cloned()
        .collect()
}

fn take(ranked: &[Card], taken: &mut BTreeSet<StoryId>, count: usize, wanted: impl Fn(&Card) -> bool) -> Vec<Card> {
    let cards: Vec<Card> = ranked.iter().filter(|card| !taken.contains(&card.story) && wanted(card)).take(count).cloned().collect();
    taken.extend(cards.iter().map(|card| card.story));
    cards
}

fn is_in(candidates: &[Candidate], story: StoryId, tag: &str) -> bool {
    candidates.iter().find(|c| c.story == story).is_some_and(|c| c.sections.iter().any(|own| own == tag))
}

/// On a section's page a story is marked with that section, whatever its first is.
fn filed(mut card: Card, tag: &str) -> Card {
    card.section = Some(tag.to_owned());
    card
}
