//! What is kept in memory between two requests: the editions and the parsed published pages. One cheap question a request, "has
//! anything changed since number n?", tells whether it still holds.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use model::{Edition, EditionId, FrontPage, LocalPage, SectionPage, Source};
use serde::de::DeserializeOwned;
use store::Store;

use crate::error::Error;
use crate::newsline::Mix;

/// Editions in the order of the menu; the first is the default.
type Editions = Vec<(EditionId, Arc<Edition>)>;

/// The shelf.
#[derive(Default)]
pub(crate) struct Shelf {
    editions: RwLock<Option<(i64, Arc<Editions>)>>,
    sources: RwLock<Option<(i64, Arc<Vec<Source>>)>>,
    fronts: RwLock<HashMap<(EditionId, String), Kept<FrontPage>>>,
    sections: RwLock<HashMap<(EditionId, String), Kept<SectionPage>>>,
    locals: RwLock<HashMap<(EditionId, String), Kept<LocalPage>>>,
    mixes: RwLock<HashMap<EditionId, Mixed>>,
}

/// The stories of an edition's pages, and the pages that they are of.
struct Mixed {
    of: Pages,
    mix: Arc<Mix>,
}

/// The pages of an edition as they were parsed.
struct Pages {
    front: Option<Arc<FrontPage>>,
    local: Option<Arc<LocalPage>>,
    sections: Vec<Arc<SectionPage>>,
}

/// A page as it was at a change, and its number.
struct Kept<T> {
    change: i64,
    number: Option<i64>,
    page: Option<Arc<T>>,
}

impl Shelf {
    /// The editions, read again after any change.
    pub(crate) async fn editions(&self, store: &Store, change: i64) -> Result<Arc<Editions>, Error> {
        if let Some((seen, editions)) = self.editions.read().unwrap_or_else(PoisonError::into_inner).as_ref()
            && *seen == change
        {
            return Ok(editions.clone());
        }
        let editions: Arc<Editions> = Arc::new(store.editions().await?.into_iter().map(|(id, edition)| (id, Arc::new(edition))).collect());
        *self.editions.write().unwrap_or_else(PoisonError::into_inner) = Some((change, editions.clone()));
        Ok(editions)
    }

    /// All sources, read again after any change.
    pub(crate) async fn sources(&self, store: &Store, change: i64) -> Result<Arc<Vec<Source>>, Error> {
        if let Some((seen, sources)) = self.sources.read().unwrap_or_else(PoisonError::into_inner).as_ref()
            && *seen == change
        {
            return Ok(sources.clone());
        }
        let sources = Arc::new(store.sources().await?);
        *self.sources.write().unwrap_or_else(PoisonError::into_inner) = Some((change, sources.clone()));
        Ok(sources)
    }

    /// The edition of this slug, or the first for an empty one, as it was last read: what counts may be a change behind, and costs nothing.
    pub(crate) fn known_edition(&self, slug: &str) -> Option<(EditionId, Arc<Edition>)> {
        let editions = self.editions.read().unwrap_or_else(PoisonError::into_inner);
        let (_, editions) = editions.as_ref()?;
        editions.iter().find(|(_, edition)| slug.is_empty() || edition.slug == slug).cloned()
    }

    /// The front page that is published now, and its number.
    pub(crate) async fn front(&self, store: &Store, edition: EditionId, change: i64) -> Result<Option<(i64, Arc<FrontPage>)>, Error> {
        published(&self.fronts, store, edition, "front", change).await
    }

    /// The local page that is published now, and its number.
    pub(crate) async fn local(&self, store: &Store, edition: EditionId, change: i64) -> Result<Option<(i64, Arc<LocalPage>)>, Error> {
        published(&self.locals, store, edition, "local", change).await
    }

    /// All stories that stand on the edition's pages now, for newslines.
    pub(crate) async fn mix(&self, store: &Store, id: EditionId, edition: &Edition, change: i64) -> Result<Arc<Mix>, Error> {
        let front = self.front(store, id, change).await?.map(|(_, page)| page);
        let local = if edition.home.is_some() { self.local(store, id, change).await?.map(|(_, page)| page) } else { None };
        let mut sections = Vec::new();
        for section in &edition.sections {
            sections.extend(self.section(store, id, &section.tag, change).await?.map(|(_, page)| page));
        }
        let same = |mixed: &Mixed| {
            let of = &mixed.of;
            of.sections.len() == sections.len()
                && of.sections.iter().zip(&sections).all(|(one, other)| Arc::ptr_eq(one, other))
                && of.front.as_ref().map(Arc::as_ptr) == front.as_ref().map(Arc::as_ptr)
                && of.local.as_ref().map(Arc::as_ptr) == local.as_ref().map(Arc::as_ptr)
        };
        if let Some(mixed) = self.mixes.read().unwrap_or_else(PoisonError::into_inner).get(&id).filter(|mixed| same(mixed)) {
            return Ok(Arc::clone(&mixed.mix));
        }
        let refs: Vec<&SectionPage> = sections.iter().map(|page| &**page).collect();
        let cards = Mix::cards(front.as_deref(), &refs, local.as_deref());
        let sources = store.story_sources(&cards.iter().map(|card| card.story).collect()).await?;
        let mix = Arc::new(Mix::new(cards, &sources));
        let mixed = Mixed { of: Pages { front, local, sections }, mix: Arc::clone(&mix) };
        self.mixes.write().unwrap_or_else(PoisonError::into_inner).insert(id, mixed);
        Ok(mix)
    }

    /// The section page that is published now, and its number.
    pub(crate) async fn section(
        &self,
        store: &Store,
        edition: EditionId,
        tag: &str,
        change: i64,
    ) -> Result<Option<(i64, Arc<SectionPage>)>, Error> {
        published(&self.sections, store, edition, &format!("section/{tag}"), change).await
    }
}

async fn published<T: DeserializeOwned>(
    shelf: &RwLock<HashMap<(EditionId, String), Kept<T>>>,
    store: &Store,
    edition: EditionId,
    name: &str,
    change: i64,
) -> Result<Option<(i64, Arc<T>)>, Error> {
    let key = (edition, name.to_owned());
    let known = shelf.read().unwrap_or_else(PoisonError::into_inner).get(&key).map(|kept| (kept.change, kept.number, kept.page.clone()));
    let (number, page) = match known {
        Some((seen, number, page)) if seen == change => return Ok(number.zip(page)),
        Some((_, number, page)) if page.is_some() && store.published_number(edition, name).await? == number => (number, page),
        _ => match store.published(edition, name).await? {
            None => (None, None),
            Some(published) => (Some(published.number), Some(Arc::new(read(&published.body)?))),
        },
    };
    shelf.write().unwrap_or_else(PoisonError::into_inner).insert(key, Kept { change, number, page: page.clone() });
    Ok(number.zip(page))
}

/// A published body as its page.
pub(crate) fn read<T: DeserializeOwned>(body: &str) -> Result<T, Error> {
    serde_json::from_str(body).map_err(|error| Error::Inside(format!("a published page can't be read: {error}")))
}
