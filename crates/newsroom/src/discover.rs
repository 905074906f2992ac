//! What can be read at an address: itself, the feeds that it leads to, a sitemap for news, or the page's own list of links.

use std::collections::BTreeSet;

use fetch::{Answer, Ask, Failure, Got, Kind};
use model::{Feed, FeedKind};
use parse::discover::{self, How};
use parse::sitemap::{self, Sitemap};
use url::Url;

use crate::{AddError, Newsroom, document};

/// Feeds that a page names which are asked.
const NAMED_TRIED: usize = 8;
/// Common places which are asked where a page names none.
const COMMON_TRIED: usize = 10;
/// Sitemaps which are asked.
const SITEMAPS_TRIED: usize = 4;

/// Something that can be taken on.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its address.
    pub url: Url,
    /// What is read there.
    pub kind: FeedKind,
    /// How it was found.
    pub how: How,
    /// What it says at present. Of an index of sitemaps that is nothing yet.
    pub feed: Feed,
}

/// What was found at an address.
#[derive(Debug, Clone, PartialEq)]
pub struct Discovered {
    /// The address as it was asked.
    pub url: Url,
    /// Best first; each was asked and answered.
    pub candidates: Vec<Candidate>,
    /// Places that were asked beside the address itself.
    pub tried: usize,
}

/// How far to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// To the first that can be read.
    First,
    /// To all of them.
    All,
    /// The page's own list of links alone.
    Links,
}

impl Newsroom {
    /// Looks for what can be read at an address; nothing is stored.
    ///
    /// # Errors
    /// [`AddError`] for what is no address and for one that does not answer, where nothing leads on from it either.
    pub async fn discover(&self, address: &str, search: Search) -> Result<Discovered, AddError> {
        let not_an_address = || AddError::NotAnAddress(address.to_owned());
        let typed = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
        let url = markup::address::absolute(None, &typed).ok_or_else(not_an_address)?;
        let mut look = Look { newsroom: self, all: search == Search::All, asked: BTreeSet::from([url.clone()]), candidates: Vec::new() };
        if search == Search::Links {
            let got = self.ask(&url, Kind::Page).await.map_err(|failure| no_answer(&url, failure))?;
            look.take(got, FeedKind::Links, How::List).await;
            return Ok(look.end(url));
        }
        match self.ask(&url, Kind::Feed).await {
            Ok(got) => look.at(got).await,
            Err(failure) => {
                // A site may keep its pages from programs and its feeds not.
                look.places(discover::platform(&url), NAMED_TRIED, How::Platform).await;
                if look.candidates.is_empty() {
                    return Err(no_answer(&url, failure));
                }
            }
        }
        Ok(look.end(url))
    }

    async fn ask(&self, url: &Url, kind: Kind) -> Result<Got, Failure> {
        match self.fetcher.get(Ask::new(url, kind)).await? {
            Answer::Got(got) => Ok(*got),
            // No validators were sent, so a server that says "unchanged" has nothing for us.
            Answer::Unchanged(_) => Err(Failure::Status(304)),
        }
    }
}

fn no_answer(url: &Url, failure: Failure) -> AddError {
    AddError::NoAnswer { url: url.to_string(), failure }
}

/// A search under way.
struct Look<'n> {
    newsroom: &'n Newsroom,
    all: bool,
    asked: BTreeSet<Url>,
    candidates: Vec<Candidate>,
}

