//! Which words of a text are others than before. Bounded: a reader wants to see what was changed, not to check a book.

use markup::text::is_unspaced;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words of a text that are compared.
pub(super) const MOST_WORDS: usize = 3_000;
/// Bytes of them: a "word" may be of any length.
const MOST_BYTES: usize = 60_000;
/// Words shown of what stayed, on either side of what did not.
const AROUND: usize = 10;
/// Fewer words than this that stayed are shown rather than counted.
const WORTH_LEAVING_OUT: usize = 8;
/// Pieces shown of one comparison.
const MOST_PIECES: usize = 300;

/// A run of words that fared alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What stands before it, outside of its mark: a space, the end of a line, or nothing.
    pub gap: &'static str,
    /// `same`, `added`, `removed`, or `left`: then there is no text, but words that stayed are left out.
    pub kind: &'static str,
    /// The words.
    pub text: String,
    /// How many words are left out.
    pub left: usize,
}

/// What came of a comparison.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) pieces: Vec<Piece>,
    pub(super) added: usize,
    pub(super) removed: usize,
    /// One of the texts goes on beyond what was compared, or there were more changes than are shown.
    pub(super) is_cut: bool,
}

/// A word, a letter of a script that has no spaces, or the end of a line.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    after_space: bool,
}

/// Compares two texts, whose lines are paragraphs, word by word. No pieces: they say the same.
pub(super) fn difference(before: &str, now: &str) -> Difference {
    let ((before, cut), (now, cut_now)) = (words(before), words(now));
    let bare = |words: &[Word<'_>]| words.iter().map(|word| word.text.to_owned()).collect::<Vec<_>>();
    let steps = capture_diff_slices(Algorithm::Myers, &bare(&before), &bare(&now));
    let mut found = Difference { is_cut: cut || cut_now, ..Difference::default() };
    if steps.iter().all(|step| matches!(step, DiffOp::Equal { .. })) {
        return found;
    }
    let last = steps.len() - 1;
    for (at, step) in steps.iter().enumerate() {
        let (old, new) = (&before[step.old_range()], &now[step.new_range()]);
        if matches!(step, DiffOp::Equal { .. }) {
            stayed(new, at == 0, at == last, &mut found.pieces);
            continue;
        }
        found.removed += old.iter().filter(|word| !word.is_break()).count();
        found.added += new.iter().filter(|word| !word.is_break()).count();
        add(piece("removed", old), &mut found.pieces);
        add(piece("added", new), &mut found.pieces);
    }
    found.is_cut |= found.pieces.len() > MOST_PIECES;
    found.pieces.truncate(MOST_PIECES);
    found
}

/// What stayed: as much of it as shows where the changes beside it are.
fn stayed(words: &[Word<'_>], is_first: bool, is_last: bool, pieces: &mut Vec<Piece>) {
    let (head, tail) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    let left = words.len().saturating_sub(head + tail);
    if left < WORTH_LEAVING_OUT {
        add(piece("same", words), pieces);
        return;
    }
    let counted = words[head..words.len() - tail].iter().filter(|word| !word.is_break()).count();
    add(piece("same", &words[..head]), pieces);
    add(Some(Piece { gap: " ", kind: "left", text: String::new(), left: counted }), pieces);
    add(piece("same", &words[words.len() - tail..]).map(|piece| Piece { gap: " ", ..piece }), pieces);
}

/// Words as they stand in a line. A break that is gone, or that alone is new, is shown by its sign.
fn piece(kind: &'static str, words: &[Word<'_>]) -> Option<Piece> {
    let first = words.first()?;
    let mut text = String::new();
    for word in words {
        if word.after_space && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(match kind {
            "removed" if word.is_break() => " ¶ ",
            "added" if word.is_break() && words.len() == 1 => " ¶\n",
            _ => word.text,
        });
    }
    Some(Piece { gap: if first.after_space { " " } else { "" }, kind, text, left: 0 })
}

/// Puts a piece after the others. New words are marked without the breaks at their ends, and what takes the place of the first word of a
/// line stands apart from it.
fn add(piece: Option<Piece>, pieces: &mut Vec<Piece>) {
    let Some(mut piece) = piece else { return };
    if let Some(before) = pieces.last_mut() {
        let is_word = |text: &str| text.ends_with(|last: char| !last.is_whitespace() && !is_unspaced(last));
        if before.kind == "added" && before.text.ends_with('\n') {
            before.text.pop();
            piece.gap = "\n";
        } else if before.kind == "removed" && piece.kind == "added" && piece.gap.is_empty() && is_word(&before.text) {
            piece.gap = " ";
        }
    }
    if piece.kind == "added" && piece.text.starts_with('\n') {
        piece.gap = "\n";
        piece.text.remove(0);
    }
    pieces.push(piece);
}

impl Word<'_> {
    fn is_break(&self) -> bool {
        self.text == "\n"
    }
}

