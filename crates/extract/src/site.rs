//! The publisher's name for itself, the page's own address, and its sections and keywords.

use url::Url;

use crate::json_ld::JsonLd;
use crate::page::Page;
use crate::title::fold;

/// Tags kept.
const TAGS: usize = 30;

/// The publisher's name.
pub(crate) fn name(page: &Page, json: &JsonLd) -> Option<String> {
    page.first_meta(&["og:site_name"])
        .or(json.publisher.as_deref())
        .or_else(|| {
            page.first_meta(&[
                "application-name",
                "apple-mobile-web-app-title",
                "dc.publisher",
                "dcterms.publisher",
                "publisher",
                "copyright",
            ])
        })
        .map(|name| markup::text::fold_space(&markup::text::unescape(name)))
        .filter(|name| !name.is_empty() && name.chars().count() <= 80 && !name.contains("://"))
}

/// Where the publisher says the page lives: `<link rel=canonical>`, `og:url`, JSON-LD. An address of a site's front page is a mistake
/// that many templates make, and is passed over for the next.
pub(crate) fn canonical(page: &Page, json: &JsonLd, base: Option<&Url>) -> Option<Url> {
    let stated = [page.link("canonical"), page.first_meta(&["og:url"]), json.url.as_deref()];
    let mut found: Vec<Url> = stated.into_iter().flatten().filter_map(|href| markup::address::absolute(base, href)).collect();
    if let Some(at) = found.iter().position(|url| url.path() != "/" || url.query().is_some()) {
        return Some(found.swap_remove(at));
    }
    found.into_iter().next()
}

/// Section and keywords, as given, each once.
pub(crate) fn tags(page: &Page, json: &JsonLd) -> Vec<String> {
    let sections = page.meta("article:section").map(str::to_owned);
    let listed = ["article:tag", "news_keywords", "keywords", "parsely-tags"]
        .iter()
        .flat_map(|key| page.meta(key))
        .flat_map(|list| list.split([',', ';']))
        .map(str::to_owned);
    let mut tags: Vec<String> = Vec::new();
    for tag in sections.chain(json.tags.iter().cloned()).chain(listed) {
        let tag = markup::text::fold_space(&tag);
        let length = tag.chars().count();
        if (2..=60).contains(&length) && tags.len() < TAGS && !tags.iter().any(|known| fold(known) == fold(&tag)) {
            tags.push(tag);
        }
    }
    tags
}
