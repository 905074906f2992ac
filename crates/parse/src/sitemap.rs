//! Sitemaps as a source: the news extension's headlines and dates, an index of further sitemaps, and where robots.txt says they lie.
//!
//! Formats: sitemaps.org's protocol 0.9 and Google's news extension 0.9. A sitemap for news names at most 1,000 articles, those of the last
//! two days; one that is not for news names every page of a site, and only the ones changed last are taken of it.

use jiff::Timestamp;
use model::{Entry, Feed, FeedFormat, Flaw, FlawKind};
use url::Url;

use crate::extension::date;
use crate::flaws::{Flaws, short};
use crate::xml::{Element, Xml};
use crate::{NotAFeed, address, lined, prepass};

/// Bytes of a sitemap that are read: the protocol allows 50 MB, which no sitemap for news comes near.
const MOST_BYTES: usize = 16 << 20;
/// Addresses looked at: what the protocol allows.
const MOST_ADDRESSES: usize = 50_000;
/// Articles kept of a sitemap for news: what its protocol allows.
const MOST_NEWS: usize = 1_000;
/// Pages kept of a sitemap that says nothing of news, those changed last.
const MOST_PLAIN: usize = 100;
/// Sitemaps that one robots.txt is believed to name.
const MOST_NAMED: usize = 20;

/// What a sitemap turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Sitemap {
    /// Articles, newest first.
    Articles {
        /// As a feed would say them.
        feed: Feed,
        /// It uses the news extension: its pages are articles. Otherwise they may be anything.
        for_news: bool,
    },
    /// Further sitemaps, the likeliest to hold news first.
    Index(Vec<Url>),
}

/// Reads a sitemap or an index of sitemaps, however nearly XML.
///
/// # Errors
/// [`NotAFeed`] for every other document.
pub fn read(bytes: &[u8], url: &Url, content_type: Option<&str>) -> Result<(Sitemap, Vec<Flaw>), NotAFeed> {
    let mut flaws = Flaws::default();
    let read = prepass::text(bytes, content_type, MOST_BYTES, &mut flaws).and_then(|text| document(&text, url, &mut flaws));
    match read {
        Some(sitemap) => Ok((sitemap, flaws.into_vec())),
        None => Err(NotAFeed { flaws: flaws.into_vec() }),
    }
}

/// The sitemaps that a robots.txt names (`Sitemap:`, at any place in the file, RFC 9309 2.2.4), those for news first.
#[must_use]
pub fn named(robots: &str, site: &Url) -> Vec<Url> {
    let mut found: Vec<Url> = Vec::new();
    for line in robots.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        if !key.trim().eq_ignore_ascii_case("sitemap") || found.len() >= MOST_NAMED {
            continue;
        }
        let value = value.split('#').next().unwrap_or_default();
        if let Some(url) = markup::address::absolute(Some(site), value).filter(|url| !found.contains(url)) {
            found.push(url);
        }
    }
    found.sort_by_key(|url| !speaks_of_news(url));
    found
}

/// What is known of a sitemap before anything of it was read: whose it is.
#[must_use]
pub fn empty(url: &Url) -> Feed {
    Feed {
        format: FeedFormat::Sitemap,
        title: None,
        link: url.join("/").ok().map(String::from),
        description: None,
        language: None,
        updated: None,
        entries: Vec::new(),
    }
}

/// One page that a sitemap names.
struct Page {
    entry: Entry,
    is_news: bool,
}

fn document(text: &str, url: &Url, flaws: &mut Flaws) -> Option<Sitemap> {
    let mut xml = Xml::new(text, Some(url));
    let Some(root) = xml.root() else {
        flaws.add(FlawKind::WrongType, "It is text without a sitemap's markup.");
        return None;
    };
    let sitemap = match root.local.to_ascii_lowercase().as_str() {
        "urlset" => articles(&mut xml, url, flaws),
        "sitemapindex" => index(&mut xml, url, flaws),
        _ => {
            flaws.add(FlawKind::WrongType, format!("It is no sitemap: its root element is “{}”.", short(root.name)));
            return None;
        }
    };
    xml.report(flaws);
    Some(sitemap)
}

fn articles<'x>(xml: &mut Xml<'x>, url: &Url, flaws: &mut Flaws) -> Sitemap {
    let mut feed = empty(url);
    let mut pages: Vec<Page> = Vec::new();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth) {
        if !element.local.eq_ignore_ascii_case("url") {
            continue;
        }
        if pages.len() >= MOST_ADDRESSES {
            flaws.add(FlawKind::TooLarge, format!("It names over {MOST_ADDRESSES} addresses; the later ones are left out."));
            break;
        }
        pages.extend(page(xml, url, &mut feed, flaws));
    }
    let for_news = pages.iter().any(|page| page.is_news);
    pages.retain(|page| page.is_news == for_news);
    // Newest first; what says no date keeps its place behind what does.
    pages.sort_by_key(|page| std::cmp::Reverse(page.entry.published.or(page.entry.updated)));
    let most = if for_news { MOST_NEWS } else { MOST_PLAIN };
    if !for_news && !pages.is_empty() {
        let message = format!("It is no sitemap for news: of the pages that it names, the {most} changed last are taken.");
        flaws.add(FlawKind::Missing, message);
    }
    pages.truncate(most);
    feed.entries = pages.into_iter().map(|page| page.entry).collect();
    feed.language = crate::language(feed.language.take());
    feed.updated = feed.entries.first().and_then(|entry| entry.published.or(entry.updated));
    Sitemap::Articles { feed, for_news }
}

