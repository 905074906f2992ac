//! The picture that stands for the article, what it shows, and who made it.

use markup::text::fold;
use markup::tree::{Id, Tree};
use model::LeadImage;
use url::Url;

use super::class_words;
use super::json_ld::JsonLd;
use super::page::Page;

/// The picture: `og:image`, JSON-LD, `twitter:image`, else nothing: a picture that the page itself does not put forward may be a logo.
pub(crate) fn find(page: &Page, json: &JsonLd, base: Option<&Url>) -> Option<LeadImage> {
    let stated = page
        .first_meta(&["og:image", "og:image:url", "og:image:secure_url"])
        .or_else(|| json.pictures.first().map(|(url, ..)| url.as_str()))
        .or_else(|| page.first_meta(&["twitter:image", "twitter:image:src", "image", "thumbnail"]))
        .or_else(|| page.link("image_src"));
    let url = markup::address::absolute(base, stated?)?;
    let shown = page.pictures.iter().find(|p| same_file(p.src, url.as_str()));
    let told = shown.and_then(|p| p.figure).map(|figure| Told::read(page.tree, figure)).unwrap_or_default();
    let in_json = json.pictures.iter().find(|(address, ..)| same_file(address, url.as_str()));
    let alt = [
        page.first_meta(&["og:image:alt"]),
        page.first_meta(&["twitter:image:alt"]),
        shown.and_then(|p| p.alt),
        told.caption.as_deref(),
        in_json.and_then(|(_, caption, _)| caption.as_deref()),
    ]
    .into_iter()
    .flatten()
    .find_map(description);
    let credit = credited(&told).or_else(|| in_json.and_then(|(.., credit)| credit.as_deref().and_then(credit_of)));
    Some(LeadImage { url: url.into(), alt, credit })
}

/// What the figure round a picture tells of it.
#[derive(Debug, Default)]
struct Told {
    /// Text of its caption.
    caption: Option<String>,
    /// Text of what it marks as credit.
    credit: Option<String>,
}

impl Told {
    fn read(tree: &Tree, figure: Id) -> Told {
        let mut told = Told::default();
        for part in tree.below(figure).filter(|part| tree.is_element(*part)).take(200) {
            let name = tree.name(part);
            if name == "figcaption" && told.caption.is_none() {
                told.caption = Some(tree.words(part, 600)).filter(|text| !text.is_empty());
            }
            let credit = || name == "cite" || tree.attribute(part, "class").is_some_and(|class| class_words::of(class).credit);
            if told.credit.is_none() && credit() {
                told.credit = Some(tree.words(part, 200)).filter(|text| !text.is_empty());
            }
        }
        told
    }
}

/// What a picture shows, in words: never a file name, an address, "image" or a number.
pub(crate) fn description(text: &str) -> Option<String> {
    let text = markup::text::fold_space(&markup::text::unescape(text));
    let folded = fold(&text);
    let lower = text.to_lowercase();
    let file = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg"].iter().any(|end| lower.ends_with(end));
    let address = lower.contains("://") || lower.starts_with("www.");
    let one_token =
        !text.contains(' ') && (text.contains('_') || text.contains('-') && text.bytes().any(|b| b.is_ascii_digit()) || text.contains('/'));
    let placeholder = folded.split(' ').all(|word| {
        matches!(
            word,
            "image"
                | "img"
                | "photo"
                | "picture"
                | "pic"
                | "bild"
                | "foto"
                | "imagen"
                | "immagine"
                | "featured"
                | "main"
                | "lead"
                | "hero"
                | "article"
                | "thumbnail"
                | "logo"
                | "default"
                | "alt"
                | "null"
                | "undefined"
                | "untitled"
                | "no"
                | "nextimg"
        ) || word.bytes().all(|b| b.is_ascii_digit())
    });
    let wanted = !folded.is_empty() && !file && !address && !one_token && !placeholder && text.chars().count() > 3;
    wanted.then(|| text.strip_prefix("NextImg:").unwrap_or(&text).trim().chars().take(500).collect())
}

/// The same picture in another size: the same file name, or its longest part.
fn same_file(a: &str, b: &str) -> bool {
    let (a, b) = (stem(a), stem(b));
    a.len() > 4 && b.len() > 4 && (a == b || (a.len() > 11 && b.len() > 11 && (a.starts_with(b) || b.starts_with(a))))
}

fn stem(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The credit on the page: what the figure marks as such, else what follows "Photo:" or "©" in its caption.
fn credited(told: &Told) -> Option<String> {
    if let Some(credit) = told.credit.as_deref().and_then(credit_of) {
        return Some(credit);
    }
    let caption = told.caption.as_deref()?;
    let lower = caption.to_lowercase();
    // Lower-casing may move bytes in some scripts; then the mark is not searched for.
    if lower.len() != caption.len() {
        return None;
    }
    MARKS.iter().filter_map(|mark| lower.rfind(mark)).min().and_then(|at| caption.get(at..)).and_then(credit_of)
}

/// What a caption writes before the photographer's name.
const MARKS: &[&str] = &[
    "photo by ",
    "photo: ",
    "photograph: ",
    "picture: ",
    "image: ",
    "foto: ",
    "bild: ",
    "credit: ",
    "(photo ",
    "photo : ",
    "crédit ",
    "©",
];

/// A credit without "Photo:" before it; nothing if too long to be one.
fn credit_of(text: &str) -> Option<String> {
    let text = markup::text::fold_space(&markup::text::unescape(text));
    let mut text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '|' | '/'));
    for mark in MARKS {
        let mark = mark.trim().trim_start_matches('(');
        if let Some(head) = text.get(..mark.len())
            && head.to_lowercase() == mark
        {
            text = text[mark.len()..].trim_start_matches([':', ' ', '©']).trim();
        }
    }
    let length = text.chars().count();
    ((2..=120).contains(&length) && !text.contains("://")).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_words() {
        assert_eq!(description("The ferry Alder leaves the pier").as_deref(), Some("The ferry Alder leaves the pier"));
        for no in ["image", "DSC_0412.JPG", "ferry-alder-1200x800", "Photo 3", "", "https://harbor.example/a", "Featured image"] {
            assert_eq!(description(no), None, "{no}");
        }
    }

    #[test]
    fn a_credit_is_found_in_the_caption() {
        let told = Told { caption: Some("The ferry leaves the pier. Photo: Mara Lind/Harbor Post".into()), credit: None };
        assert_eq!(credited(&told).as_deref(), Some("Mara Lind/Harbor Post"));
    }
}
