//! Pictures that are there to be counted, told by what they are: too small to be seen, or of no size, without words, alone at an end of the
//! letter, under an address of their own.

use markup::tree::{Id, Tree};
use url::Url;

use super::{Page, is_hiding};

/// Pixels below which a picture is not to be looked at.
const SEEN: u32 = 3;
/// Letters and digits in one piece of an address that nobody would think of.
const NUMBERED: usize = 20;

/// Takes them out of the letter.
pub(super) fn drop(page: &mut Page<'_>) {
    let tree = page.tree;
    let words = || page.each().filter(|id| !page.is_dropped(*id) && tree.text(*id).is_some_and(|text| !text.trim().is_empty()));
    let (first, last) = (words().next(), words().last());
    let counted: Vec<Id> = page
        .each()
        .filter(|id| tree.name(*id) == "img" && !page.is_dropped(*id))
        .filter(|id| {
            let at_an_end = first.is_none_or(|first| *id < first) || last.is_none_or(|last| *id > last);
            !has_address(tree, *id) || is_unseen(tree, *id) || at_an_end && is_nameless(tree, *id)
        })
        .collect();
    for id in counted {
        page.drop(id);
    }
}

/// Pictures that come with the letter, or in it, have none.
fn has_address(tree: &Tree, id: Id) -> bool {
    tree.attribute(id, "src").and_then(|src| Url::parse(src).ok()).is_some_and(|url| matches!(url.scheme(), "http" | "https"))
}

fn is_unseen(tree: &Tree, id: Id) -> bool {
    let style = tree.attribute(id, "style").unwrap_or_default();
    let tiny = |name: &str| side(tree, id, name).is_some_and(|pixels| pixels < SEEN);
    tiny("width") || tiny("height") || is_hiding(style)
}

/// No size, no words, no link, and an address with a number in it.
fn is_nameless(tree: &Tree, id: Id) -> bool {
    let sized = side(tree, id, "width").is_some() || side(tree, id, "height").is_some();
    let linked = tree.around(id).any(|around| tree.name(around) == "a");
    !sized && !linked && tree.attribute(id, "alt").is_none() && tree.attribute(id, "src").is_some_and(is_numbered)
}

fn is_numbered(src: &str) -> bool {
    let Ok(url) = Url::parse(src) else { return false };
    let long = url
        .path()
        .split(['/', '.'])
        .any(|part| part.chars().filter(char::is_ascii_alphanumeric).count() >= NUMBERED && part.chars().any(|c| c.is_ascii_digit()));
    long || url.query().is_some()
}

/// A side in pixels, by attribute or style; `None` where nothing is said, or something in another unit.
fn side(tree: &Tree, id: Id, name: &str) -> Option<u32> {
    let written = tree.attribute(id, name).map(|value| value.trim_end_matches("px"));
    let styled = || {
        let style = tree.attribute(id, "style")?;
        let rule = style.split(';').find_map(|rule| {
            let (key, value) = rule.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then_some(value.trim())
        })?;
        Some(rule.trim_end_matches("!important").trim().trim_end_matches("px"))
    };
    // A style goes before an attribute.
    let value = styled().or(written)?.trim();
    value.parse::<f32>().ok().filter(|side| (0.0..100_000.0).contains(side)).map(|side| side as u32)
}
