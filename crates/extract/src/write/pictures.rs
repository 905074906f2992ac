//! Which pictures are the article's, and what is said about each: caption and credit.

use std::collections::HashSet;
use std::ops::Range;

use markup::tree::{Id, Tree};
use url::Url;

use super::scan::Scan;
use super::words::Words;
use super::{Figure, Picture, sources};

/// Pixels below which a picture is a sign, not a picture.
const SMALLEST: u16 = 100;
/// Pictures of one article.
const MOST: usize = 200;
/// Short blocks (byline, date) that may stand between a picture on top and the first words.
const MOST_BETWEEN: usize = 8;
/// What pictures are called that belong to the page, not to the article.
const SIGNS: [&str; 22] = [
    "icon",
    "ico",
    "logo",
    "avatar",
    "emoji",
    "emoticon",
    "smiley",
    "sprite",
    "spacer",
    "pixel",
    "tracking",
    "tracker",
    "badge",
    "button",
    "placeholder",
    "gravatar",
    "advert",
    "advertisement",
    "banner",
    "captcha",
    "loader",
    "spinner",
];
/// Classes of what names the maker of a picture; English and what is written alike, then German, French, Spanish, Portuguese, Italian, Dutch,
/// Nordic, Polish, Czech.
const CREDIT_CLASSES: [&str; 26] = [
    "credit",
    "credits",
    "copyright",
    "source",
    "photographer",
    "attribution",
    "author",
    "byline",
    "quelle",
    "urheber",
    "fotograf",
    "bildnachweis",
    "crédit",
    "auteur",
    "autor",
    "autora",
    "fuente",
    "fonte",
    "crédito",
    "credito",
    "fotografo",
    "bron",
    "kilde",
    "källa",
    "źródło",
    "zdroj",
];
/// What a credit begins with, before a colon.
const CREDIT_LABELS: [&str; 48] = [
    "photo",
    "photos",
    "photograph",
    "photographs",
    "photo by",
    "photograph by",
    "picture",
    "picture by",
    "image",
    "images",
    "image credit",
    "photo credit",
    "credit",
    "credits",
    "source",
    "courtesy",
    "illustration",
    "foto",
    "fotos",
    "bild",
    "bilder",
    "quelle",
    "bildquelle",
    "fotograf",
    "photographie",
    "crédit",
    "crédits",
    "crédit photo",
    "crédits photo",
    "illustrateur",
    "fotografía",
    "fotografia",
    "crédito",
    "créditos",
    "imagen",
    "imagem",
    "fuente",
    "fonte",
    "beeld",
    "bron",
    "kuva",
    "kilde",
    "zdjęcie",
    "fot",
    "фото",
    "фотография",
    "写真",
    "图片来源",
];

/// A picture of the article: where it stands, and which blocks are its caption.
pub(super) struct Found {
    pub(super) id: Id,
    pub(super) picture: Picture,
    pub(super) captions: Vec<usize>,
}

/// The article's pictures in the order of the page.
pub(super) fn find(scan: &Scan<'_>, base: Option<&Url>) -> Vec<Found> {
    let mut known = HashSet::new();
    let mut found: Vec<Found> = Vec::new();
    for id in scan.pictures.iter().copied() {
        if found.len() >= MOST {
            break;
        }
        if !belongs(scan, id) {
            continue;
        }
        if let Some(picture) = read(scan.tree, id, base)
            && known.insert(key(&picture.address).to_owned())
        {
            found.push(Found { id, picture, captions: Vec::new() });
        }
    }
    give_captions(scan, &mut found);
    found
}

/// A picture as the figure with all that is said about it.
pub(super) fn figure(scan: &Scan<'_>, picture: Option<Picture>, captions: &[usize], base: Option<&Url>) -> Figure {
    let mut caption = Vec::new();
    let mut credit = None;
    for index in captions {
        let block = &scan.blocks[*index];
        let mut words = Words::of(scan, block, base);
        if credit.is_none() && names_maker(scan, block.first, block.last) {
            credit = Some(words);
            continue;
        }
        if credit.is_none()
            && let Some(at) = marked_credit(scan, *index, &words).or_else(|| trailing_credit(&words.text))
        {
            credit = Some(words.split_off(at));
        }
        if !words.text.is_empty() {
            caption.push(words);
        }
    }
    Figure { picture, caption, credit }
}

