//! What joins words with capitals to one name: "of", "for", "de la", "&", a possessive; and how far a run goes.

use super::chunks::{LONGEST, joins};
use super::lexicon::Marks;
use super::tokens::{Shape, Token};
use super::tongue::Tongue;

/// What people of one trade found.
const UNITES: [&str; 14] = [
    "union",
    "association",
    "federation",
    "society",
    "college",
    "club",
    "guild",
    "council",
    "league",
    "alliance",
    "fund",
    "hospital",
    "institute",
    "cooperative",
];

/// Behind the last token that joins the run which begins at `at`.
pub(super) fn extent(tokens: &[Token], at: usize, tongue: Tongue, heading: bool) -> usize {
    let mut end = at + 1;
    // "of" was read, so that "and" may join what is done: "Department of Health and Human Services".
    let mut listed = false;
    while end < tokens.len() && end - at < 2 * LONGEST {
        let last = &tokens[end - 1];
        if last.possessive && !is_dedicated(tokens, at, end) {
            return end;
        }
        if joins(tokens, end, heading) {
            end += 1;
            continue;
        }
        let joint =
            if tongue == Tongue::English { connection(tokens, at, end, listed, heading) } else { foreign_connection(tokens, at, end) };
        let Some(width) = joint else { return end };
        listed |= matches!(tokens[end].lower.as_str(), "of" | "for" | "on");
        end += width;
    }
    end
}

/// "St. Anne's Primary School", "King's College": the possessive is a part of the name.
fn is_dedicated(tokens: &[Token], at: usize, end: usize) -> bool {
    let is_saint = matches!(tokens[at].lower.as_str(), "st" | "saint");
    let head = |place: usize| {
        tokens.get(place).is_some_and(|token| {
            token.has_capital()
                && matches!(
                    token.lower.as_str(),
                    "college"
                        | "hospital"
                        | "church"
                        | "school"
                        | "cathedral"
                        | "university"
                        | "department"
                        | "office"
                        | "club"
                        | "park"
                        | "square"
                        | "lane"
                        | "street"
                        | "road"
                        | "court"
                        | "close"
                        | "hill"
                        | "farm"
                        | "bay"
                        | "point"
                        | "island"
                        | "cove"
                        | "landing"
                        | "creek"
                        | "chapel"
                )
        })
    };
    let is_place = tokens[at..end].iter().any(|token| token.is(Marks::REGION));
    !is_place && (head(end) || is_saint && head(end + 1))
}

