//! The second opinion: the innermost element that frames the page's prose.
//!
//! dom_smoothie scores elements by their children and grandchildren, so that an article told in several boxes beside each other is often
//! found in part. This goes from the outside in instead: into whichever child holds nearly all prose, until there is none.

use dom_query::{Document, NodeRef};

use crate::blocks::Blocks;

/// A child with this part of its parent's prose is its frame.
const NEARLY_ALL: f64 = 0.85;
/// The same where the child says that it is the article.
const STATED: f64 = 0.5;

/// The frame in a cleared document.
pub(crate) fn find(document: &Document) -> Option<NodeRef<'_>> {
    let body = document.body()?;
    let blocks = Blocks::read(&body);
    if blocks.sum(&body).prose == 0 {
        return None;
    }
    let mut frame = body;
    loop {
        let whole = blocks.sum(&frame).prose as f64;
        let inner = frame.children_it(false).filter(NodeRef::is_element).find(|child| {
            let part = blocks.sum(child).prose as f64 / whole;
            part >= NEARLY_ALL || part >= STATED && is_stated(child)
        });
        match inner {
            Some(child) if !matches!(&*child.node_name().unwrap_or_default(), "p" | "blockquote" | "ul" | "ol" | "table" | "pre") => {
                frame = child
            }
            _ => return Some(frame),
        }
    }
}

fn is_stated(node: &NodeRef) -> bool {
    let name = node.node_name().unwrap_or_default();
    let property = node.attr("itemprop").is_some_and(|p| p.to_ascii_lowercase().contains("articlebody"));
    matches!(&*name, "article" | "main") || property || node.attr("role").is_some_and(|r| matches!(&*r, "main" | "article"))
}
