//! Where is the article on this page?
//!
//! [`read`] takes a page and gives its article and what was wrong with the page; it always gives an article, even if an empty one. The
//! page is parsed once; `page` gathers what it says about itself, `clutter` takes out what surely isn't the article, `body` finds the
//! article in what is left, `tidy` takes out what finders leave in. Headline, people, dates, picture and the rest have a file each.
//!
//! No host is treated specially, and nothing is done over a network. What comes in is bounded in size, depth and tags before any parser
//! sees it.

mod authors;
mod blocks;
mod body;
mod smoothie;
mod bounds;
mod choice;
mod clutter;
mod date;
mod entry;
mod excerpt;
mod frame;
mod json_ld;
mod language;
mod lead_image;
mod links;
mod names;
mod page;
mod phrases;
mod site;
mod tidy;
mod title;

use dom_query::Document;
use model::{Article, Flaw, FlawKind};
use url::Url;

pub use entry::{from_entry, is_whole, teaser};

use crate::blocks::Blocks;
use crate::bounds::Within;
use crate::json_ld::JsonLd;
use crate::page::Page;
use crate::tidy::Known;

/// Characters, counted once for every element around them, that are scored: ten times what the dearest honest page has.
const DEAREST: usize = 30_000_000;
/// Elements within each other; an honest page is seldom half as deep.
const DEPTH: usize = 200;
/// Start tags; honest pages stay below 10,000.
const TAGS: usize = 25_000;
/// Characters of a title that are kept: five times the longest headline that a newspaper would print.
const LONGEST_TITLE: usize = 400;
/// Characters of a person's name, a tag or the site's name that are kept.
const LONGEST_NAME: usize = 200;

/// Reads a page as it came over the wire: `content_type` is the header's value, `url` the address it was read at.
#[must_use]
pub fn read_bytes(bytes: &[u8], content_type: Option<&str>, url: Option<&Url>) -> (Article, Vec<Flaw>) {
    let nothing = |flaw| (Article { url: url.map(Url::to_string), ..Article::default() }, vec![flaw]);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return nothing(Flaw::new(FlawKind::Empty, "The page is empty."));
    }
    if let Some(what) = binary(bytes) {
        return nothing(Flaw::new(FlawKind::WrongType, format!("This is {what}, not a page.")));
    }
    let kept = &bytes[..bytes.len().min(bounds::LARGEST)];
    let decoded = markup::encoding::decode(kept, content_type);
    let (article, mut flaws) = read(&decoded.text, url);
    if kept.len() < bytes.len() && !flaws.contains(&too_large()) {
        flaws.insert(0, too_large());
    }
    if decoded.replaced {
        flaws.push(Flaw::new(FlawKind::Encoding, format!("Some bytes mean nothing in {}, the encoding of the page.", decoded.encoding)));
    }
    (article, flaws)
}

/// Reads a page that is text already. `url` is the address it was read at; without one, the page's own word for it resolves its links.
#[must_use]
pub fn read(html: &str, url: Option<&Url>) -> (Article, Vec<Flaw>) {
    let mut flaws = Vec::new();
    let mut article = Article { url: url.map(Url::to_string), ..Article::default() };
    if html.trim().is_empty() {
        flaws.push(Flaw::new(FlawKind::Empty, "The page is empty."));
        return (article, flaws);
    }
    let within = bounds::within(html);
    match within {
        Within::Whole(_) => {}
        Within::Truncated(_) => flaws.push(Flaw::new(FlawKind::Truncated, "The page ends in the middle of a tag.")),
        Within::Beginning(_) => flaws.push(too_large()),
    }
    let capped = markup::nesting::cap(within.html(), DEPTH, TAGS);
    if capped.flattened {
        flaws.push(Flaw::new(FlawKind::TooDeep, format!("The page nests elements more than {DEPTH} deep; what is below lost its tags.")));
    }
    if capped.cut {
        flaws.push(Flaw::new(FlawKind::TooLarge, format!("The page has more than {TAGS} tags; the rest is left out.")));
    }
    let document = Document::from(&*capped.html);
    let page = Page::read(&document);
    let json = JsonLd::read(&page.json);
    let stated = site::canonical(&page, &json, url);
    let own = url.or(stated.as_ref());
    let base = page.base.as_deref().and_then(|href| markup::address::absolute(own, href)).or_else(|| own.cloned());
    let base = base.as_ref();
    article.canonical_url = stated.as_ref().map(Url::to_string);
    article.site_name = site::name(&page, &json);
    let site_name = article.site_name.as_deref();
    article.title = title::find(&page, &json, site_name);
    article.authors = authors::find(&page, &json, site_name, &[]);
    article.language = language::find(&page, &json);
    article.lead_image = lead_image::find(&page, &json, base);
    article.tags = site::tags(&page, &json);

    let seen = || document.body().map(|body| Blocks::read(&body).list.into_iter().map(|block| block.text).collect()).unwrap_or_default();
    let dates = date::find(&page, &json, own, seen, &mut flaws);
    article.published = dates.published;
    article.modified = dates.modified;

    take_text(&mut article, document, base, json.body.as_deref());
    if article.text.is_empty() {
        flaws.push(Flaw::new(FlawKind::NoArticle, "No article could be found on the page."));
        article.text = second_best(&page, &json).unwrap_or_default();
        article.html = markup::sanitize::article(&paragraphs(&article.text), base);
    }
    let lines: Vec<&str> = article.text.lines().take(4).collect();
    if article.authors.is_empty() {
        article.authors = authors::find(&page, &json, article.site_name.as_deref(), &lines);
    }
    tame(&mut article);
    article.word_count = markup::text::word_count(&article.text);
    article.excerpt = excerpt::find(&page, &json, article.title.as_deref(), article.site_name.as_deref(), &article.text);
    (article, flaws)
}