/// `<url>`: its address, and what the news extension says. Nothing without an address.
fn page<'x>(xml: &mut Xml<'x>, base: &Url, feed: &mut Feed, flaws: &mut Flaws) -> Option<Page> {
    let mut page = Page { entry: Entry::default(), is_news: false };
    let mut says_something = false;
    let depth = xml.depth();
    while let Some(element) = xml.child(depth) {
        says_something = true;
        match local(&element).as_str() {
            "loc" => {
                let written = xml.content().into_line();
                page.entry.link = written.and_then(|loc| address::absolute(Some(base), &loc, flaws)).or(page.entry.link.take());
            }
            "lastmod" => page.entry.updated = date(xml, flaws).or(page.entry.updated),
            "news" => {
                page.is_news = true;
                news(xml, &mut page.entry, feed, flaws);
            }
            _ => {}
        }
    }
    if page.entry.link.is_none() {
        if says_something {
            flaws.add(FlawKind::Missing, "A page in the sitemap has no address.");
        }
        return None;
    }
    Some(page)
}

/// `<news:news>`.
fn news<'x>(xml: &mut Xml<'x>, entry: &mut Entry, feed: &mut Feed, flaws: &mut Flaws) {
    let depth = xml.depth();
    while let Some(element) = xml.child(depth) {
        match local(&element).as_str() {
            "title" => entry.title = lined(xml.content().into_line(), model::LONGEST_HEADLINE).map(|title| markup::text::escape(&title)),
            "publication_date" => entry.published = date(xml, flaws).or(entry.published),
            "keywords" => {
                let words = xml.content().into_line().unwrap_or_default();
                entry
                    .categories
                    .extend(words.split([',', ';']).filter_map(|word| lined(Some(word.to_owned()), crate::LONGEST_NAME)).take(50));
            }
            "publication" => {
                let depth = xml.depth();
                while let Some(element) = xml.child(depth) {
                    let (slot, is_html) = match local(&element).as_str() {
                        "name" => (&mut feed.title, true),
                        "language" => (&mut feed.language, false),
                        _ => continue,
                    };
                    let said = lined(xml.content().into_line(), crate::LONGEST_NAME);
                    *slot = slot.take().or(if is_html { said.map(|name| markup::text::escape(&name)) } else { said });
                }
            }
            _ => {}
        }
    }
}

fn index<'x>(xml: &mut Xml<'x>, base: &Url, flaws: &mut Flaws) -> Sitemap {
    let mut found: Vec<(Url, Option<Timestamp>)> = Vec::new();
    let depth = xml.depth();
    while let Some(element) = xml.child(depth) {
        if !element.local.eq_ignore_ascii_case("sitemap") {
            continue;
        }
        let (mut url, mut modified) = (None, None);
        let inner = xml.depth();
        while let Some(element) = xml.child(inner) {
            match local(&element).as_str() {
                "loc" => url = xml.content().into_line().and_then(|loc| markup::address::absolute(Some(base), &loc)),
                "lastmod" => modified = date(xml, flaws),
                _ => {}
            }
        }
        match url {
            Some(url) if found.len() < MOST_ADDRESSES => found.push((url, modified)),
            Some(_) => break,
            None => flaws.add(FlawKind::Missing, "A sitemap in the index has no address."),
        }
    }
    // One that is named for news comes first, then the one that changed last; where neither tells, the last is the newest on most sites.
    found.reverse();
    found.sort_by_key(|(url, modified)| (!speaks_of_news(url), std::cmp::Reverse(*modified)));
    Sitemap::Index(found.into_iter().map(|(url, _)| url).collect())
}

fn speaks_of_news(url: &Url) -> bool {
    url.path().to_ascii_lowercase().contains("news") || url.query().is_some_and(|query| query.to_ascii_lowercase().contains("news"))
}

/// The element's name without prefix; pictures and videos have addresses and titles of their own, which are not the page's.
fn local(element: &Element<'_>) -> String {
    let prefix = element.name.split_once(':').map_or("", |(prefix, _)| prefix);
    if matches!(prefix, "image" | "video" | "xhtml") { String::new() } else { element.local.to_ascii_lowercase() }
}

#[cfg(test)]
mod tests;
