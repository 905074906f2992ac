//! What a page says about itself: headline, people, dates, picture, section, rights and the rest, each with where it was found.
//!
//! `page` and `json_ld` gather in one pass each; which of several answers is right is decided in the file of that fact's name.

mod authors;
mod class_words;
mod date;
pub(crate) mod json_ld;
pub(crate) mod kind;
mod language;
mod lead_image;
pub(crate) mod names;
mod next_page;
pub(crate) mod page;
mod place;
pub(crate) mod rights;
mod section;
mod site;
pub(crate) mod title;

use markup::tree::Tree;
use model::{Article, Flaw};
use url::Url;

use json_ld::JsonLd;
use page::Page;

use crate::body::blocks::Block;

pub use rights::heed_headers;

/// What is known of an article before its text is.
#[derive(Debug)]
pub(crate) struct Facts<'t> {
    /// What the page's markup says.
    pub(crate) page: Page<'t>,
    /// What its JSON-LD says.
    pub(crate) json: JsonLd,
    /// What links on the page count from.
    pub(crate) base: Option<Url>,
    /// Where each fact was found: "title", "JSON-LD headline".
    pub(crate) origins: Vec<(&'static str, &'static str)>,
}

impl<'t> Facts<'t> {
    /// Reads them all into `article`, whose `url` is kept. `blocks` are the lines of its body, `url` is the address that
    /// it was read at.
    pub(crate) fn read(tree: &'t Tree, blocks: &[Block], url: Option<&Url>, article: &mut Article, flaws: &mut Vec<Flaw>) -> Facts<'t> {
        let page = Page::read(tree);
        let json = JsonLd::read(&page.json);
        let stated = site::canonical(&page, &json, url);
        let own = url.or(stated.as_ref());
        let base = page.base.and_then(|href| markup::address::absolute(own, href)).or_else(|| own.cloned());
        article.canonical_url = stated.as_ref().map(Url::to_string);
        article.site_name = site::name(&page, &json, own);
        let site_name = article.site_name.as_deref();
        let mut origins = Vec::new();
        let mut note = |fact, origin| origins.push((fact, origin));
        article.title = title::find(&page, &json, site_name).map(|(title, origin)| {
            note("title", origin);
            title
        });
        let near = near_headline(&page, blocks, article.title.as_deref());
        let (names, origin) = authors::find(&page, &json, site_name, &near);
        if !names.is_empty() {
            note("authors", origin);
        }
        article.authors = names;
        article.language = language::find(&page, &json);
        article.lead_image = lead_image::find(&page, &json, base.as_ref());
        if stated.is_some() {
            note("canonical_url", if page.link("canonical").is_some() { "rel=canonical" } else { "og:url or JSON-LD" });
        }
        if site_name.is_some() {
            let stated =
                if page.first_meta(&["og:site_name"]).is_some() { "og:site_name" } else { "JSON-LD publisher, meta or window's title" };
            note("site_name", stated);
        }
        if article.lead_image.is_some() {
            note("lead_image", if page.first_meta(&["og:image"]).is_some() { "og:image" } else { "JSON-LD image or another meta" });
        }
        let section = section::find(&page, &json, article.title.as_deref(), site_name);
        article.section = section.map(|(name, origin)| {
            note("section", origin);
            name
        });
        article.tags = section::tags(&page, &json);
        article.license = rights::license(&page, &json).map(|(license, origin)| {
            note("license", origin);
            markup::address::absolute(base.as_ref(), &license).filter(|_| license.contains('/')).map_or(license, String::from)
        });
        article.rights = rights::find(&page, &json);
        article.next_page = next_page::find(&page, own, base.as_ref()).map(String::from);
        let headline = page.headline(article.title.as_deref());
        let dates = date::find(&page, &json, blocks, own, headline, flaws);
        article.published = dates.published.map(|(at, origin)| {
            note("published", origin);
            at
        });
        article.modified = dates.modified.map(|(at, origin)| {
            note("modified", origin);
            at
        });
        Facts { page, json, base, origins }
    }

    /// Adds what only the text tells: who wrote it where nothing else does, and where.
    pub(crate) fn complete(&mut self, article: &mut Article) {
        article.place = place::find(&article.text);
        if article.place.is_some() {
            self.origins.push(("place", "dateline of the text"));
        }
        if article.authors.is_empty() {
            let lines: Vec<&str> = article.text.lines().take(4).chain(article.text.lines().rev().take(3)).collect();
            let (names, origin) = authors::find(&self.page, &self.json, article.site_name.as_deref(), &lines);
            if !names.is_empty() {
                self.origins.push(("authors", origin));
            }
            article.authors = names;
        }
    }

    /// What the page is, by what it says of itself and what was found on it.
    pub(crate) fn kind(&self, measure: &kind::Measure) -> model::ArticleKind {
        kind::find(&self.page, &self.json, measure)
    }
}

/// Short lines that stand just below or above the headline.
fn near_headline<'b>(page: &Page, blocks: &'b [Block], title: Option<&str>) -> Vec<&'b str> {
    let Some(headline) = page.headline(title) else { return Vec::new() };
    let first = blocks.partition_point(|block| block.first < headline.index());
    let below = blocks[first..].iter().take(10);
    let above = blocks[..first].iter().rev().take(3);
    below.chain(above).filter(|block| block.text.len() < 120).map(|block| block.text.as_str()).collect()
}
