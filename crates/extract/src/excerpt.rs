//! One or two sentences about the article: the page's own description, or the text's beginning.

use crate::facts::json_ld::JsonLd;
use crate::facts::page::Page;
use markup::text::fold;

/// A description shorter than this says too little.
const SHORTEST: usize = 40;
/// Characters of an excerpt.
pub(crate) const LONGEST: usize = 300;

/// The page's description if it is one, else the beginning of the text.
pub(crate) fn find(page: &Page, json: &JsonLd, title: Option<&str>, site: Option<&str>, text: &str) -> Option<String> {
    let stated = [
        page.first_meta(&["og:description"]),
        page.first_meta(&["description"]),
        json.description.as_deref(),
        page.first_meta(&["twitter:description", "dc.description", "dcterms.description"]),
    ];
    let useful = |text: &String| {
        let folded = fold(text);
        text.chars().count() >= SHORTEST
            && title.is_none_or(|t| fold(t) != folded)
            && site.is_none_or(|s| fold(s) != folded)
            && !text.ends_with('…')
            && !text.ends_with("...")
            && !text.contains("[&hellip;]")
    };
    let plain = |text: &str| markup::text::fold_space(&markup::text::plain(text));
    let stated: Vec<String> = stated.into_iter().flatten().map(plain).filter(|t| !t.is_empty()).collect();
    stated
        .iter()
        .find(|t| useful(t))
        .map(|t| shortened(t, LONGEST))
        .or_else(|| beginning(text))
        .or_else(|| stated.first().map(|t| shortened(t, LONGEST)))
}

/// The first paragraph that is one, and the next where the first is short.
pub(crate) fn beginning(text: &str) -> Option<String> {
    let mut excerpt = String::new();
    for line in text.lines().take(12) {
        if excerpt.is_empty() && line.chars().count() < SHORTEST && !line.ends_with(['.', '!', '?', '。']) {
            continue;
        }
        if !excerpt.is_empty() {
            excerpt.push(' ');
        }
        excerpt.push_str(line);
        if excerpt.chars().count() >= 120 {
            break;
        }
    }
    if excerpt.is_empty() {
        excerpt = text.lines().next().unwrap_or_default().to_owned();
    }
    (!excerpt.is_empty()).then(|| shortened(&excerpt, LONGEST))
}

/// At most `most` characters: up to the end of a sentence where one is far enough on, else of a word, with an ellipsis.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = &text[..end];
    let sentence = head
        .char_indices()
        .rfind(|(at, c)| matches!(c, '.' | '!' | '?') && head[at + 1..].starts_with(' ') || matches!(c, '。' | '！' | '？'));
    if let Some((at, c)) = sentence.filter(|(at, _)| *at > end / 3) {
        return head[..at + c.len_utf8()].to_owned();
    }
    let word = head.rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", head[..word].trim_end_matches([',', ';', ':', ' ', '-', '–']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_a_sentence_or_a_word() {
        let sentences = "The ferry will sail at noon. ".repeat(20);
        assert!(shortened(&sentences, LONGEST).ends_with("noon."));
        let words = "ferry ".repeat(100);
        assert!(shortened(&words, LONGEST).ends_with("ferry…"));
        assert_eq!(shortened("Short.", LONGEST), "Short.");
    }

    #[test]
    fn the_beginning_passes_over_a_lone_heading() {
        assert_eq!(
            beginning("Alder Point\nThe ferry will sail at noon, the harbour says.").as_deref(),
            Some("The ferry will sail at noon, the harbour says.")
        );
    }

    #[test]
    fn an_excerpt_ends_with_a_sentence_or_with_a_whole_word() {
        assert_eq!(shortened("Short.", 320), "Short.");
        let two = format!("{}. {}", "a".repeat(30), "b".repeat(30));
        assert_eq!(shortened(&two, 40), format!("{}.", "a".repeat(30)));
        assert_eq!(shortened("one two three four", 10), "one two…");
        assert_eq!(shortened("überüberüber über", 14), "überüberüber…");
    }
}
