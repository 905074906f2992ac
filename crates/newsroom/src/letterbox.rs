//! Letter boxes: newsletters as sources. A box is an address that nobody can guess; letters come to it by LMTP or SMTP ([`conversation`]) or
//! lie in a mail folder ([`maildir`]). What comes is kept as it is; reading it is a poll of the box's feed.

mod conversation;
mod maildir;

pub use maildir::Maildir;

use model::{FeedKind, Rights, SourceId, SourceSettings};
use store::{Delivery, KnownFeed, Taken};

use crate::post::tag_of;
use crate::{AddError, Added, Newsroom, chance};

/// What the address of a feed of letters begins with. It is no address of the web, and none that letters can be sent to: it is shown to all.
const SCHEME: &str = "letters:";

/// A box that was made, or was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterBox {
    /// Its source and feed.
    pub added: Added,
    /// What to subscribe with.
    pub address: String,
}

impl Newsroom {
    /// Makes a source that letters are sent to. Only headline and link of what comes are shown to the public, until an editor gives the
    /// source other rights: a letter is written to its readers.
    ///
    /// # Errors
    /// [`AddError`]: nothing was added.
    pub async fn add_letter_box(&self, name: &str) -> Result<LetterBox, AddError> {
        /// Characters of a name that are kept.
        const LONGEST_NAME: usize = 120;
        let name = markup::text::line(name, LONGEST_NAME);
        if name.is_empty() {
            return Err(AddError::NoName);
        }
        let is_it = |feed: &KnownFeed| feed.kind == FeedKind::Letters && feed.title.as_deref() == Some(&name);
        let (source, feed, url, new) = match self.store.feeds(None).await?.into_iter().find(is_it) {
            Some(known) => {
                // One that was removed is taken up again.
                let (feed, new) = self.store.add_feed(known.source, FeedKind::Letters, &known.url, Some(&name), self.now()).await?;
                (known.source, feed, known.url, new)
            }
            None => {
                let (source, slug) = self.letters_source(&name).await?;
                let url = format!("{SCHEME}{slug}");
                let (feed, new) = self.store.add_feed(source, FeedKind::Letters, &url, Some(&name), self.now()).await?;
                (source, feed, url, new)
            }
        };
        let random = chance::bytes().map_err(|error| AddError::NoChance(error.to_string()))?;
        self.store.add_letter_box(feed, &letters::local_part(&name, &random), self.now()).await?;
        let boxes = self.store.letter_boxes().await?;
        let local = boxes.into_iter().find(|one| one.feed == feed).map(|one| one.local).unwrap_or_default();
        let address = format!("{local}@{}", self.settings.letters_host);
        Ok(LetterBox { added: Added { source, name, feed, url, kind: FeedKind::Letters, new }, address })
    }

    /// A source for the letters alone. One that is there already, a paper of the same name, has rights of its own, under which the letters
    /// would be everybody's. Gives its slug too.
    async fn letters_source(&self, name: &str) -> Result<(SourceId, String), store::Error> {
        let sources = self.store.sources().await?;
        let mut names = std::iter::once(name.to_owned())
            .chain(std::iter::once(format!("{name} (letters)")))
            .chain((2..).map(|n| format!("{name} (letters {n})")))
            .filter(|free| !sources.iter().any(|known| known.settings.name == *free));
        loop {
            let name = names.next().unwrap_or_default();
            let settings = SourceSettings {
                slug: markup::address::slug(&name, 60),
                name,
                site: None,
                rights: Rights::Link,
                weight: 1.0,
                category: None,
            };
            let (source, new) = self.store.add_source(&settings).await?;
            // Another process may have added one of this name a moment ago.
            if new {
                let known = self.store.sources().await?.into_iter().find(|known| known.id == source);
                return Ok((source, known.map_or(settings.slug, |known| known.settings.slug)));
            }
        }
    }

    /// Do letters to this local part concern us: is it a box's, or one that letters of ours come back to?
    async fn is_box(&self, local: &str) -> store::Result<bool> {
        match tag_of(local) {
            Some(tag) => self.store.is_letter_tag(tag).await,
            None => Ok(self.store.letter_box(local).await?.is_some()),
        }
    }

    /// Keeps a letter for the box with this local part. `None`: there is no such box.
    async fn keep_letter(&self, local: &str, letter: &[u8]) -> store::Result<Option<Taken>> {
        if let Some(tag) = tag_of(local) {
            return self.letter_returned(tag, letter).await;
        }
        let Some(known) = self.store.letter_box(local).await? else { return Ok(None) };
        let delivery = Delivery { feed: known.feed, content_type: Some("message/rfc822"), body: letter, at: self.now() };
        let taken = self.store.deliver(&delivery).await?;
        if taken == Taken::Kept {
            self.wake();
        }
        Ok(Some(taken))
    }
}
