//! The links in an article's text.

use dom_query::NodeRef;
use model::Link;
use url::Url;

use crate::page::{attribute, text_of};

/// Links kept.
const MOST: usize = 300;

/// The links below `root`, in order, each address once; the page's own fragments are none.
pub(crate) fn below(root: &NodeRef, base: Option<&Url>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for node in root.descendants_it().filter(|node| node.has_name("a")) {
        if links.len() >= MOST {
            break;
        }
        let Some(href) = attribute(&node, "href").filter(|href| !href.starts_with('#')) else { continue };
        let Some(url) = markup::address::absolute(base, &href) else { continue };
        let text = text_of(&node, 300);
        if !text.is_empty() && known.insert(url.clone()) {
            links.push(Link { url: url.into(), text });
        }
    }
    links
}
