//! The outline made into parts.

use std::mem::take;

use super::outline::{Element, Given, Inside, Sort};
use super::tables;
use super::words::{MarkKind, Words, is_unread};
use super::{Definition, Part, Verbatim, pictures};

/// Characters of a line of verse or of an address, at most.
const SHORT: usize = 80;
/// Characters of a heading; what is longer is a paragraph, whatever its tag.
const LONGEST_HEADING: usize = 250;

/// The article's parts, footnotes last.
pub(super) fn shape(given: &Given<'_>, mut root: Element) -> Vec<Part> {
    let mut notes = Vec::new();
    if !given.scan.notes.is_empty() {
        take_notes(&mut root, &mut notes);
    }
    let mut parts = flow(given, root.inside);
    while matches!(parts.last(), Some(Part::Rule)) {
        parts.pop();
    }
    if !notes.is_empty() {
        let tree = given.scan.tree;
        let numbered =
            notes.iter().all(|note| tree.name(note.id) == "li" && tree.parent(note.id).is_some_and(|list| tree.name(list) == "ol"));
        let notes = notes.into_iter().map(|note| flow(given, note.inside)).collect();
        parts.push(Part::Notes { numbered, notes });
    }
    parts
}

/// Takes the notes out of where they stand, with the lists that held nothing else.
fn take_notes(element: &mut Element, notes: &mut Vec<Element>) {
    let mut left = Vec::with_capacity(element.inside.len());
    for inside in take(&mut element.inside) {
        match inside {
            Inside::Element(note) if note.sort == Sort::Note => notes.push(note),
            Inside::Element(mut inner) => {
                take_notes(&mut inner, notes);
                if !inner.inside.is_empty() {
                    left.push(Inside::Element(inner));
                }
            }
            other => left.push(other),
        }
    }
    element.inside = left;
}

/// What stands one after the other.
pub(super) fn flow(given: &Given<'_>, inside: Vec<Inside>) -> Vec<Part> {
    let mut parts = Vec::with_capacity(inside.len());
    // The block that the last part ends with, if that is a paragraph that may go on.
    let mut open: Option<usize> = None;
    for inside in inside {
        let before = open.take();
        match inside {
            Inside::Block(index) => {
                let words = words(given, index);
                match (before, parts.last_mut()) {
                    (Some(before), Some(Part::Paragraph(lines))) if continues(given, before, index) => lines.push(words),
                    _ => parts.push(Part::Paragraph(vec![words])),
                }
                open = Some(index);
            }
            Inside::Caption(index) => parts.push(Part::Figure(pictures::figure(given.scan, None, &[index], given.base))),
            Inside::Picture(index) => {
                let found = &given.pictures[index];
                parts.push(Part::Figure(pictures::figure(given.scan, Some(found.picture.clone()), &found.captions, given.base)));
            }
            Inside::Embed(index) => {
                let (id, embed) = &given.embeds[index];
                // A post's link comes with its words, which follow if they were kept.
                if given.scan.tree.name(*id) != "blockquote" || given.scan.kept_in(*id) == 0 {
                    parts.push(Part::Embed(embed.clone()));
                }
            }
            Inside::Rule => {
                if !parts.is_empty() && !matches!(parts.last(), Some(Part::Rule)) {
                    parts.push(Part::Rule);
                }
            }
            Inside::Element(element) => element_parts(given, element, &mut parts),
        }
    }
    parts
}

fn element_parts(given: &Given<'_>, element: Element, parts: &mut Vec<Part>) {
    match element.sort {
        Sort::List => parts.push(list(given, element)),
        Sort::Definitions => parts.push(definitions(given, element)),
        Sort::Table => tables::table(given, element, parts),
        Sort::Quotation => parts.push(Part::Quotation(flow(given, element.inside))),
        Sort::Post => post(given, element, parts),
        Sort::Code => code(given, element, parts),
        Sort::Heading(level) => heading(given, element, level, parts),
        Sort::Entry => {
            let time = entry_time(given, &element);
            parts.push(Part::Entry { time, parts: flow(given, element.inside) });
        }
        Sort::Root | Sort::Item | Sort::Term | Sort::Meaning | Sort::Row | Sort::Cell | Sort::Note => {
            parts.append(&mut flow(given, element.inside));
        }
    }
}

