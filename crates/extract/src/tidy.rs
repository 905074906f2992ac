//! Taking out what a finder of articles leaves in: the headline again, the byline, share bars, teasers, newsletter boxes, notices,
//! lines about comments, credits, headings with nothing below.
//!
//! Every rule looks at a block's shape (length, links, place) and most at a phrase from `phrases` too. Blocks go by the element that
//! holds them alone.

use dom_query::{NodeId, NodeRef};

use crate::blocks::{Block, Blocks};
use crate::clutter::after;
use crate::names::{AND, BY, ROLES};
use crate::phrases::{ALONE, ASKING, COMMENTS, CREDIT, LIST_HEADING, NEWSLETTER, NOTICE, STAMP, TEASER};
use crate::title::fold;

/// A list with more than this part of its characters in links is a list of other articles.
const LIST_LINKED: f64 = 0.6;

/// What is known of the article, so that it can be told from its text.
pub(crate) struct Known<'a> {
    /// Headline.
    pub(crate) title: Option<&'a str>,
    /// People.
    pub(crate) authors: &'a [String],
}

/// Takes out of what is below `root`, in place.
pub(crate) fn tidy(root: &NodeRef, known: &Known) {
    let blocks = Blocks::read(root);
    let count = blocks.list.len();
    let mut doomed: Vec<NodeId> = Vec::new();
    for (at, block) in blocks.list.iter().enumerate() {
        let edge = Edge { front: at, back: count - 1 - at };
        if is_noise(block, &edge, known, &blocks, root) {
            doomed.push(holder(block, &blocks, root));
        }
    }
    doomed.extend(link_lists(root, &blocks));
    for id in doomed {
        if id != root.id {
            NodeRef::new(id, root.tree).remove_from_parent();
        }
    }
    remove_hollow_headings(root);
}

/// How many blocks stand before and after.
struct Edge {
    front: usize,
    back: usize,
}

/// The outermost element that holds this block and nothing else; the root where the block shares its element with others.
fn holder(block: &Block, blocks: &Blocks, root: &NodeRef) -> NodeId {
    let mut node = NodeRef::new(block.owner, root.tree);
    if blocks.sum(&node).chars != block.chars {
        return root.id;
    }
    while let Some(parent) = node.parent() {
        if parent.id == root.id || blocks.sum(&parent).chars != block.chars {
            break;
        }
        node = parent;
    }
    node.id
}

fn is_noise(block: &Block, edge: &Edge, known: &Known, blocks: &Blocks, root: &NodeRef) -> bool {
    if block.chars > 400 {
        return false;
    }
    let folded = fold(&block.text);
    let lower = block.text.to_lowercase();
    let near_top = edge.front < 8;
    let near_end = edge.back < 4;
    if folded.is_empty() {
        return true;
    }
    if near_top && known.title.is_some_and(|title| fold(title) == folded) {
        return true;
    }
    if (near_top || near_end) && is_byline(&block.text, &folded, known.authors) {
        return true;
    }
    if near_top && is_stamp(&block.text, &folded) {
        return true;
    }
    if ALONE.contains(&folded.as_str()) || is_about_comments(&folded) {
        return true;
    }
    let in_list = NodeRef::new(block.owner, root.tree).ancestors_it(Some(3)).any(|a| a.has_name("li"))
        || NodeRef::new(block.owner, root.tree).has_name("li");
    let teaser = TEASER.iter().any(|t| {
        folded.strip_prefix(t).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) || (!t.is_ascii() && folded.starts_with(t))
    });
    if teaser && block.chars < 250 && (block.link_density() > 0.3 || block.chars < 25 || (block.chars < 60 && lower.ends_with(':'))) {
        return true;
    }
    if block.chars < 250 && block.link_density() > 0.2 && block.text.starts_with(['»', '→', '➤', '▶', '►', '■', '▸', '>']) {
        return true;
    }
    if block.chars < 300 && NEWSLETTER.iter().any(|w| lower.contains(w)) && ASKING.iter().any(|w| lower.contains(w)) {
        return true;
    }
    if block.chars < 350 && NOTICE.iter().any(|w| lower.contains(w)) {
        return true;
    }
    if block.chars < 160 && CREDIT.iter().any(|w| lower.starts_with(w)) {
        return true;
    }
    // A paragraph that is nothing but a link to another article.
    let owner = NodeRef::new(block.owner, root.tree);
    let whole = blocks.sum(&owner).chars == block.chars;
    whole
        && !in_list
        && block.link_density() > 0.95
        && block.chars >= 15
        && !folded.starts_with("http")
        && !owner.ancestors_it(Some(6)).any(|a| a.has_name("table") || a.has_name("blockquote"))
}

