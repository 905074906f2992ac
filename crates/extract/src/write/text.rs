//! The article as plain text: a line for each block, in the order of the page; a table's row is one line. Captions are the pictures',
//! not the text's.

use super::{Definition, Part, Row, Words};

/// The plain text.
pub(crate) fn text(parts: &[Part]) -> String {
    let mut lines: Vec<(u32, Line<'_>)> = Vec::new();
    gather(parts, &mut lines);
    // Footnotes stand last among the parts, wherever they stood in the page.
    if !lines.is_sorted_by_key(|(at, _)| *at) {
        lines.sort_by_key(|(at, _)| *at);
    }
    let mut text = String::new();
    for (index, (_, line)) in lines.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        match line {
            Line::Text(line) => text.push_str(line),
            Line::Row(row) => row_text(row, &mut text),
        }
    }
    text
}

enum Line<'a> {
    Text(&'a str),
    Row(&'a Row),
}

fn row_text(row: &Row, text: &mut String) {
    for (index, words) in row.cells.iter().flat_map(|cell| &cell.lines).enumerate() {
        if index > 0 {
            text.push(' ');
        }
        text.push_str(&words.text);
    }
}

fn gather<'a>(parts: &'a [Part], lines: &mut Vec<(u32, Line<'a>)>) {
    let add = |words: &'a [Words], lines: &mut Vec<(u32, Line<'a>)>| {
        lines.extend(words.iter().map(|words| (words.at, Line::Text(&words.text))));
    };
    for part in parts {
        match part {
            Part::Paragraph(words) | Part::Heading { lines: words, .. } => add(words, lines),
            Part::List { items: lists, .. } | Part::Notes { notes: lists, .. } => lists.iter().for_each(|parts| gather(parts, lines)),
            Part::Table(table) => {
                add(&table.caption, lines);
                for row in &table.rows {
                    if let Some(first) = row.cells.iter().flat_map(|cell| &cell.lines).next() {
                        lines.push((first.at, Line::Row(row)));
                    }
                }
            }
            Part::Quotation(parts) | Part::Entry { parts, .. } => gather(parts, lines),
            Part::Embed(embed) => gather(&embed.parts, lines),
            Part::Code { blocks, .. } => lines.extend(blocks.iter().map(|block| (block.at, Line::Text(&block.folded)))),
            Part::Definitions(list) => {
                for definition in list {
                    match definition {
                        Definition::Term(words) => add(words, lines),
                        Definition::Meaning(parts) => gather(parts, lines),
                    }
                }
            }
            Part::Figure(_) | Part::Rule => {}
        }
    }
}
