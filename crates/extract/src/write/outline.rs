//! The outline: which elements around the kept blocks have a meaning, and which blocks, pictures and embedded things stand in each.

use markup::tree::Id;
use url::Url;

use super::pictures::{self, Found};
use super::scan::Scan;
use super::{Embed, Part, embeds, shape};

/// Elements with a meaning within each other; the outermost ones count.
const DEEPEST: usize = 20;

/// What an element means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Root,
    List,
    Item,
    Definitions,
    Term,
    Meaning,
    Table,
    Row,
    Cell,
    Quotation,
    Post,
    Code,
    Heading(u8),
    Entry,
    Note,
}

/// An element with a meaning, and what of the article stands in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) id: Id,
    pub(super) sort: Sort,
    pub(super) inside: Vec<Inside>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Inside {
    Element(Element),
    /// By index.
    Block(usize),
    /// A caption whose picture is not known, by its block's index.
    Caption(usize),
    /// By index into the pictures found.
    Picture(usize),
    Embed(usize),
    Rule,
}

/// What [`shape`] needs to know besides the outline.
pub(super) struct Given<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) base: Option<&'a Url>,
    pub(super) pictures: Vec<Found>,
    pub(super) embeds: Vec<(Id, Embed)>,
}

/// The article's parts.
pub(super) fn outline(scan: &Scan<'_>, base: Option<&Url>) -> Vec<Part> {
    let given = Given { scan, base, pictures: pictures::find(scan, base), embeds: embeds::find(scan, base) };
    let mut events: Vec<(usize, Inside)> = Vec::with_capacity(scan.kept.len() + given.pictures.len() + given.embeds.len());
    let mut captions: Vec<usize> = given.pictures.iter().flat_map(|found| found.captions.iter().copied()).collect();
    captions.sort_unstable();
    for index in scan.kept.iter().copied() {
        let block = &scan.blocks[index];
        if !block.caption {
            events.push((block.first, Inside::Block(index)));
        } else if captions.binary_search(&index).is_err() {
            events.push((block.first, Inside::Caption(index)));
        }
    }
    events.extend(given.pictures.iter().enumerate().map(|(index, found)| (found.id.index(), Inside::Picture(index))));
    events.extend(given.embeds.iter().enumerate().map(|(index, (id, _))| (id.index(), Inside::Embed(index))));
    events.extend(scan.rules.iter().filter(|rule| is_between(scan, **rule)).map(|rule| (rule.index(), Inside::Rule)));
    events.sort_by_key(|(at, _)| *at);
    shape::shape(&given, nest(scan, events))
}

/// A rule counts where the article goes on before and after it in the same element.
fn is_between(scan: &Scan<'_>, rule: Id) -> bool {
    let Some(parent) = scan.tree.parent(rule) else { return false };
    let range = scan.tree.range(parent);
    let before = scan.blocks_in(range.start..rule.index()).any(|index| scan.is_kept(index));
    before && scan.blocks_in(rule.index()..range.end).any(|index| scan.is_kept(index))
}

fn nest(scan: &Scan<'_>, events: Vec<(usize, Inside)>) -> Element {
    let mut open = vec![Element { id: scan.tree.root(), sort: Sort::Root, inside: Vec::new() }];
    let mut chain = Vec::new();
    for (at, inside) in events {
        chain_of(scan, scan.tree.at(at), &mut chain);
        let same = open[1..].iter().zip(&chain).take_while(|(open, (id, _))| open.id == *id).count();
        close(&mut open, same + 1);
        for (id, sort) in chain.drain(..).skip(same) {
            open.push(Element { id, sort, inside: Vec::new() });
        }
        if let Some(innermost) = open.last_mut() {
            innermost.inside.push(inside);
        }
    }
    close(&mut open, 1);
    open.swap_remove(0)
}

fn close(open: &mut Vec<Element>, to: usize) {
    while open.len() > to.max(1) {
        let Some(element) = open.pop() else { return };
        if let Some(parent) = open.last_mut() {
            parent.inside.push(Inside::Element(element));
        }
    }
}

/// The elements with a meaning around a node and itself, outermost first.
fn chain_of(scan: &Scan<'_>, node: Id, chain: &mut Vec<(Id, Sort)>) {
    chain.clear();
    for id in std::iter::once(node).chain(scan.tree.around(node)) {
        if let Some(sort) = sort(scan, id) {
            chain.push((id, sort));
        }
    }
    chain.reverse();
    chain.truncate(DEEPEST);
    // What is in code is code, in a heading the heading.
    if let Some(at) = chain.iter().position(|(_, sort)| matches!(sort, Sort::Code | Sort::Heading(_))) {
        chain.truncate(at + 1);
    }
}

fn sort(scan: &Scan<'_>, id: Id) -> Option<Sort> {
    if !scan.notes.is_empty() && scan.notes.binary_search(&id).is_ok() {
        return Some(Sort::Note);
    }
    if !scan.entries.is_empty() && scan.entries.binary_search(&id).is_ok() {
        return Some(Sort::Entry);
    }
    // A list or table of which all the article is a part was made for the page's look.
    let within = || id > scan.container;
    Some(match scan.tree.name(id) {
        "ul" | "ol" | "menu" | "dir" if is_list(scan, id) => Sort::List,
        "li" if scan.tree.parent(id).is_some_and(|parent| is_list(scan, parent)) => Sort::Item,
        "dl" => Sort::Definitions,
        "dt" if in_definitions(scan, id) => Sort::Term,
        "dd" if in_definitions(scan, id) => Sort::Meaning,
        "table" => Sort::Table,
        "tr" => Sort::Row,
        "td" | "th" => Sort::Cell,
        "blockquote" if embeds::is_post(scan.tree, id) => Sort::Post,
        "blockquote" if within() => Sort::Quotation,
        "pre" => Sort::Code,
        "h1" => Sort::Heading(1),
        "h2" => Sort::Heading(2),
        "h3" => Sort::Heading(3),
        "h4" => Sort::Heading(4),
        "h5" => Sort::Heading(5),
        "h6" => Sort::Heading(6),
        _ => return None,
    })
}

/// A list of the article's own: not one whose items are a live blog's entries.
fn is_list(scan: &Scan<'_>, id: Id) -> bool {
    matches!(scan.tree.name(id), "ul" | "ol" | "menu" | "dir")
        && scan.entries.first().is_none_or(|entry| scan.tree.parent(*entry) != Some(id))
}

fn in_definitions(scan: &Scan<'_>, id: Id) -> bool {
    scan.tree.around(id).take(2).any(|around| scan.tree.name(around) == "dl")
}
