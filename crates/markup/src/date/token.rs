//! A date's text as numbers, words and signs.

use unicode_normalization::UnicodeNormalization;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Number(Number),
    /// Lower-case, without accents.
    Word(String),
    Sign {
        sign: char,
        /// White space stands before it.
        spaced: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u64,
    pub(super) digits: usize,
    /// White space stands before it.
    pub(super) spaced: bool,
}

impl Number {
    /// The digits after a decimal point, as billionths.
    pub(super) fn as_nanoseconds(self) -> u64 {
        let digits = u32::try_from(self.digits).unwrap_or(u32::MAX);
        if digits <= 9 { self.value * 10u64.pow(9 - digits) } else { self.value / 10u64.saturating_pow(digits - 9) }
    }
}

impl Token {
    pub(super) fn number(&self) -> Option<Number> {
        if let Token::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn word(&self) -> Option<&str> {
        if let Token::Word(word) = self { Some(word) } else { None }
    }

    pub(super) fn is_sign(&self, wanted: char) -> bool {
        matches!(self, Token::Sign { sign, .. } if *sign == wanted)
    }

    /// Stands between the numbers of a date.
    pub(super) fn parts_date(&self) -> bool {
        match self {
            Token::Sign { sign, .. } => matches!(sign, '-' | '/' | '.'),
            Token::Word(word) => matches!(word.as_str(), "年" | "月" | "년" | "월"),
            Token::Number(_) => false,
        }
    }
}

/// Longest number kept: more digits can't be part of a date and would overflow.
const MOST_DIGITS: usize = 18;

pub(super) fn cut(text: &str) -> Vec<Token> {
    let text = text.replace("a.m.", "am").replace("p.m.", "pm").replace("A.M.", "am").replace("P.M.", "pm");
    // Compatibility forms give full-width digits back as digits; recomposing keeps Korean syllables whole.
    let folded: String = text.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).nfc().collect();
    let mut tokens = Vec::new();
    let mut spaced = false;
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let run = |is_part: fn(char) -> bool| rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let digits = run(|c| c.is_ascii_digit());
            if digits <= MOST_DIGITS {
                tokens.push(Token::Number(Number { value: rest[..digits].parse().unwrap_or_default(), digits, spaced }));
            }
            digits
        } else if first.is_alphabetic() {
            let letters = run(char::is_alphabetic);
            tokens.push(Token::Word(rest[..letters].to_lowercase()));
            letters
        } else {
            if !first.is_whitespace() {
                let sign = if matches!(first, '−' | '–') { '-' } else { first };
                tokens.push(Token::Sign { sign, spaced });
            }
            first.len_utf8()
        };
        spaced = first.is_whitespace();
        rest = &rest[length..];
    }
    tokens
}
