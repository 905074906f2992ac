//! Tables: those that hold data, and those that only arrange a page, which are no more than their content.

use markup::tree::Id;

use super::outline::{Element, Given, Inside, Sort};
use super::shape::flow;
use super::words::Words;
use super::{Cell, Part, Row, Table};

/// Lines of a cell of data.
const MOST_LINES: usize = 12;
/// Characters of a cell of data.
const MOST_CHARS: usize = 600;
/// Columns and rows that a cell may claim.
const WIDEST: u32 = 100;

/// Adds a table's parts.
pub(super) fn table(given: &Given<'_>, element: Element, parts: &mut Vec<Part>) {
    if !holds_data(given, &element) {
        parts.append(&mut plain(given, element.inside));
        return;
    }
    let mut table = Table { caption: Vec::new(), rows: Vec::new() };
    for inside in element.inside {
        match inside {
            Inside::Element(row) if row.sort == Sort::Row => table.rows.push(self::row(given, row)),
            other => table.caption.append(&mut lines(flow(given, vec![other]))),
        }
    }
    let height = table.rows.len();
    for (index, row) in table.rows.iter_mut().enumerate() {
        for cell in &mut row.cells {
            cell.rows = cell.rows.min((height - index) as u32);
        }
    }
    parts.push(Part::Table(table));
}

/// At least two columns, and in each cell nothing but a few short lines.
fn holds_data(given: &Given<'_>, element: &Element) -> bool {
    let mut columns = 0;
    let mut rows = 0;
    for inside in &element.inside {
        match inside {
            Inside::Element(row) if row.sort == Sort::Row => {
                rows += 1;
                columns = columns.max(cells(given, row.id).count());
                for cell in &row.inside {
                    let Inside::Element(cell) = cell else { return false };
                    if cell.sort != Sort::Cell || !is_simple(given, cell) {
                        return false;
                    }
                }
            }
            // A caption comes first.
            Inside::Block(_) if rows == 0 => {}
            _ => return false,
        }
    }
    rows > 0 && columns > 1
}

fn is_simple(given: &Given<'_>, cell: &Element) -> bool {
    let mut chars = 0;
    for inside in &cell.inside {
        let Inside::Block(index) = inside else { return false };
        chars += given.scan.blocks[*index].chars;
    }
    cell.inside.len() <= MOST_LINES && chars <= MOST_CHARS
}

fn cells(given: &Given<'_>, row: Id) -> impl Iterator<Item = Id> {
    given.scan.tree.children(row).filter(|id| matches!(given.scan.tree.name(*id), "td" | "th"))
}

fn row(given: &Given<'_>, element: Element) -> Row {
    let tree = given.scan.tree;
    let mut known: Vec<Element> =
        element.inside.into_iter().filter_map(|inside| if let Inside::Element(cell) = inside { Some(cell) } else { None }).collect();
    let mut list = Vec::new();
    for id in cells(given, element.id).take(WIDEST as usize * 10) {
        let span = |name| tree.attribute(id, name).and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, WIDEST);
        let text = known.iter().position(|cell| cell.id == id).map(|at| known.remove(at));
        list.push(Cell {
            header: tree.name(id) == "th",
            columns: span("colspan"),
            rows: span("rowspan"),
            lines: text.map(|cell| lines(flow(given, cell.inside))).unwrap_or_default(),
        });
    }
    // Nothing is lost of a row that is wider than any.
    if let Some(last) = list.last_mut() {
        last.lines.extend(known.into_iter().flat_map(|cell| lines(flow(given, cell.inside))));
    }
    let in_head = tree.around(element.id).take(1).any(|id| tree.name(id) == "thead");
    Row { header: in_head || list.iter().all(|cell| cell.header), cells: list }
}

fn lines(parts: Vec<Part>) -> Vec<Words> {
    parts.into_iter().flat_map(|part| if let Part::Paragraph(lines) = part { lines } else { Vec::new() }).collect()
}

/// The content of a table without its rows and cells.
fn plain(given: &Given<'_>, inside: Vec<Inside>) -> Vec<Part> {
    let mut parts = Vec::new();
    for inside in inside {
        match inside {
            Inside::Element(element) if element.sort == Sort::Row => parts.append(&mut plain(given, element.inside)),
            other => parts.append(&mut flow(given, vec![other])),
        }
    }
    parts
}
