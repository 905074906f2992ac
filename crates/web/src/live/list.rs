//! The lists that somebody can listen to, and which stories stand on one.

use std::collections::BTreeSet;

use model::{Card, EditionId, FrontPage, LocalPage, SectionPage, StoryId};

use crate::error::Error;
use crate::page::Visit;
use crate::shelf;
use crate::state::State;

/// A published list of an edition.
pub(super) enum List {
    /// The front page.
    Front,
    /// What is near.
    Local,
    /// The section of this tag.
    Section(String),
}

impl List {
    /// By its name; `None` where the edition has no such list.
    pub(super) fn of(name: &str, visit: &Visit) -> Option<List> {
        match name {
            "front" => Some(List::Front),
            "local" => visit.edition.home.map(|_| List::Local),
            _ => name.strip_prefix("section/").filter(|tag| visit.section_name(tag).is_some()).map(|tag| List::Section(tag.to_owned())),
        }
    }

    /// The stories that stood on it under this number; `None` where that page is not kept any more.
    pub(super) async fn under(&self, number: i64, state: &State, edition: EditionId) -> Result<Option<BTreeSet<StoryId>>, Error> {
        let name = match self {
            List::Front => "front",
            List::Local => "local",
            List::Section(tag) => &format!("section/{tag}"),
        };
        let Some(page) = state.store.published_as(edition, name, number).await? else { return Ok(None) };
        Ok(Some(match self {
            List::Front => stories(shelf::read::<FrontPage>(&page.body)?.cards()),
            List::Local => stories(shelf::read::<LocalPage>(&page.body)?.cards.iter()),
            List::Section(_) => stories(shelf::read::<SectionPage>(&page.body)?.cards.iter()),
        }))
    }

    /// The stories that stand on it at this change; `None` where nothing is published.
    pub(super) async fn now(&self, change: i64, state: &State, edition: EditionId) -> Result<Option<BTreeSet<StoryId>>, Error> {
        let (shelf, store) = (&state.shelf, &state.store);
        Ok(match self {
            List::Front => shelf.front(store, edition, change).await?.map(|(_, page)| stories(page.cards())),
            List::Local => shelf.local(store, edition, change).await?.map(|(_, page)| stories(page.cards.iter())),
            List::Section(tag) => shelf.section(store, edition, tag, change).await?.map(|(_, page)| stories(page.cards.iter())),
        })
    }
}

fn stories<'a>(cards: impl Iterator<Item = &'a Card>) -> BTreeSet<StoryId> {
    cards.map(|card| card.story).collect()
}
