//! What an answer says, by what is read at its address: a feed, a page's list of links, a sitemap and those that it leads to.

use fetch::{Answer, Ask, Fetcher, Got, Kind, Place};
use jiff::Timestamp;
use model::{Feed, FeedKind, Flaw, FlawKind};
use parse::NotAFeed;
use parse::hub::Advertised;
use parse::sitemap::{self, Sitemap};
use store::NewEntry;
use url::Url;

use crate::{Bench, Newsroom, entries};

/// Sitemaps of an index that are asked at one poll: what a poll's lease has time for, with a slow server at the other end.
const MOST_SITEMAPS: usize = 4;

/// What an answer said.
pub(crate) struct Document {
    /// The document's words about itself; its entries are in `entries`.
    pub(crate) feed: Feed,
    /// As they are saved.
    pub(crate) entries: Vec<NewEntry>,
    /// What was got over.
    pub(crate) flaws: Vec<Flaw>,
    /// The answer's validators stand for all that was read. Those of an index say nothing of the sitemaps in it.
    pub(crate) is_whole_answer: bool,
    /// The hub that delivers the feed, where there is one and hubs are asked.
    pub(crate) hub: Option<Advertised>,
    /// To be held as long as this.
    pub(crate) place: Place,
}

/// What is expected at the address of a feed of this kind. A page is read by a machine's own choice of links, and so robots.txt is asked.
pub(crate) fn expected(kind: FeedKind) -> Kind {
    match kind {
        FeedKind::Links => Kind::Page,
        FeedKind::Sitemap => Kind::Sitemap,
        _ => Kind::Feed,
    }
}

/// Reads an answer. `None`: the reader broke down on it.
pub(crate) async fn read(newsroom: &Newsroom, kind: FeedKind, got: Got, now: Timestamp) -> Option<Result<Document, NotAFeed>> {
    if kind == FeedKind::Sitemap {
        return sitemaps(&newsroom.fetcher, &newsroom.bench, got, now).await;
    }
    // Without an address that hubs can deliver to, theirs are of no use.
    let looks_for_hub = kind == FeedKind::Feed && newsroom.settings.public.is_some();
    newsroom
        .bench
        .heavy(move || {
            let place = got.place.clone();
            let content_type = got.content_type.as_deref();
            let (feed, flaws) = match kind {
                FeedKind::Links => parse::links::read(&got.bytes, &got.url, content_type)?,
                _ => parse::feed(&got.bytes, Some(&got.url), content_type)?,
            };
            let hub = if looks_for_hub { parse::hub::advertised(&got.bytes, &got.url, content_type, &got.links) } else { None };
            drop(got);
            Ok(Document { hub, ..document(feed, flaws, true, place, now) })
        })
        .await
        .ok()
}

fn document(mut feed: Feed, mut flaws: Vec<Flaw>, is_whole_answer: bool, place: Place, now: Timestamp) -> Document {
    let (entries, more) = entries::entries(&mut feed, now);
    flaws.extend(more);
    Document { feed, entries, flaws, is_whole_answer, hub: None, place }
}

/// A sitemap, or the first few sitemaps of an index. Each is read and let go before the next is asked for: who held a place for large
/// bodies while waiting for another would wait for himself.
async fn sitemaps(fetcher: &Fetcher, bench: &Bench, got: Got, now: Timestamp) -> Option<Result<Document, NotAFeed>> {
    let (children, mut flaws, place) = match sitemap_of(bench, got).await? {
        Err(none) => return Some(Err(none)),
        Ok((Sitemap::Articles { feed, .. }, flaws, place)) => {
            return bench.heavy(move || Ok(document(feed, flaws, true, place, now))).await.ok();
        }
        Ok((Sitemap::Index(children), flaws, place)) => (children, flaws, place),
    };
    drop(place);
    let mut all: Option<Feed> = None;
    for url in children.into_iter().take(MOST_SITEMAPS) {
        let of_it = |flaw: Flaw| Flaw::new(flaw.kind, format!("The sitemap {url}: {}", flaw.message));
        let got = match fetcher.get(Ask::new(&url, Kind::Sitemap)).await {
            Ok(Answer::Got(got)) => *got,
            Ok(Answer::Unchanged(_)) => continue,
            Err(failure) => {
                flaws.push(of_it(failure.flaw()));
                continue;
            }
        };
        match sitemap_of(bench, got).await? {
            Ok((Sitemap::Articles { feed, for_news }, more, _)) => {
                flaws.extend(more.into_iter().map(of_it));
                match &mut all {
                    Some(all) => all.entries.extend(feed.entries),
                    None => all = Some(feed),
                }
                // What is named for news comes first; the rest of the site is then not needed.
                if for_news {
                    break;
                }
            }
            Ok((Sitemap::Index(_), ..)) => flaws.push(of_it(Flaw::new(FlawKind::TooDeep, "It is an index within an index."))),
            Err(none) => flaws.extend(none.flaws.into_iter().map(of_it)),
        }
    }
    match all {
        Some(feed) => bench.heavy(move || Ok(document(feed, flaws, false, Place::default(), now))).await.ok(),
        None => {
            flaws.push(Flaw::new(FlawKind::Empty, "None of the sitemaps that the index names could be read."));
            Some(Err(NotAFeed { flaws }))
        }
    }
}

type Read = (Sitemap, Vec<Flaw>, Place);

async fn sitemap_of(bench: &Bench, got: Got) -> Option<Result<Read, NotAFeed>> {
    let read = move || {
        let (sitemap, mut flaws) = sitemap::read(&got.bytes, &got.url, got.content_type.as_deref())?;
        flaws.extend(got.flaw());
        Ok((sitemap, flaws, got.place))
    };
    bench.heavy(read).await.ok()
}

/// What was read, in words. Of a page's list it says where it begins and ends: whether that is the list that was meant, its editor sees.
pub(crate) fn sentence(kind: FeedKind, entries: &[NewEntry]) -> String {
    /// Characters of a headline within a sentence.
    const HEADLINE: usize = 80;
    let title = |entry: Option<&NewEntry>| {
        let title = entry.and_then(|entry| entry.entry.title.as_deref()).unwrap_or_default();
        markup::text::line(&markup::text::plain(title), HEADLINE)
    };
    match (kind, entries.len()) {
        (_, 0) => "The feed is there, and empty.".to_owned(),
        (FeedKind::Links, n) => format!("Found {n} links, from “{}” to “{}”.", title(entries.first()), title(entries.last())),
        (FeedKind::Sitemap, 1) => "Read: 1 article in the sitemap.".to_owned(),
        (FeedKind::Sitemap, n) => format!("Read: {n} articles in the sitemap."),
        (_, 1) => "Read: 1 entry.".to_owned(),
        (_, n) => format!("Read: {n} entries."),
    }
}

/// Reads an answer by itself, without what it leads to: for looking at what lies at an address before it is taken on.
pub(crate) fn glance(kind: FeedKind, bytes: &[u8], url: &Url, content_type: Option<&str>) -> Option<Feed> {
    match kind {
        FeedKind::Links => parse::links::read(bytes, url, content_type).ok().map(|(feed, _)| feed),
        FeedKind::Sitemap => match sitemap::read(bytes, url, content_type).ok()?.0 {
            Sitemap::Articles { feed, .. } => Some(feed),
            Sitemap::Index(_) => None,
        },
        _ => parse::feed(bytes, Some(url), content_type).ok().map(|(feed, _)| feed),
    }
}
