//! Taking on a source: from the address of a feed or of a site, or from a list that already knows both.

use fetch::Failure;
use model::{FeedId, FeedKind, Rights, SourceId, SourceSettings};
use parse::discover::How;
use url::Url;

use crate::{Candidate, Discovered, Newsroom, Search};

/// Characters of a publisher's name that are kept.
const LONGEST_NAME: usize = 120;

/// A feed to follow, as an operator or a list names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Subscription {
    /// The feed's address.
    pub feed: String,
    /// What is read there.
    pub kind: FeedKind,
    /// The publisher's name; its host where none is given.
    pub title: Option<String>,
    /// The publisher's front page.
    pub site: Option<String>,
    /// A category.
    pub category: Option<String>,
    /// What may be shown.
    pub rights: Rights,
    /// Weight in ranking.
    pub weight: f64,
}

impl Subscription {
    /// To this feed, with an excerpt's rights and a weight of 1.
    #[must_use]
    pub fn new(feed: impl Into<String>) -> Subscription {
        Subscription {
            feed: feed.into(),
            kind: FeedKind::Feed,
            title: None,
            site: None,
            category: None,
            rights: Rights::default(),
            weight: 1.0,
        }
    }
}

/// What came of taking on a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its source.
    pub source: SourceId,
    /// The source's name.
    pub name: String,
    /// The feed.
    pub feed: FeedId,
    /// The feed's address.
    pub url: String,
    /// What is read there.
    pub kind: FeedKind,
    /// It was not followed before: it is new, or had been removed.
    pub new: bool,
}

/// Why an address could not be taken on.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// It is not an http or https address.
    #[error("“{0}” is not an http or https address.")]
    NotAnAddress(String),
    /// The address did not answer.
    #[error("{url} could not be read: {failure} Check the address, and the network.")]
    NoAnswer {
        /// The address.
        url: String,
        /// What happened.
        failure: Failure,
    },
    /// There is no feed there, nor one that the page leads to, nor a list of links.
    #[error(
        "No feed was found at {url}: it is no feed itself, none of {tried} places that were tried holds one, and there is no list of links to articles on the page. Look for a link named RSS, Atom or Feed on the site and give its address, or give a page that lists articles."
    )]
    NoFeed {
        /// The address.
        url: String,
        /// Addresses tried.
        tried: usize,
    },
    /// A letter box without a name.
    #[error("A letter box needs a name: that of the newsletter.")]
    NoName,
    /// No address that nobody can guess could be made.
    #[error("{0}.")]
    NoChance(String),
    /// Saving it failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Newsroom {
    /// Takes on the feed at an address, or the best that the site there leads to: a feed, a sitemap for news, the page's own list of links.
    /// It is due at once.
    ///
    /// # Errors
    /// [`AddError`]: nothing was added.
    pub async fn add(&self, address: &str) -> Result<Added, AddError> {
        self.take_on(self.discover(address, Search::First).await?).await
    }

    /// Takes on the page's own list of links, whatever feeds the site has. It is due at once.
    ///
    /// # Errors
    /// [`AddError`]: nothing was added.
    pub async fn add_links(&self, address: &str) -> Result<Added, AddError> {
        self.take_on(self.discover(address, Search::Links).await?).await
    }

    async fn take_on(&self, discovered: Discovered) -> Result<Added, AddError> {
        let Discovered { url, candidates, tried } = discovered;
        let Some(Candidate { url: feed, kind, how, feed: document }) = candidates.into_iter().next() else {
            return Err(AddError::NoFeed { url: url.to_string(), tried });
        };
        let is_own = how == How::Itself;
        let title = document.name();
        let site = document.link.or_else(|| (!is_own).then(|| url.to_string()));
        Ok(self.subscribe(&Subscription { kind, title, site, ..Subscription::new(feed) }).await?)
    }

    /// Takes on a feed without asking it; its source is the one with the same site, or a new one. The feed is due at once.
    ///
    /// # Errors
    /// The store's failures.
    pub async fn subscribe(&self, subscription: &Subscription) -> Result<Added, store::Error> {
        let store = &self.store;
        let known = match store.source_by_feed(&subscription.feed).await? {
            Some(source) => {
                if source.own {
                    store.take_over(source.id).await?;
                }
                Some(source)
            }
            None => match subscription.site.as_deref() {
                Some(site) => store.source_by_site(site).await?,
                None => None,
            },
        };
        let (source, name) = match known {
            Some(source) => (source.id, source.settings.name),
            None => {
                let name = name(subscription);
                let slug = self.free_slug(subscription, markup::address::slug(&name, 60)).await?;
                let settings = SourceSettings {
                    slug,
                    name: name.clone(),
                    site: subscription.site.clone(),
                    rights: subscription.rights,
                    weight: subscription.weight,
                    category: subscription.category.clone(),
                };
                (store.add_source(&settings).await?.0, name)
            }
        };
        let (feed, new) = store.add_feed(source, subscription.kind, &subscription.feed, subscription.title.as_deref(), self.now()).await?;
        Ok(Added { source, name, feed, url: subscription.feed.clone(), kind: subscription.kind, new })
    }

    /// The slug of a new source. Where nobody says what its site is, a source of the same name may be another publisher: it is the same only
    /// if it has a feed on the same host. And the source of a letter box is the letters' own: their rights are not a paper's.
    async fn free_slug(&self, subscription: &Subscription, slug: String) -> Result<String, store::Error> {
        let Some(host) = host(&subscription.feed) else { return Ok(slug) };
        let Some(namesake) = self.store.source(&slug).await? else { return Ok(slug) };
        let feeds = self.store.feeds(Some(namesake.id)).await?;
        let is_of_letters = feeds.iter().any(|feed| feed.kind == FeedKind::Letters);
        let is_same = subscription.site.is_some() || feeds.iter().any(|feed| self::host(&feed.url).is_some_and(|other| other == host));
        Ok(if is_same && !is_of_letters { slug } else { markup::address::slug(&format!("{slug} {host}"), 80) })
    }
}

/// The publisher's name as given, else the host without `www.`.
fn name(subscription: &Subscription) -> String {
    let title = subscription.title.as_deref().filter(|title| *title != subscription.feed);
    let title = title.map(|title| markup::text::line(title, LONGEST_NAME)).filter(|title| !title.is_empty());
    let host = || host(subscription.site.as_deref().unwrap_or(&subscription.feed));
    title.or_else(host).unwrap_or_else(|| subscription.feed.clone())
}

/// The host of an address, without `www.`.
fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_and_an_address_is_none() {
        let named =
            |title: &str| name(&Subscription { title: Some(title.to_owned()), ..Subscription::new("https://www.harbour.example/feed") });
        assert_eq!(named(" The  Harbour\nPost "), "The Harbour Post");
        assert_eq!(named("\u{202e}tsoP"), "tsoP");
        assert!(named(&"N".repeat(200_000)).chars().count() <= LONGEST_NAME + 1);
        for none in ["", " ", "\u{200b}", "https://www.harbour.example/feed"] {
            assert_eq!(named(none), "harbour.example", "{none:?}");
        }
    }

    #[test]
    fn what_went_wrong_ends_with_one_full_stop() {
        let error = AddError::NoAnswer { url: "https://harbour.example/".into(), failure: Failure::NotFound };
        assert!(!error.to_string().contains(".."), "{error}");
    }
}
