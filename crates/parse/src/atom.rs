//! Atom 1.0 and 0.3.

use model::{Entry, Feed, FeedFormat};
use url::Url;

use crate::MOST_ENTRIES;
use crate::address;
use crate::extension::{self, Spare, date};
use crate::flaws::Flaws;
use crate::xml::{Content, Element, Vocabulary, Xml};

pub(crate) fn read<'x>(xml: &mut Xml<'x>, root: &Element<'x>, url: Option<&Url>, flaws: &mut Flaws) -> Feed {
    let depth = xml.depth();
    let language = root.attribute("lang").map(|lang| lang.into_owned());
    let mut feed =
        Feed { format: FeedFormat::Atom, title: None, link: None, description: None, language, updated: None, entries: Vec::new() };
    let mut authors = Vec::new();
    let mut link_rank = None;
    let mut site = url.cloned();
    while let Some(element) = xml.child(depth) {
        match (is_own(&element), element.local) {
            (true, "entry") => {
                let entry = entry(xml, &element, site.as_ref(), flaws);
                let is_whole = !(xml.is_at_end() && xml.depth() > 1);
                if is_whole && feed.entries.len() <= MOST_ENTRIES {
                    feed.entries.push(entry);
                }
            }
            (true, "title") => feed.title = html(xml, &element).or(feed.title.take()),
            (true, "subtitle" | "tagline") => feed.description = html(xml, &element).or(feed.description.take()),
            (true, "info") => feed.description = feed.description.take().or(html(xml, &element)),
            (true, "link") => link(xml, &element, site.as_ref(), &mut feed.link, &mut link_rank, flaws),
            (true, "updated" | "modified") => feed.updated = date(xml, flaws).or(feed.updated),
            (true, "author") => authors.extend(person(xml)),
            (false, "language") if element.vocabulary == Vocabulary::DublinCore => {
                feed.language = xml.content().into_plain_line().or(feed.language.take())
            }
            (false, "title") if element.vocabulary == Vocabulary::DublinCore => {
                feed.title = feed.title.take().or(xml.content().into_guessed_html())
            }
            _ => {}
        }
        if site.is_none() {
            site = feed.link.as_deref().and_then(|link| Url::parse(link).ok());
        }
    }
    crate::inherit(authors, &mut feed.entries, flaws);
    feed
}

fn is_own(element: &Element<'_>) -> bool {
    matches!(element.vocabulary, Vocabulary::Atom | Vocabulary::Rss)
        || (element.vocabulary == Vocabulary::Other && !element.name.contains(':'))
}

fn entry<'x>(xml: &mut Xml<'x>, own: &Element<'x>, site: Option<&Url>, flaws: &mut Flaws) -> Entry {
    let depth = xml.depth();
    let language = own.attribute("lang").map(|lang| lang.into_owned());
    let mut entry = Entry { language, ..Entry::default() };
    let mut spare = Spare::default();
    let mut link_rank = None;
    while let Some(element) = xml.child(depth) {
        match (is_own(&element), element.local) {
            (true, "id") => entry.id = xml.content().into_plain_line().or(entry.id.take()),
            (true, "title") => entry.title = html(xml, &element).or(entry.title.take()),
            (true, "summary") => entry.summary = html(xml, &element).or(entry.summary.take()),
            (true, "content") => {
                // Content that lies elsewhere is a file.
                let base = xml.base();
                let elsewhere = element.attribute("src").and_then(|src| address::absolute(base.as_deref().or(site), &src, flaws));
                if let Some(url) = elsewhere {
                    let kind = element.attribute("type").map(|kind| kind.into_owned());
                    entry.enclosures.push(model::Enclosure { url, kind, length: None });
                } else {
                    entry.content = html(xml, &element).or(entry.content.take());
                }
            }
            (true, "link") if element.attribute("rel").is_some_and(|rel| rel == "enclosure") => {
                let kind = element.attribute("type").map(|kind| kind.into_owned());
                entry.enclosures.extend(extension::enclosure(xml, &element, "href", kind, flaws));
            }
            (true, "link") if element.attribute("rel").is_some_and(|rel| rel == "replies") => {
                replies(xml, &element, site, &mut entry, flaws)
            }
            (true, "link") => link(xml, &element, site, &mut entry.link, &mut link_rank, flaws),
            (true, "published" | "issued" | "created") => entry.published = date(xml, flaws).or(entry.published),
            (true, "updated" | "modified") => entry.updated = date(xml, flaws).or(entry.updated),
            (true, "author") => entry.authors.extend(person(xml)),
            (true, "category") => {
                let term = element.attribute("term").or_else(|| element.attribute("label")).map(|term| term.trim().to_owned());
                entry.categories.extend(term.filter(|term| !term.is_empty()).or_else(|| xml.content().into_line()));
            }
            _ => extension::read(xml, &element, &mut entry, &mut spare, flaws),
        }
    }
    spare.fill(&mut entry);
    entry
}

