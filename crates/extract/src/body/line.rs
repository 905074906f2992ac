//! What can be measured of a block's words alone, in any language: length, punctuation, kinds of letters, phrases of publishers.

use std::hash::BuildHasher;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use markup::text::fold;

use crate::facts::names;
use crate::phrases;

/// Kinds of phrases, each a bit of [`Line::phrases`].
pub(crate) const PHRASES: usize = 10;
/// The bits that rules ask for.
pub(crate) mod phrase {
    pub(crate) const TEASER: u32 = 1;
    pub(crate) const ALONE: u32 = 1 << 2;
    pub(crate) const COMMENTS: u32 = 1 << 3;
    pub(crate) const NEWSLETTER: u32 = 1 << 4;
    pub(crate) const ASKING: u32 = 1 << 5;
    pub(crate) const NOTICE: u32 = 1 << 6;
    pub(crate) const STAMP: u32 = 1 << 8;
    pub(crate) const BY: u32 = 1 << 9;
}
/// Longer blocks are not searched for phrases: these are what publishers write between paragraphs.
const LONGEST: usize = 400;

/// Measures of a block's words.
#[derive(Debug, Default, Clone)]
pub(crate) struct Line {
    pub(crate) words: u32,
    /// Ends of sentences.
    pub(crate) stops: u32,
    pub(crate) commas: u32,
    pub(crate) digits: u32,
    pub(crate) letters: u32,
    pub(crate) capitals: u32,
    /// Words that begin with a capital.
    pub(crate) capitalised: u32,
    pub(crate) quotes: u32,
    /// Characters of scripts that write no spaces.
    pub(crate) unspaced: u32,
    /// Bars, arrows and other signs that part links.
    pub(crate) signs: u32,
    pub(crate) first: Edge,
    pub(crate) last: Edge,
    /// © anywhere.
    pub(crate) copyright: bool,
    /// An address of mail or the Web.
    pub(crate) address: bool,
    /// By [`PHRASES`].
    pub(crate) phrases: u32,
    /// Of the folded text.
    pub(crate) hash: u64,
    /// Letters and digits in lower case, words apart by one space; empty for long blocks.
    pub(crate) folded: String,
}

/// What kind of character a block begins or ends with.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    #[default]
    Other,
    Lower,
    Upper,
    Digit,
    Stop,
    Quote,
    Colon,
    Ellipsis,
    Comma,
    Bracket,
    Bullet,
}

impl Edge {
    fn of(c: char) -> Edge {
        match c {
            '.' | '!' | '?' | '。' | '！' | '？' | '؟' | '।' | '॥' | '።' | '։' => Edge::Stop,
            '…' => Edge::Ellipsis,
            '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '’' | '‘' | '「' | '」' | '『' | '』' | '‹' | '›' => Edge::Quote,
            ':' | '：' | ';' => Edge::Colon,
            ',' | '、' | '，' | '،' => Edge::Comma,
            '(' | ')' | '[' | ']' | '（' | '）' | '【' | '】' => Edge::Bracket,
            '-' | '–' | '—' | '•' | '·' | '■' | '▪' | '►' | '▶' | '→' | '*' | '>' | '|' | '#' | '@' | '/' | '+' => {
                Edge::Bullet
            }
            c if c.is_ascii_digit() || c.is_numeric() => Edge::Digit,
            c if c.is_uppercase() => Edge::Upper,
            c if c.is_alphabetic() => Edge::Lower,
            _ => Edge::Other,
        }
    }
}

