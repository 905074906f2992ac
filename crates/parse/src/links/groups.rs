//! Items that stand in the same place of the page's structure, and which of these groups are the list.

use std::collections::{BTreeMap, BTreeSet};

use markup::tree::{Id, Tree};

use super::gather::Page;
use super::item::{self, Item};

/// Fewest items that show a structure.
const FEWEST: usize = 3;
/// What a group must weigh to be the list: a headline's words and two more of its marks.
const LEAST: f64 = 2.0;
/// How much less than the best group another may weigh that belongs to the list, too.
const NEARLY: f64 = 1.0;
/// A group of fewer than three (a front page's lead) must show that its items are articles.
const LEAST_ALONE: f64 = 2.5;
/// Most of a list's items have addresses of one shape: an article's, or another.
const MOSTLY: f64 = 0.6;

/// The items that are the list, in the order of the page.
pub(super) fn chosen(page: &Page<'_>, items: Vec<Item>) -> Vec<Item> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        groups.entry(place(page.tree, item)).or_default().push(at);
    }
    let weighed: Vec<(f64, &Vec<usize>)> = groups.values().map(|group| (weight(&items, group), group)).collect();
    // A long list outweighs a short one of the same quality; past ten items length says no more.
    let size = |group: &[usize]| (group.len().min(10) as f64).ln() * 0.4;
    let repeated = weighed.iter().filter(|(weight, group)| group.len() >= FEWEST && *weight >= LEAST);
    let best = repeated.max_by(|a, b| (a.0 + size(a.1)).total_cmp(&(b.0 + size(b.1))));
    let Some((best_weight, best_group)) = best else { return Vec::new() };
    let shape = for_articles(&items, best_group);
    let mut taken = BTreeSet::new();
    for (weight, group) in &weighed {
        let least = if group.len() >= FEWEST { LEAST.max(best_weight - NEARLY) } else { LEAST_ALONE.max(best_weight - NEARLY) };
        let alike = shape < MOSTLY || for_articles(&items, group) >= MOSTLY;
        if *weight >= least && alike {
            taken.extend(group.iter().copied());
        }
    }
    items.into_iter().enumerate().filter(|(at, _)| taken.contains(at)).map(|(_, item)| item).collect()
}

/// Where the item stands: the names of the elements round its block and from there to its link. Classes don't count: blogs give each item
/// some of its own.
fn place(tree: &Tree, item: &Item) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut id = Some(item.anchor);
    while let Some(here) = id {
        // Wrappers of one kind within each other differ between rows of one list.
        if names.last() != Some(&tree.name(here)) {
            names.push(tree.name(here));
        }
        id = tree.parent(here).filter(|_| !is_far(tree, here, item.block));
    }
    names.join("<")
}

/// The second element round the block is as far as an item's place is looked at.
fn is_far(tree: &Tree, here: Id, block: Id) -> bool {
    let mut above = tree.around(block);
    above.next();
    above.next().is_some_and(|second| tree.holds(here, second))
}

/// How much an average item of the group has of an article's marks.
fn weight(items: &[Item], group: &[usize]) -> f64 {
    let all: f64 = group.iter().map(|at| marks(&items[*at])).sum();
    all / group.len() as f64
}

fn marks(item: &Item) -> f64 {
    let words = item::weight(&item.title);
    let mark = |is: bool, worth: f64| if is { worth } else { 0.0 };
    mark(words >= 4, 0.6)
        + mark(words >= 6, 0.4)
        + mark(item.in_heading, 0.8)
        + mark(item.published.is_some(), 1.0)
        + mark(item::is_for_an_article(&item.url), 0.8)
        + mark(item.has_teaser, 0.4)
        + mark(item.has_picture, 0.2)
}

/// The share of addresses that are made for one article.
fn for_articles(items: &[Item], group: &[usize]) -> f64 {
    let made = group.iter().filter(|at| item::is_for_an_article(&items[**at].url)).count();
    made as f64 / group.len() as f64
}