/// The names of the authors and little else.
fn is_byline(text: &str, folded: &str, authors: &[String]) -> bool {
    if text.chars().count() > 160 {
        return false;
    }
    let mut rest = format!(" {folded} ");
    let mut named = false;
    for author in authors {
        let author = fold(author);
        if author.len() > 3 && rest.contains(&format!(" {author} ")) {
            rest = rest.replace(&format!(" {author} "), " ");
            named = true;
        }
    }
    let words: Vec<&str> = rest.split(' ').filter(|w| !w.is_empty()).collect();
    let left = words
        .iter()
        .filter(|w| !BY.contains(w) && !AND.contains(w) && !ROLES.contains(w) && !w.bytes().any(|b| b.is_ascii_digit()))
        .count();
    if named {
        return left <= 4 || (words.len() < 14 && text.contains('@'));
    }
    let begins =
        text.len() < 60 && (text.starts_with("By ") || text.starts_with("Von ") || text.starts_with("Por ") || text.starts_with("Par "));
    begins
        && text
            .split_whitespace()
            .skip(1)
            .all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic()) || AND.contains(&w))
        && !text.ends_with('.')
}

/// A date, or "Updated" and a date, or how long it takes to read.
fn is_stamp(text: &str, folded: &str) -> bool {
    let length = text.chars().count();
    if length > 90 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (length < 45 && markup::date::parse(text).is_some())
        || (STAMP.iter().any(|w| folded.starts_with(w) || folded.ends_with(w)) && digits > 0 && length < 70)
        || digits * 3 > length
}

fn is_about_comments(folded: &str) -> bool {
    if folded.chars().count() > 40 {
        return false;
    }
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.bytes().all(|b| b.is_ascii_digit())).collect();
    COMMENTS.contains(&words.join(" ").as_str())
}

/// Lists that are links for the most part and hold no prose.
fn link_lists(root: &NodeRef, blocks: &Blocks) -> Vec<NodeId> {
    let mut found = Vec::new();
    for node in root.descendants_it() {
        if !(node.has_name("ul") || node.has_name("ol")) {
            continue;
        }
        let sum = blocks.sum(&node);
        if sum.chars > 0 && sum.linked as f64 / sum.chars as f64 > LIST_LINKED && sum.prose == 0 {
            found.push(node.id);
        }
    }
    found
}

/// Headings over lists of other articles, and headings below which nothing is left.
fn remove_hollow_headings(root: &NodeRef) {
    let blocks = Blocks::read(root);
    let level = |block: &Block| {
        let owner = NodeRef::new(block.owner, root.tree);
        owner.element_ref().and_then(|e| match &*e.name.local {
            "h1" | "h2" => Some(2),
            "h3" => Some(3),
            "h4" | "h5" | "h6" => Some(4),
            _ => None,
        })
    };
    let mut doomed = Vec::new();
    let mut last_level: Option<usize> = Some(0);
    for block in blocks.list.iter().rev() {
        match (level(block), last_level) {
            (Some(own), Some(below)) if below == 0 || (below <= own && is_list_heading(&block.text)) => {
                doomed.push(holder(block, &blocks, root))
            }
            (Some(own), _) => last_level = Some(own),
            (None, _) => last_level = None,
        }
    }
    for id in doomed {
        if id != root.id {
            NodeRef::new(id, root.tree).remove_from_parent();
        }
    }
    remove_empty(root);
}

fn is_list_heading(text: &str) -> bool {
    let folded = fold(text);
    LIST_HEADING.iter().chain(TEASER).any(|t| folded.starts_with(t))
}

/// Lists, items, figures and boxes that hold no text any more.
fn remove_empty(root: &NodeRef) {
    let blocks = Blocks::read(root);
    let mut next = root.first_child();
    let mut doomed = Vec::new();
    while let Some(node) = next {
        let empty = node.element_ref().is_some_and(|e| {
            matches!(
                &*e.name.local,
                "ul" | "ol"
                    | "li"
                    | "p"
                    | "div"
                    | "section"
                    | "h2"
                    | "h3"
                    | "h4"
                    | "figcaption"
                    | "figure"
                    | "table"
                    | "blockquote"
                    | "header"
                    | "aside"
            )
        }) && blocks.sum(&node).chars == 0;
        if empty {
            doomed.push(node.id);
        }
        next = if empty { None } else { node.first_child() }.or_else(|| after(&node, root));
    }
    for id in doomed {
        NodeRef::new(id, root.tree).remove_from_parent();
    }
}
