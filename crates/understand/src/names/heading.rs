//! Headings, in which a capital says nothing.

use super::lexicon::{Marks, is_organisation, is_region};
use super::tokens::{Shape, Token};

/// A line in which nearly all words have capitals; with a full stop at its end it must have still more of them.
pub(super) fn is_heading(line: &[Token]) -> bool {
    let mut capital = 0;
    let mut lower = 0;
    for token in line.iter().filter(|token| token.lower.len() >= 4 && !token.is(Marks::FUNCTION)) {
        match token.shape {
            Shape::Capital | Shape::Upper => capital += 1,
            Shape::Lower => lower += 1,
            _ => {}
        }
    }
    let is_short = line.len() <= 32;
    let is_ended = line.last().is_some_and(|token| token.is_mark('.'));
    let ordinary = line.iter().filter(|token| token.has_capital() && token.is(Marks::WORD)).count();
    let is_high = if is_ended { capital >= 5 && lower * 10 <= capital } else { capital >= 3 && lower * 4 <= capital };
    is_short && is_high && ordinary * 3 >= capital
}

/// An ordinary word of a heading, which its capital does not make a name.
pub(super) fn is_ordinary(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let next_is_name = tokens.get(at + 1).is_some_and(|next| next.has_capital() && !next.is(Marks::WORD));
    let with = |one: usize, other: usize| match (tokens.get(one), tokens.get(other)) {
        (Some(one), Some(other)) => {
            let both = format!("{} {}", one.lower, other.lower);
            is_organisation(&both) || is_region(&both)
        }
        _ => false,
    };
    if with(at, at + 1) || at > 0 && with(at - 1, at) {
        return false;
    }
    let begins_name = next_is_name && token.is(Marks::COMMON_GIVEN.or(Marks::PLACE_FIRST));
    token.is(Marks::WORD) && !token.is(Marks::REGION.or(Marks::LONE)) && !begins_name && !heads_behind(tokens, at)
}

/// Whether the word, or the one behind it, is the head of an organisation: "Harbour Authority" in a heading.
pub(super) fn heads_behind(tokens: &[Token], at: usize) -> bool {
    let is_head = |place: usize| {
        tokens.get(place).is_some_and(|t| t.has_capital() && t.is(Marks::ORGANISATION.or(Marks::PLACE)) && !t.is(Marks::WEAK_HEAD))
    };
    let named = at.checked_sub(1).and_then(|place| tokens.get(place)).filter(|t| t.has_capital() && !t.is(Marks::FUNCTION));
    // "Dunmoor Saints": behind what is surely a name a word that is also an ordinary one will do.
    let weakly = named.is_some_and(|t| !t.is(Marks::WORD)) && tokens[at].is(Marks::ORGANISATION) && tokens[at].has_capital();
    let before = named.is_some();
    // What ends with "s" before a head is mostly a verb: "Sinks Rovers".
    is_head(at + 1) && !tokens[at].is(Marks::ROLE.or(Marks::MATCH)) && !tokens[at].lower.ends_with('s') || is_head(at) && before || weakly
}
