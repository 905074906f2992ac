//! A live blog's entries: siblings that have a time each and hold nearly all of the text between them.

use std::collections::HashMap;

use markup::tree::Id;

use super::scan::Scan;

/// Siblings that make a live blog.
const FEWEST: usize = 3;
/// Levels that a time stands below its entry, at most.
const DEEPEST: usize = 10;
/// Times looked at.
const MOST: usize = 1000;

/// Finds the entries, if the article is a live blog.
pub(super) fn find(scan: &mut Scan<'_>) {
    if scan.times.len() < FEWEST {
        return;
    }
    let tree = scan.tree;
    let mut children: HashMap<Id, Vec<Id>> = HashMap::new();
    for time in scan.times.iter().take(MOST) {
        let mut child = *time;
        for parent in tree.around(*time).take(DEEPEST) {
            if parent < scan.container {
                break;
            }
            let list = children.entry(parent).or_default();
            if list.last() != Some(&child) {
                list.push(child);
            }
            child = parent;
        }
    }
    let all = scan.kept_in(scan.container).max(1);
    let best = children
        .into_iter()
        .filter_map(|(parent, mut list)| {
            // Inline times within one paragraph make no entries of it.
            list.retain(|child| !crate::body::blocks::is_inline(tree.name(*child)) && scan.kept_in(*child) > 0);
            let held: usize = list.iter().map(|child| scan.kept_in(*child)).sum();
            let with_more = list.iter().filter(|child| holds_more_than_a_time(scan, **child)).count();
            (list.len() >= FEWEST && with_more * 3 >= list.len() * 2 && held * 10 >= all * 6).then_some((parent, list))
        })
        .max_by_key(|(parent, list)| (list.len(), *parent));
    if let Some((_, list)) = best {
        scan.entries = list;
    }
}

/// An entry says something besides its time; a paragraph that mentions one isn't an entry.
fn holds_more_than_a_time(scan: &Scan<'_>, child: Id) -> bool {
    let blocks = scan.blocks_in(scan.tree.range(child));
    let time_first = scan.times.iter().find(|time| scan.tree.holds(child, **time)).is_some_and(|time| {
        // The time stands in its own block, or in a dropped one.
        let own = scan.blocks_in(scan.tree.range(*time));
        own.is_empty() || scan.blocks[own.start].chars <= 60
    });
    time_first && (blocks.len() >= 2 || !matches!(scan.tree.name(child), "p" | "li" | "td"))
}
