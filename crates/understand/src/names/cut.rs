//! Cuts a run of words with capitals into what may be names: titles apart from who bears them, the first words of sentences off.

use super::chunks::{Chunk, IsPlace, LONGEST};
use super::lexicon::{Marks, is_region};
use super::tokens::{Shape, Token};

/// Cuts a run into what may be names: titles apart from who bears them, first words of sentences off.
pub(super) fn split(tokens: &[Token], mut first: usize, end: usize, heading: bool, is_place: IsPlace, found: &mut Vec<Chunk>) {
    if tokens[first].lower == "the" {
        let is_paper =
            tokens[end - 1].is(Marks::PAPER) || tokens[first + 1..end].iter().any(|token| token.is(Marks::PAPER)) && end - first <= 5;
        // "The Ledger": amid a sentence the article has a capital only as a part of the name.
        let before = first.checked_sub(1).and_then(|place| tokens.get(place));
        let is_own = !tokens[first].initial && !heading && before.is_some_and(|token| token.shape == Shape::Lower);
        if !(is_own || is_place(&tokens[first..end]) || is_paper && !heading) {
            first += 1;
        }
    }
    if end - first > LONGEST {
        return;
    }
    // "Fox News Channel White House correspondent": the one name that is always beside others.
    let house = (first + 1..end.saturating_sub(1)).find(|place| tokens[*place].lower == "white" && tokens[place + 1].lower == "house");
    if let Some(house) = house {
        split(tokens, first, house, heading, is_place, found);
        split(tokens, house, end, heading, is_place, found);
        return;
    }
    // "Secretary of State Hillary Clinton": the office is part of the title.
    if first >= 2
        && tokens[first - 1].lower == "of"
        && tokens[first - 2].is(Marks::TITLE.or(Marks::ROLE))
        && is_office(&tokens[first].lower)
    {
        first += 1;
        if first < end {
            push(tokens, first, end, tokens[first].is(Marks::GIVEN), heading, found);
        }
        return;
    }
    // "Trust Celia Maddox": ordinary words before a given name and a surname.
    while end - first >= 3
        && tokens[first].is(Marks::WORD)
        && !tokens[first].is(Marks::GIVEN
            .or(Marks::TITLE)
            .or(Marks::ROLE)
            .or(Marks::CROWNED)
            .or(Marks::PLACE_FIRST)
            .or(Marks::REGION)
            .or(Marks::ORGANISATION))
        && tokens[first + 1].is(Marks::COMMON_GIVEN)
        && !tokens[first + 2].is(Marks::WORD)
        && !is_headed(&tokens[first + 1..end])
    {
        first += 1;
    }
    // "Florida Marco Rubio": a place and who comes from there.
    let is_from = end - first >= 3
        && tokens[first + 1].is(Marks::COMMON_GIVEN)
        && !tokens[first].is(Marks::GIVEN)
        && is_place(&tokens[first..=first]);
    if is_from && !is_headed(&tokens[first + 1..end]) && !is_place(&tokens[first..first + 2]) {
        push(tokens, first, first + 1, false, heading, found);
        first += 1;
    }
    // "Republican Donald Trump": what people are, before their name.
    if end - first >= 3
        && tokens[first].is(Marks::DEMONYM)
        && tokens[first + 1].is(Marks::COMMON_GIVEN)
        && !is_headed(&tokens[first + 1..end])
    {
        first += 1;
    }
    let run = &tokens[first..end];
    // The last title that a name stands behind.
    let title = (0..run.len().saturating_sub(1)).rev().find(|place| is_title(run, *place) && !is_headed(&run[place + 1..]));
    if let Some(title) = title {
        push_before_title(tokens, first, first + title, heading, is_place, found);
        let is_crowned = run[title].is(Marks::CROWNED) && run.len() - title == 2 && !run[title + 1].is(Marks::WORD);
        let begin = first + title + usize::from(!is_crowned);
        push(tokens, begin, end, true, heading, found);
        return;
    }
    if let Some(begin) = without_first_word(tokens, first, end, is_place) {
        push(tokens, begin, end, false, heading, found);
    }
}

fn is_office(word: &str) -> bool {
    matches!(
        word,
        "state"
            | "defense"
            | "defence"
            | "energy"
            | "commerce"
            | "labor"
            | "labour"
            | "health"
            | "education"
            | "transportation"
            | "transport"
            | "agriculture"
            | "justice"
            | "interior"
            | "finance"
            | "homeland"
            | "veterans"
            | "housing"
            | "staff"
    )
}

/// "Coach Marcus Dray", "King Olaf"; but not "Stephen King" or "Martin Luther King Jr."
fn is_title(run: &[Token], place: usize) -> bool {
    let token = &run[place];
    let is_borne = token.is(Marks::TITLE.or(Marks::CROWNED).or(Marks::ROLE)) && (token.shape != Shape::Initial || token.is(Marks::TITLE));
    let before_is_given = place > 0 && run[place - 1].is(Marks::COMMON_GIVEN) && !run[place - 1].is(Marks::TITLE);
    let next = &run[place + 1];
    let next_is_name = next.has_capital() && !next.is(Marks::SUFFIX) || next.is(Marks::PARTICLE);
    is_borne && !before_is_given && next_is_name && !token.possessive
}

