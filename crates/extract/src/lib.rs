//! Where is the article on this page?
//!
//! [`read`] takes a page and gives its article and what was wrong with the page; it always gives an article, even if an empty one. The
//! page is parsed once, into one tree. `facts` gathers what it says about itself, `body` judges every block of its text, `write` makes
//! paragraphs, lists, tables and figures of the blocks that were kept. [`Reading`] can also tell why each block was
//! kept or dropped.
//!
//! No host is treated specially, and nothing is done over a network. What comes in is bounded in size, depth and tags before any parser
//! sees it.

mod body;
mod bounds;
mod entry;
mod excerpt;
mod explain;
mod facts;
mod join;
mod phrases;
mod reading;
#[cfg(feature = "training")]
pub mod training;
mod write;

use markup::SafeHtml;
use markup::tree::Tree;
use model::{Article, Explanation, Flaw};
use url::Url;

pub use entry::{from_entry, is_whole, teaser};
pub use facts::heed_headers;
pub use join::{is_continued_by, join};
pub use reading::Reading;

/// Reads a page as it came over the wire: `content_type` is the header's value, `url` the address it was read at.
#[must_use]
pub fn read_bytes(bytes: &[u8], content_type: Option<&str>, url: Option<&Url>) -> (Article, Vec<Flaw>) {
    let reading = Reading::of_bytes(bytes, content_type, url);
    (reading.article, reading.flaws)
}

/// Reads a page that is text already. `url` is the address it was read at; without one, the page's own word for it resolves its links.
#[must_use]
pub fn read(html: &str, url: Option<&Url>) -> (Article, Vec<Flaw>) {
    let reading = Reading::of_text(html, url);
    (reading.article, reading.flaws)
}

/// Reads a page as [`read_bytes`] does, and tells every block of it with what was thought of it.
#[must_use]
pub fn explain_bytes(bytes: &[u8], content_type: Option<&str>, url: Option<&Url>) -> (Article, Explanation, Vec<Flaw>) {
    let reading = Reading::of_bytes(bytes, content_type, url);
    let explanation = reading.explanation();
    (reading.article, explanation, reading.flaws)
}

/// An article's HTML as Markdown: CommonMark, with tables.
#[must_use]
pub fn markdown(html: &SafeHtml) -> String {
    let tree = Tree::parse(html.as_str());
    let blocks = body::blocks::read(&tree, tree.body().unwrap_or(tree.root()));
    write::markdown(&write::parts(&tree, &blocks, &vec![true; blocks.len()], None))
}

#[cfg(test)]
mod tests;
