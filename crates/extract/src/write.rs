//! The clean article: from a page's tree and the blocks that belong to the article, its parts; from the parts safe HTML, Markdown and
//! plain text.
//!
//! What a part is follows from the elements around its blocks ([`outline`], [`shape`]): two blocks below the same `<li>` are one item.
//! Pictures and embedded things have no text of their own and are taken by where they stand ([`mod@pictures`], [`embeds`]). Text of a block
//! that was kept is never lost, text of another never shown.

mod embeds;
mod entries;
mod html;
mod markdown;
mod notes;
mod outline;
mod pictures;
mod scan;
mod shape;
mod sources;
mod tables;
mod text;
mod words;

use markup::tree::Tree;
use model::Link;
use url::Url;

use crate::body::blocks::Block;

pub(crate) use html::html;
pub(crate) use markdown::markdown;
pub(crate) use text::text;
pub(crate) use words::{Mark, MarkKind, Tongue, Words};

/// Links kept.
const MOST_LINKS: usize = 300;

/// A part of an article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    /// One line, or several with breaks between (verse, an address).
    Paragraph(Vec<Words>),
    /// Levels begin at 2 and never jump.
    Heading {
        level: u8,
        lines: Vec<Words>,
    },
    List {
        /// The first item's number, in a numbered list.
        start: Option<u32>,
        items: Vec<Vec<Part>>,
    },
    Table(Table),
    Quotation(Vec<Part>),
    Code {
        blocks: Vec<Verbatim>,
        language: Option<String>,
    },
    Figure(Figure),
    Embed(Embed),
    Definitions(Vec<Definition>),
    Rule,
    /// Footnotes, at the end.
    Notes {
        /// They had no numbers but a list's.
        numbered: bool,
        notes: Vec<Vec<Part>>,
    },
    /// One of a live blog's entries.
    Entry {
        /// As the page states it for machines.
        time: Option<String>,
        parts: Vec<Part>,
    },
}

/// A table of data.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) caption: Vec<Words>,
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// All its cells are headers.
    pub(crate) header: bool,
    pub(crate) cells: Vec<Cell>,
}

/// A cell of a table; one whose text isn't the article's is empty.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) header: bool,
    pub(crate) columns: u32,
    pub(crate) rows: u32,
    pub(crate) lines: Vec<Words>,
}

/// A block of code, its white space kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verbatim {
    /// Where it stands in the page.
    pub(crate) at: u32,
    pub(crate) text: String,
    /// Its text with spaces folded.
    pub(crate) folded: String,
}

/// A picture with what is said about it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    /// `None` where only its caption is known.
    pub(crate) picture: Option<Picture>,
    pub(crate) caption: Vec<Words>,
    pub(crate) credit: Option<Words>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    /// Absolute http or https address.
    pub(crate) address: String,
    pub(crate) alt: String,
    pub(crate) width: Option<u16>,
    pub(crate) height: Option<u16>,
}

/// What an embedded thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmbedKind {
    Video,
    Audio,
    Post,
    Other,
}

/// Something of another place within the article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Embed {
    pub(crate) kind: EmbedKind,
    /// Absolute http or https address; `None` for a post that says none.
    pub(crate) address: Option<String>,
    /// "Video on films.example".
    pub(crate) label: String,
    /// A post's words.
    pub(crate) parts: Vec<Part>,
}

/// A term, or what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Definition {
    Term(Vec<Words>),
    Meaning(Vec<Part>),
}

/// The article's parts. `kept[i]` says whether `blocks[i]` belongs to it; `blocks` are in the order of the page.
pub(crate) fn parts(tree: &Tree, blocks: &[Block], kept: &[bool], base: Option<&Url>) -> Vec<Part> {
    let Some(scan) = scan::Scan::read(tree, blocks, kept) else { return Vec::new() };
    let mut parts = outline::outline(&scan, base);
    shape::level_headings(&mut parts);
    parts
}

/// The links in the text, in order, each address once.
pub(crate) fn links(parts: &[Part]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut known = std::collections::HashSet::new();
    each_words(parts, &mut |words| {
        for mark in &words.marks {
            if let MarkKind::Link(address) = &mark.kind
                && links.len() < MOST_LINKS
                && known.insert(address.clone())
            {
                links.push(Link { url: address.clone(), text: words.slice(mark).to_owned() });
            }
        }
    });
    links
}

/// The pictures, in order, each with what is said about it.
pub(crate) fn pictures(parts: &[Part]) -> Vec<&Figure> {
    let mut found = Vec::new();
    let mut left: Vec<&Part> = parts.iter().rev().collect();
    while let Some(part) = left.pop() {
        match part {
            Part::Figure(figure) if figure.picture.is_some() => found.push(figure),
            _ => left.extend(below(part).into_iter().flatten().rev()),
        }
    }
    found
}

/// How many players there are.
pub(crate) fn videos(parts: &[Part]) -> usize {
    let own = |part: &Part| usize::from(matches!(part, Part::Embed(embed) if embed.kind == EmbedKind::Video));
    parts.iter().map(|part| own(part) + below(part).into_iter().map(videos).sum::<usize>()).sum()
}

/// The lists of parts that a part holds.
fn below(part: &Part) -> Vec<&[Part]> {
    match part {
        Part::List { items: lists, .. } | Part::Notes { notes: lists, .. } => lists.iter().map(Vec::as_slice).collect(),
        Part::Quotation(parts) | Part::Entry { parts, .. } | Part::Embed(Embed { parts, .. }) => vec![parts],
        Part::Definitions(list) => list
            .iter()
            .filter_map(|definition| match definition {
                Definition::Meaning(parts) => Some(parts.as_slice()),
                Definition::Term(_) => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Goes through all words with marks, captions among them.
fn each_words<'a>(parts: &'a [Part], take: &mut dyn FnMut(&'a Words)) {
    for part in parts {
        match part {
            Part::Paragraph(lines) | Part::Heading { lines, .. } => lines.iter().for_each(&mut *take),
            Part::Table(table) => {
                table.caption.iter().for_each(&mut *take);
                table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.lines).for_each(&mut *take);
            }
            Part::Figure(figure) => figure.caption.iter().chain(&figure.credit).for_each(&mut *take),
            Part::Definitions(list) => {
                for definition in list {
                    match definition {
                        Definition::Term(lines) => lines.iter().for_each(&mut *take),
                        Definition::Meaning(parts) => each_words(parts, take),
                    }
                }
            }
            _ => below(part).into_iter().for_each(|parts| each_words(parts, take)),
        }
    }
}

#[cfg(test)]
mod tests;
