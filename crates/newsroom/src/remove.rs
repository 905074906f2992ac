//! Following a feed no more: which feeds an address means, and their end. What was read of them stays.

use jiff::Timestamp;
use model::{FeedId, FeedKind, Source, SourceId};
use store::{KnownFeed, LetterBox, site_key};
use url::Url;

use crate::Newsroom;

/// Addresses that an error names at most.
const NAMED: usize = 12;

/// A feed that is not followed any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// Its source's name.
    pub name: String,
    /// The feed.
    pub feed: FeedId,
    /// The feed's address.
    pub url: String,
    /// What was read there.
    pub kind: FeedKind,
    /// Since when it is not followed.
    pub since: Timestamp,
    /// It was followed until now.
    pub new: bool,
}

/// Why nothing was removed.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    /// It is no address of anything that is followed.
    #[error("Nothing is followed at “{given}”. {}", there(.near, *.is_near))]
    Unknown {
        /// What was given.
        given: String,
        /// Addresses of feeds on the same host, or of all feeds.
        near: Vec<String>,
        /// They are on the same host.
        is_near: bool,
    },
    /// It may mean several.
    #[error("“{given}” may mean several sources, with these feeds: {}. Give the address of one of these.", list(.feeds))]
    Several {
        /// What was given.
        given: String,
        /// The addresses of what it may mean.
        feeds: Vec<String>,
    },
    /// It is an imported archive.
    #[error("“{0}” is an archive that was imported: nothing is asked there, so that there is nothing to end.")]
    Archive(String),
    /// Saving it failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Newsroom {
    /// Follows no more what is at an address: a feed, by its own; a letter box, by the one that letters are sent to; or all feeds of the one
    /// source whose site it is. A feed is never asked again, mail to a box is refused, and hubs are told at the server's next turn.
    ///
    /// # Errors
    /// [`RemoveError`]: nothing was removed; or not all of a source's feeds, if the store failed.
    pub async fn remove(&self, address: &str) -> Result<Vec<Removed>, RemoveError> {
        let (feeds, mut sources) = (self.store.feeds(None).await?, self.store.sources().await?);
        // What readers brought can be removed by who runs the server, too.
        sources.extend(self.store.own_sources().await?);
        let boxes = self.store.letter_boxes().await?;
        let mut removed = Vec::new();
        for feed in meant(address.trim(), &feeds, &sources, &boxes)? {
            let now = self.now();
            let new = self.store.remove_feed(feed.id, now).await?;
            let source = sources.iter().find(|source| source.id == feed.source);
            removed.push(Removed {
                name: source.map(|source| source.settings.name.clone()).unwrap_or_default(),
                feed: feed.id,
                url: feed.url.clone(),
                kind: feed.kind,
                since: feed.removed.filter(|_| !new).unwrap_or(now),
                new,
            });
        }
        Ok(removed)
    }
}

/// The feeds that are meant, one at least.
fn meant<'a>(given: &str, feeds: &'a [KnownFeed], sources: &[Source], boxes: &[LetterBox]) -> Result<Vec<&'a KnownFeed>, RemoveError> {
    if let Some(feed) = feeds.iter().find(|feed| feed.url == given) {
        return if feed.kind.is_live() { Ok(vec![feed]) } else { Err(RemoveError::Archive(given.to_owned())) };
    }
    let local = given.split_once('@').map(|(local, _)| local);
    if let Some(known) = boxes.iter().find(|known| Some(known.local.as_str()) == local) {
        return Ok(feeds.iter().filter(|feed| feed.id == known.feed).collect());
    }
    let key = key(given);
    let live = || feeds.iter().filter(|feed| feed.kind.is_live());
    let like: Vec<&KnownFeed> = live().filter(|feed| self::key(&feed.url) == key).collect();
    let owners: Vec<SourceId> = sources.iter().filter(|source| is_at(source, &key)).map(|source| source.id).collect();
    let of_site: Vec<&KnownFeed> = live().filter(|feed| owners.contains(&feed.source)).collect();
    let found = if like.is_empty() { &of_site } else { &like };
    let followed: Vec<&KnownFeed> = found.iter().copied().filter(|feed| feed.is_followed()).collect();
    // Those that were removed before are meant only where no others are.
    let found = if followed.is_empty() { found.clone() } else { followed };
    let is_one = if like.is_empty() { found.windows(2).all(|two| two[0].source == two[1].source) } else { found.len() == 1 };
    if found.is_empty() {
        return Err(unknown(given, feeds));
    }
    if !is_one {
        return Err(RemoveError::Several { given: given.to_owned(), feeds: addresses(found.into_iter()) });
    }
    Ok(found)
}

fn unknown(given: &str, feeds: &[KnownFeed]) -> RemoveError {
    let followed = || feeds.iter().filter(|feed| feed.is_followed());
    let host = host(given);
    let near = addresses(followed().filter(|feed| host.is_some() && self::host(&feed.url) == host));
    let is_near = !near.is_empty();
    RemoveError::Unknown { given: given.to_owned(), near: if is_near { near } else { addresses(followed()) }, is_near }
}

fn is_at(source: &Source, key: &str) -> bool {
    source.settings.site.as_deref().is_some_and(|site| site_key(site) == key)
}

