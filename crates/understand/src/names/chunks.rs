//! Runs of words that may be names: what is written with capitals, what joins it ("of", "de la", "&"), and what stands before it and is
//! no part of it (a title, the first word of a sentence).

use super::cut::split;
use super::german;
use super::heading::{heads_behind, is_heading, is_ordinary};
use super::joints::extent;
use super::lexicon::Marks;
use super::tokens::{Shape, Token};
use super::tongue::Tongue;

/// Words of the longest name; what is longer is a heading.
pub(super) const LONGEST: usize = 9;

/// A run of tokens that may be a name, and what was cut off before it.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// The first token and the one behind the last.
    pub(super) first: usize,
    pub(super) end: usize,
    /// A title or a role, written with a capital, stood before it.
    pub(super) titled: bool,
    /// It stands in a heading, where capitals say nothing.
    pub(super) heading: bool,
}

/// What may be looked up while chunks are cut: whether the words are a place's name.
pub(super) type IsPlace<'a> = &'a dyn Fn(&[Token]) -> bool;

/// All chunks of the text, in order.
pub(super) fn chunks(tokens: &[Token], tongue: Tongue, is_place: IsPlace) -> Vec<Chunk> {
    let mut found = Vec::new();
    let mut line = 0;
    while line < tokens.len() {
        let end = tokens[line..].iter().position(|token| token.is_mark('\n')).map_or(tokens.len(), |length| line + length);
        let heading = tongue == Tongue::English && is_heading(&tokens[line..end]);
        let mut at = line;
        while at < end {
            if !may_begin(&tokens[..end], at, heading) {
                at += 1;
                continue;
            }
            if tongue == Tongue::German {
                at = german::chunk(&tokens[..end], at, is_place, &mut found);
                continue;
            }
            let past = extent(&tokens[..end], at, tongue, heading);
            split(tokens, at, past, heading, is_place, &mut found);
            at = past;
        }
        line = end + 1;
    }
    found
}

fn is_month(tokens: &[Token], at: usize) -> bool {
    if !matches!(tokens[at].lower.as_str(), "may" | "march" | "april" | "june" | "august") {
        return false;
    }
    let number = tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Number);
    let before = at.checked_sub(1).and_then(|place| tokens.get(place)).map_or("", |token| token.lower.as_str());
    number
        || matches!(
            before,
            "in" | "of" | "on" | "since" | "until" | "by" | "last" | "next" | "this" | "late" | "early" | "mid" | "and" | "from"
        )
}

/// Whether the token can be a part of a name at all.
pub(super) fn joins(tokens: &[Token], at: usize, heading: bool) -> bool {
    let token = &tokens[at];
    if !token.has_capital()
        || token.is(Marks::OTHER) && !(token.shape == Shape::Initial && token.text.ends_with('.'))
        || is_month(tokens, at)
    {
        return false;
    }
    if token.lower == "us" {
        return token.shape == Shape::Upper;
    }
    let is_letter = token.shape == Shape::Initial && token.text.ends_with('.');
    let is_acronym = token.lower == "who" && token.shape == Shape::Upper && !heading;
    if token.is(Marks::FUNCTION) && !token.is(Marks::SOFT) && !is_letter && !is_acronym {
        return false;
    }
    if token.is(Marks::DOUBTFUL) && !(token.initial && tokens.get(at + 1).is_some_and(Token::has_capital)) {
        return false;
    }
    if heading && token.is(Marks::DEMONYM) && !token.is(Marks::REGION) && !heads_behind(tokens, at) {
        return false;
    }
    !heading || !is_ordinary(tokens, at)
}

fn may_begin(tokens: &[Token], at: usize, heading: bool) -> bool {
    let token = &tokens[at];
    let next_joins = at + 1 < tokens.len() && joins(tokens, at + 1, heading);
    if token.lower == "the" && token.shape == Shape::Capital {
        // "The Hague", "The Daily Lantern"; what it is not is cut off again.
        return next_joins;
    }
    joins(tokens, at, heading)
}
