//! What a page says about itself, gathered in one pass over its tree before anything is taken out of it.
//!
//! The pass only collects; which of several headlines, dates or names is right is decided in the file of that name. Every list has a
//! limit, so that a page made of nothing but `<time>` costs no more than a page. What is gathered points into the tree where it can.

mod marks;

use std::borrow::Cow;

use markup::text::fold;
use markup::tree::{Id, Tree};

use super::class_words::{self, Sounds};
use super::date::address::linked_day;
use crate::body::blocks;
pub(crate) use marks::{Byline, BylineKind, Heading, Picture, TimeMark};

/// `<meta>` and `<link>` elements kept.
const METAS: usize = 400;
/// Other marks of one kind kept.
const MARKS: usize = 80;
/// Bytes of JSON-LD kept per page, 1.5 MB: the longest honest one seen is a tenth of it.
const JSON: usize = 1_500_000;
/// Bytes of text from which on a box may hold readers' comments.
const COMMENT: usize = 40;
/// Elements looked at within an author's mark for links and names.
const WITHIN: usize = 120;

/// What was gathered.
#[derive(Debug)]
pub(crate) struct Page<'t> {
    /// The page.
    pub(crate) tree: &'t Tree,
    /// `name`, `property` or `itemprop` in lower case, and the content.
    metas: Vec<(Cow<'t, str>, Cow<'t, str>)>,
    /// `rel` in lower case and `href`, of `<link>` elements.
    pub(crate) links: Vec<(Cow<'t, str>, &'t str)>,
    /// Links in the page that have a `rel` worth knowing: it in lower case, and `href`.
    pub(crate) anchors: Vec<(Cow<'t, str>, &'t str)>,
    /// The texts of `application/ld+json` scripts.
    pub(crate) json: Vec<&'t str>,
    /// `<title>`.
    pub(crate) title: Option<String>,
    /// `lang` of `<html>`, else of `<body>`.
    pub(crate) language: Option<&'t str>,
    /// `<h1>` and whatever claims to be the headline, and some of the second rank.
    pub(crate) headings: Vec<Heading>,
    /// Indexes of all headings of any rank.
    ranks: Vec<usize>,
    /// Elements that state a time.
    pub(crate) times: Vec<TimeMark<'t>>,
    /// Elements that name authors.
    pub(crate) bylines: Vec<Byline>,
    /// Pictures.
    pub(crate) pictures: Vec<Picture<'t>>,
    /// `href` of `<base>`.
    pub(crate) base: Option<&'t str>,
    /// Where readers' comments stand.
    comments: Vec<Id>,
    /// The first `<h1>`.
    pub(crate) heading: Option<Id>,
}

/// Regions that the pass is in, each as the index where it ends.
#[derive(Default)]
struct Inside {
    aside: usize,
    link: usize,
    figure: usize,
}