/// As a person types it, who leaves the scheme out.
fn whole(address: &str) -> String {
    let has_scheme = address.contains("://") || address.starts_with("letters:");
    if has_scheme { address.to_owned() } else { format!("https://{address}") }
}

fn key(address: &str) -> String {
    site_key(&whole(address))
}

fn host(address: &str) -> Option<String> {
    let url = Url::parse(&whole(address)).ok()?;
    url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

fn addresses<'a>(feeds: impl Iterator<Item = &'a KnownFeed>) -> Vec<String> {
    feeds.map(|feed| feed.url.clone()).collect()
}

/// What is there, as a sentence.
fn there(near: &[String], is_near: bool) -> String {
    match (near, is_near) {
        ([], _) => "Nothing else is followed either.".to_owned(),
        (near, true) => format!("On the same host are {}.", list(near)),
        (near, false) if near.len() <= NAMED => format!("These are followed: {}.", list(near)),
        (near, false) => format!("{} feeds are followed; `dateline export --opml` lists them.", near.len()),
    }
}

fn list(addresses: &[String]) -> String {
    let more = addresses.len().saturating_sub(NAMED);
    let named = addresses.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{named}, and {more} more") } else { named }
}

#[cfg(test)]
mod tests {
    use model::{Rights, SourceSettings};
    use store::FeedState;

    use super::*;

    fn feed(id: i64, source: i64, kind: FeedKind, url: &str) -> KnownFeed {
        let state = FeedState::new(Timestamp::UNIX_EPOCH);
        KnownFeed { id: FeedId(id), source: SourceId(source), kind, url: url.into(), title: None, state, removed: None }
    }

    fn source(id: i64, site: &str) -> Source {
        let (slug, name) = (format!("source-{id}"), format!("Source {id}"));
        let settings = SourceSettings { slug, name, site: Some(site.into()), rights: Rights::Excerpt, weight: 1.0, category: None };
        Source { id: SourceId(id), own: false, settings }
    }

    fn newsroom() -> (Vec<KnownFeed>, Vec<Source>, Vec<LetterBox>) {
        let mut gone = feed(3, 1, FeedKind::Feed, "https://tern.example/old");
        gone.removed = Some(Timestamp::UNIX_EPOCH);
        let feeds = vec![
            feed(1, 1, FeedKind::Feed, "https://www.tern.example/feed/"),
            feed(2, 1, FeedKind::Sitemap, "https://tern.example/map.xml"),
            gone,
            feed(4, 2, FeedKind::Feed, "https://gull.example/feed"),
            feed(5, 3, FeedKind::Feed, "https://gull.example/en/feed"),
            feed(6, 4, FeedKind::Letters, "letters:harbor"),
            feed(7, 1, FeedKind::Archive, "archive:tern.example"),
        ];
        let sources = vec![source(1, "https://tern.example/"), source(2, "https://gull.example"), source(3, "http://www.gull.example/")];
        let boxes = vec![LetterBox {
            feed: FeedId(6),
            source: SourceId(4),
            source_slug: "harbor".into(),
            source_name: "Harbor".into(),
            local: "harbor-abc".into(),
            made: Timestamp::UNIX_EPOCH,
            letters: 0,
            newest: None,
        }];
        (feeds, sources, boxes)
    }

    fn ids(given: &str) -> Result<Vec<i64>, String> {
        let (feeds, sources, boxes) = newsroom();
        let meant = meant(given, &feeds, &sources, &boxes);
        meant.map(|feeds| feeds.iter().map(|feed| feed.id.0).collect()).map_err(|error| error.to_string())
    }

    #[test]
    fn an_address_means_a_feed_a_box_or_all_that_one_site_has() {
        for exact in ["https://www.tern.example/feed/", "http://tern.example/feed", "tern.example/feed", "WWW.Tern.example/feed/"] {
            assert_eq!(ids(exact), Ok(vec![1]), "{exact}");
        }
        assert_eq!(ids("tern.example"), Ok(vec![1, 2]), "not what was removed before, and no archive");
        assert_eq!(ids("https://tern.example/old"), Ok(vec![3]), "to remove it again changes nothing");
        for letters in ["letters:harbor", "harbor-abc@news.example"] {
            assert_eq!(ids(letters), Ok(vec![6]), "{letters}");
        }
    }

    #[test]
    fn what_is_unknown_or_means_several_is_told_with_what_is_there() {
        let several = ids("gull.example").unwrap_err();
        assert!(several.contains("https://gull.example/feed, https://gull.example/en/feed"), "{several}");
        let near = ids("https://tern.example/sport").unwrap_err();
        assert!(near.ends_with("On the same host are https://www.tern.example/feed/, https://tern.example/map.xml."), "{near}");
        for far in ["https://nowhere.example/", "nobody@news.example", ""] {
            let said = ids(far).unwrap_err();
            assert!(said.contains("These are followed: ") && said.contains("letters:harbor") && !said.contains("/old"), "{said}");
        }
        assert!(ids("archive:tern.example").unwrap_err().contains("is an archive"));
        let many: Vec<String> = (0..40).map(|n| format!("https://{n}.example/")).collect();
        assert_eq!(there(&many, false), "40 feeds are followed; `dateline export --opml` lists them.");
        assert!(there(&many, true).ends_with("https://11.example/, and 28 more."));
        assert_eq!(there(&[], false), "Nothing else is followed either.");
    }
}
