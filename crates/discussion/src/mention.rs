//! Who is called upon in a text: `@Ruth Adler, what do you say?`

use std::ops::Range;

use crate::name::{LONGEST, key, name};

/// People whom one text may call upon; more are not looked for.
const MOST: usize = 10;
/// Words of a name.
const MOST_WORDS: usize = 4;

/// Somebody who may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where the @ and the name stand in the text, in bytes.
    pub place: Range<usize>,
    /// The key of the name.
    pub key: String,
}

/// Whom a text may call upon: for each `@`, the longest name first, for a name may have several words. Addresses of mail call upon nobody.
#[must_use]
pub fn mentions(text: &str) -> Vec<Vec<Mention>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        if text[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || matches!(before, '.' | '-' | '_' | '/')) {
            continue;
        }
        let candidates = names(text, at);
        if !candidates.is_empty() {
            found.push(candidates);
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

fn names(text: &str, at: usize) -> Vec<Mention> {
    let rest = &text[at + 1..];
    let sound = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\'' | '’' | '_');
    let end = rest
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| !sound(*c))
        .map_or_else(|| rest.char_indices().nth(LONGEST).map_or(rest.len(), |(place, _)| place), |(place, _)| place);
    let run = &rest[..end];
    let mut ends: Vec<usize> = run.match_indices(' ').map(|(place, _)| place).take(MOST_WORDS).collect();
    if ends.len() < MOST_WORDS {
        ends.push(run.len());
    }
    let mut mentions: Vec<Mention> = Vec::new();
    for end in ends.into_iter().rev() {
        // A name at the end of a sentence, or of somebody who is said to have something.
        let called = run[..end].trim_end_matches([' ', '.', '-', '\'', '’', '_']);
        let called = if called.is_empty() { continue } else { called };
        if called.starts_with(' ') || name(called).is_err() {
            continue;
        }
        let mention = Mention { place: at..at + 1 + called.len(), key: key(called) };
        if mentions.last() != Some(&mention) {
            mentions.push(mention);
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Vec<String>> {
        mentions(text).into_iter().map(|one| one.into_iter().map(|mention| mention.key).collect()).collect()
    }

    #[test]
    fn names_of_several_words_are_tried_longest_first() {
        assert_eq!(keys("So @Ruth Adler, what now?"), [["ruth adler", "ruth"]]);
        assert_eq!(keys("@Élise."), [["elise"]]);
        assert_eq!(keys("(@otto) and @nora"), [vec!["otto"], vec!["nora"]]);
        let text = "ask @Otto Brand today";
        let mention = &mentions(text)[0];
        assert_eq!(mention.iter().map(|one| &text[one.place.clone()]).collect::<Vec<_>>(), ["@Otto Brand today", "@Otto Brand", "@Otto"]);
    }

    #[test]
    fn mail_and_stray_signs_call_upon_nobody() {
        for text in ["ruth@alder.example", "@", "@ ruth", "@@", "@1234", "https://alder.example/@ruth", "@\u{202e}x"] {
            assert_eq!(keys(text), Vec::<Vec<String>>::new(), "{text}");
        }
        assert_eq!(mentions(&"@ruth ".repeat(50)).len(), MOST);
        assert_eq!(keys(&format!("@{}", "é".repeat(40)))[0].len(), 1);
    }
}