impl Look<'_> {
    /// From what lies at the address itself to what it leads to.
    async fn at(&mut self, got: Got) {
        if self.is_sitemap_or_feed(&got, How::Itself).await {
            return;
        }
        let Some((named, list, page)) = self.page(got).await else { return };
        for found in named.into_iter().take(NAMED_TRIED) {
            self.place(found.url, found.how).await;
            if self.is_over() {
                return;
            }
        }
        if self.candidates.is_empty() {
            self.places(discover::common(&page), COMMON_TRIED, How::Usual).await;
        }
        if self.candidates.is_empty() || self.all {
            self.sitemaps(&page).await;
        }
        if let Some(feed) = list.filter(|_| self.candidates.is_empty() || self.all) {
            self.candidates.push(Candidate { url: page, kind: FeedKind::Links, how: How::List, feed });
        }
    }

    /// The feeds that a page names, and its own list of links.
    async fn page(&self, got: Got) -> Option<(Vec<discover::Found>, Option<Feed>, Url)> {
        let read = move || {
            let html = markup::encoding::decode(&got.bytes, got.content_type.as_deref()).text;
            let named = discover::feeds(&html, &got.url);
            drop(html);
            let list = document::glance(FeedKind::Links, &got.bytes, &got.url, got.content_type.as_deref());
            (named, list, got.url)
        };
        self.newsroom.bench.heavy(read).await.ok()
    }

    async fn places(&mut self, places: Vec<Url>, most: usize, how: How) {
        for place in places.into_iter().take(most) {
            self.place(place, how).await;
            if !self.candidates.is_empty() {
                return;
            }
        }
    }

    async fn place(&mut self, url: Url, how: How) {
        if self.asked.insert(url.clone())
            && let Ok(got) = self.newsroom.ask(&url, Kind::Feed).await
        {
            self.take(got, FeedKind::Feed, how).await;
        }
    }

    /// Sitemaps for news, which robots.txt names or which lie where they usually do.
    async fn sitemaps(&mut self, page: &Url) {
        let mut places = Vec::new();
        if let Ok(file) = page.join("/robots.txt")
            && let Ok(got) = self.newsroom.ask(&file, Kind::Feed).await
        {
            places = sitemap::named(&String::from_utf8_lossy(&got.bytes), page);
        }
        places.truncate(SITEMAPS_TRIED);
        places.extend(discover::common_sitemaps(page));
        for url in places {
            if self.asked.insert(url.clone())
                && let Ok(got) = self.newsroom.ask(&url, Kind::Sitemap).await
                && self.is_sitemap_or_feed(&got, How::Sitemap).await
                && !self.all
            {
                return;
            }
        }
    }

    /// Takes what is a feed or a sitemap. A sitemap that was only come upon counts if it is for news: others name every page of a site.
    async fn is_sitemap_or_feed(&mut self, got: &Got, how: How) -> bool {
        let (bytes, url, content_type) = (got.bytes.clone(), got.url.clone(), got.content_type.clone());
        let read = move || {
            if let Some(feed) = document::glance(FeedKind::Feed, &bytes, &url, content_type.as_deref()) {
                return Some((FeedKind::Feed, feed));
            }
            match sitemap::read(&bytes, &url, content_type.as_deref()).ok()?.0 {
                Sitemap::Articles { feed, for_news } => (for_news || how == How::Itself).then_some((FeedKind::Sitemap, feed)),
                Sitemap::Index(children) => {
                    let is_wanted = how == How::Itself || children.first().is_some_and(|child| child.path().contains("news"));
                    is_wanted.then(|| (FeedKind::Sitemap, sitemap::empty(&url)))
                }
            }
        };
        let Ok(Some((kind, feed))) = self.newsroom.bench.heavy(read).await else { return false };
        self.candidates.push(Candidate { url: got.url.clone(), kind, how, feed });
        true
    }

    async fn take(&mut self, got: Got, kind: FeedKind, how: How) {
        let read = move || document::glance(kind, &got.bytes, &got.url, got.content_type.as_deref()).map(|feed| (got.url, feed));
        if let Ok(Some((url, feed))) = self.newsroom.bench.heavy(read).await
            && !self.candidates.iter().any(|known| known.url == url)
        {
            self.candidates.push(Candidate { url, kind, how, feed });
        }
    }

    fn is_over(&self) -> bool {
        !self.all && !self.candidates.is_empty()
    }

    fn end(self, url: Url) -> Discovered {
        Discovered { url, candidates: self.candidates, tried: self.asked.len() - 1 }
    }
}
