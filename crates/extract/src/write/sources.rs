//! Which of a picture's addresses is the one to keep: lazy ones, and lists of several sizes.

use markup::tree::{Id, Tree};
use url::Url;

/// Pixels of the widest picture that is wanted.
const WIDEST: u32 = 1600;
/// Candidates read of one list.
const MOST: usize = 40;

/// The best address for an `<img>`: the largest of its own up to [`WIDEST`], else of the `<picture>` around it, else the lazy or plain one.
pub(super) fn address(tree: &Tree, image: Id, base: Option<&Url>) -> Option<Url> {
    let listed = |id: Id| ["srcset", "data-srcset", "data-lazy-srcset"].iter().find_map(|name| tree.attribute(id, name).and_then(widest));
    let absolute = |address: &str| markup::address::absolute(base, address);
    if let Some(url) = listed(image).and_then(absolute) {
        return Some(url);
    }
    let lazy = ["data-src", "data-original", "data-lazy-src", "data-full-src", "data-hi-res-src"];
    let plain = lazy.iter().find_map(|name| tree.attribute(image, name).and_then(absolute));
    if plain.is_some() {
        return plain;
    }
    let around = tree.parent(image).filter(|parent| tree.name(*parent) == "picture");
    let sources = around.into_iter().flat_map(|picture| tree.children(picture)).filter(|id| tree.name(*id) == "source");
    let readable =
        |id: &Id| tree.attribute(*id, "type").is_none_or(|kind| kind.contains("jpeg") || kind.contains("png") || kind.contains("webp"));
    if let Some(url) = sources.filter(readable).find_map(|id| listed(id).and_then(absolute)) {
        return Some(url);
    }
    tree.attribute(image, "src").and_then(absolute)
}

/// The widest candidate of a `srcset` that is not wider than wanted, or else the narrowest.
fn widest(list: &str) -> Option<&str> {
    let mut best: Option<(&str, u32)> = None;
    let mut rest = list;
    for _ in 0..MOST {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (mut address, mut after) = rest.split_at(end);
        let mut descriptor = "";
        if address.ends_with(',') {
            address = address.trim_end_matches(',');
        } else {
            let end = after.find(',').unwrap_or(after.len());
            descriptor = after[..end].trim();
            after = &after[end..];
        }
        rest = after;
        let width = width(descriptor);
        let better = match best {
            None => true,
            Some((_, best)) if best > WIDEST => width < best,
            Some((_, best)) => width <= WIDEST && width > best,
        };
        if better && !address.starts_with("data:") {
            best = Some((address, width));
        }
    }
    best.map(|(address, _)| address)
}

/// A descriptor as a width; densities count as widths of what is usual.
fn width(descriptor: &str) -> u32 {
    let number = descriptor.split_whitespace().next().unwrap_or_default();
    match number.strip_suffix('w') {
        Some(width) => width.parse().unwrap_or(1),
        None => (number.strip_suffix('x').and_then(|density| density.parse::<f32>().ok()).unwrap_or(1.0) * 500.0) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(html: &str) -> Option<String> {
        let tree = Tree::parse(html);
        let image = tree.below(tree.root()).find(|id| tree.name(*id) == "img").unwrap();
        address(&tree, image, Url::parse("https://a.example/n/").ok().as_ref()).map(String::from)
    }

    #[test]
    fn the_largest_that_is_not_too_large_is_taken() {
        let list = "x-w300,h2.jpg 300w, x-1200.jpg 1200w,\n x-3000.jpg 3000w";
        assert_eq!(best(&format!("<img src=s.jpg srcset='{list}'>")).as_deref(), Some("https://a.example/n/x-1200.jpg"));
        assert_eq!(best("<img srcset='a.jpg, b.jpg 2x'>").as_deref(), Some("https://a.example/n/b.jpg"));
        assert_eq!(best("<img srcset='a.jpg 4000w, b.jpg 2000w'>").as_deref(), Some("https://a.example/n/b.jpg"));
    }

    #[test]
    fn lazy_addresses_come_before_the_one_that_holds_their_place() {
        assert_eq!(best("<img src='data:image/gif;base64,x' data-src=/l.jpg>").as_deref(), Some("https://a.example/l.jpg"));
        assert_eq!(
            best("<picture><source type=image/avif srcset=a.avif><source srcset='w.webp 800w' type=image/webp><img src=p.jpg></picture>")
                .as_deref(),
            Some("https://a.example/n/w.webp")
        );
        assert_eq!(best("<img src='data:image/gif;base64,x'>"), None);
    }
}
