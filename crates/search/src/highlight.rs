//! What was asked for, marked in a text that may be shown: pieces of plain text, marked or not, which a template escapes.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::words::{Stems, Tongue};

/// Bytes of a text that are looked at, and marks that are set in it: a book is not marked to its end.
const LOOKED_AT: usize = 150_000;
const MOST_MARKS: usize = 500;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Plain text.
    pub text: String,
    /// It was asked for.
    pub marked: bool,
}

/// Marks what was asked for.
#[derive(Debug, Clone, Default)]
pub struct Highlights {
    stems: BTreeSet<String>,
}

/// A place in a text where a stem stands that was asked for.
struct Mark<'s> {
    range: Range<usize>,
    stem: &'s str,
}

impl Highlights {
    pub(crate) fn new(stems: BTreeSet<String>) -> Highlights {
        Highlights { stems }
    }

    /// The whole text.
    #[must_use]
    pub fn whole(&self, text: &str, language: Option<&str>) -> Vec<Piece> {
        pieces(text, &self.marks(text, language))
    }

    /// The part of a text of about so many bytes that has most of what was asked for; its beginning where nothing of it stands there. Cut at
    /// words, with an ellipsis where something is left out.
    #[must_use]
    pub fn excerpt(&self, text: &str, language: Option<&str>, bytes: usize) -> Vec<Piece> {
        let text = text.trim();
        if text.len() <= bytes {
            return self.whole(text, language);
        }
        let marks = self.marks(text, language);
        let begin = start(text, best(&marks, bytes));
        let end = end(text, begin, bytes);
        let inside: Vec<Mark<'_>> = marks
            .into_iter()
            .filter(|mark| mark.range.start >= begin && mark.range.end <= end)
            .map(|mark| Mark { range: mark.range.start - begin..mark.range.end - begin, ..mark })
            .collect();
        let mut found = pieces(&text[begin..end], &inside);
        let ellipsis = |text: &str| Piece { text: text.to_owned(), marked: false };
        if begin > 0 {
            found.insert(0, ellipsis("… "));
        }
        if end < text.len() {
            found.push(ellipsis(" …"));
        }
        found
    }

    fn marks(&self, text: &str, language: Option<&str>) -> Vec<Mark<'_>> {
        let mut marks = Vec::new();
        if self.stems.is_empty() {
            return marks;
        }
        let tongue = Tongue::of(language);
        let mut stems = Stems::default();
        stems.each(&text[..text.floor_char_boundary(LOOKED_AT)], tongue, |word, stem| {
            if marks.len() < MOST_MARKS
                && let Some(stem) = self.stems.get(stem)
            {
                marks.push(Mark { range: word.range.clone(), stem });
            }
        });
        marks
    }
}

/// The mark at which a window begins that has the most different stems, then the most marks; the first of equals.
fn best(marks: &[Mark<'_>], bytes: usize) -> usize {
    // Room for the words before the first mark and the end of a sentence.
    let room = bytes * 3 / 4;
    let mut found = (0, 0, 0);
    for (n, first) in marks.iter().enumerate() {
        let inside: Vec<&str> =
            marks[n..].iter().take_while(|mark| mark.range.end <= first.range.start + room).map(|mark| mark.stem).take(60).collect();
        let different = inside.iter().collect::<BTreeSet<_>>().len();
        if (different, inside.len()) > (found.0, found.1) {
            found = (different, inside.len(), first.range.start);
        }
    }
    found.2
}

/// Bytes before the first mark in which a sentence may begin.
const BEFORE: usize = 90;

/// Where to begin so that this place is read in its sentence: at the sentence's beginning if that is near, else some words before.
fn start(text: &str, place: usize) -> usize {
    let from = text.floor_char_boundary(place.saturating_sub(BEFORE));
    let before = &text[from..place];
    if from == 0 && !before.contains(['.', '!', '?', '。', '\n']) {
        return 0;
    }
    let sentence = before.rmatch_indices(['.', '!', '?', '。', '\n']).find(|(at, stop)| {
        let rest = &before[at + stop.len()..];
        *stop == "。" || *stop == "\n" || rest.starts_with(char::is_whitespace)
    });
    let begin = match sentence {
        Some((at, stop)) => at + stop.len(),
        None => {
            let word = before.len().saturating_sub(BEFORE / 3);
            let word = before.floor_char_boundary(word);
            before[word..].find(char::is_whitespace).map_or(word, |space| word + space)
        }
    };
    from + begin + (before[begin..].len() - before[begin..].trim_start().len())
}

/// Where to end: at a word's end.
fn end(text: &str, begin: usize, bytes: usize) -> usize {
    let most = text.floor_char_boundary((begin + bytes).min(text.len()));
    if most == text.len() {
        return most;
    }
    text[begin..most].rfind(char::is_whitespace).filter(|space| *space > bytes / 2).map_or(most, |space| begin + space)
}

/// A text cut at its marks; marks that overlap are one.
fn pieces(text: &str, marks: &[Mark<'_>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |text: &str, marked: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    let mut done = 0;
    let mut marks = marks.iter().map(|mark| mark.range.clone()).peekable();
    while let Some(mut mark) = marks.next() {
        while let Some(next) = marks.next_if(|next| next.start <= mark.end) {
            mark.end = mark.end.max(next.end);
        }
        push(&text[done..mark.start], false);
        push(&text[mark.clone()], true);
        done = mark.end;
    }
    push(&text[done..], false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stems: &[&str], text: &str, language: &str, bytes: usize, expected: &str) {
        let highlights = Highlights::new(stems.iter().map(|stem| (*stem).to_owned()).collect());
        let shown: String = highlights
            .excerpt(text, Some(language), bytes)
            .into_iter()
            .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_was_asked_for_is_marked_in_every_form() {
        check(
            &["ferri", "elect"],
            "Ferries wait for the ferry’s election & <b>",
            "en",
            200,
            "[Ferries] wait for the [ferry]’s [election] & <b>",
        );
        check(&["京都", "東京"], "雨の東京都です", "ja", 200, "雨の[東京都]です");
        check(&[], "A ferry.", "en", 200, "A ferry.");
    }

    #[test]
    fn an_excerpt_has_most_of_it_and_begins_with_a_sentence() {
        let text = "The council met on Monday in the old hall. Nothing was decided. A ferry is late, said the mayor. It rained all day and \
                    the night. The ferry to Port Sable needs a new engine, and nobody knows who will pay for the engine. The end came soon after that.";
        check(
            &["ferri", "engin"],
            text,
            "en",
            110,
            "… The [ferry] to Port Sable needs a new [engine], and nobody knows who will pay for the [engine]. The end came soon …",
        );
        check(&["absent"], text, "en", 60, "The council met on Monday in the old hall. Nothing was …");
    }

    #[test]
    fn a_hostile_text_takes_no_time() {
        let began = std::time::Instant::now();
        let highlights = Highlights::new(["a".to_owned()].into());
        for text in ["a ".repeat(500_000), "é".repeat(500_000), "。".repeat(300_000), "a".repeat(1_000_000)] {
            let shown: usize = highlights.excerpt(&text, Some("en"), 240).iter().map(|piece| piece.text.len()).sum();
            assert!(shown < 260);
        }
        assert!(began.elapsed().as_millis() < 1_500, "{:?}", began.elapsed());
    }
}
