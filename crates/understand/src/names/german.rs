//! German, in which every noun has a capital: a name is what stands behind a given name or a role, or is known.

use super::chunks::{Chunk, IsPlace};
use super::lexicon::Marks;
use super::tokens::{Shape, Token};

/// German: a given name with what follows, a name behind a role, and single words for whoever knows them. Gives where reading goes on.
pub(super) fn chunk(tokens: &[Token], at: usize, is_place: IsPlace, found: &mut Vec<Chunk>) -> usize {
    let token = &tokens[at];
    let capital = |place: usize| tokens.get(place).is_some_and(|token| token.has_capital() && !token.is(Marks::FUNCTION.or(Marks::OTHER)));
    let is_name = |place: usize| capital(place) && tokens[place].shape != Shape::Upper && !tokens[place].is(Marks::DOUBTFUL);
    let titled =
        at > 0 && (tokens[at - 1].is(Marks::TITLE.or(Marks::ROLE)) || is_role(&tokens[at - 1].lower)) && tokens[at - 1].has_capital();
    let mut end = at + 1;
    if is_role(&token.lower) || token.is(Marks::TITLE.or(Marks::ROLE)) && !token.is(Marks::GIVEN) {
        return end;
    }
    if token.is(Marks::GIVEN) || token.shape == Shape::Initial || titled {
        while end < tokens.len() && end - at < 4 && !tokens[end - 1].possessive {
            let is_particle =
                matches!(tokens[end].lower.as_str(), "von" | "van" | "zu" | "de" | "bin" | "al") && tokens[end].shape == Shape::Lower;
            let last = &tokens[end - 1];
            let is_open = end - at < 2 || last.is(Marks::GIVEN) || last.shape == Shape::Initial || last.shape == Shape::Lower;
            if is_open && is_name(end) {
                end += 1;
            } else if is_particle && is_name(end + 1) {
                end += 2;
            } else if is_particle && tokens.get(end + 1).is_some_and(|token| token.lower == "der") && is_name(end + 2) {
                end += 3;
            } else {
                break;
            }
        }
    }
    while end < tokens.len() && is_place(&tokens[at..=end]) {
        end += 1;
    }
    if end - at == 1 && BEFORE_NAMES.split_ascii_whitespace().any(|word| word == token.lower) && is_name(end) {
        end += 1;
    }
    found.push(Chunk { first: at, end, titled, heading: false });
    end
}

/// Endings of what somebody is: "Außenminister", "Polizeisprecherin".
const ROLES: &str = "minister ministerin präsident präsidentin sprecher sprecherin chef chefin trainer meister meisterin kanzler kanzlerin direktor \
    direktorin leiter leiterin kandidat kandidatin vorsitzende vorsitzender experte expertin forscher forscherin professor professorin \
    politiker politikerin anwalt anwältin";
/// Endings of what is an organisation by itself: "Innenministerium", "Commerzbank".
const ORGANISATIONS: &str =
    "ministerium bundesbank commerzbank bundesgericht landgericht amtsgericht verfassungsgericht bundesamt landesamt";
/// Words that an organisation's name follows: "FC Osterhaven".
const BEFORE_NAMES: &str = "universität hochschule stadtwerke sparkasse fc sv vfb tsv landgericht amtsgericht polizei borussia eintracht";

fn is_role(lower: &str) -> bool {
    ROLES.split_ascii_whitespace().any(|ending| lower.ends_with(ending))
}

/// Whether the word is an organisation by itself.
pub(super) fn is_organisation(lower: &str) -> bool {
    lower.len() > 8 && ORGANISATIONS.split_ascii_whitespace().any(|ending| lower.ends_with(ending))
}
