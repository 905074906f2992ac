//! Sitemaps as XML.

use std::fmt::Write as _;

use jiff::Timestamp;
use model::Story;

use crate::page::{Visit, headline};

/// How old a story may be to be told as news: search engines take no older one.
const NEWS: i64 = 48 * 3600;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// An edition's lists, and so many of its stories.
pub(super) fn pages(visit: &Visit, lists: bool, stories: &[&Story]) -> String {
    let mut xml = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n"
    );
    if lists {
        let sections = visit.edition.sections.iter().map(|section| format!("section/{}", section.tag));
        let local = visit.edition.home.map(|_| "local".to_owned());
        for page in ["".to_owned(), "sources".to_owned(), "about".to_owned()].into_iter().chain(local).chain(sections) {
            let _ = writeln!(xml, "<url><loc>{}</loc></url>", escape(&visit.whole(&visit.to(&page))));
        }
    }
    for story in stories {
        let address = escape(&visit.whole(&visit.to(&format!("story/{}", story.slug))));
        let _ = write!(xml, "<url><loc>{address}</loc><lastmod>{}</lastmod>", moment(story.newest));
        if visit.now.as_second() - story.first.as_second() < NEWS {
            let _ = write!(
                xml,
                "<news:news><news:publication><news:name>{}</news:name><news:language>{}</news:language></news:publication>\
                 <news:publication_date>{}</news:publication_date><news:title>{}</news:title></news:news>",
                escape(&visit.edition.name),
                escape(story.language.as_deref().unwrap_or(&visit.edition.language).split('-').next().unwrap_or_default()),
                moment(story.first),
                escape(&headline(&story.title, visit.words)),
            );
        }
        xml.push_str("</url>\n");
    }
    xml + "</urlset>\n"
}

/// A list of sitemaps.
pub(super) fn index(addresses: &[String]) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for address in addresses {
        let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(address));
    }
    xml + "</sitemapindex>\n"
}

/// RFC 3339 in UTC, whole seconds.
fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A text for XML, without the controls that XML can't say.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