/// Keeps what stands on one line to a line's length, whatever the page holds.
fn tame(article: &mut Article) {
    let lined = |text: Option<String>, most| text.map(|text| markup::text::line(&text, most)).filter(|text| !text.is_empty());
    article.title = lined(article.title.take(), LONGEST_TITLE);
    article.site_name = lined(article.site_name.take(), LONGEST_NAME);
    for names in [&mut article.authors, &mut article.tags] {
        *names = names.drain(..).filter_map(|name| lined(Some(name), LONGEST_NAME)).collect();
    }
}

/// Finds the article in the tree, and takes its text, links and HTML. `stated` is JSON-LD's body.
fn take_text(article: &mut Article, document: Document, base: Option<&Url>, stated: Option<&str>) {
    let cost = document.body().map(|body| clutter::remove(&body)).unwrap_or_default();
    let known = Known { title: article.title.as_deref(), authors: &article.authors };
    let framed = document.clone();
    // A scorer counts an element's characters anew for every element around it.
    let scored = if cost > DEAREST { None } else { smoothie::find(document) };
    let scored = scored.as_ref().map(|document| document.select_single(smoothie::FOUND));
    let scored = scored.as_ref().and_then(|found| found.nodes().first().copied());
    let frame = frame::find(&framed);
    for root in scored.iter().chain(&frame) {
        tidy::tidy(root, &known);
    }
    let Some(root) = choice::better(scored, frame, stated) else { return };
    article.text = lines(&Blocks::read(&root));
    article.links = links::below(&root, base);
    article.html = markup::sanitize::article(&root.inner_html(), base);
}

/// A line for each block; captions are the pictures', not the text's.
fn lines(blocks: &Blocks) -> String {
    let mut text = String::new();
    for block in blocks.list.iter().filter(|block| !block.caption) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&block.text);
    }
    text
}

/// What a page without an article says all the same: JSON-LD's body, else its description.
fn second_best(page: &Page, json: &JsonLd) -> Option<String> {
    let body = json.body.as_deref().map(markup::text::plain).filter(|body| !body.is_empty());
    body.or_else(|| page.first_meta(&["og:description", "description"]).map(markup::text::plain))
}

/// Lines as paragraphs of HTML.
fn paragraphs(text: &str) -> String {
    let mut html = String::new();
    for line in text.lines() {
        html.push_str("<p>");
        html.push_str(&line.replace('&', "&amp;").replace('<', "&lt;"));
        html.push_str("</p>");
    }
    html
}

fn too_large() -> Flaw {
    Flaw::new(FlawKind::TooLarge, "The page is larger than what is read of one; the rest is left out.")
}

/// What these bytes are, if they are no text: by their first bytes, or by zeros where no wide encoding explains them.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    let known: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"RIFF", "a picture or a recording"),
        (b"PK\x03\x04", "an archive"),
        (b"\x1f\x8b", "compressed data"),
        (b"\x7fELF", "a program"),
        (b"ID3", "a recording"),
        (b"OggS", "a recording"),
    ];
    if let Some((_, what)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(what);
    }
    let head = &bytes[..bytes.len().min(8192)];
    let zeros = head.iter().filter(|b| **b == 0).count();
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || head.starts_with(b"\0\0\xfe\xff");
    let latin_wide =
        zeros * 5 > head.len() * 2 && head.iter().step_by(2).chain(head.iter().skip(1).step_by(2)).filter(|b| **b == b'<').count() > 0;
    let control = head.iter().filter(|b| matches!(**b, 1..=8 | 14..=26 | 28..=31)).count();
    (!wide && !latin_wide && (zeros > 0 && zeros * 100 > head.len() || control * 20 > head.len())).then_some("binary data")
}

#[cfg(test)]
mod tests;
