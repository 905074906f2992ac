//! Which parts of a page are round its list: navigation, head and foot, rails, forms.

use markup::tree::{Id, Tree};

/// Parts of class names and ids that say what a region is for, each a word of its own: "most-read" is "most" and "read".
const WORDS: [&str; 44] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "megamenu",
    "offcanvas",
    "footer",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "related",
    "recommended",
    "recommendations",
    "recirc",
    "popular",
    "trending",
    "share",
    "sharing",
    "social",
    "cookie",
    "cookies",
    "consent",
    "pagination",
    "pager",
    "tags",
    "tagcloud",
    "comments",
    "disqus",
    "sponsored",
    "sponsor",
    "promo",
    "advert",
    "advertisement",
    "ads",
    "newsletter",
    "subscribe",
    "login",
    "search",
    "languages",
    "toolbar",
    "masthead",
    "widget",
    "widgets",
];
/// Two such words in a row.
const PAIRS: [(&str, &str); 8] = [
    ("most", "read"),
    ("most", "viewed"),
    ("most", "shared"),
    ("most", "commented"),
    ("tag", "cloud"),
    ("skip", "link"),
    ("site", "header"),
    ("page", "header"),
];
const ROLES: [&str; 9] = ["navigation", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "banner"];

/// For each node whether it lies in such a region. A region that holds the page's main part, or nearly all of its links, is a wrapper
/// whatever its class says.
pub(super) fn outside(tree: &Tree, anchors: &[Id]) -> Vec<bool> {
    let mut outside = vec![false; tree.len()];
    let mut index = 0;
    let main = tree.below(tree.root()).find(|id| tree.name(*id) == "main" || tree.attribute(*id, "role") == Some("main"));
    while index < tree.len() {
        let id = tree.at(index);
        if tree.is_element(id) && is_region(tree, id) && !is_wrapper(tree, id, main, anchors) {
            outside[tree.range(id)].fill(true);
            index = tree.end(id);
        } else {
            index += 1;
        }
    }
    outside
}

fn is_wrapper(tree: &Tree, id: Id, main: Option<Id>, anchors: &[Id]) -> bool {
    if matches!(tree.name(id), "html" | "body" | "main") || main.is_some_and(|main| tree.holds(id, main)) {
        return true;
    }
    if matches!(tree.name(id), "nav" | "footer" | "form") {
        return false;
    }
    let range = tree.range(id);
    let within =
        anchors.partition_point(|anchor| anchor.index() < range.end) - anchors.partition_point(|anchor| anchor.index() < range.start);
    within * 10 > anchors.len() * 6
}

fn is_region(tree: &Tree, id: Id) -> bool {
    match tree.name(id) {
        "nav" | "footer" | "aside" | "dialog" | "form" | "menu" => return true,
        // A headline may stand in an article's own header.
        "header" => {
            return !tree.around(id).any(|around| matches!(tree.name(around), "article" | "main" | "section" | "li"));
        }
        "article" | "li" | "h1" | "h2" | "h3" | "h4" | "a" | "span" | "p" => return false,
        _ => {}
    }
    if tree.attribute(id, "role").is_some_and(|role| ROLES.contains(&role)) {
        return true;
    }
    ["class", "id"].iter().filter_map(|name| tree.attribute(id, name)).any(says_region)
}

fn says_region(name: &str) -> bool {
    if name.len() > 400 {
        return false;
    }
    name.split_ascii_whitespace().any(|token| {
        let words = words(token);
        // "has-sidebar" stands on what is beside a sidebar.
        let is_about_layout =
            words.first().is_some_and(|first| matches!(first.as_str(), "has" | "no" | "with" | "without" | "hide" | "show"));
        !is_about_layout && name_region(&words)
    })
}

fn name_region(words: &[String]) -> bool {
    words.iter().any(|word| WORDS.contains(&word.as_str()))
        || words.windows(2).any(|pair| PAIRS.iter().any(|(one, two)| pair[0] == *one && pair[1] == *two))
}

/// The words of a class name: apart at signs and at capitals.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_small) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        was_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}
