//! Who and what a text names: people, organisations and places, each with all its mentions.
//!
//! Rules over capitals, the words of the name and the words beside it give points to each kind; what a text has said once in full decides
//! what it says short later ("Celia Maddox", then "Maddox"; "United Dockworkers Union (UDU)", then "UDU"). English has most of the words;
//! other languages that write names with capitals go by the lists of names, the places and what is said in full.

mod alone;
mod beside;
mod chunks;
mod cues;
mod cut;
mod evidence;
mod german;
mod heading;
mod joints;
mod lexicon;
mod memory;
mod tokens;
mod tongue;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use model::{Name, NameKind};

use crate::sentences::sentences;
use chunks::Chunk;
use evidence::Points;
use lexicon::Marks;
use memory::Memory;
use tokens::Token;
use tongue::Tongue;

/// Points from which a run of capitals is taken for a name; below, silence is better.
const ENOUGH: f32 = 0.8;
/// Bytes of a text that are looked at: no article is longer, and a hostile one must end.
const LOOKED_AT: usize = 200_000;

/// What a list of the world's places says of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownPlace {
    /// People who live there; the most populous place of this name.
    pub population: u64,
    /// A country rather than a town.
    pub is_country: bool,
}

/// What is known before a text is read.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// Names found in the story's other articles, by which a short name here gets its full one. Their mentions do not matter.
    pub names: &'k [Name],
    /// What is known of a place of this name, as it is written; `known_place` asks our own gazetteer.
    pub place: &'k dyn Fn(&str) -> Option<KnownPlace>,
}

/// One run of a text that is a name, with the points that speak for each kind.
struct Mention {
    chunk: Chunk,
    /// The name's words in lower case.
    key: String,
    points: Points,
}

/// The names of a text, in the order of their first mentions. `language` as ISO 639-1; text of scripts without capitals has none.
#[must_use]
pub fn names(text: &str, language: Option<&str>, known: &Known) -> Vec<Name> {
    let end = (0..=LOOKED_AT.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let text = &text[..end];
    let mut tokens = tokens::tokens(text, &sentences(text, language));
    mark_datelines(&mut tokens);
    let tongue = Tongue::of(language, &tokens);
    if tongue == Tongue::English {
        mark_ordinary(&mut tokens);
    } else {
        tongue::adapt(&mut tokens, language);
    }
    // A text asks for the same names over and over.
    let asked: RefCell<HashMap<String, Option<KnownPlace>, foldhash::fast::RandomState>> = RefCell::default();
    let place = |name: &str| {
        if let Some(answer) = asked.borrow().get(name) {
            return *answer;
        }
        let answer = (known.place)(name);
        asked.borrow_mut().insert(name.to_owned(), answer);
        answer
    };
    let known = &Known { names: known.names, place: &place };
    let is_place = |run: &[Token]| evidence::is_place(run, known);
    let mut mentions: Vec<Mention> = Vec::new();
    for chunk in chunks::chunks(&tokens, tongue, &is_place) {
        let mut points = evidence::within(&tokens, &chunk, known) + beside::beside(&tokens, &chunk);
        let run = &tokens[chunk.first..chunk.end];
        points += tongue.of_capital(run, &chunk, is_place(run));
        mentions.push(Mention { key: key(run), points, chunk });
    }
    Memory::of(&tokens, mentions, known.names).names(&tokens)
}

/// Whether a word in small letters is what somebody is or is called ("mayor", "dr"), for which there are lists in English.
pub(crate) fn is_role(lower: &str) -> bool {
    lexicon::marks(lower).any(Marks::ROLE.or(Marks::TITLE))
}

/// Whether it is an ordinary English word that names nobody by itself.
pub(crate) fn is_word(lower: &str) -> bool {
    let marks = lexicon::marks(lower);
    marks.any(Marks::WORD) && !marks.any(Marks::SURNAME.or(Marks::GIVEN).or(Marks::COMMON_GIVEN))
}

/// Whether it is one of English's small words.
pub(crate) fn is_function(lower: &str) -> bool {
    lexicon::marks(lower).any(Marks::FUNCTION)
}

fn key(run: &[Token]) -> String {
    let mut key = String::new();
    for token in run {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&token.lower);
    }
    key
}

/// "LISBON, Nov. 3 —", "BERLIN (NWZ) -": a place in capitals at the head of a line, and behind the dash a sentence begins.
fn mark_datelines(tokens: &mut [Token]) {
    let mut line = 0;
    while line < tokens.len() {
        let end = tokens[line..].iter().position(|token| token.is_mark('\n')).map_or(tokens.len(), |length| line + length);
        let dash = tokens[line..end].iter().take(14).position(|token| token.is_mark('—') || token.is_mark('–') || token.is_mark('-'));
        if let Some(dash) = dash.filter(|_| tokens[line].shape == tokens::Shape::Upper && tokens[line].text.len() > 2)
            && let Some(next) = tokens[line + dash..end].iter_mut().find(|token| !matches!(token.shape, tokens::Shape::Mark(_)))
        {
            next.initial = true;
            let capitals = tokens[line..line + dash].iter().take_while(|token| token.shape == tokens::Shape::Upper).count();
            for token in &mut tokens[line..line + capitals] {
                token.marks = token.marks.or(Marks::DATELINE);
            }
        }
        line = end + 1;
    }
}

/// What begins a sentence and stands small elsewhere in the text is an ordinary word, whether or not a list has it.
fn mark_ordinary(tokens: &mut [Token]) {
    let small: HashSet<&str, foldhash::fast::RandomState> =
        tokens.iter().filter(|token| token.shape == tokens::Shape::Lower).map(|token| token.text).collect();
    let ordinary: Vec<usize> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.initial && token.shape == tokens::Shape::Capital && small.contains(token.lower.as_str()))
        .map(|(place, _)| place)
        .collect();
    for place in ordinary {
        tokens[place].marks = tokens[place].marks.or(Marks::WORD);
    }
}

fn kind(points: Points) -> NameKind {
    if points.person >= points.organisation && points.person >= points.place {
        NameKind::Person
    } else if points.organisation >= points.place {
        NameKind::Organisation
    } else {
        NameKind::Place
    }
}