/// How many tokens from `end` on join the run to a word with a capital; `None` if nothing does. The last of them is that word.
fn connection(tokens: &[Token], at: usize, end: usize, listed: bool, heading: bool) -> Option<usize> {
    let run = &tokens[at..end];
    let capital = |place: usize| place < tokens.len() && joins(tokens, place, heading);
    let last = &tokens[end - 1];
    let next = &tokens[end];
    let heads = |token: &Token| token.is(Marks::ORGANISATION);
    match next.lower.as_str() {
        "of" => {
            // "the Riksbank of Norland": what has an article and a capital amid a sentence is a name's head.
            let before = at.checked_sub(1).and_then(|place| tokens.get(place));
            let has_article = before.is_some_and(|token| token.lower == "the") && !tokens[at].initial && run.len() == 1;
            let is_own = has_article && !last.is(Marks::TITLE.or(Marks::ROLE).or(Marks::DEMONYM).or(Marks::REGION).or(Marks::LONE));
            let may = is_own && !heading
                || last.is(Marks::OF_SOMETHING)
                || run[0].is(Marks::OF_SOMETHING)
                || matches!(run[0].lower.as_str(), "united" | "national" | "royal" | "international") && run.len() > 1
                || last.is(Marks::PLACE) && !run[0].is(Marks::GIVEN)
                || matches!(
                    last.lower.as_str(),
                    "gulf" | "isle" | "cape" | "bay" | "friends" | "sons" | "daughters" | "mount" | "bishopric"
                );
            let the = usize::from(tokens.get(end + 1).is_some_and(|token| token.lower == "the"));
            (may && !last.is(Marks::TITLE) && capital(end + 1 + the)).then_some(2 + the)
        }
        "on" if listed => (capital(end + 1) && last.is(Marks::WORD) && !tokens[end + 1].is(Marks::OTHER)).then_some(2),
        "es" if last.lower == "dar" => capital(end + 1).then_some(2),
        "for" | "on" | "without" => {
            let may = heads(last)
                && (!last.is(Marks::WEAK_HEAD)
                    || matches!(
                        last.lower.as_str(),
                        "center" | "centre" | "fund" | "home" | "project" | "campaign" | "movement" | "network" | "initiative" | "group"
                    ))
                || last.is(Marks::PEOPLE)
                    && run.len() == 1
                    && !(last.initial && matches!(last.lower.as_str(), "lawyers" | "families" | "workers" | "teachers" | "people"));
            let the = usize::from(tokens.get(end + 1).is_some_and(|token| token.lower == "the"));
            let behind = tokens.get(end + 1 + the)?;
            (may && capital(end + 1 + the)
                && !behind.is(Marks::OTHER)
                && (next.lower != "on" || last.lower == "committee" || last.lower == "council"))
                .then_some(2 + the)
        }
        "the" if run.len() == 1 && matches!(last.lower.as_str(), "save" | "protect" | "stop" | "keep" | "free" | "defend") => {
            capital(end + 1).then_some(2)
        }
        "and"
            if !(last.is(Marks::GIVEN.or(Marks::REGION)) || run.len() > 1 && last.is(Marks::ORGANISATION))
                && last.is(Marks::WORD)
                && shares_head(tokens, end + 1, heading) =>
        {
            Some(2)
        }
        "and" if listed => {
            let behind = tokens.get(end + 1)?;
            (capital(end + 1) && behind.is(Marks::WORD) && !behind.is(Marks::COMMON_GIVEN.or(Marks::REGION))).then_some(2)
        }
        _ if next.shape == Shape::Lower && next.is(Marks::PARTICLE) && !last.is(Marks::TITLE) => {
            let second = tokens.get(end + 1)?;
            if capital(end + 1) {
                Some(2)
            } else if second.shape == Shape::Lower && second.is(Marks::PARTICLE) && capital(end + 2) {
                Some(3)
            } else {
                None
            }
        }
        _ if next.is_mark('&') => capital(end + 1).then_some(2),
        _ if next.is_mark('’') || next.is_mark('\'') => {
            // "Post Office Workers' Union"
            let unites =
                tokens.get(end + 1).is_some_and(|head| head.has_capital() && !head.initial && UNITES.contains(&head.lower.as_str()));
            let is_plural = last.lower.ends_with('s') && last.is(Marks::WORD) && !last.is(Marks::LONE.or(Marks::SURNAME));
            (is_plural && last.range.end == next.range.start && unites).then_some(2)
        }
        _ if next.is_mark(',') && run.len() == 1 => {
            // "Parker, Lyle & Stone"
            (capital(end + 1) && tokens.get(end + 2).is_some_and(|token| token.is_mark('&')) && capital(end + 3)).then_some(4)
        }
        _ if next.shape == Shape::Number
            && matches!(last.lower.as_str(), "highway" | "route" | "interstate" | "road" | "motorway" | "channel" | "radio") =>
        {
            Some(1)
        }
        // "Reporters Without Borders": a small word with a capital amid a sentence.
        _ if !heading && next.shape == Shape::Capital && !next.initial && last.is(Marks::PEOPLE.or(Marks::ORGANISATION)) => {
            let is_joint = matches!(next.lower.as_str(), "without" | "for" | "of" | "the" | "and" | "in" | "against");
            (is_joint && capital(end + 1)).then_some(2)
        }
        _ => None,
    }
}

/// The same in other languages: a particle behind a given name or the head of an organisation ("Universidad de Chile").
fn foreign_connection(tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    let first = &tokens[at];
    let next = &tokens[end];
    let may = first.is(Marks::ORGANISATION.or(Marks::GIVEN)) && next.shape == Shape::Lower && next.is(Marks::PARTICLE);
    let is_and = matches!(next.lower.as_str(), "y" | "al" | "el" | "le" | "la") && !first.is(Marks::ORGANISATION);
    if next.is_mark('&') {
        return (end + 1 < tokens.len() && joins(tokens, end + 1, false)).then_some(2);
    }
    if !may || is_and {
        return None;
    }
    let second = tokens.get(end + 1)?;
    if joins(tokens, end + 1, false) && !(first.is(Marks::GIVEN) && second.is(Marks::GIVEN)) {
        Some(2)
    } else {
        let is_article = second.shape == Shape::Lower && matches!(second.lower.as_str(), "la" | "los" | "las" | "le" | "les" | "der");
        (is_article && end + 2 < tokens.len() && joins(tokens, end + 2, false)).then_some(3)
    }
}

/// "… and Infrastructure Committee": ordinary words and the head that both sides of the "and" share.
fn shares_head(tokens: &[Token], at: usize, heading: bool) -> bool {
    let run =
        tokens[at..].iter().take(4).take_while(|token| token.has_capital() && token.is(Marks::WORD) && !token.is(Marks::COMMON_GIVEN));
    let heads = run.enumerate().any(|(place, token)| place > 0 && token.is(Marks::ORGANISATION) && !token.is(Marks::WEAK_HEAD));
    heads && !heading
}