/// Where it is discussed (RFC 4685): a page or a feed, with how many answers there are.
fn replies(xml: &Xml<'_>, element: &Element<'_>, site: Option<&Url>, entry: &mut Entry, flaws: &mut Flaws) {
    let address = element.attribute("href").and_then(|href| address::absolute(xml.base().as_deref().or(site), &href, flaws));
    let is_feed = element.attribute("type").is_some_and(|kind| kind.contains("xml"));
    let place = if is_feed { &mut entry.comment_feed } else { &mut entry.comments };
    *place = place.take().or(address);
    entry.comment_count = entry.comment_count.or_else(|| extension::count(element.attribute("count").as_deref()));
}

/// Keeps the best link so far: the alternate page before one without relation's better-known kinds, HTML before other types.
fn link(
    xml: &mut Xml<'_>,
    element: &Element<'_>,
    site: Option<&Url>,
    kept: &mut Option<String>,
    kept_rank: &mut Option<u8>,
    flaws: &mut Flaws,
) {
    let relation = element.attribute("rel");
    let is_page = element.attribute("type").is_none_or(|kind| kind.contains("html"));
    let rank = match (relation.as_deref().unwrap_or("alternate"), is_page) {
        ("alternate" | "http://www.iana.org/assignments/relation/alternate", true) => 2,
        ("alternate", false) => 1,
        _ => return,
    };
    if kept_rank.is_some_and(|kept| kept >= rank) {
        return;
    }
    let base = xml.base();
    let href = element.attribute("href").map(|href| href.into_owned()).or_else(|| xml.content().into_plain_line());
    if let Some(url) = href.and_then(|href| address::absolute(base.as_deref().or(site), &href, flaws)) {
        *kept = Some(url);
        *kept_rank = Some(rank);
    }
}

/// A person's name, else the address given.
pub(crate) fn person(xml: &mut Xml<'_>) -> Option<String> {
    let depth = xml.depth();
    let (mut name, mut email) = (None, None);
    while let Some(element) = xml.child(depth) {
        match element.local {
            "name" => name = xml.content().into_plain_line(),
            "email" => email = xml.content().into_plain_line(),
            _ => {}
        }
    }
    name.or(email)
}

/// How a text construct says what it holds.
enum Held {
    Plain,
    /// Nobody says: bytes that turn out to be text.
    Either,
    Html,
    Xhtml,
}

fn held(element: &Element<'_>) -> Held {
    let kind = element.attribute("type").map(|kind| kind.to_ascii_lowercase()).unwrap_or_default();
    let mode = element.attribute("mode").map(|mode| mode.to_ascii_lowercase()).unwrap_or_default();
    match (kind.as_str(), mode.as_str()) {
        ("xhtml" | "application/xhtml+xml" | "application/xml" | "text/xml", _) => Held::Xhtml,
        ("html" | "text/html", _) => Held::Html,
        (_, "base64") | ("application/octet-stream", _) => Held::Either,
        (_, "escaped") => Held::Html,
        _ => Held::Plain,
    }
}

fn contents(xml: &mut Xml<'_>, element: &Element<'_>) -> Content {
    let mut content = xml.content();
    let is_base64 = element.attribute("mode").is_some_and(|mode| mode == "base64")
        || element.attribute("type").is_some_and(|kind| kind == "application/octet-stream");
    if is_base64 && let Some(decoded) = base64(&content.text) {
        content.text = decoded;
    }
    // XHTML comes wrapped in one `div` that is no part of it (RFC 4287, 3.1.1.3; Atom 0.3 knows no such thing).
    let trimmed = content.text.trim();
    let says_xhtml = element.attribute("type").is_some_and(|kind| matches!(kind.to_ascii_lowercase().as_str(), "xhtml" | "html"));
    if content.is_markup && says_xhtml && trimmed.starts_with("<div") && trimmed.ends_with("</div>") && trimmed.matches("<div").count() == 1
    {
        let inside = trimmed.find('>').and_then(|start| trimmed.get(start + 1..trimmed.len() - "</div>".len()));
        content.text = inside.unwrap_or(trimmed).to_owned();
    }
    content
}

fn html(xml: &mut Xml<'_>, element: &Element<'_>) -> Option<String> {
    let held = held(element);
    let content = contents(xml, element);
    match held {
        Held::Html | Held::Xhtml => content.into_html(),
        Held::Either => content.into_guessed_html(),
        // Feeds forget the type; real markup gives itself away by an end tag.
        Held::Plain if content.text.contains("</") && element.attribute("type").is_none() => content.into_guessed_html(),
        Held::Plain => content.into_escaped_html(),
    }
}

/// Base64 as Atom 0.3 allows it; twenty lines are fewer than a dependency.
fn base64(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for byte in text.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00ff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    String::from_utf8(bytes).ok()
}
