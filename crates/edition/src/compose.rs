//! Laying out a page: what leads, what stands beside it, what goes below.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use model::{Block, Card, Edition, FrontPage, Hand, LocalPage, Section, SectionPage, SourceId, StoryId};

use crate::band::band;
use crate::card::card;
use crate::columns::Columns;
use crate::told::{self, Told};
use crate::{Candidate, Settings};

/// A story with a picture leads if it weighs at least this share of the heaviest: a front page opens with a picture where it can.
const PICTURE_MAY_LEAD: f64 = 0.85;
/// Kilometres within which ways count as equally long on the local page: a town is that wide, and a report names its middle.
const SAME_WAY_KM: u32 = 5;

/// Stories of the local block.
const NEAR_HOME: usize = 4;

/// What a page is composed on: whose it is, what the editor decided, and when.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Whose page.
    pub edition: &'a Edition,
    /// What its editor pinned and hid.
    pub hand: &'a Hand,
    /// How much each ground counts.
    pub settings: &'a Settings,
    /// When. Reports after it are the caller's to leave out.
    pub now: Timestamp,
}

/// The story that leads the front page, if there is any.
#[must_use]
pub fn leads(candidates: &[Candidate], frame: &Frame<'_>) -> Option<StoryId> {
    lead(&ranked(candidates, frame), frame).map(|card| card.story)
}

/// The front page, with what is known of its lead.
#[must_use]
pub fn front(candidates: &[Candidate], frame: &Frame<'_>, told: &Told) -> FrontPage {
    let Frame { settings, now, .. } = *frame;
    let ranked = ranked(candidates, frame);
    let weighed = ranked.len();
    let newest = ranked.iter().map(|card| card.newest).max();
    let alone = alone(candidates);
    let mut taken = BTreeSet::new();

    let lead = lead(&ranked, frame).cloned();
    taken.extend(lead.as_ref().map(|card| card.story));
    let of_lead = lead.as_ref().and_then(|lead| candidates.iter().find(|candidate| candidate.story == lead.story));
    let differ = of_lead.and_then(|candidate| told::differ(candidate, told, frame));
    let matter = told::matter(&ranked, told);
    // What the lead's matter names stands there, and nowhere again.
    taken.extend(matter.iter().map(|card| card.story));
    let mut above = above_the_sections(&alone, &ranked, &taken, frame);
    let local = near_home(&ranked, |story| taken.contains(&story) || above.iter().any(|card| card.story == story), frame);
    if let Some(lead) = &lead {
        let columns = Columns::deal(lead, (differ.as_ref(), matter.len()), &above, &local, settings);
        above.truncate(columns.beside + columns.under + columns.briefs);
        let briefs = above.split_off(columns.beside + columns.under);
        let under = above.split_off(columns.beside);
        taken.extend(above.iter().chain(&under).chain(&briefs).chain(&local).map(|card| card.story));
        let left: Vec<&Card> = ranked.iter().filter(|card| !taken.contains(&card.story)).collect();
        let band = band(&left, Some(lead), &alone);
        taken.extend(band.iter().map(|card| card.story));
        let blocks = blocks(candidates, &ranked, &alone, taken, frame);
        return FrontPage {
            at: now,
            lead: Some(lead.clone()),
            differ,
            matter,
            seconds: above,
            under,
            briefs,
            local,
            band,
            blocks,
            weighed,
            newest,
        };
    }
    FrontPage { at: now, weighed, newest, ..FrontPage::default() }
}

/// The sections' parts of the front page, and last what no section holds.
fn blocks(
    candidates: &[Candidate],
    ranked: &[Card],
    alone: &BTreeMap<StoryId, SourceId>,
    mut taken: BTreeSet<StoryId>,
    frame: &Frame<'_>,
) -> Vec<Block> {
    let Frame { edition, settings, .. } = *frame;
    let mut blocks = Vec::new();
    for section in &edition.sections {
        let filed_here: Vec<&Card> =
            ranked.iter().filter(|card| !taken.contains(&card.story) && is_in(candidates, card.story, &section.tag)).collect();
        let cards: Vec<Card> =
            varied(&filed_here, alone, settings, settings.per_block).into_iter().map(|card| filed(card.clone(), &section.tag)).collect();
        taken.extend(cards.iter().map(|card| card.story));
        blocks.push(Block { section: Some(section.clone()), cards });
    }
    let unfiled = |card: &&Card| card.section.as_ref().is_none_or(|tag| !edition.sections.iter().any(|s| s.tag == *tag));
    let rest: Vec<&Card> = ranked.iter().filter(|card| !taken.contains(&card.story)).filter(unfiled).collect();
    let cards = varied(&rest, alone, settings, settings.per_block * 2).into_iter().cloned().collect();
    blocks.push(Block { section: None, cards });
    blocks.retain(|block| !block.cards.is_empty());
    blocks
}

/// What happened near home and stands nowhere else, the nearest first; empty where that is a single story.
fn near_home(ranked: &[Card], taken: impl Fn(StoryId) -> bool, frame: &Frame<'_>) -> Vec<Card> {
    let Some(home) = frame.edition.home else { return Vec::new() };
    let way = |card: &Card| card.near.as_ref().map(|near| near.km).filter(|km| f64::from(*km) <= home.km);
    let mut cards: Vec<Card> = ranked.iter().filter(|card| way(card).is_some() && !taken(card.story)).take(NEAR_HOME).cloned().collect();
    cards.sort_by_key(|card| way(card).map(|km| km / SAME_WAY_KM));
    if cards.len() > 1 { cards } else { Vec::new() }
}