fn belongs(scan: &Scan<'_>, id: Id) -> bool {
    let (Some(first), Some(last)) = (scan.kept.first(), scan.kept.last()) else { return false };
    let tree = scan.tree;
    if id.index() > scan.blocks[*last].last || is_teaser(scan, id) || scan.is_foreign(id) {
        return false;
    }
    if id.index() > scan.blocks[*first].first {
        return true;
    }
    // On top: in a figure, with no other text between it and the first words.
    let framed = tree.around(id).take(5).any(|around| tree.name(around) == "figure") || tree.name(id) == "amp-img";
    let between = scan.blocks_in(id.index()..scan.blocks[*first].first);
    let between = || scan.blocks[between.clone()].iter().filter(|block| !block.caption);
    framed && between().count() <= MOST_BETWEEN && !between().any(|block| block.is_prose())
}

/// It leads to another article, whose headline stands in the same link or beside it.
fn is_teaser(scan: &Scan<'_>, id: Id) -> bool {
    let tree = scan.tree;
    let Some(link) = tree.around(id).take(8).find(|around| tree.name(*around) == "a") else { return false };
    let said = |range: Range<usize>| scan.blocks_in(range).any(|index| !scan.blocks[index].caption && !scan.is_kept(index));
    if said(tree.range(link)) {
        return true;
    }
    scan.apart(id).is_some_and(|apart| said(tree.range(apart)) && scan.links_in(apart) > 1)
}

fn read(tree: &Tree, id: Id, base: Option<&Url>) -> Option<Picture> {
    let size = |name| tree.attribute(id, name).and_then(|value| value.trim_end_matches("px").parse::<f32>().ok()).map(|size| size as u16);
    let (width, height) = (size("width"), size("height"));
    if [width, height].into_iter().flatten().any(|size| size < SMALLEST) || tree.has(id, "hidden") {
        return None;
    }
    let alt = tree.attribute(id, "alt").map(|alt| markup::text::line(alt, 500)).unwrap_or_default();
    let is_sign = |value: &str| has_word(value, &SIGNS);
    if tree.attribute(id, "class").is_some_and(is_sign) || (alt.split(' ').count() <= 2 && is_sign(&alt)) {
        return None;
    }
    let address = sources::address(tree, id, base)?;
    // The file, and the folder that it lies in.
    if address.path_segments().is_some_and(|path| path.rev().take(2).any(is_sign)) {
        return None;
    }
    Some(Picture { address: address.into(), alt, width, height })
}

/// Holds the text one of these words, borders being everything but letters, and a small letter before a capital?
pub(super) fn has_word(text: &str, words: &[&str]) -> bool {
    let mut start = 0;
    let bytes = text.as_bytes();
    for at in 0..=bytes.len() {
        let is_letter = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80;
        let ends = match bytes.get(at) {
            None => true,
            Some(byte) if !is_letter(byte) => true,
            Some(byte) => at > start && byte.is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase(),
        };
        if !ends {
            continue;
        }
        if let Some(word) = text.get(start..at)
            && words.iter().any(|known| {
                known.eq_ignore_ascii_case(word) || word.strip_suffix(['s', 'S']).is_some_and(|word| known.eq_ignore_ascii_case(word))
            })
        {
            return true;
        }
        start = if bytes.get(at).is_some_and(is_letter) { at } else { at + 1 };
    }
    false
}

/// What is the same for one picture in several sizes: the address without its query, if the path names a file.
fn key(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    if path.rsplit('/').next().is_some_and(|file| file.contains('.')) { path } else { address }
}

/// Gives each caption that was kept to the picture before it with no text between, else to the one after it.
fn give_captions(scan: &Scan<'_>, found: &mut [Found]) {
    let texts_between = |nodes: Range<usize>| scan.blocks_in(nodes).any(|index| !scan.blocks[index].caption);
    for index in scan.kept.iter().copied().filter(|index| scan.blocks[*index].caption) {
        let at = scan.blocks[index].first;
        let next = found.partition_point(|picture| picture.id.index() < at);
        let before = next.checked_sub(1).filter(|before| !texts_between(found[*before].id.index()..at));
        let after = Some(next).filter(|next| *next < found.len() && !texts_between(at..found[*next].id.index()));
        // A caption above its picture stands in that picture's figure, not in the one before.
        let framed = |picture: usize| {
            let figure = scan.tree.around(found[picture].id).take(6).find(|id| scan.tree.name(*id) == "figure");
            figure.is_some_and(|figure| scan.tree.range(figure).contains(&at))
        };
        let to = match (before, after) {
            (Some(before), Some(after)) if !framed(before) && framed(after) => Some(after),
            (Some(before), _) => Some(before),
            (None, after) => after.filter(|after| framed(*after)),
        };
        if let Some(to) = to {
            found[to].captions.push(index);
        }
    }
}

