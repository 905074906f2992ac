//! Tables that hold a letter together, written as plain blocks; tables of figures stay tables.

use std::collections::HashSet;

use markup::tree::{Id, Tree};

/// The tables of a letter that are its scaffold.
pub(super) struct Layout(HashSet<usize>);

/// A table is a scaffold where it says so, holds another table, has no heading cells, or but one cell a row.
pub(super) fn of_layout(tree: &Tree) -> Layout {
    let mut scaffold = HashSet::new();
    // From the innermost outwards, each node of the page once: what is within a table is told by the stack.
    let mut open: Vec<(Id, Seen)> = Vec::new();
    let settle = |table: Id, seen: &Seen, scaffold: &mut HashSet<usize>| {
        let role = tree.attribute(table, "role").unwrap_or_default();
        let says_so = role.eq_ignore_ascii_case("presentation") || role.eq_ignore_ascii_case("none");
        if says_so || seen.holds_table || !seen.has_heading || seen.widest < 2 {
            scaffold.insert(table.index());
        }
    };
    for id in tree.below(tree.root()) {
        while let Some((table, seen)) = open.pop_if(|(table, _)| tree.end(*table) <= id.index()) {
            settle(table, &seen, &mut scaffold);
        }
        let name = tree.name(id);
        if let Some((_, seen)) = open.last_mut() {
            match name {
                "table" => seen.holds_table = true,
                "tr" => seen.row = 0,
                "td" | "th" => {
                    seen.row += 1;
                    seen.widest = seen.widest.max(seen.row);
                    seen.has_heading |= name == "th";
                }
                "caption" => seen.has_heading = true,
                _ => {}
            }
        }
        if name == "table" {
            open.push((id, Seen::default()));
        }
    }
    for (table, seen) in open.into_iter().rev() {
        settle(table, &seen, &mut scaffold);
    }
    Layout(scaffold)
}

#[derive(Default)]
struct Seen {
    holds_table: bool,
    has_heading: bool,
    row: usize,
    widest: usize,
}

impl Layout {
    /// What an element is written as.
    pub(super) fn written<'t>(&self, tree: &'t Tree, id: Id) -> &'t str {
        let name = tree.name(id);
        match name {
            "table" if self.0.contains(&id.index()) => "div",
            "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" | "colgroup" => {
                let table = tree.around(id).find(|around| tree.name(*around) == "table");
                if table.is_none_or(|table| self.0.contains(&table.index())) { "div" } else { name }
            }
            "center" => "div",
            "font" => "span",
            // HTML's longest have ten letters.
            _ if name.len() <= 20 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => name,
            _ => "span",
        }
    }
}
