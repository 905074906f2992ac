//! What a page says about itself, gathered in one walk over its tree before anything is taken out of it.
//!
//! The walk only collects; which of several headlines, dates or names is right is decided in the file of that name.
//! Every list has a limit, so that a page made of nothing but `<time>` costs no more than a page.

use dom_query::{Document, NodeRef};

/// `<meta>` elements kept.
const METAS: usize = 400;
/// Other marks of one kind kept.
const MARKS: usize = 80;
/// Characters of JSON-LD kept per page, 1.5 MB: the longest honest one seen is a tenth of it.
const JSON: usize = 1_500_000;

/// What was gathered.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// `name`, `property` or `itemprop` in lower case, and the content.
    pub(crate) metas: Vec<(String, String)>,
    /// `rel` in lower case and `href`, of `<link>` elements.
    pub(crate) links: Vec<(String, String)>,
    /// The texts of `application/ld+json` scripts.
    pub(crate) json: Vec<String>,
    /// `<title>`.
    pub(crate) title: Option<String>,
    /// `lang` of `<html>`, else of `<body>`.
    pub(crate) language: Option<String>,
    /// `<h1>` and whatever claims to be the headline.
    pub(crate) headings: Vec<String>,
    /// Elements that state a time.
    pub(crate) times: Vec<TimeMark>,
    /// Elements that name authors.
    pub(crate) bylines: Vec<Byline>,
    /// Pictures.
    pub(crate) pictures: Vec<Picture>,
    /// `href` of `<base>`.
    pub(crate) base: Option<String>,
}

/// An element that states a time.
#[derive(Debug)]
pub(crate) struct TimeMark {
    /// `datetime`, `content` or `title`.
    pub(crate) stamp: Option<String>,
    /// What a reader sees.
    pub(crate) text: String,
    /// Its classes, id and itemprop in lower case.
    pub(crate) words: String,
    /// A `<time>` or a machine-readable property rather than a class that sounds like a date.
    pub(crate) marked: bool,
    /// It stands below the first `<h1>`.
    pub(crate) below_heading: bool,
    /// It stands in navigation, a footer or an aside, or within a link: most likely another article's.
    pub(crate) aside: bool,
}

/// How an element says that it names an author, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BylineKind {
    /// `rel=author`.
    Rel,
    /// `itemprop=author`.
    ItemProp,
    /// A class or id such as `byline`.
    Class,
}

/// An element that names authors.
#[derive(Debug)]
pub(crate) struct Byline {
    /// How it says so.
    pub(crate) kind: BylineKind,
    /// Its text.
    pub(crate) text: String,
    /// The texts of links within it that lead to an author's page, if any.
    pub(crate) linked: Vec<String>,
    /// It stands in navigation, a footer or an aside.
    pub(crate) aside: bool,
}

/// A picture on the page.
#[derive(Debug)]
pub(crate) struct Picture {
    /// As written.
    pub(crate) src: String,
    /// As written.
    pub(crate) alt: Option<String>,
    /// Text of the figure's caption.
    pub(crate) caption: Option<String>,
    /// Text of what the figure marks as credit.
    pub(crate) credit: Option<String>,
}

impl Page {
    /// Gathers.
    pub(crate) fn read(document: &Document) -> Page {
        let mut page = Page::default();
        let mut json_left = JSON;
        let mut seen_heading = false;
        for node in document.root().descendants_it() {
            let Some((name, words)) = name_and_words(&node) else { continue };
            match name.as_str() {
                "html" | "body" if page.language.is_none() => {
                    page.language = attribute(&node, "lang").or_else(|| attribute(&node, "xml:lang"));
                }
                "base" if page.base.is_none() => page.base = attribute(&node, "href"),
                "title" if page.title.is_none() && !within(&node, &["svg"]) => page.title = Some(text_of(&node, 500)),
                "meta" => page.take_meta(&node),
                "link" if page.links.len() < METAS => {
                    if let (Some(rel), Some(href)) = (attribute(&node, "rel"), attribute(&node, "href")) {
                        page.links.push((rel.to_lowercase(), href));
                    }
                }
                "script" => {
                    let json = attribute(&node, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
                    if json && page.json.len() < MARKS {
                        let text = node.text();
                        if text.len() <= json_left {
                            json_left -= text.len();
                            page.json.push(text.to_string());
                        }
                    }
                }
                "h1" => {
                    seen_heading = true;
                    if page.headings.len() < MARKS {
                        page.headings.push(text_of(&node, 500));
                    }
                }
                "img" => page.take_picture(&node),
                _ => {}
            }
            if attribute(&node, "itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "headline")) && name != "meta" && name != "h1"
            {
                let text = text_of(&node, 500);
                if !text.is_empty() && page.headings.len() < MARKS {
                    page.headings.push(text);
                }
            }
            if name != "meta" && name != "script" {
                page.take_time(&node, &name, &words, seen_heading);
                page.take_byline(&node, &name, &words);
            }
        }
        page
    }

    /// The contents of the metas of this name, first to last; blank ones are left out.
    pub(crate) fn meta<'a, 'k>(&'a self, key: &'k str) -> impl Iterator<Item = &'a str> + use<'a, 'k> {
        self.metas.iter().filter(move |(k, _)| k == key).map(|(_, v)| v.trim()).filter(|v| !v.is_empty())
    }

    /// The first content of the first of these names that has one.
    pub(crate) fn first_meta(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.meta(key).next())
    }

