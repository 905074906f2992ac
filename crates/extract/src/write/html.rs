//! The article as safe HTML, composed without a parser.

use markup::SafeHtml;
use markup::compose::{Attribute, Composer, Element, Picture as Shown};

use super::{Definition, Embed, Figure, Mark, MarkKind, Part, Row, Table, Tongue, Words};

/// The safe HTML.
pub(crate) fn html(parts: &[Part]) -> SafeHtml {
    let mut to = Composer::with_capacity(parts.len() * 256);
    write(parts, &mut to);
    to.finish()
}

fn write(parts: &[Part], to: &mut Composer) {
    for part in parts {
        write_part(part, to);
    }
}

fn write_part(part: &Part, to: &mut Composer) {
    match part {
        Part::Paragraph(lines) => block(Element::Paragraph, lines, to),
        Part::Heading { level, lines } => block(heading(*level), lines, to),
        Part::List { start, items } => {
            match start {
                Some(start) if *start != 1 => to.open_with(Element::NumberedList, &[Attribute::Start(*start)]),
                Some(_) => to.open(Element::NumberedList),
                None => to.open(Element::List),
            }
            items.iter().for_each(|item| within(Element::Item, item, to));
            to.close();
        }
        Part::Table(table) => write_table(table, to),
        Part::Quotation(parts) => {
            to.open(Element::Quotation);
            write(parts, to);
            to.close();
        }
        Part::Code { blocks, .. } => {
            to.open(Element::Preformatted);
            to.open(Element::Code);
            for (index, block) in blocks.iter().enumerate() {
                if index > 0 {
                    to.text("\n");
                }
                to.text(&block.text);
            }
            to.close();
            to.close();
        }
        Part::Figure(figure) => write_figure(figure, to),
        Part::Embed(embed) => write_embed(embed, to),
        Part::Definitions(list) => {
            to.open(Element::Definitions);
            for definition in list {
                match definition {
                    Definition::Term(lines) => block(Element::Term, lines, to),
                    Definition::Meaning(parts) => within(Element::Definition, parts, to),
                }
            }
            to.close();
        }
        Part::Rule => to.rule(),
        Part::Notes { numbered, notes } => {
            to.rule();
            if *numbered {
                to.open(Element::NumberedList);
                notes.iter().for_each(|note| within(Element::Item, note, to));
                to.close();
            } else {
                notes.iter().for_each(|note| write(note, to));
            }
        }
        Part::Entry { time, parts } => {
            to.open(Element::Section);
            if let Some(time) = time {
                to.open(Element::Paragraph);
                to.open_with(Element::Time, &[Attribute::Moment(time)]);
                to.text(&readable(time));
                to.close();
                to.close();
            }
            write(parts, to);
            to.close();
        }
    }
}

/// A time for machines as people read it: "2025-03-01 14:05".
pub(super) fn readable(time: &str) -> String {
    let bytes = time.as_bytes();
    let is_full = bytes.len() >= 16 && time.is_ascii() && matches!(bytes[10], b'T' | b't') && bytes[13] == b':';
    if !is_full {
        return time.to_owned();
    }
    let zone = time.find(['+', 'Z']).or_else(|| time[16..].find('-').map(|at| at + 16)).map_or("", |at| &time[at..]);
    let zone = if zone == "Z" {
        " UTC".to_owned()
    } else if zone.is_empty() {
        String::new()
    } else {
        format!(" {zone}")
    };
    format!("{} {}{zone}", &time[..10], &time[11..16])
}

fn heading(level: u8) -> Element {
    match level {
        0..=2 => Element::Heading2,
        3 => Element::Heading3,
        _ => Element::Heading4,
    }
}

/// A part's contents; what is one paragraph only goes without its tags.
fn within(element: Element, parts: &[Part], to: &mut Composer) {
    match parts.split_first() {
        Some((Part::Paragraph(lines), rest)) if rest.iter().all(|part| matches!(part, Part::List { .. })) => {
            open(element, lines.first(), to);
            write_lines(lines, to);
            write(rest, to);
            to.close();
        }
        _ => {
            to.open(element);
            write(parts, to);
            to.close();
        }
    }
}

fn block(element: Element, lines: &[Words], to: &mut Composer) {
    open(element, lines.first(), to);
    write_lines(lines, to);
    to.close();
}

fn open(element: Element, words: Option<&Words>, to: &mut Composer) {
    match words.and_then(|words| words.tongue.as_deref()) {
        Some(tongue) => open_tongue(element, tongue, to),
        None => to.open(element),
    }
}