/// Measures a block.
pub(crate) fn measure(text: &str) -> Line {
    let mut line = Line::default();
    let mut before = ' ';
    for c in text.chars() {
        if c.is_ascii_lowercase() {
            line.letters += 1;
            line.words += u32::from(before == ' ');
            before = c;
            continue;
        }
        match c {
            ' ' => {}
            '0'..='9' => line.digits += 1,
            '.' | '!' | '?' => {}
            '。' | '！' | '？' | '؟' | '।' | '॥' | '።' | '։' | '…' => line.stops += 1,
            ',' | '、' | '，' | '،' | '؛' | ';' => line.commas += 1,
            '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' => line.quotes += 1,
            '|' | '›' | '•' | '·' | '→' => line.signs += 1,
            '©' => line.copyright = true,
            '@' => line.address = true,
            c if c.is_uppercase() => {
                line.letters += 1;
                line.capitals += 1;
                line.capitalised += u32::from(before == ' ');
            }
            c if c.is_alphabetic() => line.letters += 1,
            _ => {}
        }
        if is_unspaced(c) {
            line.unspaced += 1;
        }
        if before == ' ' && c != ' ' {
            line.words += 1;
        }
        // "3.14" and "example.com" end no sentence.
        if c == ' ' && matches!(before, '.' | '!' | '?') {
            line.stops += 1;
        }
        before = c;
    }
    line.stops += u32::from(matches!(before, '.' | '!' | '?'));
    line.words += line.unspaced / 2;
    line.first = text.chars().next().map_or(Edge::Other, Edge::of);
    line.last = if text.ends_with("...") { Edge::Ellipsis } else { Edge::of(before) };
    if text.len() < LONGEST {
        line.folded = fold(text);
        let found = phrases_of(&line.folded);
        line.address |= found & ADDRESS != 0;
        line.phrases = found & !ADDRESS;
    }
    line.hash = foldhash::fast::FixedState::default().hash_one(if line.folded.is_empty() { text } else { &line.folded });
    line
}

/// Japanese, Chinese, Thai and their like.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0xf900..=0xfaff)
}

/// The bit of what isn't a phrase: the beginning of an address.
const ADDRESS: u32 = 1 << PHRASES;

/// Where a phrase has to stand.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Anywhere,
    Front,
    Alone,
}

struct Phrases {
    find: AhoCorasick,
    /// By pattern: the bit, and where it has to stand.
    meaning: Vec<(u32, At)>,
}

static KNOWN: LazyLock<Option<Phrases>> = LazyLock::new(|| {
    let lists: [(&[&str], At); PHRASES + 1] = [
        (phrases::TEASER, At::Front),
        (phrases::LIST_HEADING, At::Front),
        (phrases::ALONE, At::Alone),
        (phrases::COMMENTS, At::Alone),
        (phrases::NEWSLETTER, At::Anywhere),
        (phrases::ASKING, At::Anywhere),
        (phrases::NOTICE, At::Anywhere),
        (phrases::CREDIT, At::Front),
        (phrases::STAMP, At::Front),
        (names::BY, At::Front),
        (&["www", "http", "https"], At::Anywhere),
    ];
    let all = || {
        let numbered = lists.iter().enumerate();
        numbered
            .flat_map(|(bit, (list, at))| list.iter().map(move |phrase| (1 << bit, *at, fold(phrase))))
            .filter(|(_, _, p)| !p.is_empty())
    };
    let find = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        // As a table of all states it would take 2 MB.
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(all().map(|(_, _, phrase)| phrase))
        .ok()?;
    Some(Phrases { find, meaning: all().map(|(bit, at, _)| (bit, at)).collect() })
});

fn phrases_of(folded: &str) -> u32 {
    let Some(known) = KNOWN.as_ref() else { return 0 };
    let bytes = folded.as_bytes();
    let mut mask = 0;
    for found in known.find.find_overlapping_iter(folded) {
        let (bit, at) = known.meaning[found.pattern().as_usize()];
        let (start, end) = (found.start(), found.end());
        // A phrase of a script without spaces ends anywhere.
        let begins = start == 0 || bytes[start - 1] == b' ' || bytes[start] >= 0xe0;
        let ends = end == bytes.len() || bytes[end] == b' ' || bytes[end - 1] >= 0x80;
        let stands = match at {
            At::Anywhere => true,
            At::Front => start == 0,
            At::Alone => !folded[..start].chars().chain(folded[end..].chars()).any(char::is_alphabetic),
        };
        if begins && ends && stands {
            mask |= bit;
        }
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_words_are_counted_in_any_script() {
        let line = measure("The ferry sails at 3.15, at noon. Will it? Yes!");
        assert_eq!((line.stops, line.commas, line.words, line.digits), (3, 1, 10, 3));
        assert_eq!((line.first, line.last), (Edge::Upper, Edge::Stop));
        let line = measure("船は正午に出る。港は静かだ。");
        assert_eq!((line.stops, line.words), (2, 7));
    }

    #[test]
    fn phrases_stand_where_they_must() {
        let has = |text: &str, bit: u32| phrases_of(&fold(text)) >> bit & 1 == 1;
        assert!(has("Read more: the ferry", 0));
        assert!(!has("I read more books", 0));
        assert!(has("3 Comments", 3));
        assert!(!has("Comments were heated", 3));
    }
}
