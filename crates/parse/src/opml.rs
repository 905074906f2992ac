//! OPML: lists of feeds, in and out.

use std::collections::HashMap;

use model::{FeedKind, Flaw, FlawKind};

use crate::LONGEST_NAME;
use crate::flaws::Flaws;
use crate::prepass;
use crate::xml::{Step, Xml};

/// Bytes of a list that are read.
const MOST_BYTES: usize = 16 << 20;
/// Feeds of a list that are kept.
const MOST_OUTLINES: usize = 20_000;
/// Folders within each other that a feed's category is named after, from the outermost.
const MOST_FOLDERS: usize = 8;

/// One feed of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The publisher's name in the list; the feed's address where there is none.
    pub title: String,
    /// The feed's address, as written.
    pub feed: String,
    /// What is read there: the list's `type`, which is `rss` for every feed whatever its format, and our own words for what is none.
    pub kind: FeedKind,
    /// The site's front page.
    pub site: Option<String>,
    /// The folder it stands in; nested ones are joined with " / ".
    pub category: Option<String>,
}

/// There is no list of feeds in these bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an OPML list: {}", flaws.last().map_or("nothing in it", |flaw| flaw.message.as_str()))]
pub struct NotOpml {
    /// Why; the last one tells best.
    pub flaws: Vec<Flaw>,
}

/// Reads a list of feeds, however nested and however nearly XML. At most 16 MB are read and 20,000 feeds kept.
///
/// # Errors
/// [`NotOpml`] if there is no `opml` element in it.
pub fn read(bytes: &[u8]) -> Result<(Vec<Outline>, Vec<Flaw>), NotOpml> {
    let mut flaws = Flaws::default();
    let outlines = prepass::text(bytes, None, MOST_BYTES, &mut flaws).and_then(|text| outlines(&text, &mut flaws));
    match outlines {
        Some(outlines) => Ok((outlines, flaws.into_vec())),
        None => Err(NotOpml { flaws: flaws.into_vec() }),
    }
}

fn outlines(text: &str, flaws: &mut Flaws) -> Option<Vec<Outline>> {
    let mut xml = Xml::new(text, None);
    let mut found = Vec::new();
    let mut is_opml = false;
    // The folder that each open element stands for, if it is one.
    let mut folders: Vec<Option<String>> = Vec::new();
    let mut is_shortened = false;
    let mut short_name = |name: String| match name.chars().count() {
        0..=LONGEST_NAME => name,
        _ => {
            is_shortened = true;
            markup::text::line(&name, LONGEST_NAME)
        }
    };
    loop {
        match xml.step() {
            Step::End => break,
            Step::Text(_) => {}
            Step::Close(_) => {
                folders.pop();
            }
            Step::Open(element) => {
                let mut folder = None;
                if element.local.eq_ignore_ascii_case("opml") {
                    is_opml = true;
                } else if is_opml && element.local.eq_ignore_ascii_case("outline") {
                    let given = |name: &str| element.attribute(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
                    let title = given("title").or_else(|| given("text"));
                    match given("xmlUrl").or_else(|| given("feedUrl")) {
                        Some(feed) if markup::address::absolute(None, &feed).is_none() => {
                            flaws.add(FlawKind::Address, format!("“{}” is not an http or https address.", crate::flaws::short(&feed)));
                        }
                        Some(feed) => {
                            let path: Vec<&str> = folders.iter().flatten().map(String::as_str).take(MOST_FOLDERS).collect();
                            let category = if path.is_empty() { given("category") } else { Some(path.join(" / ")) };
                            let category = category.map(&mut short_name);
                            let title = title.map_or_else(|| feed.clone(), &mut short_name);
                            let site = given("htmlUrl").filter(|site| site.len() <= markup::address::LONGEST);
                            match kind(given("type").as_deref()) {
                                Some(kind) => found.push(Outline { title, feed, kind, site, category }),
                                None => {
                                    let title = crate::flaws::short(&title);
                                    flaws.add(
                                        FlawKind::WrongType,
                                        format!("“{title}” is read by rules of another reader and was left out."),
                                    );
                                }
                            }
                        }
                        None if given("type").is_some_and(|kind| kind.eq_ignore_ascii_case("rss")) => {
                            flaws.add(FlawKind::Missing, "A feed in the list has no address.")
                        }
                        None => folder = title.map(&mut short_name),
                    }
                }
                folders.push(folder);
            }
        }
        if found.len() >= MOST_OUTLINES {
            flaws.add(FlawKind::TooLarge, format!("It lists over {MOST_OUTLINES} feeds; the later ones are left out."));
            break;
        }
    }
    if is_shortened {
        flaws.add(FlawKind::TooLarge, format!("A name in the list is longer than {LONGEST_NAME} characters; the rest of it is left out."));
    }
    xml.report(flaws);
    if !is_opml {
        flaws.add(FlawKind::WrongType, "It has no “opml” element.");
        return None;
    }
    Some(found)
}

/// What an outline's `type` means. FreshRSS reads pages by paths that are written for it; such a page is a list of links for us. What it
/// makes of other documents by rules is nothing that we could read.
fn kind(written: Option<&str>) -> Option<FeedKind> {
    let written = written.unwrap_or("rss").to_ascii_lowercase();
    match written.as_str() {
        "html+xpath" | "html+xpath+json+dotnotation" | "links" => Some(FeedKind::Links),
        "sitemap" => Some(FeedKind::Sitemap),
        other if other.starts_with("xml+") || other.starts_with("json+") => None,
        _ => Some(FeedKind::Feed),
    }
}

/// Writes a list that any reader takes: OPML 2.0, one folder for each category, in the order of their first feed.
#[must_use]
pub fn write(title: &str, outlines: &[Outline]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>{}</title></head>\n<body>\n",
        escape(title)
    );
    let mut categories: Vec<(Option<&str>, Vec<&Outline>)> = Vec::new();
    let mut places = HashMap::new();
    for outline in outlines {
        let category = outline.category.as_deref();
        let place = *places.entry(category).or_insert(categories.len());
        if place == categories.len() {
            categories.push((category, Vec::new()));
        }
        categories[place].1.push(outline);
    }
    for (category, outlines) in categories {
        if let Some(category) = category {
            out.push_str(&format!("<outline text=\"{0}\" title=\"{0}\">\n", escape(category)));
        }
        for outline in outlines {
            out.push_str(&format!(
                "<outline type=\"{2}\" text=\"{0}\" title=\"{0}\" xmlUrl=\"{1}\"",
                escape(&outline.title),
                escape(&outline.feed),
                if outline.kind == FeedKind::Feed { "rss" } else { outline.kind.as_str() },
            ));
            if let Some(site) = &outline.site {
                out.push_str(&format!(" htmlUrl=\"{}\"", escape(site)));
            }
            out.push_str("/>\n");
        }
        if category.is_some() {
            out.push_str("</outline>\n");
        }
    }
    out.push_str("</body>\n</opml>\n");
    out
}

fn escape(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    markup::text::quoted(&text)
}

#[cfg(test)]
mod tests;