/// The words of a text and its line ends, and whether there are more.
fn words(text: &str) -> (Vec<Word<'_>>, bool) {
    let (mut words, mut bytes) = (Vec::new(), 0);
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    for (number, line) in lines.enumerate() {
        let line_end = Word { text: "\n", after_space: false };
        let spaced = line.split_whitespace().enumerate().flat_map(|(at, word)| pieces_of(word, at > 0));
        for word in (number > 0).then_some(line_end).into_iter().chain(spaced) {
            bytes += word.text.len();
            if words.len() == MOST_WORDS || bytes > MOST_BYTES {
                return (words, true);
            }
            words.push(word);
        }
    }
    (words, false)
}

/// A word as it is, but the letters of a script without spaces one by one.
fn pieces_of(word: &str, after_space: bool) -> impl Iterator<Item = Word<'_>> {
    let mut rest = word;
    let mut after_space = after_space;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_unspaced(first) { first.len_utf8() } else { rest.find(is_unspaced).unwrap_or(rest.len()) };
        let (text, others) = rest.split_at(end);
        let word = Word { text, after_space };
        (rest, after_space) = (others, false);
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As one line: [-gone-], [+new+], <left out>.
    fn shown(before: &str, now: &str) -> String {
        let piece = |piece: &Piece| {
            let Piece { gap, kind, text, left } = piece;
            match *kind {
                "added" => format!("{gap}[+{text}+]"),
                "removed" => format!("{gap}[-{text}-]"),
                "left" => format!("{gap}<{left} words as before>"),
                _ => format!("{gap}{text}"),
            }
        };
        difference(before, now).pieces.iter().map(piece).collect()
    }

    #[test]
    fn words_that_changed_stand_in_what_stayed() {
        assert_eq!(
            shown("The board voted five to two.", "The board  voted six to one."),
            "The board voted [-five-] [+six+] to [-two.-] [+one.+]"
        );
        assert_eq!(shown("One two three", "Two three"), "[-One two-] [+Two+] three");
        assert_eq!(shown("One two.", "One two.\nMore of it."), "One two.\n[+More of it.+]");
        assert_eq!(shown("One two.", "More of it.\nOne two."), "[+More of it.+]\nOne two.");
        assert_eq!(shown("One.\nTwo.\nThree.", "One.\nFour.\nThree."), "One.\n[-Two.-] [+Four.+]\nThree.");
        assert_eq!(shown("One.\nTwo.", "One. Two."), "One.[- ¶ -] Two.");
        assert_eq!(shown("One. Two.", "One.\nTwo."), "One.[+ ¶+]\nTwo.");
        assert_eq!(shown("Same words", "Same   words\n"), "");
        assert_eq!(shown("", "All new"), "[+All new+]");
    }

    #[test]
    fn letters_of_a_script_without_spaces_are_compared_one_by_one() {
        assert_eq!(shown("港湾委員会は五対二で決めた", "港湾委員会は六対二で決めた"), "港湾委員会は[-五-][+六+]対二で決めた");
    }

    #[test]
    fn what_stayed_is_counted_where_it_is_long() {
        let long: Vec<String> = (0..100).map(|n| format!("w{n}")).collect();
        let long = long.join(" ");
        let found = shown(&format!("{long} old {long}"), &format!("{long} new {long}"));
        let expected = "<90 words as before> w90 w91 w92 w93 w94 w95 w96 w97 w98 w99 [-old-] [+new+] w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 <90 words as before>";
        assert_eq!(found.trim_start(), expected);
    }

    #[test]
    fn a_book_is_compared_up_to_a_bound_and_in_no_time() {
        let book = |step: usize| (0..200_000).map(|n| format!("w{}", n * step % 977)).collect::<Vec<_>>().join(" ");
        let (one, other) = (book(7), book(13));
        let begun = std::time::Instant::now();
        let found = difference(&one, &other);
        assert!(found.is_cut && found.pieces.len() <= MOST_PIECES && begun.elapsed().as_secs() < 2, "{:?}", begun.elapsed());
        let found = difference("a", &"ß".repeat(1_000_000));
        assert!(found.is_cut && found.pieces.iter().map(|piece| piece.text.len()).sum::<usize>() < 2 * MOST_BYTES);
    }
}
