//! Where is this site's feed? From the page's own `link` elements, from links that look like feeds, from what the page's JSON says, from
//! how its platform makes addresses, from the usual places.

mod hints;
mod platform;

use markup::tree::{Id, Tree};
use markup::{address, nesting, text};
use url::Url;

pub use platform::platform;

/// How a feed was found; the surer comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The address is the feed's own.
    Itself,
    /// The page declares it, in a `link` element.
    Declared,
    /// The page's JSON names it: `webFeed` of schema.org, `feedUrl` of a podcast's page.
    Named,
    /// The platform that the site runs on makes addresses of feeds by a rule.
    Platform,
    /// The page links to it.
    Linked,
    /// It lies where feeds usually lie.
    Usual,
    /// robots.txt names it, or it lies where sitemaps for news usually lie.
    Sitemap,
    /// The page itself is a list of links.
    List,
}

/// A feed that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its address.
    pub url: Url,
    /// What the page calls it.
    pub title: Option<String>,
    /// How it was found.
    pub how: How,
}

/// Feeds kept of one page, and bytes of a page that are looked at.
const MOST_FEEDS: usize = 30;
const MOST_BYTES: usize = 4 << 20;
/// Bounds of the page's tree, as for reading lists of links.
const DEPTH: usize = 200;
const TAGS: usize = 100_000;
/// Characters of a feed's name.
const LONGEST_TITLE: usize = 200;

const FEED_TYPES: [&str; 7] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json+feed",
    "application/xml",
    "text/xml",
];

/// The feeds that a page names, best first: the site's own before those of its parts, feeds of comments last; among equals those that are
/// declared, then those that its JSON names, its platform has, it links to. None twice.
#[must_use]
pub fn feeds(html: &str, page: &Url) -> Vec<Found> {
    let html = &html[..html.floor_char_boundary(MOST_BYTES)];
    let capped = nesting::cap(html, DEPTH, TAGS);
    let tree = Tree::parse(&capped.html);
    let mut base = page.clone();
    let mut found: Vec<Found> = Vec::new();
    let mut canonical = None;
    for id in tree.below(tree.root()) {
        match tree.name(id) {
            "base" => base = tree.attribute(id, "href").and_then(|href| address::absolute(Some(&base), href)).unwrap_or(base),
            "link" => {
                let Some(url) = tree.attribute(id, "href").and_then(|href| feed_address(&base, href)) else { continue };
                if is_feed_link(&tree, id) {
                    let title = tree.attribute(id, "title").map(|title| text::line(title, LONGEST_TITLE));
                    found.push(Found { url, title: title.filter(|title| !title.is_empty()), how: How::Declared });
                } else if has_relation(&tree, id, "canonical") {
                    canonical = Some(url);
                }
            }
            "a" | "area" => {
                let Some(url) = tree.attribute(id, "href").and_then(|href| feed_address(&base, href)) else { continue };
                if looks_like_feed(&url) || says_feed(&tree, id) {
                    found.push(Found { url, title: None, how: How::Linked });
                }
            }
            "script" => found.extend(hints::feeds(&tree, id, &base)),
            _ => {}
        }
        if found.len() > MOST_FEEDS * 4 {
            break;
        }
    }
    // A page that stands for itself under an address with more in it (a channel's number) is asked for by that.
    let made = platform(page).into_iter().chain(canonical.iter().flat_map(platform));
    found.extend(made.map(|url| Found { url, title: None, how: How::Platform }));
    found.retain(|feed| feed.url != *page);
    found.sort_by_key(|feed| (is_of_comments(feed), is_of_another_part(&feed.url, page), feed.how));
    let mut kept: Vec<Found> = Vec::new();
    for feed in found {
        if kept.len() < MOST_FEEDS && !kept.iter().any(|known| known.url == feed.url) {
            kept.push(feed);
        }
    }
    kept
}

