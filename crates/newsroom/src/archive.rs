//! Pages of a web archive become articles: of a source made from their host, dated by the archive where they say nothing themselves.
//! Nothing is fetched.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context;
use fetch::{Got, Place};
use jiff::Timestamp;
use model::{Entry, FeedId, FeedKind, Section, SourceId};
use parse::warc::Page;
use store::{ArchivedPage, NewEntry};
use tokio::task::JoinSet;

use crate::jobs::read_article::{self, Done};
use crate::{Newsroom, Subscription, entries};

/// Seconds for which the pages of one batch are ours: longer than reading it takes.
const LEASE_SECONDS: i64 = 180;

/// An import under way.
pub struct Archive {
    newsroom: Arc<Newsroom>,
    /// The feed that stands for the archive's pages of a host, by host.
    feeds: HashMap<String, (SourceId, FeedId)>,
    offered: Arc<[Section]>,
    tally: ArchiveTally,
}

/// What came of it so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct ArchiveTally {
    /// Hosts that had pages.
    pub hosts: usize,
    /// Hosts whose source was not there before.
    pub new_hosts: usize,
    /// Pages.
    pub pages: usize,
    /// Articles that were read for the first time.
    pub new: usize,
}

impl Newsroom {
    /// Begins to take pages of an archive.
    ///
    /// # Errors
    /// The store's failures.
    pub async fn archive(self: &Arc<Self>) -> anyhow::Result<Archive> {
        let editions = self.store.editions().await.context("reading the editions")?;
        let offered = editions.into_iter().flat_map(|(_, edition)| edition.sections).collect();
        Ok(Archive { newsroom: Arc::clone(self), feeds: HashMap::new(), offered, tally: ArchiveTally::default() })
    }
}

impl Archive {
    /// Takes a batch of pages: all of it is held until it is saved.
    ///
    /// # Errors
    /// The store's failures.
    pub async fn take(&mut self, batch: Vec<Page>) -> anyhow::Result<()> {
        let now = self.newsroom.now();
        let mut homes = Vec::with_capacity(batch.len());
        let mut kept = Vec::with_capacity(batch.len());
        for page in &batch {
            homes.push(self.home(page).await.context("adding a source")?);
            kept.push(entry(page));
        }
        self.tally.pages += batch.len();
        let pages: Vec<ArchivedPage<'_>> = homes
            .iter()
            .zip(&kept)
            .zip(&batch)
            .map(|(((source, feed), entry), page)| ArchivedPage { source: *source, feed: *feed, at: day(page, now), entry })
            .collect();
        let store = &self.newsroom.store;
        let reads = store.claim_archived(&pages, now, LEASE_SECONDS, &self.newsroom.node).await.context("saving archived pages")?;
        let mut batch: Vec<Option<Page>> = batch.into_iter().map(Some).collect();
        let mut tasks = JoinSet::new();
        for (at, read) in reads {
            let Some(page) = batch.get_mut(at).and_then(Option::take) else { continue };
            let (newsroom, offered) = (Arc::clone(&self.newsroom), Arc::clone(&self.offered));
            tasks.spawn(async move {
                let known = read.clone();
                let work = move || read_article::read_archived(read, &got(page), &offered, now);
                newsroom.bench.heavy(work).await.unwrap_or_else(|_| read_article::broken(known, now))
            });
        }
        let done: Vec<Done> = tasks.join_all().await;
        let saved: Vec<_> = done.iter().map(Done::to_save).collect();
        self.newsroom.join_same(&done.iter().filter_map(Done::told).collect::<Vec<_>>(), now).await?;
        self.tally.new += store.save_reads(&saved).await.context("saving archived articles")?.len();
        Ok(())
    }

    /// What came of it so far.
    #[must_use]
    pub fn tally(&self) -> ArchiveTally {
        self.tally
    }

    /// The source of the page's host, and the feed that stands for archived pages there.
    async fn home(&mut self, page: &Page) -> Result<(SourceId, FeedId), store::Error> {
        let host = page.url.host_str().unwrap_or_default();
        let host = page.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        if let Some(known) = self.feeds.get(&host) {
            return Ok(*known);
        }
        let subscription = Subscription {
            kind: FeedKind::Archive,
            title: Some(host.trim_start_matches("www.").to_owned()),
            site: Some(format!("{}://{host}/", page.url.scheme())),
            ..Subscription::new(format!("archive:{host}"))
        };
        let added = self.newsroom.subscribe(&subscription).await?;
        self.tally.hosts += 1;
        self.tally.new_hosts += usize::from(added.new);
        self.feeds.insert(host, (added.source, added.feed));
        Ok((added.source, added.feed))
    }
}

/// When the archive fetched it; a day that can't be is none.
fn day(page: &Page, now: Timestamp) -> Timestamp {
    page.at.filter(|at| entries::is_possible(*at, now)).unwrap_or(now)
}

fn entry(page: &Page) -> NewEntry {
    let key = markup::address::article_key(&page.url);
    let entry = Entry { link: Some(page.url.to_string()), ..Entry::default() };
    NewEntry { hash: crate::fingerprint::fingerprint(key.as_bytes()), identity: key.clone(), key: Some(key), entry, read: None }
}

/// As if it had been fetched just now.
fn got(page: Page) -> Got {
    Got {
        bytes: page.bytes,
        url: page.url,
        content_type: page.content_type,
        etag: None,
        last_modified: None,
        moved_for_good: None,
        rights: page.rights.into(),
        links: Box::default(),
        fresh_for: None,
        cut: false,
        broken_off: false,
        place: Place::default(),
    }
}