impl<'t> Page<'t> {
    /// Gathers.
    pub(crate) fn read(tree: &'t Tree) -> Page<'t> {
        let mut page = Page {
            tree,
            metas: Vec::new(),
            links: Vec::new(),
            anchors: Vec::new(),
            json: Vec::new(),
            title: None,
            language: None,
            headings: Vec::new(),
            ranks: Vec::new(),
            times: Vec::new(),
            bylines: Vec::new(),
            pictures: Vec::new(),
            base: None,
            comments: Vec::new(),
            heading: None,
        };
        let mut inside = Inside::default();
        let mut figure = None;
        let mut json_left = JSON;
        for id in tree.below(tree.root()) {
            if !tree.is_element(id) {
                continue;
            }
            let name = tree.name(id);
            match name {
                "html" | "body" if page.language.is_none() => {
                    page.language = tree.attribute(id, "lang").or_else(|| tree.attribute(id, "xml:lang"));
                }
                "base" if page.base.is_none() => page.base = tree.attribute(id, "href"),
                "title" if page.title.is_none() => page.title = Some(tree.words(id, 500)),
                "meta" => {
                    page.take_meta(id);
                    continue;
                }
                "link" => {
                    if let (Some(rel), Some(href)) = (tree.attribute(id, "rel"), tree.attribute(id, "href"))
                        && page.links.len() < METAS
                    {
                        page.links.push((lower(rel), href));
                    }
                    continue;
                }
                "script" => {
                    page.take_script(id, &mut json_left);
                    continue;
                }
                "style" | "noscript" | "option" | "br" => continue,
                "h1" => {
                    page.heading = page.heading.or(Some(id));
                    page.take_heading(id, false);
                }
                "h2" => page.take_heading(id, true),
                "h3" | "h4" | "h5" | "h6" => page.ranks.push(id.index()),
                "img" => {
                    page.take_picture(id, figure.filter(|_| id.index() < inside.figure));
                }
                "nav" | "footer" | "aside" => inside.aside = inside.aside.max(tree.end(id)),
                "a" => inside.link = inside.link.max(tree.end(id)),
                "figure" => {
                    inside.figure = tree.end(id);
                    figure = Some(id);
                }
                _ => {}
            }
            page.look(id, name, &inside);
        }
        page.settle();
        page
    }

    /// The contents of the metas of this name, first to last.
    pub(crate) fn meta<'a, 'k>(&'a self, key: &'k str) -> impl Iterator<Item = &'a str> + use<'a, 'k, 't> {
        self.metas.iter().filter(move |(k, _)| k == key).map(|(_, v)| &**v)
    }

    /// The first content of the first of these names that has one.
    pub(crate) fn first_meta(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.meta(key).next())
    }

    /// All metas: names in lower case, and contents.
    pub(crate) fn metas(&self) -> impl Iterator<Item = (&str, &str)> {
        self.metas.iter().map(|(key, content)| (&**key, &**content))
    }

