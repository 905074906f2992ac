//! Footnotes: short links to a place on the same page, and the notes they lead to.

use std::collections::HashSet;

use markup::tree::Id;

use super::scan::Scan;

/// Letters that a reference has at most: `[12]`, "*", "†".
const LONGEST: usize = 6;
/// References followed.
const MOST: usize = 500;

/// Finds the references and notes of an article. A link counts only if its note is part of the article, comes after it and is no heading.
pub(super) fn find(scan: &mut Scan<'_>) {
    let tree = scan.tree;
    let mut asked: Vec<(Id, &str)> = Vec::new();
    for anchor in &scan.anchors {
        let Some(fragment) = tree.attribute(*anchor, "href").and_then(|href| href.strip_prefix('#')) else { continue };
        if fragment.is_empty() || asked.len() >= MOST || tree.end(*anchor) - anchor.index() > 8 {
            continue;
        }
        let text = tree.words(*anchor, 24);
        let marked =
            text.chars().any(|c| c.is_numeric() || "*†‡§¶#".contains(c)) || (text.chars().count() == 1 && !text.contains(['↩', '^', '↑']));
        if marked && text.chars().count() <= LONGEST && !text.contains('↩') {
            asked.push((*anchor, fragment));
        }
    }
    if asked.is_empty() {
        return;
    }
    let wanted: HashSet<&str> = asked.iter().map(|(_, fragment)| *fragment).collect();
    let from = scan.container.index();
    let mut places = std::collections::HashMap::new();
    for index in from..tree.end(scan.container) {
        let id = tree.at(index);
        if !tree.is_element(id) {
            continue;
        }
        for name in ["id", "name"] {
            if let Some(value) = tree.attribute(id, name).filter(|value| wanted.contains(value)) {
                places.entry(value).or_insert(id);
            }
        }
    }
    for (anchor, fragment) in asked {
        let Some(note) = places.get(fragment).and_then(|place| note(scan, *place)) else { continue };
        // A note's way back leads up the page.
        if note > anchor {
            scan.references.push(anchor);
            scan.notes.push(note);
        }
    }
    scan.notes.sort_unstable();
    scan.notes.dedup();
}

/// The block element that is the note at this place: the place itself, or what it marks the beginning of.
fn note(scan: &Scan<'_>, place: Id) -> Option<Id> {
    let tree = scan.tree;
    let block = std::iter::once(place)
        .chain(tree.around(place))
        .take(5)
        .find(|id| matches!(tree.name(*id), "li" | "p" | "dd" | "div" | "aside"))?;
    let fits = block > scan.container && scan.kept_in(block) > 0 && scan.blocks_in(tree.range(block)).len() <= 12;
    fits.then_some(block)
}