/// One section of the edition.
#[must_use]
pub fn section(candidates: &[Candidate], section: &Section, frame: &Frame<'_>) -> SectionPage {
    let mut cards: Vec<Card> = ranked(candidates, frame)
        .into_iter()
        .filter(|card| is_in(candidates, card.story, &section.tag))
        .map(|card| filed(card, &section.tag))
        .collect();
    cards.truncate(frame.settings.per_section);
    SectionPage { at: frame.now, section: section.clone(), cards }
}

/// What happened near home, nearest first and the heaviest of equally near ones; `None` for an edition without a home.
#[must_use]
pub fn local(candidates: &[Candidate], frame: &Frame<'_>) -> Option<LocalPage> {
    let home = frame.edition.home?;
    let mut cards = ranked(candidates, frame);
    let way = |card: &Card| card.near.as_ref().map(|near| near.km);
    cards.retain(|card| way(card).is_some_and(|km| f64::from(km) <= home.km));
    cards.sort_by_key(|card| way(card).map(|km| km / SAME_WAY_KM));
    cards.truncate(frame.settings.per_local);
    Some(LocalPage { at: frame.now, km: home.km, cards })
}

/// All cards, heaviest first, pinned ones in the order of their pins; ties go to the newer story.
pub(crate) fn ranked(candidates: &[Candidate], frame: &Frame<'_>) -> Vec<Card> {
    let hand = frame.hand;
    let shown = candidates.iter().filter(|candidate| !hand.hidden.contains(&candidate.story));
    let mut cards: Vec<Card> = shown.filter_map(|candidate| card(candidate, frame)).collect();
    let pin = |card: &Card| hand.pinned.iter().position(|story| *story == card.story).unwrap_or(usize::MAX);
    cards.sort_by(|a, b| {
        pin(a).cmp(&pin(b)).then(b.points().total_cmp(&a.points())).then(b.newest.cmp(&a.newest)).then(a.story.cmp(&b.story))
    });
    cards
}

/// The heaviest, or one about as heavy with a picture, in the edition's language. A pinned story leads whatever it looks like.
fn lead<'a>(ranked: &'a [Card], frame: &Frame<'_>) -> Option<&'a Card> {
    let heaviest = ranked.first()?;
    if frame.hand.pinned.contains(&heaviest.story) {
        return Some(heaviest);
    }
    let language = &frame.edition.language;
    let reads = |card: &&Card| card.language.as_deref().is_none_or(|own| own.get(..2) == language.get(..2));
    ranked
        .iter()
        .take_while(|card| card.points() >= heaviest.points() * PICTURE_MAY_LEAD)
        .filter(reads)
        .find(|card| card.picture.as_ref().is_some_and(|p| p.width > p.height))
        .or(Some(heaviest))
}

/// The stories that a single source tells, each with it.
pub(crate) fn alone(candidates: &[Candidate]) -> BTreeMap<StoryId, SourceId> {
    candidates.iter().filter(|c| crate::weigh::sources(c) == 1).filter_map(|c| Some((c.story, c.reports.first()?.source))).collect()
}

/// Says of each story in turn whether its source has room for it: no source fills a place with what it alone tells.
pub(crate) fn room<'a>(alone: &'a BTreeMap<StoryId, SourceId>, most: usize) -> impl FnMut(&Card) -> bool + 'a {
    let mut counts: BTreeMap<SourceId, usize> = BTreeMap::new();
    move |card| match alone.get(&card.story) {
        Some(source) => {
            let count = counts.entry(*source).or_insert(0);
            *count += 1;
            *count <= most
        }
        None => true,
    }
}

/// Seconds and briefs: the next in weight, but no source fills the page with what it alone reports. What an editor pinned has its place.
fn above_the_sections(alone: &BTreeMap<StoryId, SourceId>, ranked: &[Card], taken: &BTreeSet<StoryId>, frame: &Frame<'_>) -> Vec<Card> {
    let Frame { settings, hand, .. } = frame;
    let mut has_room = room(alone, settings.per_source);
    let above =
        ranked.iter().filter(|card| !taken.contains(&card.story)).filter(|card| has_room(card) || hand.pinned.contains(&card.story));
    above.take(Columns::MOST).cloned().collect()
}

/// The first of these, heaviest first, with no more than a few that one source alone tells; where that leaves room, its others fill it.
fn varied<'a>(cards: &[&'a Card], alone: &BTreeMap<StoryId, SourceId>, settings: &Settings, count: usize) -> Vec<&'a Card> {
    let mut has_room = room(alone, settings.per_source);
    let mut chosen: Vec<(usize, bool)> = cards.iter().map(|card| !has_room(card)).enumerate().collect();
    chosen.sort_by_key(|(_, fills)| *fills);
    chosen.truncate(count);
    chosen.sort_unstable();
    chosen.into_iter().map(|(place, _)| cards[place]).collect()
}

fn is_in(candidates: &[Candidate], story: StoryId, tag: &str) -> bool {
    candidates.iter().find(|c| c.story == story).is_some_and(|c| c.sections.iter().any(|own| own == tag))
}

/// On a section's page a story is marked with that section, whatever its first is.
fn filed(mut card: Card, tag: &str) -> Card {
    card.section = Some(tag.to_owned());
    card
}
