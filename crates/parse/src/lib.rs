//! What does this feed say? Bytes in, entries out, whatever is wrong with them.
//!
//! [`prepass`] makes text of the bytes; the root element chooses the format, one file each; [`xml`] reads on where XML parsers give up: end
//! tags that are missing, a document that ends early, references that only HTML knows. What was got over is told in flaws.
//!
//! The formats are read by our own small readers over quick-xml's tokens and not by feed-rs, which was tried on paper first: it drops a
//! whole document for one bad tag, drops dates that it can't read, makes up ids where there are none, and loses which of the fields was
//! the summary. A pre-pass can't give those back, and a second reader beside it would be as long as this one.

mod address;
pub mod addresses;
mod atom;
pub mod discover;
mod extension;
mod flaws;
pub mod hub;
mod json;
pub mod links;
pub mod opml;
mod prepass;
pub mod reader_export;
mod rss;
pub mod sitemap;
pub mod warc;
mod xml;
pub mod zip;

use model::{Entry, Feed, Flaw, FlawKind, LONGEST_FEED_NAME, LONGEST_HEADLINE};
use url::Url;

use flaws::Flaws;

/// Bytes of a feed that are read; the rest is left out, with a flaw.
const MOST_BYTES: usize = 16 << 20;
/// Bytes of a title's or a description's HTML, measured in what its text may have: markup is seldom longer than what it marks.
const MARKUP_FACTOR: usize = 8;
/// Characters of a person's name or a category.
const LONGEST_NAME: usize = 200;
/// Characters of the feed's description of itself.
const LONGEST_DESCRIPTION: usize = 2_000;
/// Authors of one entry that are kept.
const MOST_AUTHORS: usize = 50;
/// Entries of a feed that are kept: more than 16 MB of any real feed hold.
const MOST_ENTRIES: usize = 100_000;

/// There is no feed in these bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a feed: {}", flaws.last().map_or("nothing in it", |flaw| flaw.message.as_str()))]
pub struct NotAFeed {
    /// Why; the last one tells best.
    pub flaws: Vec<Flaw>,
}

/// Reads a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed. `url` is where it was fetched, against which relative addresses are
/// resolved; `content_type` the header that came with it, whose charset is one opinion among others.
///
/// Entries keep the feed's order. An entry without identity is kept with a flaw, and so is one whose identity another entry has already:
/// who stores entries passes over both. At most 16 MB are read and 100,000 entries kept. A document that ends early gives the entries that
/// are whole.
///
/// # Errors
/// [`NotAFeed`] for bytes that are empty, binary, an HTML page, or any other document.
pub fn feed(bytes: &[u8], url: Option<&Url>, content_type: Option<&str>) -> Result<(Feed, Vec<Flaw>), NotAFeed> {
    let mut flaws = Flaws::default();
    let read = read(bytes, url, content_type, &mut flaws);
    match read {
        Some(mut feed) => {
            judge(&mut feed, &mut flaws);
            Ok((feed, flaws.into_vec()))
        }
        None => Err(NotAFeed { flaws: flaws.into_vec() }),
    }
}

fn read(bytes: &[u8], url: Option<&Url>, content_type: Option<&str>, flaws: &mut Flaws) -> Option<Feed> {
    let text = prepass::text(bytes, content_type, MOST_BYTES, flaws)?;
    if text.starts_with(['{', '[']) {
        return json::read(&text, url, flaws);
    }
    let mut xml = xml::Xml::new(&text, url);
    let feed = match xml.root() {
        None => Err("It is text without a feed's markup.".to_owned()),
        Some(root) => match root.local.to_ascii_lowercase().as_str() {
            "rss" | "rdf" | "channel" => Ok(rss::read(&mut xml, &root, url, flaws)),
            "feed" => Ok(atom::read(&mut xml, &root, url, flaws)),
            "html" => Err("It is an HTML page.".to_owned()),
            _ => Err(format!("It is a document of another kind: its root element is “{}”.", flaws::short(root.name))),
        },
    };
    xml.report(flaws);
    match feed {
        Ok(feed) => Some(feed),
        Err(reason) => {
            flaws.add(FlawKind::WrongType, reason);
            None
        }
    }
}

