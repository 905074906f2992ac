//! A text as the search for places sees it: words with what stands between them.

/// Words of a text that are looked at: news is shorter, and what is longer has said where it is by then.
const LOOKED_AT: usize = 12_000;
/// Bytes of a text that are looked at.
const LONGEST: usize = 100_000;

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The text's beginning, a line's, or the end of a sentence.
    Start,
    /// One space.
    Space,
    Hyphen,
    /// A full stop and a space that end no sentence: "St. Paul".
    Short,
    Comma,
    /// A bracket that opens.
    Bracket,
    Other,
}

/// A word with where it stands.
#[derive(Debug)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) gap: Gap,
    /// Its first letter is a capital.
    pub(super) capital: bool,
    /// All its letters are, and it has two at least.
    pub(super) shouted: bool,
    /// A full stop stands behind it.
    pub(super) stopped: bool,
}

impl Word<'_> {
    /// Whether nothing but a space lies between the word before and this one.
    pub(super) fn follows(&self) -> bool {
        matches!(self.gap, Gap::Space | Gap::Short)
    }
}

/// Abbreviations behind which a full stop ends no sentence.
const SHORT: &[&str] = &[
    "St", "Ste", "Ft", "Mt", "Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "Capt", "Prof", "Rev", "Hon", "Jr",
    "Sr", "Pres", "Sens", "Reps", "Maj", "Cmdr", "Adm", "Supt", "No", "Nos",
];

/// The words of a text, at most so many as are looked at.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let end = text.floor_char_boundary(LONGEST);
    let text = &text[..end];
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 6);
    let (mut at, mut before) = (0, 0);
    while words.len() < LOOKED_AT {
        let Some(from) = text[at..].find(char::is_alphanumeric).map(|found| at + found) else { break };
        let to = end_of_word(text, from);
        let written = &text[from..to];
        let gap = words.last().map_or(Gap::Start, |word| gap(word.text, &text[before..from]));
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let letters = || written.chars().filter(|c| c.is_alphabetic());
        let shouted = capital && letters().all(char::is_uppercase) && letters().nth(1).is_some();
        words.push(Word { text: written, from, to, gap, capital, shouted, stopped: text[to..].starts_with('.') });
        (at, before) = (to, to);
    }
    words
}

/// A word goes on through letters, digits, apostrophes between letters, and the full stops of "U.S.".
fn end_of_word(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut run = 0;
    let mut dotted = true;
    let mut rest = text[from..].chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_alphanumeric() {
            run += 1;
            dotted &= run == 1;
            end += c.len_utf8();
            continue;
        }
        let next = rest.peek().copied();
        let inside = match c {
            '\'' | '’' | 'ʼ' => next.is_some_and(char::is_alphabetic),
            '.' => dotted && run == 1 && (next.is_some_and(char::is_uppercase) || text[from..end].contains('.')),
            '\u{300}'..='\u{36f}' => true,
            _ => false,
        };
        if !inside {
            break;
        }
        end += c.len_utf8();
        if c == '.' {
            run = 0;
        }
    }
    end
}

fn gap(before: &str, between: &str) -> Gap {
    if between == " " {
        return Gap::Space;
    }
    let between = between.trim_start_matches(['"', '”', '’', '\'', '»', ')', ']']);
    if between.contains('\n') || between.contains(['!', '?', ';', ':']) {
        return Gap::Start;
    }
    match between.trim_end_matches(['"', '“', '‘', '\'', '«']) {
        "-" | "‐" | "‑" => Gap::Hyphen,
        ". " if SHORT.contains(&before) || before.chars().count() == 1 => Gap::Short,
        ", " => Gap::Comma,
        " (" => Gap::Bracket,
        stop if stop.starts_with('.') => Gap::Start,
        " " if between.len() == 1 => Gap::Space,
        _ if between.ends_with(['"', '“', '«', '‘']) => Gap::Start,
        _ => Gap::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_belongs_to_them_and_tell_what_stood_between() {
        let found = words("St. Paul, U.S. troops (in Cox's Bazar). Stoke-on-Trent");
        let texts: Vec<&str> = found.iter().map(|word| word.text).collect();
        assert_eq!(texts, ["St", "Paul", "U.S.", "troops", "in", "Cox's", "Bazar", "Stoke", "on", "Trent"]);
        let gaps: Vec<Gap> = found.iter().map(|word| word.gap).collect();
        use Gap::{Bracket, Comma, Hyphen, Short, Space, Start};
        assert_eq!(gaps, [Start, Short, Comma, Space, Bracket, Space, Space, Start, Hyphen, Hyphen]);
    }

    #[test]
    fn a_text_of_one_endless_word_ends() {
        assert!(words(&"ä.".repeat(1_000_000)).len() <= LOOKED_AT);
        assert!(words(&"A ".repeat(1_000_000)).len() <= LOOKED_AT);
    }
}
