//! What a single word with a capital tells by itself.

use super::chunks::Chunk;
use super::cues::OF_PLACES;
use super::evidence::{NOTHING, Points, organisation, person, place};
use super::lexicon::{Marks, marks_as_written};
use super::tokens::{Shape, Token};

/// Points of the one word of a name; `tokens` for what stands behind it.
pub(super) fn alone(tokens: &[Token], token: &Token, chunk: &Chunk) -> Points {
    let mut points = Points::default();
    if token.text.contains(|c: char| c.is_ascii_digit()) || is_pair(token) {
        return NOTHING;
    }
    if is_state(token) {
        return place(4.0);
    }
    // "Bishop, a plumber": a surname that is also a title.
    let behind = |place: usize| tokens.get(chunk.end + place);
    let is_said = behind(0).is_some_and(|next| next.is_mark(','))
        && behind(1).is_some_and(|next| matches!(next.lower.as_str(), "a" | "an" | "who" | "which" | "the") || next.shape == Shape::Number);
    let is_explained = is_said && token.is(Marks::SURNAME);
    let is_doubtful = !is_said && (token.initial && is_derived(token) || (token.initial || chunk.heading) && token.is(Marks::WORD));
    if token.shape == Shape::Upper && !token.is(Marks::REGION) && !chunk.heading {
        let letters = token.text.chars().filter(|c| c.is_alphabetic()).count();
        return if letters <= 6 { organisation(2.5) } else { organisation(0.5) };
    }
    let is_month = matches!(token.lower.as_str(), "march" | "april" | "may" | "june" | "august");
    let is_direction =
        matches!(token.lower.as_str(), "north" | "south" | "east" | "west" | "northeast" | "northwest" | "southeast" | "southwest");
    if token.shape == Shape::Initial || (is_month || is_direction) && !chunk.titled {
        return NOTHING;
    }
    // "the Ravens": a team.
    let is_plural = token.is(Marks::ORGANISATION) && token.lower.ends_with('s') && !token.initial && !chunk.heading;
    if token.is(Marks::TITLE.or(Marks::ROLE).or(Marks::CROWNED)) && !chunk.titled && !token.is(Marks::COMMON_GIVEN) && !is_explained
        || token.is(Marks::PLACE.or(Marks::ORGANISATION).or(Marks::FIRM))
            && !is_plural
            && !token.is(Marks::REGION)
            && !token.is(Marks::SURNAME.or(Marks::LONE))
            && !chunk.titled
        || token.is(Marks::FUNCTION) && !token.is(Marks::LONE.or(Marks::REGION))
    {
        return NOTHING;
    }
    if is_doubtful {
        points += Points::new(-2.5, -2.0, -2.0);
    } else if token.is(Marks::WORD) {
        // A word with a capital amid a sentence is sooner a firm's than a person's name.
        points += if token.is(Marks::SURNAME.or(Marks::GIVEN)) { Points::new(-1.0, -0.8, -0.8) } else { Points::new(-1.4, -0.8, -0.8) };
    } else {
        points += Points::new(0.9, 0.6, 0.6);
    }
    if is_like_a_town(token) {
        points += Points::new(-0.3, 0.0, if token.is(Marks::SURNAME) { 0.3 } else { 1.2 });
    }
    if is_coined(token.text) {
        points += organisation(1.5);
    }
    if token.is(Marks::COMMON_GIVEN) {
        points += person(1.2);
    } else if token.is(Marks::GIVEN) {
        points += person(0.5);
    }
    if token.is(Marks::SURNAME) && !token.is(Marks::WORD) {
        points += person(0.7);
    }
    points
}

/// "Larkhaven", "Norvania", "Saint-Armand".
fn is_like_a_town(token: &Token) -> bool {
    let is_ended = |ending: &str| token.lower.len() > ending.len() + 2 && token.lower.ends_with(ending);
    token.lower.starts_with("saint-")
        || token.lower.starts_with("st-")
        || !token.is(Marks::GIVEN) && OF_PLACES.split_ascii_whitespace().any(is_ended)
}

/// "India-Pakistan": two names with a hyphen, as in "the India-Pakistan border", are neither.
fn is_pair(token: &Token) -> bool {
    let is_capital = |part: &str| part.chars().count() > 2 && part.starts_with(char::is_uppercase);
    token.text.split_once('-').is_some_and(|(one, other)| is_capital(one) && is_capital(other))
        && !token.is(Marks::GIVEN.or(Marks::SURNAME))
        && token.lower.split('-').all(|part| {
            let marks = marks_as_written(part);
            marks.any(Marks::REGION.or(Marks::LONE)) || !marks.any(Marks::GIVEN.or(Marks::SURNAME)) && part.ends_with("an")
        })
}

/// "Mo.", "Pa.": abbreviations that are other words without their dot.
fn is_state(token: &Token) -> bool {
    token.text.ends_with('.')
        && matches!(token.lower.as_str(), "mo" | "la" | "ind" | "miss" | "mass" | "del" | "wash" | "ark" | "pa" | "va")
}

/// An ordinary word by its ending, though no list has it ("Fundraising"), at the head of a sentence.
fn is_derived(token: &Token) -> bool {
    const ENDINGS: [&str; 21] = [
        "ness", "ment", "tion", "sion", "tions", "able", "ible", "ously", "ally", "ists", "ials", "ing", "ive", "ives", "ism", "isms",
        "ity", "ship", "ence", "logy", "graphy",
    ];
    !token.is(Marks::SURNAME.or(Marks::GIVEN).or(Marks::REGION).or(Marks::LONE))
        && ENDINGS.iter().any(|ending| token.lower.ends_with(ending))
}

/// "BuzzFeed", "Petrolux": capitals within a word, and endings that companies like.
fn is_coined(word: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "tech", "soft", "corp", "bank", "media", "net", "com", "tel", "lux", "vision", "pharma", "sys", "gen", "tron", "trom", "star",
        "chem", "tix",
    ];
    let is_humped =
        word.chars().skip(3).any(char::is_uppercase) && !word.contains(['-', '\'', '’']) && word.chars().any(char::is_lowercase);
    is_humped || ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}
