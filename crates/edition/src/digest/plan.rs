//! Which stories stand in a digest, in what order, under which sections.

use std::collections::{BTreeMap, BTreeSet};

use model::{Card, DigestBlock, DigestHand, StoryId};

use super::hand::put_in_place;
use crate::compose::{alone, ranked, room};
use crate::{Candidate, Frame};

/// A digest's stories, before they are told.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The stories, in their order.
    pub stories: Vec<Planned>,
    /// The sections, in the edition's order, each with the places of its stories; what no section holds is last.
    pub blocks: Vec<DigestBlock>,
    /// Stories that were weighed.
    pub weighed: usize,
}

/// A story of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// As a list shows it; its headline is the editor's where one was written for the digest.
    pub card: Card,
    /// The headline is an editor's, for this digest or for the story.
    pub titled: bool,
    /// Tags of the edition's sections under which it stands.
    pub sections: Vec<String>,
}

/// Chooses among what may be told: the heaviest, with no more of one section than its rules let and no more that one source alone tells than a
/// front page's block has. What an editor picked stands there in any case, what was dropped or held does not.
#[must_use]
pub fn plan(candidates: &[Candidate], frame: &Frame<'_>, hand: &DigestHand) -> Plan {
    let rules = &frame.edition.digest;
    let ranked = ranked(candidates, frame);
    let weighed = ranked.len();
    let alone = alone(candidates);
    let sections = |story: StoryId| sections(candidates, story, frame);
    let mut has_room = room(&alone, frame.settings.per_source);
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    let mut chosen: Vec<Card> = Vec::new();
    let picked = |card: &&Card| hand.picked.contains(&card.story);
    let stays = |card: &&Card| !hand.dropped.contains(&card.story) && !hand.held.contains(&card.story);
    // The editor's picks take their room first, and then stand where their weight puts them.
    for card in ranked.iter().filter(picked).chain(ranked.iter().filter(|card| !picked(card))).filter(stays) {
        // Under its first section it takes room; where it stands besides, it stands for free.
        let count = counts.entry(sections(card.story).into_iter().next()).or_default();
        if !picked(&card) && (*count >= rules.per_section || chosen.len() >= rules.stories || !has_room(card)) {
            continue;
        }
        *count += 1;
        chosen.push(card.clone());
    }
    let taken: BTreeSet<StoryId> = chosen.iter().map(|card| card.story).collect();
    let mut cards: Vec<Card> = ranked.into_iter().filter(|card| taken.contains(&card.story)).collect();
    put_in_place(&mut cards, hand);
    let stories: Vec<Planned> = cards
        .into_iter()
        .map(|mut card| {
            let own = hand.titles.get(&card.story);
            let named = candidates.iter().any(|candidate| candidate.story == card.story && candidate.named.is_some());
            if let Some(own) = own {
                card.title.clone_from(own);
                card.language = Some(frame.edition.language.clone());
            }
            Planned { titled: own.is_some() || named, sections: sections(card.story), card }
        })
        .collect();
    Plan { blocks: blocks(&stories, frame), stories, weighed }
}

/// The edition's sections that hold a story: those that it has, and no other.
fn sections(candidates: &[Candidate], story: StoryId, frame: &Frame<'_>) -> Vec<String> {
    let of = candidates.iter().find(|candidate| candidate.story == story);
    let tags = of.into_iter().flat_map(|candidate| &candidate.sections);
    tags.filter(|tag| frame.edition.sections.iter().any(|section| section.tag == **tag)).cloned().collect()
}

fn blocks(stories: &[Planned], frame: &Frame<'_>) -> Vec<DigestBlock> {
    let places = |is_in: &dyn Fn(&Planned) -> bool| -> Vec<usize> {
        stories.iter().enumerate().filter(|(_, story)| is_in(story)).map(|(place, _)| place).collect()
    };
    let mut blocks: Vec<DigestBlock> = frame
        .edition
        .sections
        .iter()
        .map(|section| DigestBlock { section: Some(section.clone()), items: places(&|story| story.sections.contains(&section.tag)) })
        .collect();
    blocks.push(DigestBlock { section: None, items: places(&|story| story.sections.is_empty()) });
    blocks.retain(|block| !block.items.is_empty());
    blocks
}
