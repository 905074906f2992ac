//! Taking out what surely isn't the article before anyone looks for it: menus, dialogs, share bars, newsletter boxes, related lists.
//!
//! Elements go by what they are (`nav`, `role=dialog`, hidden) and by the words that their makers named them with. A name can mislead:
//! `has-sidebar` may be on the page's own frame. So no element goes that holds a good part of the page's prose.

use dom_query::{NodeId, NodeRef};

use crate::blocks::Blocks;
use crate::page::name_and_words;

/// An element with more than this part of the page's prose stays, whatever its name.
const PART: f64 = 0.2;

/// An element that stands apart by its nature goes up to this part.
const APART_PART: f64 = 0.75;
/// Words that name such an element.
const APART: &[&str] = &[
    "comments",
    "commentlist",
    "disqus",
    "footer",
    "colophon",
    "modal",
    "testimonials",
    "testimonial",
    "kommentare",
    "comentarios",
    "commentaires",
];

/// Elements that hold no text of an article, whatever is in them.
const NEVER: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "svg", "canvas", "object", "embed", "select", "textarea", "input", "dialog",
    "audio", "video", "map", "button", "amp-ad", "link", "meta",
];
/// Elements that rarely do.
const RARELY: &[&str] = &["nav", "form", "footer", "aside", "menu"];
/// Roles that rarely do.
const ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "alert",
    "menu",
    "menubar",
    "banner",
    "toolbar",
    "tablist",
];

/// Parts of class names and ids: an element so named goes.
const CERTAIN: &[&str] = &[
    "newsletter",
    "sharedaddy",
    "share-",
    "-share",
    "sharing",
    "social-",
    "-social",
    "socials",
    "outbrain",
    "taboola",
    "breadcrumb",
    "mostread",
    "most-read",
    "most_read",
    "mostpopular",
    "most-popular",
    "mostviewed",
    "most-viewed",
    "disqus",
    "cookie",
    "consent",
    "gdpr",
    "recirc",
    "advert",
    "sponsor",
    "trending",
    "readmore",
    "read-more",
    "read_more",
    "readalso",
    "read-also",
    "alsoread",
    "also-read",
    "morestories",
    "more-stories",
    "more-news",
    "morenews",
    "authorbio",
    "author-bio",
    "author_bio",
    "bio-box",
    "about-author",
    "about-the-author",
    "signup",
    "sign-up",
    "subscribe",
    "subscription",
    "promo",
    "recommend",
    "related",
    "relacionad",
    "verwandt",
    "empfehlung",
    "similar",
    "comments",
    "comment-",
    "-comment",
    "kommentar",
    "comentario",
    "commentaire",
    "toolbar",
    "skip-link",
    "sr-only",
    "screen-reader",
    "visually-hidden",
    "visuallyhidden",
    "pagination",
    "pager",
    "popup",
    "lightbox",
    "login",
    "paywall-",
    "piano",
    "dateline-bar",
    "tag-list",
    "taglist",
    "tags-",
    "-tags",
    "post-tags",
    "article-tags",
    "topics",
    "keywords",
    "print-only",
    "correction-form",
    "feedback",
    "print-button",
    "font-size",
    "textsize",
    "audio-player",
    "audioplayer",
    "text-to-speech",
    "listen-",
    "video-player",
    "infobox-teaser",
    "inline-teaser",
    "teaser-list",
    "linklist",
    "link-list",
    "download-app",
    "app-promo",
    "sticky-bar",
    "back-to-top",
    "donat",
    "testimonial",
    "republi",
    "contact-form",
    "recent-posts",
    "latest-news",
    "latest-posts",
    "post-navigation",
    "nav-links",
    "cta-",
    "-cta",
    "topline",
    "kicker",
    "roofline",
    "affiliate",
    "disclaimer",
    "table-of-contents",
    "toc-",
    "-toc",
    "photo-credit",
    "image-credit",
    "copyright",
];
/// Whole words of class names and ids: an element so named goes.
const CERTAIN_WORDS: &[&str] = &[
    "share",
    "social",
    "ad",
    "ads",
    "adv",
    "adslot",
    "banner",
    "tags",
    "comments",
    "related",
    "promo",
    "sponsored",
    "anzeige",
    "werbung",
    "publicidad",
    "publicite",
    "pub",
    "menu",
    "rail",
    "byline",
    "toolbar",
    "timestamp",
    "dateline-date",
    "breadcrumbs",
    "modal",
    "rating",
    "ratings",
    "poll",
    "survey",
    "credit",
    "follow",
    "toc",
    "cta",
    "breaking",
    "ticker",
];
/// Parts of names that are a warning only: such an element goes if it is mostly links.
const LIKELY: &[&str] = &[
    "teaser", "widget", "sidebar", "more", "list", "box", "module", "card", "link", "bottom", "meta", "info", "author", "header", "topic",
    "tag", "latest", "popular", "next", "also",
];