fn words(given: &Given<'_>, index: usize) -> Words {
    Words::of(given.scan, &given.scan.blocks[index], given.base)
}

/// Two short lines with one break between them.
fn continues(given: &Given<'_>, before: usize, index: usize) -> bool {
    let (a, b) = (&given.scan.blocks[before], &given.scan.blocks[index]);
    let tree = given.scan.tree;
    index == before + 1
        && a.owner == b.owner
        && a.broken
        && b.broken
        && a.chars <= SHORT
        && b.chars <= SHORT
        && (a.last..b.first).filter(|index| tree.name(tree.at(*index)) == "br").count() == 1
}

fn list(given: &Given<'_>, element: Element) -> Part {
    let tree = given.scan.tree;
    let start = (tree.name(element.id) == "ol").then(|| {
        let stated = tree.attribute(element.id, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let first = element.inside.iter().find_map(|inside| match inside {
            Inside::Element(item) if item.sort == Sort::Item => Some(item.id),
            _ => None,
        });
        let dropped =
            first.map_or(0, |first| tree.children(element.id).take_while(|id| *id < first).filter(|id| tree.name(*id) == "li").count());
        u32::saturating_add(stated, dropped as u32)
    });
    let mut items: Vec<Vec<Part>> = Vec::new();
    for inside in element.inside {
        match inside {
            Inside::Element(item) if item.sort == Sort::Item => items.push(flow(given, item.inside)),
            // A list that hangs between two items belongs to the one before it.
            Inside::Element(inner) if inner.sort == Sort::List && !items.is_empty() => {
                let inner = list(given, inner);
                if let Some(last) = items.last_mut() {
                    last.push(inner);
                }
            }
            other => items.push(flow(given, vec![other])),
        }
    }
    items.retain(|item| !item.is_empty());
    Part::List { start, items }
}

fn definitions(given: &Given<'_>, element: Element) -> Part {
    let mut list = Vec::new();
    for inside in element.inside {
        match inside {
            Inside::Element(term) if term.sort == Sort::Term => {
                let simple = term.inside.iter().all(|inside| matches!(inside, Inside::Block(_)));
                let parts = flow(given, term.inside);
                if simple {
                    let lines = parts.into_iter().flat_map(|part| if let Part::Paragraph(lines) = part { lines } else { Vec::new() });
                    list.push(Definition::Term(lines.collect()));
                } else {
                    list.push(Definition::Meaning(parts));
                }
            }
            Inside::Element(meaning) if meaning.sort == Sort::Meaning => list.push(Definition::Meaning(flow(given, meaning.inside))),
            other => list.push(Definition::Meaning(flow(given, vec![other]))),
        }
    }
    Part::Definitions(list)
}

fn post(given: &Given<'_>, element: Element, parts: &mut Vec<Part>) {
    let embed = given.embeds.iter().find(|(id, _)| *id == element.id).map(|(_, embed)| embed.clone());
    let inner = flow(given, element.inside);
    match embed {
        Some(mut embed) if !inner.iter().all(|part| matches!(part, Part::Embed(embed) if embed.parts.is_empty())) => {
            embed.parts = inner;
            parts.push(Part::Embed(embed));
        }
        Some(embed) => parts.push(Part::Embed(embed)),
        None => parts.push(Part::Quotation(inner)),
    }
}

fn heading(given: &Given<'_>, element: Element, level: u8, parts: &mut Vec<Part>) {
    let mut lines = Vec::new();
    let mut rest = Vec::new();
    for inside in element.inside {
        match inside {
            Inside::Block(index) => lines.push(words(given, index)),
            other => rest.push(other),
        }
    }
    for words in &mut lines {
        let end = words.text.len();
        words.marks.retain(|mark| !(matches!(mark.kind, MarkKind::Strong | MarkKind::Emphasis) && mark.start == 0 && mark.end == end));
    }
    let length: usize = lines.iter().map(|words| words.text.chars().count()).sum();
    if length > LONGEST_HEADING {
        parts.extend(lines.into_iter().map(|words| Part::Paragraph(vec![words])));
    } else if !lines.is_empty() {
        parts.push(Part::Heading { level, lines });
    }
    parts.append(&mut flow(given, rest));
}

fn code(given: &Given<'_>, element: Element, parts: &mut Vec<Part>) {
    let scan = given.scan;
    let tree = scan.tree;
    let mut blocks: Vec<Verbatim> = Vec::new();
    let mut rest = Vec::new();
    let mut before: Option<usize> = None;
    for inside in element.inside {
        let Inside::Block(index) = inside else {
            rest.push(inside);
            continue;
        };
        let block = &scan.blocks[index];
        let follows = before.filter(|before| before + 1 == index);
        let from = follows.map_or_else(
            || if before.is_none() && scan.blocks_in(tree.range(element.id)).start == index { element.id.index() } else { block.first },
            |before| scan.blocks[before].last,
        );
        let mut text = String::new();
        for index in from..block.last {
            let id = tree.at(index);
            match tree.text(id) {
                Some(_) if tree.around(id).take_while(|id| *id > element.id).any(|id| is_unread(tree.name(id))) => {}
                Some(part) => text.push_str(part),
                None if tree.name(id) == "br" => text.push('\n'),
                None => {}
            }
        }
        let blank = text.len() - text.trim_start().len();
        // Indentation stays; the lines before go, but for the empty ones between two blocks.
        let text = match text[..blank].rfind('\n') {
            Some(line) if follows.is_none() => &text[line + 1..],
            Some(_) => &text[text.find('\n').map_or(0, |at| at + 1)..],
            None => &text,
        };
        blocks.push(Verbatim { at: block.first as u32, text: text.trim_end().to_owned(), folded: block.text.clone() });
        before = Some(index);
    }
    if !blocks.is_empty() {
        let language = std::iter::once(element.id).chain(tree.below(element.id).take(6)).find_map(|id| language(tree, id));
        parts.push(Part::Code { blocks, language });
    }
    parts.append(&mut flow(given, rest));
}

fn language(tree: &markup::tree::Tree, id: markup::tree::Id) -> Option<String> {
    let class = tree.attribute(id, "class").unwrap_or_default();
    let named = class.split_ascii_whitespace().find_map(|word| word.strip_prefix("language-").or_else(|| word.strip_prefix("lang-")));
    let name = named.or_else(|| tree.attribute(id, "data-lang")).or_else(|| tree.attribute(id, "data-language"))?;
    let is_name = !name.is_empty() && name.len() <= 32 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#-_.".contains(&b));
    is_name.then(|| name.to_ascii_lowercase())
}

/// The time of an entry as its page states it for machines; words that readers see stand with the text, if they were kept.
fn entry_time(given: &Given<'_>, entry: &Element) -> Option<String> {
    let tree = given.scan.tree;
    let time = given.scan.times.iter().find(|time| tree.holds(entry.id, **time))?;
    let stated = tree.attribute(*time, "datetime")?;
    (stated.len() <= 40 && stated.bytes().any(|b| b.is_ascii_digit())).then(|| stated.to_owned())
}

/// Heading levels of an article: its highest becomes 2, and none is more than one below the heading before it.
pub(super) fn level_headings(parts: &mut [Part]) {
    let mut used = [false; 7];
    each_heading(parts, &mut |level| used[usize::from(*level).min(6)] = true);
    let mut last = 1;
    each_heading(parts, &mut |level| {
        let rank = used[..usize::from(*level).min(6)].iter().filter(|used| **used).count() as u8;
        *level = (rank + 2).min(last + 1).min(4);
        last = *level;
    });
}

fn each_heading(parts: &mut [Part], take: &mut dyn FnMut(&mut u8)) {
    for part in parts {
        match part {
            Part::Heading { level, .. } => take(level),
            Part::List { items: lists, .. } | Part::Notes { notes: lists, .. } => {
                lists.iter_mut().for_each(|parts| each_heading(parts, take))
            }
            Part::Quotation(parts) | Part::Entry { parts, .. } => each_heading(parts, take),
            Part::Embed(embed) => each_heading(&mut embed.parts, take),
            Part::Definitions(list) => {
                for definition in list {
                    if let Definition::Meaning(parts) = definition {
                        each_heading(parts, take);
                    }
                }
            }
            Part::Paragraph(_) | Part::Table(_) | Part::Code { .. } | Part::Figure(_) | Part::Rule => {}
        }
    }
}