/// What is wrong with the entries, seen together.
fn judge(feed: &mut Feed, flaws: &mut Flaws) {
    feed.language = language(feed.language.take());
    feed.title = shortened(feed.title.take(), LONGEST_FEED_NAME);
    feed.description = shortened(feed.description.take(), LONGEST_DESCRIPTION);
    for entry in &mut feed.entries {
        tame(entry, flaws);
    }
    if feed.entries.len() > MOST_ENTRIES {
        flaws.add(FlawKind::TooLarge, format!("It has over {MOST_ENTRIES} entries; the later ones are left out."));
        feed.entries.truncate(MOST_ENTRIES);
    }
    let mut seen = std::collections::HashSet::new();
    for entry in &feed.entries {
        match entry.identity() {
            None => flaws.add(FlawKind::Missing, "An entry has no id, no link and no title, so it can't be recognised again."),
            Some(identity) => {
                if !seen.insert(identity.clone()) {
                    flaws.add(FlawKind::Duplicate, format!("Two entries claim to be “{}”.", flaws::short(&identity)));
                }
            }
        }
    }
}

/// Keeps what stands on one line of our pages to a line's length, whoever wrote it.
fn tame(entry: &mut Entry, flaws: &mut Flaws) {
    let length = entry.title.as_ref().map_or(0, String::len);
    entry.title = shortened(entry.title.take(), LONGEST_HEADLINE);
    if length > LONGEST_HEADLINE && entry.title.as_ref().is_some_and(|title| title.ends_with('…') && title.len() < length) {
        flaws.add(FlawKind::TooLarge, format!("A title is longer than {LONGEST_HEADLINE} characters; the rest of it is left out."));
    }
    bound_authors(&mut entry.authors, flaws);
    bound_names(&mut entry.categories);
    entry.language = language(entry.language.take());
}

fn bound_authors(authors: &mut Vec<String>, flaws: &mut Flaws) {
    if authors.len() > MOST_AUTHORS {
        flaws.add(FlawKind::TooLarge, format!("An entry names over {MOST_AUTHORS} authors; the later ones are left out."));
        authors.truncate(MOST_AUTHORS);
    }
    bound_names(authors);
}

fn bound_names(names: &mut Vec<String>) {
    *names = names.drain(..).filter_map(|name| lined(Some(name), LONGEST_NAME)).collect();
}

/// Gives the feed's authors to entries without authors of their own: bounded first, and not more of them in all than a document could say,
/// since each entry gets a copy.
fn inherit(mut authors: Vec<String>, entries: &mut [Entry], flaws: &mut Flaws) {
    bound_authors(&mut authors, flaws);
    let bytes: usize = authors.iter().map(|author| author.len() + size_of::<String>()).sum();
    let mut room = MOST_BYTES;
    for entry in entries.iter_mut().filter(|entry| entry.authors.is_empty()) {
        let Some(left) = room.checked_sub(bytes) else {
            flaws.add(FlawKind::TooLarge, "The feed's authors are too many for all its entries; the later entries have none.");
            return;
        };
        room = left;
        entry.authors.clone_from(&authors);
    }
}

/// HTML whose text has at most `most` characters, else the beginning of that text; nothing if there is nothing to see.
fn shortened(html: Option<String>, most: usize) -> Option<String> {
    let html = html?;
    let is_plain = !html.contains(['<', '&']);
    let text = if is_plain { std::borrow::Cow::Borrowed(html.as_str()) } else { markup::text::plain(&html).into() };
    let line = markup::text::line(&text, most);
    if is_plain {
        return Some(line).filter(|line| !line.is_empty());
    }
    let is_short = html.len() <= most * MARKUP_FACTOR && text.chars().count() <= most;
    if is_short && (!line.is_empty() || html.contains("<img")) {
        return Some(html);
    }
    Some(markup::text::escape(&line)).filter(|line| !line.is_empty())
}

/// A language's tag as people write it: "en_US" is how programs name a locale, "en-US" the tag that it means.
fn language(written: Option<String>) -> Option<String> {
    lined(written, LONGEST_NAME).map(|tag| tag.replace('_', "-"))
}

fn lined(text: Option<String>, most: usize) -> Option<String> {
    text.map(|text| markup::text::line(&text, most)).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
