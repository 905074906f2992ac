//! What comes from elsewhere than a poll: articles that another reader kept, pages of a web archive.

use model::{Entry, Feed, FeedFormat};
use store::Poll;

use crate::{Added, Newsroom, entries};

impl Newsroom {
    /// Saves articles that another reader kept of a feed, those that are not known yet. How the feed stands is left as it is. Gives how many
    /// were new.
    ///
    /// # Errors
    /// The store's failures.
    pub async fn keep_entries(&self, added: &Added, kept: Vec<Entry>) -> Result<usize, store::Error> {
        let now = self.now();
        let mut feed =
            Feed { format: FeedFormat::Json, title: None, link: None, description: None, language: None, updated: None, entries: kept };
        let (mut new, _) = entries::entries(&mut feed, now);
        let identities: Vec<String> = new.iter().map(|entry| entry.identity.clone()).collect();
        // What the feed itself said of an entry is newer than what another reader remembers.
        let known = self.store.known_identities(added.feed, &identities).await?;
        new.retain(|entry| !known.contains(&entry.identity));
        if new.is_empty() {
            return Ok(0);
        }
        let poll =
            Poll { feed: added.feed, source: added.source, at: now, state: None, fared: None, feed_doc: None, entries: &new, flaws: &[] };
        Ok(self.store.save_poll(&poll).await?.new.len())
    }
}
