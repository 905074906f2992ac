//! What differs where a text is not English: its small words, its apostrophes, and in German that every noun has a capital.

use std::collections::HashSet;

use super::chunks::Chunk;
use super::evidence::Points;
use super::german;
use super::lexicon::Marks;
use super::tokens::{Shape, Token};

/// By which rules capitals are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    /// The lists of words hold.
    English,
    /// Every noun has a capital: only what is known, or stands beside what is, is a name.
    German,
    /// A capital amid a sentence is a name's; one at its head is so if it is elsewhere too.
    Other,
}

/// Words of a text below which its words do not tell its language.
const FEW: usize = 12;

impl Tongue {
    pub(super) fn of(language: Option<&str>, tokens: &[Token]) -> Tongue {
        match language.map(|language| language.split(['-', '_']).next().unwrap_or(language)) {
            Some("en") => Tongue::English,
            Some("de") => Tongue::German,
            Some(_) => Tongue::Other,
            None => {
                let small = tokens.iter().filter(|token| token.shape == Shape::Lower);
                let (all, english) =
                    small.fold((0, 0), |(all, english), token| (all + 1, english + usize::from(token.is(Marks::FUNCTION))));
                // In English text two small words in five are on the list; in no other language one in six.
                if all < FEW || english * 6 >= all { Tongue::English } else { Tongue::Other }
            }
        }
    }

    /// What a capital is worth less than in English. A German noun by itself is a name only as a place, or as the short form of what the
    /// text says in full; in other languages a single word that no list knows needs another sign.
    pub(super) fn of_capital(self, run: &[Token], chunk: &Chunk, is_place: bool) -> Points {
        let is_alone = run.len() == 1 && !chunk.titled && run[0].shape != Shape::Upper;
        match self {
            Tongue::German if is_alone && german::is_organisation(&run[0].lower) => Points::new(0.0, 4.0, 0.0),
            Tongue::German if is_alone && is_place => Points::new(-2.2, -2.2, -0.9),
            Tongue::German if is_alone => Points::new(-2.2, -2.2, -4.0),
            Tongue::Other if is_alone && !is_place && !run[0].is(Marks::GIVEN.or(Marks::LONE).or(Marks::REGION)) => {
                Points::new(-0.6, -0.3, -0.3)
            }
            _ => Points::default(),
        }
    }
}

/// Fits the tokens of a text that is not English to its language.
pub(super) fn adapt(tokens: &mut [Token], language: Option<&str>) {
    let code = language.and_then(|language| language.split(['-', '_']).next()).unwrap_or_default();
    let known = stop_words::available_languages().iter().find(|known| **known == code);
    let stop: HashSet<&str, foldhash::fast::RandomState> =
        known.copied().and_then(stop_words::lookup).unwrap_or_default().iter().copied().collect();
    for token in tokens.iter_mut() {
        cut_article(token);
        if stop.contains(token.lower.as_str()) && token.shape != Shape::Upper {
            token.marks = token.marks.or(Marks::FUNCTION).without(Marks::SOFT.or(Marks::REGION).or(Marks::GIVEN).or(Marks::COMMON_GIVEN));
        }
        if code == "fr" && token.text == "M." {
            token.marks = Marks::TITLE;
        }
    }
    let amid: HashSet<String, foldhash::fast::RandomState> =
        tokens.iter().filter(|token| !token.initial && token.shape == Shape::Capital).map(|token| token.lower.clone()).collect();
    let listed = Marks::GIVEN.or(Marks::REGION).or(Marks::LONE).or(Marks::TITLE).or(Marks::ROLE).or(Marks::ORGANISATION);
    for token in tokens.iter_mut().filter(|token| token.initial && token.shape == Shape::Capital) {
        if !token.is(listed) && !amid.contains(&token.lower) {
            token.marks = token.marks.or(Marks::WORD).or(Marks::DOUBTFUL);
        }
    }
}

/// "l’Elysée", "d’Italia", "dell'Interno": the article is another word.
fn cut_article(token: &mut Token) {
    let Some(place) = token.text.find(['\'', '’']).filter(|place| *place <= 5) else { return };
    let article = token.lower.get(..place).unwrap_or_default();
    let rest = token.text[place..].trim_start_matches(['\'', '’']);
    let is_article = matches!(article, "l" | "d" | "un" | "dell" | "all" | "dall" | "nell" | "sull" | "qu" | "s" | "j" | "n" | "c" | "m");
    if is_article && rest.starts_with(char::is_uppercase) {
        token.range.start = token.range.end - rest.len();
        token.text = rest;
        token.lower = rest.to_lowercase();
        token.marks = super::lexicon::marks_as_written(&token.lower);
        token.shape = if rest.chars().count() > 1 && rest.chars().all(char::is_uppercase) { Shape::Upper } else { Shape::Capital };
    }
}
