//! The language that the page says it is written in.

use super::json_ld::JsonLd;
use super::page::Page;

/// A BCP 47 tag, as `en` or `pt-BR`: from JSON-LD's article, `<html lang>`, metas. `None` where the page says nothing that can be one.
pub(crate) fn find(page: &Page, json: &JsonLd) -> Option<String> {
    let stated = [
        page.language,
        json.language.as_deref(),
        page.first_meta(&["content-language", "language", "dc.language", "dcterms.language", "og:locale", "inlanguage"]),
    ];
    stated.into_iter().flatten().find_map(tag)
}

/// A tag in its usual case, or nothing.
fn tag(text: &str) -> Option<String> {
    let first = text.split([',', ';', ' ']).next()?.trim().replace('_', "-");
    let mut parts = first.split('-');
    let language = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let mut tag = language;
    for part in parts.take(2) {
        match part.len() {
            2 | 3 if part.bytes().all(|b| b.is_ascii_alphanumeric()) => tag = format!("{tag}-{}", part.to_ascii_uppercase()),
            4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                tag = format!("{tag}-{}{}", part[..1].to_ascii_uppercase(), part[1..].to_ascii_lowercase())
            }
            _ => break,
        }
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_written_as_they_should_be() {
        assert_eq!(tag("pt_br").as_deref(), Some("pt-BR"));
        assert_eq!(tag("EN").as_deref(), Some("en"));
        assert_eq!(tag("zh-hant-tw").as_deref(), Some("zh-Hant-TW"));
        assert_eq!(tag("english"), None);
        assert_eq!(tag(""), None);
    }
}