    /// The first `href` of a `<link>` with this `rel`.
    pub(crate) fn link(&self, rel: &str) -> Option<&str> {
        self.links.iter().find(|(r, _)| r.split_whitespace().any(|r| r == rel)).map(|(_, href)| href.trim())
    }

    fn take_meta(&mut self, node: &NodeRef) {
        let Some(content) = attribute(node, "content") else { return };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if self.metas.len() >= METAS {
                return;
            }
            if let Some(name) = attribute(node, key) {
                for name in name.split_whitespace() {
                    self.metas.push((name.to_lowercase(), markup::text::unescape(&content)));
                }
            }
        }
    }

    fn take_picture(&mut self, node: &NodeRef) {
        if self.pictures.len() >= MARKS {
            return;
        }
        let Some(src) = ["src", "data-src", "data-original", "srcset", "data-srcset"]
            .iter()
            .find_map(|key| attribute(node, key).filter(|src| !src.trim_start().starts_with("data:") && !src.trim().is_empty()))
        else {
            return;
        };
        let src = src.split_whitespace().next().unwrap_or_default().to_owned();
        let figure = node.ancestors_it(Some(8)).find(|a| a.has_name("figure"));
        let mut caption = None;
        let mut credit = None;
        if let Some(figure) = figure {
            for part in figure.descendants_it().take(200) {
                let Some((name, words)) = name_and_words(&part) else { continue };
                if name == "figcaption" && caption.is_none() {
                    caption = Some(text_of(&part, 600)).filter(|t| !t.is_empty());
                }
                if credit.is_none() && (name == "cite" || CREDIT.iter().any(|w| words.contains(w))) {
                    credit = Some(text_of(&part, 200)).filter(|t| !t.is_empty());
                }
            }
        }
        self.pictures.push(Picture { src, alt: attribute(node, "alt"), caption, credit });
    }

    fn take_time(&mut self, node: &NodeRef, name: &str, words: &str, below_heading: bool) {
        if self.times.len() >= MARKS {
            return;
        }
        let property = attribute(node, "itemprop").or_else(|| attribute(node, "property")).unwrap_or_default().to_lowercase();
        let stated = property.contains("date") || property.contains("published") || property.contains("modified");
        let marked = name == "time" || name == "relative-time" || name == "time-ago" || stated;
        let sounds = !marked && !words.is_empty() && DATE.iter().any(|w| words.contains(w));
        if !marked && !sounds {
            return;
        }
        let text = text_of(node, 160);
        if !marked && (text.is_empty() || text.len() > 120 || !text.bytes().any(|b| b.is_ascii_digit())) {
            return;
        }
        let stamp = ["datetime", "content", "data-datetime", "title", "data-timestamp"].iter().find_map(|key| attribute(node, key));
        let aside = within(node, &["nav", "footer", "aside", "a"]);
        self.times.push(TimeMark { stamp, text, words: format!("{words} {property}"), marked, below_heading, aside });
    }

    fn take_byline(&mut self, node: &NodeRef, name: &str, words: &str) {
        if self.bylines.len() >= MARKS {
            return;
        }
        let rel = attribute(node, "rel").is_some_and(|rel| rel.split_whitespace().any(|r| r.eq_ignore_ascii_case("author")));
        let property = attribute(node, "itemprop").is_some_and(|p| p.split_whitespace().any(|p| p == "author" || p == "creator"));
        let kind = if rel && name != "link" {
            BylineKind::Rel
        } else if property {
            BylineKind::ItemProp
        } else if AUTHOR.iter().any(|w| words.contains(w)) && !AUTHOR_NOT.iter().any(|w| words.contains(w)) {
            BylineKind::Class
        } else {
            return;
        };
        let mut linked = Vec::new();
        if name == "a" {
            linked.push(text_of(node, 120));
        } else {
            for part in node.descendants_it().take(120) {
                let named = attribute(&part, "itemprop").is_some_and(|p| p == "name");
                if named || (part.has_name("a") && attribute(&part, "href").is_some_and(|href| leads_to_person(&href))) {
                    linked.push(text_of(&part, 120));
                }
            }
        }
        let text = text_of(node, 400);
        if text.is_empty() && linked.is_empty() {
            return;
        }
        self.bylines.push(Byline { kind, text, linked, aside: within(node, &["nav", "footer", "aside"]) });
    }
}

