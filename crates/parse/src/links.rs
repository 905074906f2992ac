//! A page without a feed as a source: the list of links that it is made of, found by structure.
//!
//! Nothing is known of any site. Every link outside of navigation, footers and rails is gathered by the address that it leads to
//! ([`gather`]); one whose words are a headline's is an item, with the block around it that holds no other item. Items whose blocks stand
//! in the same place of the page's structure are a group ([`groups`]); each group is weighed by what its items have in common with
//! articles: words, headings, dates, teasers, addresses. The best group and those that are nearly as good are the list.

mod gather;
mod groups;
mod item;
mod region;

use model::{Entry, Feed, FeedFormat, Flaw, FlawKind};
use url::Url;

use crate::NotAFeed;
use crate::flaws::Flaws;
use markup::{encoding, nesting, text};

/// Bytes of a page that are read.
const MOST_BYTES: usize = 10 << 20;
/// Elements within each other, and tags of a page: those of the largest front pages with room to spare.
const DEPTH: usize = 200;
const TAGS: usize = 100_000;
/// Links that are kept of a page.
const MOST_LINKS: usize = 300;
/// Fewer than this are no list.
const FEWEST_LINKS: usize = 3;

/// Reads a page as a list of links: entries with title, link and, where one stands beside it, a date; in the order of the page.
///
/// # Errors
/// [`NotAFeed`] where there is no list on it, or where it is no page.
pub fn read(bytes: &[u8], url: &Url, content_type: Option<&str>) -> Result<(Feed, Vec<Flaw>), NotAFeed> {
    let mut flaws = Flaws::default();
    match list(bytes, url, content_type, &mut flaws) {
        Some(feed) => Ok((feed, flaws.into_vec())),
        None => Err(NotAFeed { flaws: flaws.into_vec() }),
    }
}

fn list(bytes: &[u8], url: &Url, content_type: Option<&str>, flaws: &mut Flaws) -> Option<Feed> {
    if bytes.len() > MOST_BYTES {
        flaws.add(FlawKind::TooLarge, format!("It is larger than {} MB; what is beyond is left out.", MOST_BYTES >> 20));
    }
    let html = encoding::decode(&bytes[..bytes.len().min(MOST_BYTES)], content_type).text;
    if !html.contains('<') {
        flaws.add(FlawKind::WrongType, "It is no page: there is no markup in it.");
        return None;
    }
    let capped = nesting::cap(&html, DEPTH, TAGS);
    if capped.cut {
        flaws.add(FlawKind::TooLarge, format!("It has over {TAGS} tags; what comes later is left out."));
    }
    let tree = markup::tree::Tree::parse(&capped.html);
    let page = gather::Page::new(&tree, url);
    let items = gather::items(&page);
    let mut chosen = groups::chosen(&page, items);
    if chosen.len() < FEWEST_LINKS {
        flaws.add(FlawKind::WrongType, "No list of links to articles was found on this page.");
        return None;
    }
    if chosen.len() > MOST_LINKS {
        flaws.add(FlawKind::TooLarge, format!("It has over {MOST_LINKS} links to articles; the later ones are left out."));
        chosen.truncate(MOST_LINKS);
    }
    let entries = chosen.into_iter().map(entry).collect();
    let language = page.tree.below(page.tree.root()).find(|id| tree.name(*id) == "html").and_then(|id| tree.attribute(id, "lang"));
    Some(Feed {
        format: FeedFormat::Links,
        title: title(&page),
        link: Some(url.to_string()),
        description: None,
        language: crate::language(language.map(str::to_owned)),
        updated: None,
        entries,
    })
}

/// The identity is the address without what says how a reader came: pages link to the same article as `?ref=1` and `?ref=2`.
fn entry(item: item::Item) -> Entry {
    Entry {
        id: Some(item.key),
        title: Some(text::escape(&item.title)).filter(|title| !title.is_empty()),
        link: Some(item.url.into()),
        published: item.published,
        ..Entry::default()
    }
}

fn title(page: &gather::Page<'_>) -> Option<String> {
    let tree = page.tree;
    let element = tree.below(tree.root()).find(|id| tree.name(*id) == "title")?;
    Some(text::escape(&text::line(&tree.words(element, 1_000), crate::LONGEST_NAME))).filter(|title| !title.is_empty())
}

#[cfg(test)]
mod tests;
