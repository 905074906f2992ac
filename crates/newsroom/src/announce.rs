//! Telling hubs (WebSub, <https://www.w3.org/TR/websub/>) that lists of our own have changed, so that who reads them as feeds need not ask.
//!
//! What has changed is kept in memory alone: a hub that is not told now asks or is told the next time, and readers poll as ever.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::PoisonError;
use std::time::Duration;

use model::{Card, FEED_FILES};
use tokio_util::sync::CancellationToken;
use url::Url;

use crate::Newsroom;

/// What is published together is told together.
const TOGETHER: Duration = Duration::from_secs(2);
/// Shortest time between two times that hubs are told.
const BETWEEN: Duration = Duration::from_secs(30);
/// Addresses in one form.
const IN_A_FORM: usize = 60;

/// Lists that have changed and of which hubs have not been told, by their paths below the public address.
#[derive(Default)]
pub(crate) struct Unannounced {
    paths: std::sync::Mutex<BTreeSet<String>>,
    told: tokio::sync::Notify,
}

impl Newsroom {
    /// Lists at these paths have changed: `lake` is an edition's front page, `lake/section/local` a section of it.
    pub(crate) fn changed(&self, paths: impl IntoIterator<Item = String>) {
        if self.settings.hubs.is_empty() || self.settings.public.is_none() {
            return;
        }
        self.unannounced.paths.lock().unwrap_or_else(PoisonError::into_inner).extend(paths);
        self.unannounced.told.notify_one();
    }

    /// Tells hubs of what changes until told to stop.
    pub async fn keep_hubs_told(&self, stop: &CancellationToken) {
        if self.settings.hubs.is_empty() {
            return;
        }
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.unannounced.told.notified() => {}
            }
            for wait in [TOGETHER, BETWEEN] {
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = tokio::time::sleep(wait) => {}
                }
                if wait == TOGETHER {
                    self.tell_hubs().await;
                }
            }
        }
    }

    /// Tells each hub of what has changed. A hub that can't be told is a line in the log.
    pub async fn tell_hubs(&self) {
        let paths = std::mem::take(&mut *self.unannounced.paths.lock().unwrap_or_else(PoisonError::into_inner));
        let Some(public) = &self.settings.public else { return };
        let addresses = addresses(public, &paths);
        for hub in &self.settings.hubs {
            for some in addresses.chunks(IN_A_FORM) {
                let mut form = vec![("hub.mode", "publish")];
                form.extend(some.iter().map(|address| ("hub.url", address.as_str())));
                match self.fetcher.post(hub, &form).await {
                    Ok(_) => tracing::debug!(hub = hub.as_str(), feeds = some.len(), "told a hub"),
                    Err(failure) => tracing::warn!(hub = hub.as_str(), "a hub can't be told of our feeds: {failure}"),
                }
            }
        }
    }
}

/// The addresses of the lists' feeds.
fn addresses(public: &Url, paths: &BTreeSet<String>) -> Vec<String> {
    let base = public.as_str().trim_end_matches('/');
    paths.iter().flat_map(|path| FEED_FILES.map(|file| format!("{base}/{path}/{file}"))).collect()
}

/// A number that stands for what a feed says of these cards; the hour at which they were laid out is no part of it.
pub(crate) fn print<'a>(cards: impl Iterator<Item = &'a Card>) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    let mut said: Vec<_> = cards.map(|card| (&card.slug, card.newest, &card.title, &card.excerpt)).collect();
    // A feed is sorted by time: that a story stands elsewhere on the page is no news to its readers.
    said.sort_unstable();
    said.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_has_a_feed_in_every_format() {
        let public = Url::parse("https://news.example/paper/").unwrap();
        let addresses = addresses(&public, &BTreeSet::from(["lake".to_owned(), "lake/section/local".to_owned()]));
        assert_eq!(addresses.len(), 6);
        assert_eq!(
            (addresses[0].as_str(), addresses[5].as_str()),
            ("https://news.example/paper/lake/feed.atom", "https://news.example/paper/lake/section/local/feed.json",)
        );
    }
}
