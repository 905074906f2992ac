//! A sentence's words with their places, as the rules of taking look at them.

use std::ops::Range;

/// One word as it stands between spaces, without the marks around it.
pub(super) struct Word<'s> {
    pub(super) text: &'s str,
    /// In small letters, without a possessive ending and with plain apostrophes.
    pub(super) lower: String,
    /// Where it stands in the sentence, in bytes.
    pub(super) at: Range<usize>,
    /// Whether a mark stands between it and the word before.
    pub(super) is_parted: bool,
    /// Whether it is within quotation marks.
    pub(super) is_quoted: bool,
}

impl Word<'_> {
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a sentence of which these parts are quoted.
pub(super) fn words<'s>(sentence: &'s str, quoted: &[Range<usize>]) -> Vec<Word<'s>> {
    let mut words = Vec::new();
    let mut at = 0;
    let mut parted = false;
    let mut quoted = quoted.iter().filter(|range| !sentence[range.start..].starts_with(['(', '（'])).peekable();
    for piece in sentence.split_whitespace().flat_map(|piece| piece.split_inclusive(['—', '–', '/', '…'])) {
        let start = at + sentence[at..].find(piece).unwrap_or(0);
        at = start + piece.len();
        let behind = piece.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = behind.trim_end_matches(|c: char| !c.is_alphanumeric());
        parted |= behind.len() < piece.len();
        if bare.is_empty() {
            parted = true;
            continue;
        }
        let start = start + piece.len() - behind.len();
        while quoted.next_if(|range| range.end <= start).is_some() {}
        let lower = bare.to_lowercase().replace('’', "'");
        let lower = lower.strip_suffix("'s").map(str::to_owned).unwrap_or(lower);
        let is_quoted = quoted.peek().is_some_and(|range| range.contains(&start));
        words.push(Word { text: bare, lower, at: start..start + bare.len(), is_parted: parted, is_quoted });
        parted = bare.len() < behind.len();
    }
    words
}

/// Whether the words from `place` on begin with a phrase; gives how many words it has.
pub(super) fn begins(words: &[Word], place: usize, phrase: &str) -> Option<usize> {
    let mut count = 0;
    for part in phrase.split(' ') {
        let word = words.get(place + count)?;
        if word.lower != part && !(count == 0 && without_article(&word.lower) == part) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// "l'", "d'": what French and Italian write together with the word behind.
fn without_article(word: &str) -> &str {
    match word.split_once('\'') {
        Some(("l" | "d" | "dell" | "all" | "dall" | "nell" | "sull" | "qu", rest)) => rest,
        _ => word,
    }
}