/// Class words for credits.
const CREDIT: &[&str] = &["credit", "copyright", "photographer", "fotograf", "quelle", "image-source", "media-source", "attribution"];
/// Class words for dates.
const DATE: &[&str] = &["date", "publish", "posted", "time", "datum", "fecha", "timestamp", "created", "updated"];
/// Class words for authors.
const AUTHOR: &[&str] =
    &["byline", "author", "autor", "auteur", "verfasser", "redakteur", "writer", "journalist", "dateline-name", "signature"];
/// Class words that speak of an author's other things.
const AUTHOR_NOT: &[&str] =
    &["bio", "image", "img", "avatar", "photo", "twitter", "social", "comment", "related", "follow", "authori", "desc"];

/// Does this link lead to a page about a person who writes?
fn leads_to_person(href: &str) -> bool {
    let href = href.to_lowercase();
    [
        "author",
        "autor",
        "auteur",
        "/by/",
        "/people/",
        "/person",
        "/profile",
        "/staff",
        "/journalist",
        "/writer",
        "/contributor",
        "redakt",
        "/team/",
    ]
    .iter()
    .any(|part| href.contains(part))
}

/// An attribute's value, without the space around it; `None` where it is blank or missing.
pub(crate) fn attribute(node: &NodeRef, name: &str) -> Option<String> {
    let element = node.element_ref()?;
    let value = element.attrs.iter().find(|a| &*a.name.local == name)?.value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// An element's name, and its class and id (and the test id that some sites have instead) in lower case.
pub(crate) fn name_and_words(node: &NodeRef) -> Option<(String, String)> {
    let element = node.element_ref()?;
    let mut words = String::new();
    for a in &element.attrs {
        if matches!(&*a.name.local, "class" | "id" | "data-testid" | "data-component" | "data-qa" | "data-test") {
            words.push_str(a.value.get(..300).unwrap_or(&a.value));
            words.push(' ');
        }
    }
    words.make_ascii_lowercase();
    Some((element.name.local.to_string(), words))
}

/// Is it within an element of one of these names (looking 12 levels up)?
pub(crate) fn within(node: &NodeRef, names: &[&str]) -> bool {
    node.ancestors_it(Some(12)).any(|a| a.element_ref().is_some_and(|e| names.contains(&&*e.name.local)))
}

/// The text below an element without scripts and styles, spaces folded, at most about `most` bytes.
pub(crate) fn text_of(node: &NodeRef, most: usize) -> String {
    let mut text = String::new();
    for part in node.descendants_it() {
        if text.len() >= most {
            break;
        }
        if part.is_text() {
            let skip = part
                .parent()
                .is_some_and(|p| p.element_ref().is_some_and(|e| matches!(&*e.name.local, "script" | "style" | "noscript" | "svg")));
            if !skip {
                part.query(|n| {
                    if let dom_query::NodeData::Text { contents } = &n.data {
                        let mut end = contents.len().min(most * 4);
                        while !contents.is_char_boundary(end) {
                            end -= 1;
                        }
                        text.push_str(&contents[..end]);
                    }
                });
            }
        } else if part.element_ref().is_some_and(|e| {
            !matches!(&*e.name.local, "b" | "i" | "em" | "strong" | "a" | "span" | "sup" | "sub" | "wbr" | "u" | "mark" | "abbr")
        }) {
            text.push(' ');
        }
    }
    markup::text::fold_space(&text)
}
