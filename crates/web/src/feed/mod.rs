//! Lists as feeds: what a page lists, for readers' programs, as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.
//!
//! A [`Feed`] is made of what is published and of nothing else, with as much of each item as its page would show. Its items are known by the
//! absolute addresses of their pages, which stay for good.

mod answer;
mod format;
mod item;
mod json;
mod lists;
mod opml;
mod xml;

pub(crate) use answer::answer;
pub(crate) use format::Format;
pub(crate) use item::{Item, line};
pub(crate) use lists::{front, local, river, search, section, source, story};
pub(crate) use opml::sources;

use jiff::Timestamp;

use crate::page::Visit;
use crate::state::State;

/// A list, ready to be written in any format.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Feed {
    /// What it is called.
    pub(crate) title: String,
    /// The edition's name: the author of what has none.
    pub(crate) by: String,
    /// BCP 47 tag of title and dates.
    pub(crate) language: String,
    /// The list's page, absolute.
    pub(crate) page: String,
    /// The feed itself, absolute.
    pub(crate) own: String,
    /// The newest change of what it lists; of an empty list the moment that it is asked for.
    pub(crate) updated: Timestamp,
    /// Hubs that tell who wants to know when it changes.
    pub(crate) hubs: Vec<String>,
    /// The program that made it.
    pub(crate) maker: String,
    /// Newest first.
    pub(crate) items: Vec<Item>,
}

/// Items of a feed, at most.
const MOST_ITEMS: usize = 60;

impl Feed {
    /// The feed of the list at `path` within the edition.
    pub(crate) fn new(state: &State, visit: &Visit, path: &str, title: &str, format: Format) -> Feed {
        let name = &visit.edition.name;
        Feed {
            title: if title.is_empty() { name.clone() } else { format!("{title} · {name}") },
            by: name.clone(),
            language: visit.edition.language.clone(),
            page: absolute(state, &visit.to(path)),
            own: absolute(state, &visit.to(&format.of(path))),
            updated: visit.now,
            hubs: Vec::new(),
            maker: format!("Dateline {}", visit.version),
            items: Vec::new(),
        }
    }

    /// Of a list whose changes hubs are told: the ones that are published, and everybody may read.
    pub(crate) fn announced(mut self, state: &State, visit: &Visit) -> Feed {
        if !visit.edition.private {
            self.hubs.clone_from(&state.hubs);
        }
        self
    }

    /// With these items, the newest first.
    pub(crate) fn of(mut self, items: impl Iterator<Item = Item>) -> Feed {
        self.items = items.collect();
        self.items.sort_by(|one, other| other.updated.cmp(&one.updated).then_with(|| one.page.cmp(&other.page)));
        self.items.dedup_by(|one, other| one.page == other.page);
        self.items.truncate(MOST_ITEMS);
        if let Some(newest) = self.items.first() {
            self.updated = newest.updated;
        }
        self
    }
}

/// A path as everybody reaches it.
pub(crate) fn absolute(state: &State, path: &str) -> String {
    format!("{}{path}", state.public.as_deref().unwrap_or(&state.listens))
}