fn open_tongue(element: Element, tongue: &Tongue, to: &mut Composer) {
    match (tongue.language.as_deref(), tongue.direction) {
        (Some(language), Some(direction)) => to.open_with(element, &[Attribute::Language(language), Attribute::Direction(direction)]),
        (Some(language), None) => to.open_with(element, &[Attribute::Language(language)]),
        (None, Some(direction)) => to.open_with(element, &[Attribute::Direction(direction)]),
        (None, None) => to.open(element),
    }
}

fn write_lines(lines: &[Words], to: &mut Composer) {
    for (index, words) in lines.iter().enumerate() {
        if index > 0 {
            to.line_break();
        }
        write_words(words, to);
    }
}

fn write_words(words: &Words, to: &mut Composer) {
    let mut done = 0;
    let mut ends: Vec<usize> = Vec::new();
    for mark in &words.marks {
        close_until(words, &mut ends, mark.start, &mut done, to);
        to.text(&words.text[done..mark.start]);
        done = mark.start;
        open_mark(mark, to);
        ends.push(mark.end);
    }
    close_until(words, &mut ends, usize::MAX, &mut done, to);
    to.text(&words.text[done..]);
}

fn close_until(words: &Words, ends: &mut Vec<usize>, until: usize, done: &mut usize, to: &mut Composer) {
    while let Some(end) = ends.last().copied()
        && end <= until
    {
        to.text(&words.text[*done..end]);
        *done = end;
        to.close();
        ends.pop();
    }
}

fn open_mark(mark: &Mark, to: &mut Composer) {
    let element = match &mark.kind {
        MarkKind::Emphasis => Element::Emphasis,
        MarkKind::Strong => Element::Strong,
        MarkKind::Code => Element::Code,
        MarkKind::Superscript => Element::Superscript,
        MarkKind::Subscript => Element::Subscript,
        MarkKind::Deleted => Element::Deleted,
        MarkKind::Quoted => Element::Quoted,
        MarkKind::Cited => Element::Cited,
        MarkKind::Ruby => Element::Ruby,
        MarkKind::RubyText => Element::RubyText,
        MarkKind::RubyParenthesis => Element::RubyParenthesis,
        MarkKind::Link(address) => return to.open_with(Element::Link, &[Attribute::Address(address)]),
        MarkKind::Tongue(tongue) => return open_tongue(Element::Span, tongue, to),
    };
    to.open(element);
}

fn write_table(table: &Table, to: &mut Composer) {
    to.open(Element::Table);
    if !table.caption.is_empty() {
        block(Element::TableCaption, &table.caption, to);
    }
    let heads = table.rows.iter().take_while(|row| row.header).count();
    // A table of headers alone has a body all the same.
    let heads = if heads == table.rows.len() { 0 } else { heads };
    for (element, rows) in [(Element::TableHead, &table.rows[..heads]), (Element::TableBody, &table.rows[heads..])] {
        if !rows.is_empty() {
            to.open(element);
            rows.iter().for_each(|row| write_row(row, to));
            to.close();
        }
    }
    to.close();
}

fn write_row(row: &Row, to: &mut Composer) {
    to.open(Element::Row);
    for cell in &row.cells {
        let element = if cell.header { Element::HeaderCell } else { Element::Cell };
        to.open_with(element, &[Attribute::Columns(cell.columns), Attribute::Rows(cell.rows)]);
        write_lines(&cell.lines, to);
        to.close();
    }
    to.close();
}

fn write_figure(figure: &Figure, to: &mut Composer) {
    to.open(Element::Figure);
    if let Some(picture) = &figure.picture {
        to.picture(&Shown { address: &picture.address, alt: &picture.alt, width: picture.width, height: picture.height });
    }
    if !figure.caption.is_empty() || figure.credit.is_some() {
        open(Element::Caption, figure.caption.first().or(figure.credit.as_ref()), to);
        write_lines(&figure.caption, to);
        if let Some(credit) = &figure.credit {
            if !figure.caption.is_empty() {
                to.text(" ");
            }
            to.open(Element::Cited);
            write_words(credit, to);
            to.close();
        }
        to.close();
    }
    to.close();
}

fn write_embed(embed: &Embed, to: &mut Composer) {
    if !embed.parts.is_empty() {
        to.open(Element::Quotation);
        write(&embed.parts, to);
    }
    if let Some(address) = &embed.address {
        to.open(Element::Paragraph);
        to.open_with(Element::Link, &[Attribute::Address(address)]);
        to.text(&embed.label);
        to.close();
        to.close();
    }
    if !embed.parts.is_empty() {
        to.close();
    }
}