    /// The first `href` of a `<link>` with this `rel`.
    pub(crate) fn link(&self, rel: &str) -> Option<&'t str> {
        self.links.iter().find(|(r, _)| r.split_whitespace().any(|r| r == rel)).map(|(_, href)| *href)
    }

    /// Does this stand among readers' comments?
    pub(crate) fn is_comment(&self, id: Id) -> bool {
        self.comments.iter().any(|region| self.tree.holds(*region, id))
    }

    /// Where the headline of this title stands: the heading that says it, else the first of the first rank.
    pub(crate) fn headline(&self, title: Option<&str>) -> Option<Id> {
        let title = title.map(fold);
        let same = self.headings.iter().find(|heading| title.as_ref().is_some_and(|title| *title == fold(&heading.text)));
        same.map(|heading| heading.id).or(self.heading)
    }

    /// Does the nearest box round this that has a heading at all hold this one? If not, it belongs to something else on the page.
    pub(crate) fn is_under(&self, id: Id, headline: Id) -> bool {
        for outer in self.tree.around(id) {
            let range = self.tree.range(outer);
            let first = self.ranks.partition_point(|at| *at < range.start);
            if self.ranks.get(first).is_some_and(|at| *at < range.end) {
                return range.contains(&headline.index());
            }
        }
        true
    }

    fn take_heading(&mut self, id: Id, lesser: bool) {
        self.ranks.push(id.index());
        if self.headings.len() < MARKS {
            let text = self.tree.words(id, 500);
            if !text.is_empty() {
                self.headings.push(Heading { id, lesser, text });
            }
        }
    }

    fn take_meta(&mut self, id: Id) {
        let Some(content) = self.tree.attribute(id, "content") else { return };
        let content = unescaped(content);
        for key in ["property", "name", "itemprop", "http-equiv"] {
            let Some(name) = self.tree.attribute(id, key) else { continue };
            for name in name.split_whitespace() {
                if self.metas.len() < METAS {
                    self.metas.push((lower(name), content.clone()));
                }
            }
        }
    }

    fn take_script(&mut self, id: Id, left: &mut usize) {
        let json = self.tree.attribute(id, "type").is_some_and(|kind| contains_ignoring_case(kind, "ld+json"));
        if !json || self.json.len() >= MARKS {
            return;
        }
        for text in self.tree.below(id).filter_map(|part| self.tree.text(part)) {
            if text.len() <= *left {
                *left -= text.len();
                self.json.push(text);
            }
        }
    }

    fn take_picture(&mut self, id: Id, figure: Option<Id>) {
        if self.pictures.len() >= MARKS {
            return;
        }
        let source = ["src", "data-src", "data-original", "srcset", "data-srcset"]
            .iter()
            .find_map(|key| self.tree.attribute(id, key).filter(|src| !src.starts_with("data:")));
        let Some(src) = source.and_then(|src| src.split_whitespace().next()) else { return };
        self.pictures.push(Picture { src, alt: self.tree.attribute(id, "alt"), figure });
    }

    /// Looks at what an element's attributes say it is: a time, an author, a headline, the place of comments.
    fn look(&mut self, id: Id, name: &str, inside: &Inside) {
        let (mut property, mut rel, mut sounds) = (None, None, Sounds::default());
        for (key, value) in self.tree.attributes(id) {
            match key {
                "class" | "id" | "data-testid" | "data-component" | "data-qa" | "data-test" => sounds |= class_words::of(value),
                "itemprop" | "property" => property = property.or(Some(value)),
                "rel" => rel = Some(value),
                _ => {}
            }
        }
        let has_word = |value: Option<&str>, word: &str| value.is_some_and(|v| v.split_whitespace().any(|p| p.eq_ignore_ascii_case(word)));
        if name != "h1" && has_word(property, "headline") {
            self.take_heading(id, false);
        }
        if sounds.comment && !matches!(name, "html" | "body" | "a" | "span" | "button" | "li" | "p") && self.comments.len() < MARKS {
            self.comments.push(id);
        }
        if name == "a"
            && let (Some(rel), Some(href)) = (rel, self.tree.attribute(id, "href"))
            && self.anchors.len() < MARKS
            && ["next", "license", "tag", "category"].iter().any(|word| has_word(Some(rel), word))
        {
            self.anchors.push((lower(rel), href));
        }
        let is_time = matches!(name, "time" | "relative-time" | "time-ago");
        let sounds_dated =
            sounds.date || name == "abbr" && self.tree.has(id, "title") || name == "a" && linked_day(self.tree, id).is_some();
        if is_time || sounds_dated || property.is_some() {
            self.take_time(id, is_time, sounds_dated, property.unwrap_or_default(), inside);
        }
        let kind = if has_word(rel, "author") {
            BylineKind::Rel
        } else if has_word(property, "author") || has_word(property, "creator") {
            BylineKind::ItemProp
        } else if sounds.author && !sounds.not_author {
            BylineKind::Class
        } else if name == "a" && self.tree.attribute(id, "href").is_some_and(class_words::leads_to_author) {
            BylineKind::Address
        } else {
            return;
        };
        self.take_byline(id, name, kind, inside);
    }

    fn take_time(&mut self, id: Id, is_time: bool, sounds: bool, property: &str, inside: &Inside) {
        if self.times.len() >= MARKS {
            return;
        }
        let property = property.to_ascii_lowercase();
        let marked = is_time || ["date", "published", "modified"].iter().any(|w| property.contains(w));
        if !marked && !sounds {
            return;
        }
        // What only holds a `<time>` is told by that.
        if !is_time && self.tree.below(id).take(WITHIN).any(|part| self.tree.name(part) == "time") {
            return;
        }
        let stamp = ["datetime", "content", "data-datetime", "title", "data-timestamp"].iter().find_map(|key| self.tree.attribute(id, key));
        let text = self.tree.words(id, 160);
        let dated = |text: &str| (4..=120).contains(&text.len()) && text.bytes().any(|b| b.is_ascii_digit());
        if !marked && !dated(&text) && !stamp.is_some_and(dated) {
            return;
        }
        let mut words = words_of(self.tree, id);
        words.push_str(&property);
        let aside = id.index() < inside.aside;
        let linked = id.index() < inside.link;
        let below_heading = self.heading.is_some();
        self.times.push(TimeMark { id, stamp, text, words, marked, below_heading, aside, linked, comment: false });
    }

    fn take_byline(&mut self, id: Id, name: &str, kind: BylineKind, inside: &Inside) {
        // Who is named within a figure made the picture.
        if self.bylines.len() >= MARKS || id.index() < inside.figure {
            return;
        }
        let tree = self.tree;
        let mut linked = Vec::new();
        if name == "a" {
            linked.push(self.lines_of(id));
        } else {
            for part in tree.below(id).filter(|part| tree.is_element(*part)).take(WITHIN) {
                let named = tree.attribute(part, "itemprop").is_some_and(|p| p == "name");
                if let Some(content) = tree.attribute(part, "content").filter(|_| named) {
                    linked.push(content.to_owned());
                } else if named || (tree.name(part) == "a" && tree.attribute(part, "href").is_some_and(class_words::leads_to_person)) {
                    linked.push(self.lines_of(part));
                }
            }
        }
        let text = self.lines_of(id);
        if text.is_empty() && linked.is_empty() {
            return;
        }
        self.bylines.push(Byline { id, kind, text, linked, aside: id.index() < inside.aside, comment: false });
    }

    /// The lines of a byline: what stands in boxes of its own stands on a line of its own.
    fn lines_of(&self, id: Id) -> String {
        let tree = self.tree;
        let mut lines = String::new();
        for part in tree.below(id) {
            if lines.len() > 400 {
                break;
            }
            if let Some(text) = tree.text(part) {
                let skipped = tree.parent(part).is_some_and(|p| matches!(tree.name(p), "script" | "style" | "noscript"));
                if !skipped {
                    let folded = markup::text::fold_space(&text[..text.floor_char_boundary(400)]);
                    if text.starts_with(char::is_whitespace) && !lines.ends_with('\n') {
                        lines.push(' ');
                    }
                    lines.push_str(&folded);
                    if text.ends_with(char::is_whitespace) && !folded.is_empty() {
                        lines.push(' ');
                    }
                }
            } else if !blocks::is_inline(tree.name(part)) && !lines.is_empty() {
                lines.push('\n');
            }
        }
        lines
    }

    /// What could only be told once the whole page was seen: a box that holds the headline isn't one of comments, whatever it is called.
    fn settle(&mut self) {
        let (tree, heading) = (self.tree, self.heading);
        self.comments.retain(|region| heading.is_none_or(|heading| !tree.holds(*region, heading)));
        let comments = std::mem::take(&mut self.comments);
        let among = |id: Id| comments.iter().any(|region| tree.holds(*region, id));
        self.bylines.iter_mut().for_each(|byline| byline.comment = among(byline.id));
        // A bar that counts them may well hold the article's own date, if never its author.
        let long: Vec<Id> = comments.iter().copied().filter(|region| tree.words(*region, COMMENT).len() >= COMMENT).collect();
        self.times.iter_mut().for_each(|mark| mark.comment = long.iter().any(|region| tree.holds(*region, mark.id)));
        self.comments = comments;
    }
}

/// An element's class, id and test ids in lower case, each with a space after it.
fn words_of(tree: &Tree, id: Id) -> String {
    let mut words = String::new();
    for (key, value) in tree.attributes(id) {
        if matches!(key, "class" | "id" | "data-testid" | "data-component" | "data-qa" | "data-test") {
            words.push_str(&value[..value.floor_char_boundary(300)]);
            words.push(' ');
        }
    }
    words.make_ascii_lowercase();
    words
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_uppercase) { text.to_lowercase().into() } else { text.into() }
}

/// Metas are often escaped twice.
fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains('&') { markup::text::unescape(text).into() } else { text.into() }
}

fn contains_ignoring_case(text: &str, part: &str) -> bool {
    text.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}