/// Where feeds usually lie, for a page that names none; most likely first.
#[must_use]
pub fn common(page: &Url) -> Vec<Url> {
    const PLACES: [&str; 10] =
        ["feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed/", "feeds/posts/default", "feed.json", "index.rdf"];
    let mut folder = page.clone();
    folder.set_query(None);
    folder.set_fragment(None);
    if !folder.path().ends_with('/') {
        let path = format!("{}/", folder.path());
        folder.set_path(&path);
    }
    let mut places = Vec::new();
    // A section's own feed says more of what was asked for than the site's.
    for place in PLACES {
        for root in [Ok(folder.clone()), folder.join("/")].into_iter().flatten() {
            if let Ok(url) = root.join(place)
                && !places.contains(&url)
            {
                places.push(url);
            }
        }
    }
    places
}

/// Where sitemaps for news usually lie.
#[must_use]
pub fn common_sitemaps(page: &Url) -> Vec<Url> {
    ["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml"].iter().filter_map(|place| page.join(place).ok()).collect()
}

/// The http address that is meant: `feed:https://…` and `feed://…` ask for a reader, and a subscription button holds the feed's address
/// within its service's.
fn feed_address(base: &Url, href: &str) -> Option<Url> {
    let href = href.trim();
    let href = match href.split_at_checked(5) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("feed:") => match rest.strip_prefix("//") {
            Some(rest) => return address::absolute(None, &format!("https://{rest}")),
            None => rest,
        },
        _ => href,
    };
    let url = address::absolute(Some(base), href)?;
    Some(inner_address(&url).unwrap_or(url))
}

/// The feed's address in `https://reader.example/subscribe?url=https%3A%2F%2F…%2Ffeed`.
fn inner_address(url: &Url) -> Option<Url> {
    let values = url.query_pairs().map(|(_, value)| value.into_owned());
    let last = url.path().split("https%3A%2F%2F").nth(1).map(|rest| format!("https://{}", rest.replace("%2F", "/").replace("%2f", "/")));
    values.chain(last).filter(|value| value.starts_with("http")).filter_map(|value| address::absolute(None, &value)).find(looks_like_feed)
}

fn looks_like_feed(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    matches!(last, "feed" | "rss" | "atom" | "feed.json" | "rss2" | "rdf")
        || [".rss", ".atom", ".rdf", "feed.xml", "rss.xml", "atom.xml", "index.xml"].iter().any(|end| last.ends_with(end))
        || url.query().is_some_and(|query| {
            ["feed=rss", "feed=atom", "format=rss", "format=feed", "format=atom", "type=rss"].iter().any(|asked| query.contains(asked))
        })
}

/// The link's own words or type say that it leads to a feed.
fn says_feed(tree: &Tree, id: Id) -> bool {
    let words = tree.words(id, 60).to_lowercase();
    FEED_TYPES[..5].contains(&tree.attribute(id, "type").unwrap_or_default())
        || matches!(
            words.as_str(),
            "rss" | "atom" | "rss feed" | "rss-feed" | "atom feed" | "news feed" | "xml feed" | "feed rss" | "flux rss"
        )
}

fn is_feed_link(tree: &Tree, id: Id) -> bool {
    let kind = tree.attribute(id, "type").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    has_relation(tree, id, "feed") || (has_relation(tree, id, "alternate") && FEED_TYPES.contains(&kind))
}

fn has_relation(tree: &Tree, id: Id, wanted: &str) -> bool {
    tree.attribute(id, "rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case(wanted)))
}

/// A feed of what readers said: nobody who adds a site means that one first.
fn is_of_comments(feed: &Found) -> bool {
    const WORDS: [&str; 8] = ["comment", "kommentar", "commentaire", "comentario", "commenti", "reactie", "komentar", "replies"];
    let says = |text: &str| {
        let text = text.to_lowercase();
        WORDS.iter().any(|word| text.contains(word))
    };
    says(feed.url.path()) || feed.url.query().is_some_and(says) || feed.title.as_deref().is_some_and(says)
}

/// A feed of a tag, an author, a search, where the page asked for is none of these.
fn is_of_another_part(feed: &Url, page: &Url) -> bool {
    const PARTS: [&str; 8] = ["/tag/", "/tags/", "/category/", "/categories/", "/author/", "/authors/", "/topic/", "/search/"];
    let part = PARTS.iter().find(|part| feed.path().to_ascii_lowercase().contains(**part));
    part.is_some_and(|part| !page.path().to_ascii_lowercase().contains(part.trim_end_matches('/')))
}

#[cfg(test)]
mod tests;