fn is_maker(tree: &Tree, id: Id) -> bool {
    let named = |name| tree.attribute(id, name).is_some_and(|value| has_word(value, &CREDIT_CLASSES));
    tree.name(id) == "cite" || named("class") || named("itemprop")
}

/// Is the whole block within an element that names the maker? It may be the caption's own, not one around the picture too.
fn names_maker(scan: &Scan<'_>, first: usize, last: usize) -> bool {
    let tree = scan.tree;
    let around = tree.around(tree.at(first)).take(4);
    around.take_while(|id| !matches!(tree.name(*id), "figure" | "figcaption" | "body")).any(|id| is_maker(tree, id) && tree.end(id) >= last)
}

/// Where an element within the caption that names the maker begins, if it is the caption's last part.
fn marked_credit(scan: &Scan<'_>, index: usize, words: &Words) -> Option<usize> {
    let block = &scan.blocks[index];
    let tree = scan.tree;
    let id = (block.first..block.last).map(|index| tree.at(index)).find(|id| tree.is_element(*id) && is_maker(tree, *id))?;
    let credit = tree.words(id, 400);
    (tree.end(id) >= block.last && words.text.ends_with(&credit) && !credit.is_empty()).then(|| words.text.len() - credit.len())
}

/// Where a credit begins that only its form tells: "Photo: X", "© X", "(X/Agency)" at the end.
fn trailing_credit(text: &str) -> Option<usize> {
    let tail_from = text.floor_char_boundary(text.len().saturating_sub(160));
    let tail = &text[tail_from..];
    if let Some(at) = tail.rfind(['©', '📷']) {
        return Some(tail_from + at);
    }
    for (colon, sign) in tail.char_indices().rev().filter(|(_, c)| matches!(c, ':' | '：')) {
        let before = &tail[..colon];
        let rest = tail[colon + sign.len_utf8()..].trim();
        if rest.is_empty() || rest.chars().count() > 80 {
            continue;
        }
        let begins = |label: &&&str| {
            let at = before.trim_end().len().checked_sub(label.len())?;
            let (head, word) = (before.get(..at)?, before.get(at..)?.trim_end());
            let is_new = head.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
            (is_new && word.to_lowercase() == ***label).then_some(at)
        };
        if let Some(at) = CREDIT_LABELS.iter().filter_map(|label| begins(&label)).min() {
            let head = tail[..at].trim_end_matches(['(', '[', '/', '|', ' ', '–', '-']);
            let between = &tail[head.len()..at];
            return Some(tail_from + head.len() + (between.len() - between.trim_start().len()));
        }
    }
    if let Some(inner) = tail.strip_suffix(')').or_else(|| tail.strip_suffix(").")) {
        let at = inner.rfind('(')?;
        let inner = &inner[at + 1..];
        let names = inner.contains('/')
            && inner.chars().count() <= 80
            && inner.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric());
        return names.then_some(tail_from + at);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_signs_and_capitals() {
        assert!(has_word("site-logo", &SIGNS) && has_word("siteLogo.png", &SIGNS) && has_word("icons/x", &SIGNS));
        assert!(!has_word("silicon-valley", &SIGNS) && !has_word("iconic", &SIGNS));
    }

    #[test]
    fn credits_are_told_by_their_form() {
        let split = |text: &str| trailing_credit(text).map(|at| text[at..].to_owned());
        assert_eq!(split("The pier at dusk. Photo: Ada Lind").as_deref(), Some("Photo: Ada Lind"));
        assert_eq!(split("Der Pier. Foto: dpa/Ada Lind").as_deref(), Some("Foto: dpa/Ada Lind"));
        assert_eq!(split("Le quai © Ada Lind").as_deref(), Some("© Ada Lind"));
        assert_eq!(split("The pier (Ada Lind/Reuters)").as_deref(), Some("(Ada Lind/Reuters)"));
        assert_eq!(split("The pier (built in 1911)"), None);
        assert_eq!(split("She said: it will be rebuilt"), None);
    }
}