/// "Attorney General's Office", "King County", "Queen Street": what follows is no person.
fn is_headed(rest: &[Token]) -> bool {
    let Some(last) = rest.last() else { return false };
    let is_alone = rest.len() == 1;
    last.is(Marks::COMPANY) && !is_alone
        || last.is(Marks::ORGANISATION) && !(last.is(Marks::SURNAME) || last.is(Marks::GIVEN))
        || last.is(Marks::PLACE) && (is_alone || !last.is(Marks::SURNAME))
        || rest.iter().any(|token| token.text == "&" || token.lower == "of")
}

/// What stands before a title: "Nakamura Motors President", "California Attorney General"; nothing of "Finance Minister".
fn push_before_title(tokens: &[Token], first: usize, mut end: usize, heading: bool, is_place: IsPlace, found: &mut Vec<Chunk>) {
    while end > first {
        let token = &tokens[end - 1];
        let is_kept = is_place(&tokens[first..end]) || token.is(Marks::ORGANISATION.or(Marks::COMPANY).or(Marks::REGION).or(Marks::LONE));
        if is_kept || !token.is(Marks::WORD.or(Marks::TITLE).or(Marks::ROLE).or(Marks::DEMONYM)) {
            break;
        }
        end -= 1;
    }
    if let Some(begin) = without_first_word(tokens, first, end, is_place) {
        push(tokens, begin, end, false, heading, found);
    }
}

/// Where the name begins if the run begins a sentence: behind "Yesterday", "Singer" and "Storm", but not behind "Kestrel" of "Kestrel Bank".
fn without_first_word(tokens: &[Token], first: usize, end: usize, is_place: IsPlace) -> Option<usize> {
    if first >= end {
        return None;
    }
    let token = &tokens[first];
    let rest = &tokens[first + 1..end];
    if token.lower == "the" {
        // It was found to be a part of the name.
        return Some(first);
    }
    if !token.initial || !token.is(Marks::WORD) || token.is(Marks::REGION) {
        return Some(first);
    }
    if token.is(Marks::DOUBTFUL) {
        return (!rest.is_empty()).then_some(first + 1);
    }
    let Some(next) = rest.first() else { return Some(first) };
    if is_place(&tokens[first..end]) || is_region(&tokens[first].lower) {
        return Some(first);
    }
    let behind_is_person =
        next.is(Marks::COMMON_GIVEN) && rest.len() > 1 || next.is(Marks::GIVEN) && rest.len() > 1 && !next.is(Marks::WORD);
    let is_given = token.is(Marks::COMMON_GIVEN);
    let is_number = matches!(token.lower.as_str(), "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten");
    if is_number || rest.len() == 1 && next.is(Marks::COMMON_GIVEN) && !next.is(Marks::WORD) && !token.is(Marks::GIVEN.or(Marks::SURNAME)) {
        // "Seven Republicans", "Thank Ivanka".
        return Some(first + 1);
    }
    let behind_is_whole = is_place(rest)
        || next.is(Marks::DEMONYM)
        || rest.len() >= 2
            && rest.last().is_some_and(|last| last.is(Marks::ORGANISATION.or(Marks::COMPANY)))
            && rest.iter().any(|token| !token.is(Marks::WORD));
    let cut = !is_given && (behind_is_person || behind_is_whole) || token.is(Marks::FUNCTION) && !token.is(Marks::SOFT);
    Some(first + usize::from(cut))
}

/// Adds a chunk without roles at its end ("Port Tern Mayor") and without what is ordinary.
fn push(tokens: &[Token], first: usize, mut end: usize, titled: bool, heading: bool, found: &mut Vec<Chunk>) {
    while end > first + 1 {
        let last = &tokens[end - 1];
        let before_is_given = tokens[end - 2].is(Marks::GIVEN) && !tokens[end - 2].is(Marks::ROLE);
        let is_role = last.is(Marks::TITLE.or(Marks::ROLE))
            && !before_is_given
            && !last.is(Marks::ORGANISATION.or(Marks::SUFFIX).or(Marks::PAPER))
            && tokens[end - 2].has_capital();
        // "Florida Latino voters" names Florida.
        let is_people = last.is(Marks::DEMONYM) && !last.is(Marks::LONE.or(Marks::REGION)) && !(before_is_given && end == first + 2);
        let is_joint = !last.has_capital() && last.shape != Shape::Number;
        if !(is_role && !titled || is_joint || is_people) {
            break;
        }
        end -= 1;
    }
    let is_title =
        titled && end == first + 1 && tokens[first].is(Marks::TITLE.or(Marks::ROLE)) && !tokens[first].is(Marks::SURNAME.or(Marks::GIVEN));
    if first < end && !is_title {
        found.push(Chunk { first, end, titled, heading });
    }
}
