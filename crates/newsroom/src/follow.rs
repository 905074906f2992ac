//! A node's search index, kept up with the change log: what changed is read in batches, and made to be found within seconds.
//!
//! The number of the last change is saved in the index's own commits. Whoever is cut off goes on from there, and reads some changes twice,
//! which changes nothing. An index that can't be read or written is made anew from the store.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context;
use model::{ArticleId, StoryId};
use search::{Index, Writer};
use store::Noun;
use tokio_util::sync::CancellationToken;
use understand::Vantage;

use crate::Newsroom;
use crate::jobs::know_stories;

/// Changes that are read at once: some hundred kilobytes of texts.
const AT_ONCE: i64 = 100;
/// How often the log is looked at.
const LOOK: Duration = Duration::from_millis(400);
/// Between two commits while there is always more: each is some files, and a sync of the disk. With the look before it, what is published is
/// found within five seconds.
const BETWEEN_COMMITS: Duration = Duration::from_millis(2_500);
/// Between two commits when nothing more has come.
const SOON: Duration = Duration::from_millis(800);
/// Changes of other things after which the number alone is saved.
const NUMBERS: i64 = 5_000;
/// Before a new beginning, where the index or the store failed.
const PATIENCE: Duration = Duration::from_secs(10);

/// How far the index is made, and when that was last saved.
struct Following {
    writer: Writer,
    seq: i64,
    saved: i64,
    at: Instant,
}

impl Newsroom {
    /// The search index of this node; `None` until it follows.
    #[must_use]
    pub fn index(&self) -> Option<Index> {
        self.index.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps an index in this folder up with the store until told to stop. What fails is logged and begun again: pages don't wait for it.
    pub async fn follow(self: &Arc<Self>, folder: &Path, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            if let Err(error) = self.follow_until_it_fails(folder, stop).await {
                tracing::warn!("the search index can't be kept up: {error:#}");
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(PATIENCE) => {}
                }
            }
        }
    }

    async fn follow_until_it_fails(self: &Arc<Self>, folder: &Path, stop: &CancellationToken) -> anyhow::Result<()> {
        let folder = folder.to_owned();
        let mut following = self.begin(folder, Writer::take).await?;
        while !stop.is_cancelled() {
            let more;
            (following, more) = self.step(following).await?;
            if following.is_due(more) {
                following = following.save().await?;
            }
            if !more {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(LOOK) => {}
                }
            }
        }
        following.save().await?;
        Ok(())
    }

    /// The index in this folder, made to hold all that the store has; where a server keeps one up in it, that one.
    ///
    /// # Errors
    /// If the store fails, or there is neither an index nor a right to make one.
    pub async fn index_now(self: &Arc<Self>, folder: &Path) -> anyhow::Result<Index> {
        let taken = self.begin(folder.to_owned(), Writer::take_first).await;
        let mut following = match taken {
            Ok(following) => following,
            Err(error) if matches!(error.downcast_ref(), Some(search::Error::Taken(_))) => return Ok(Index::open_furthest(folder)?),
            Err(error) => return Err(error),
        };
        loop {
            let more;
            (following, more) = self.step(following).await?;
            if !more {
                return Ok(following.save().await?.writer.index());
            }
        }
    }

    /// Opens the index; one that is further than the store was made of another one, and begins again.
    async fn begin(&self, folder: PathBuf, take: fn(&Path) -> search::Result<Writer>) -> anyhow::Result<Following> {
        let last = self.store.last_change().await.context("reading the change log")?;
        let writer = blocking(move || {
            let mut writer = take(&folder)?;
            if writer.index().seq() > last {
                writer.clear()?;
            }
            Ok(writer)
        })
        .await?;
        let seq = writer.index().seq();
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = Some(writer.index());
        Ok(Following { writer, seq, saved: seq, at: Instant::now() })
    }

    /// Takes in the next changes; gives whether there may be more.
    async fn step(&self, following: Following) -> anyhow::Result<(Following, bool)> {
        // Asked first: all changes up to this number can be seen.
        let last = self.store.last_change().await.context("reading the change log")?;
        if last == following.seq {
            return Ok((following, false));
        }
        let changes = self.store.changes_since(following.seq, AT_ONCE).await.context("reading the change log")?;
        // Each change that was passed over, as a newer program's, has a number of its own.
        let seq = changes.last().map_or(last.min(following.seq + AT_ONCE), |change| change.seq);
        let numbers = |noun| changes.iter().filter(move |change| change.noun == noun).map(|change| change.id);
        let articles: Vec<ArticleId> = numbers(Noun::Article).map(ArticleId).collect();
        let stories: Vec<StoryId> = numbers(Noun::Story).map(StoryId).collect();
        let placed = if stories.is_empty() { Vec::new() } else { self.store.articles_of(&stories).await.context("reading stories")? };
        let Following { writer, saved, at, .. } = following;
        let (writer, due) = blocking(move || {
            let mut due: BTreeSet<ArticleId> = articles.into_iter().collect();
            for (article, story) in placed {
                // An article that is not in yet has a change of its own.
                if writer.story_of(article)?.is_some_and(|known| known != story) {
                    due.insert(article);
                }
            }
            Ok((writer, due))
        })
        .await?;
        let writer = if due.is_empty() { writer } else { self.take_in(writer, due).await? };
        Ok((Following { writer, seq, saved, at }, seq < last))
    }

    async fn take_in(&self, mut writer: Writer, due: BTreeSet<ArticleId>) -> anyhow::Result<Writer> {
        let mut due: Vec<ArticleId> = due.into_iter().collect();
        let vantage = self.vantage().await?;
        while !due.is_empty() {
            let some = due.split_off(due.len().saturating_sub(usize::try_from(AT_ONCE).unwrap_or(1)));
            let found = self.store.searchable(&some).await.context("reading articles")?;
            let vantage = vantage.clone();
            writer = blocking(move || {
                let mut gone: BTreeSet<ArticleId> = some.into_iter().collect();
                for article in found {
                    gone.remove(&article.article);
                    writer.put(&article, || know_stories::places_of(&article, &vantage))?;
                }
                for article in gone {
                    writer.remove(article)?;
                }
                Ok(writer)
            })
            .await?;
        }
        Ok(writer)
    }

    async fn vantage(&self) -> anyhow::Result<Vantage> {
        let editions = self.store.editions().await.context("reading the editions")?;
        Ok(know_stories::vantage_of(&editions.iter().map(|(_, edition)| edition).collect::<Vec<_>>()))
    }
}

impl Following {
    fn is_due(&self, more: bool) -> bool {
        let since = self.at.elapsed();
        let enough = if more { BETWEEN_COMMITS } else { SOON };
        self.writer.has_changed() && since >= enough || self.seq - self.saved >= NUMBERS
    }

    async fn save(mut self) -> anyhow::Result<Following> {
        if !self.writer.has_changed() && self.seq == self.saved {
            return Ok(self);
        }
        let seq = self.seq;
        let mut writer = self.writer;
        self.writer = blocking(move || {
            writer.commit(seq)?;
            Ok(writer)
        })
        .await?;
        (self.saved, self.at) = (seq, Instant::now());
        Ok(self)
    }
}

/// On a thread that may wait for the disk.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> search::Result<T> + Send + 'static) -> anyhow::Result<T> {
    Ok(tokio::task::spawn_blocking(work).await.context("the search index broke off")??)
}
