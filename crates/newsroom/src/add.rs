//! Taking on a source: from the address of a feed or of a site, or from a list that already knows both.

use fetch::{Answer, Ask, Failure, Got, Kind};
use model::{FeedId, Rights, SourceId, SourceSettings};
use url::Url;

use crate::Newsroom;

/// Feeds that a page links to which are tried.
const LINKED_TRIED: usize = 5;
/// Common places which are tried where a page links to none.
const COMMON_TRIED: usize = 8;

/// Characters of a publisher's name that are kept.
const LONGEST_NAME: usize = 120;

/// A feed to follow, as an operator or a list names it.
#[derive(Debug, Clone, PartialEq)]
pub struct Subscription {
    /// The feed's address.
    pub feed: String,
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
        Subscription { feed: feed.into(), title: None, site: None, category: None, rights: Rights::default(), weight: 1.0 }
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
    /// It was not there before.
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
    /// There is no feed there, nor one that the page leads to.
    #[error(
        "No feed was found at {url}: it is no feed itself, and none of {tried} places that were tried holds one. Look for a link named RSS, Atom or Feed on the site and give its address."
    )]
    NoFeed {
        /// The address.
        url: String,
        /// Addresses tried.
        tried: usize,
    },
    /// Saving it failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Newsroom {
    /// Takes on the feed at an address, or the first feed that the site there leads to. The feed is due at once.
    ///
    /// # Errors
    /// [`AddError`]: nothing was added.
    pub async fn add(&self, address: &str) -> Result<Added, AddError> {
        let not_an_address = || AddError::NotAnAddress(address.to_owned());
        let typed = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
        let url = markup::address::absolute(None, &typed).ok_or_else(not_an_address)?;
        let got = self.got(&url).await.map_err(|failure| AddError::NoAnswer { url: url.to_string(), failure })?;
        if let Some(subscription) = as_feed(&got) {
            return Ok(self.subscribe(&subscription).await?);
        }
        let html = markup::encoding::decode(&got.bytes, charset(&got)).text.into_owned();
        let page = got.url.clone();
        drop(got);
        let mut places: Vec<Url> = parse::discover::feeds(&html, &page).into_iter().map(|found| found.url).take(LINKED_TRIED).collect();
        places.extend(parse::discover::common(&page).into_iter().take(COMMON_TRIED));
        for place in &places {
            if let Ok(got) = self.got(place).await
                && let Some(mut subscription) = as_feed(&got)
            {
                subscription.site.get_or_insert_with(|| url.to_string());
                return Ok(self.subscribe(&subscription).await?);
            }
        }
        Err(AddError::NoFeed { url: url.to_string(), tried: places.len() })
    }

    /// Takes on a feed without asking it; its source is the one with the same site, or a new one. The feed is due at once.
    ///
    /// # Errors
    /// The store's failures.
    pub async fn subscribe(&self, subscription: &Subscription) -> Result<Added, store::Error> {
        let store = &self.store;
        let known = match store.source_by_feed(&subscription.feed).await? {
            Some(source) => Some(source),
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
        let (feed, new) = store.add_feed(source, &subscription.feed, subscription.title.as_deref(), self.now()).await?;
        Ok(Added { source, name, feed, url: subscription.feed.clone(), new })
    }

    /// The slug of a new source. Where nobody says what its site is, a source of the same name may be another publisher: it is the same only
    /// if it has a feed on the same host.
    async fn free_slug(&self, subscription: &Subscription, slug: String) -> Result<String, store::Error> {
        let Some(host) = host(&subscription.feed).filter(|_| subscription.site.is_none()) else { return Ok(slug) };
        let Some(namesake) = self.store.source(&slug).await? else { return Ok(slug) };
        let feeds = self.store.feeds(Some(namesake.id)).await?;
        let is_same = feeds.iter().any(|feed| self::host(&feed.url).is_some_and(|other| other == host));
        Ok(if is_same { slug } else { markup::address::slug(&format!("{slug} {host}"), 80) })
    }

    async fn got(&self, url: &Url) -> Result<Got, Failure> {
        match self.fetcher.get(Ask::new(url, Kind::Feed)).await? {
            Answer::Got(got) => Ok(*got),
            Answer::Unchanged(_) => Err(Failure::Status(304)),
        }
    }
}

fn as_feed(got: &Got) -> Option<Subscription> {
    let (feed, _) = parse::feed(&got.bytes, Some(&got.url), got.content_type.as_deref()).ok()?;
    Some(Subscription { title: feed.title, site: feed.link, ..Subscription::new(got.url.as_str()) })
}

fn charset(got: &Got) -> Option<&str> {
    got.content_type.as_deref()?.split(';').find_map(|part| part.trim().strip_prefix("charset=")).map(|c| c.trim_matches('"'))
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