/// Takes out of the tree below `body`. Returns what scoring it may cost: the characters of every element, those within it included.
pub(crate) fn remove(body: &NodeRef) -> usize {
    let blocks = Blocks::read(body);
    let whole = blocks.sum(body).prose.max(1) as f64;
    let mut doomed: Vec<NodeId> = Vec::new();
    let mut next = body.first_child();
    while let Some(node) = next {
        let goes = node.is_comment() || (node.is_element() && goes(&node, &blocks, whole));
        if goes {
            doomed.push(node.id);
        }
        next = if goes { None } else { node.first_child() }.or_else(|| after(&node, body));
    }
    for id in &doomed {
        NodeRef::new(*id, body.tree).remove_from_parent();
    }
    blocks.sums.values().map(|sum| sum.chars).sum()
}

/// The next node in the order of the page that isn't within this one.
pub(crate) fn after<'a>(node: &NodeRef<'a>, root: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut node = *node;
    loop {
        if node.id == root.id {
            return None;
        }
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent()?;
    }
}

fn goes(node: &NodeRef, blocks: &Blocks, whole: f64) -> bool {
    let Some((name, words)) = name_and_words(node) else { return false };
    let name = name.as_str();
    if NEVER.contains(&name) {
        return true;
    }
    if matches!(name, "html" | "body" | "main" | "br" | "img" | "picture" | "source") {
        return false;
    }
    let sum = blocks.sum(node);
    let part = sum.prose as f64 / whole;
    let attribute = |key: &str| crate::page::attribute(node, key);
    let role = attribute("role").unwrap_or_default().to_ascii_lowercase();
    let word = |wanted: &[&str]| words.split(|c: char| !c.is_ascii_alphanumeric()).any(|w| wanted.contains(&w));
    // Discussions, footers and dialogs may well be longer than the article; but something must be left.
    let apart = name == "footer"
        || matches!(role.as_str(), "contentinfo" | "dialog" | "alertdialog")
        || word(APART) && !crate::blocks::is_inline(name);
    if apart && part < APART_PART && whole * (1.0 - part) >= 300.0 {
        return true;
    }
    if part > PART {
        return false;
    }
    let hidden = node.has_attr("hidden")
        || attribute("aria-hidden").is_some_and(|v| v == "true")
        || attribute("style").is_some_and(|style| {
            let style: String = style.chars().take(400).filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
            style.contains("display:none") || style.contains("visibility:hidden")
        });
    let hidden = hidden
        || word(&["hidden"])
            && !words.contains(":block")
            && !words.contains(":flex")
            && !words.contains(":hidden")
            && !words.contains("overflow")
            && !words.contains(":inline")
            && !words.contains(":grid");
    if hidden || RARELY.contains(&name) || ROLES.contains(&role.as_str()) {
        return true;
    }
    if words.trim().is_empty()
        || crate::blocks::is_inline(name)
        || matches!(name, "article" | "a")
        || matches!(name, "p" | "h1") && sum.prose > 0
    {
        return false;
    }
    if CERTAIN.iter().any(|w| words.contains(w)) || word(CERTAIN_WORDS) {
        return true;
    }
    let dense = sum.chars > 0 && sum.linked as f64 / sum.chars as f64 > 0.5;
    dense && part < 0.05 && LIKELY.iter().any(|w| words.contains(w))
}
