//! What the words beside a name say of it: a preposition, a role, a verb, what stands behind its comma, another name and a score.

use super::chunks::Chunk;
use super::evidence::{NOTHING, Points, organisation, person, place};
use super::lexicon::Marks;
use super::tokens::{Shape, Token};

/// The words beside a name.
pub(super) fn beside(tokens: &[Token], chunk: &Chunk) -> Points {
    let left = Left::of(tokens, chunk.first);
    let alone = &tokens[chunk.end - 1];
    let is_team = left.article && chunk.end == chunk.first + 1 && alone.lower.ends_with('s') && !alone.initial && !chunk.heading;
    if is_title_of_a_work(tokens, chunk) {
        return NOTHING;
    }
    if left.article
        && chunk.end == chunk.first + 1
        && alone.is(Marks::WORD)
        && !alone.is(Marks::REGION.or(Marks::LONE))
        && alone.shape == Shape::Capital
    {
        if alone.is(Marks::PAPER) || alone.lower == "house" {
            return organisation(if alone.initial { 0.0 } else { 4.0 });
        }
        if alone.is(Marks::PLACE.or(Marks::ROLE).or(Marks::TITLE)) {
            return NOTHING;
        }
    }
    whose(tokens, chunk) + before(tokens, &left, chunk.heading) + behind(tokens, chunk) + organisation(if is_team { 1.3 } else { 0.0 })
}

/// Whether what stands between two names, or behind the second, tells of a match between two teams: then a town is its team.
pub(super) fn is_match(tokens: &[Token], one: &Chunk, other: &Chunk) -> bool {
    let Some(between) = tokens.get(one.end..other.first).filter(|between| !between.is_empty() && between.len() <= 5) else { return false };
    let behind = &tokens[other.end..tokens.len().min(other.end + 6)];
    let is_score = |token: &Token| token.shape == Shape::Number && token.text.len() <= 7 && token.text.contains(['-', '–']);
    let has = |run: &[Token], words: &[&str]| run.iter().any(|token| words.contains(&token.lower.as_str()));
    let is_elsewhere = between.last().is_some_and(|token| matches!(token.lower.as_str(), "in" | "at" | "near" | "from" | "of" | "for"));
    if is_elsewhere || between.iter().any(|token| matches!(token.shape, Shape::Mark(_)) || token.is(Marks::SAYS)) {
        return false;
    }
    between.iter().any(|token| token.shape == Shape::Lower && token.is(Marks::MATCH))
        || has(between, &["drew", "draw", "win", "won", "victory"]) && has(between, &["with", "over", "against", "at"])
        || has(between, &["held"]) && has(between, &["off"])
        || has(between, &["and", "v", "vs", "against"]) && (has(behind, &["draw", "drew"]) || behind.first().is_some_and(is_score))
}

/// The first "his" or "its" behind a name, within its clause, tells whether it is a person's.
fn whose(tokens: &[Token], chunk: &Chunk) -> Points {
    let near = tokens.get(chunk.end..tokens.len().min(chunk.end + 8)).unwrap_or_default();
    for token in near {
        match token.lower.as_str() {
            "its" => return Points::new(-1.0, 0.8, 0.3),
            "his" | "her" | "he" | "she" => return person(0.6),
            _ if matches!(token.shape, Shape::Mark(_) | Shape::Capital) => break,
            _ => {}
        }
    }
    Points::default()
}

/// "The Long Winter": nothing but capitals between quotation marks.
fn is_title_of_a_work(tokens: &[Token], chunk: &Chunk) -> bool {
    let mut first = chunk.first;
    while first > 0 && matches!(tokens[first - 1].lower.as_str(), "the" | "a" | "an") {
        first -= 1;
    }
    let opens = first
        .checked_sub(1)
        .and_then(|place| tokens.get(place))
        .is_some_and(|token| ['"', '“', '‘', '«', '„'].iter().any(|mark| token.is_mark(*mark)));
    let behind = tokens.get(chunk.end..).unwrap_or_default().iter().take(2);
    let closes = behind
        .take_while(|token| matches!(token.shape, Shape::Mark(_)))
        .any(|token| ['"', '”', '’', '»', '“'].iter().any(|mark| token.is_mark(*mark)));
    opens && closes && chunk.end - first >= 2 && !tokens[chunk.first].is(Marks::COMMON_GIVEN)
}

/// Whether the words right beside a town's name are of a match, so that its team is meant: "Chicago scored", "to beat Detroit".
pub(super) fn is_side(tokens: &[Token], chunk: &Chunk) -> bool {
    let before = chunk.first.checked_sub(1).and_then(|place| tokens.get(place)).map_or("", |token| token.lower.as_str());
    let behind = tokens.get(chunk.end).map_or("", |token| token.lower.as_str());
    let beats =
        |word: &str| matches!(word, "beat" | "beats" | "beating" | "defeated" | "thrashed" | "routed" | "edged" | "outscored" | "trounced");
    beats(before) || beats(behind) || matches!(behind, "scored" | "traded" | "rallied" | "equalised" | "equalized")
}

/// What stands before a name: the nearest word that is no article, whether there is an article, and the word before.
struct Left<'t> {
    word: Option<&'t Token<'t>>,
    at: usize,
    article: bool,
}

impl Left<'_> {
    fn of<'t>(tokens: &'t [Token<'t>], first: usize) -> Left<'t> {
        let mut at = first;
        let mut article = false;
        while at > 0 {
            at -= 1;
            let token = &tokens[at];
            if matches!(token.lower.as_str(), "the" | "a" | "an") {
                article |= token.lower == "the";
                continue;
            }
            return Left { word: Some(token), at, article };
        }
        Left { word: None, at: 0, article }
    }
}

fn before(tokens: &[Token], left: &Left, heading: bool) -> Points {
    let mut points = Points::default();
    if left.article {
        points += Points::new(-3.0, 1.2, 0.2);
    }
    let Some(word) = left.word else { return points };
    if word.is(Marks::TITLE.or(Marks::ROLE)) && !left.article && word.shape == Shape::Lower && !word.possessive {
        points += person(3.5);
    }
    if word.shape == Shape::Lower || heading && word.is(Marks::FUNCTION) {
        if word.is(Marks::FIRM) {
            points += Points::new(0.0, 3.0, 0.0);
        }
        if word.is(Marks::SPOT) && !left.article {
            points += place(2.5);
        }
        points += match word.lower.as_str() {
            "in" => place(2.5),
            "outside" => place(1.3),
            "near" | "throughout" | "across" | "northern" | "southern" | "eastern" | "western" | "central" | "downtown" | "nearby" => {
                place(3.0)
            }
            "around" | "towards" | "toward" | "into" | "within" | "over" => place(1.5),
            "from" => place(1.3),
            "to" | "at" | "leaving" | "left" | "visited" | "toured" | "reached" | "fled" => place(0.8),
            "by" | "with" | "meets" | "met" | "accused" | "arrested" | "called" | "named" | "elected" | "replaced" | "married" => {
                Points::new(0.8, 0.4, 0.0)
            }
            "joined" | "bought" | "acquired" | "sued" | "owns" | "acquire" | "buy" | "joins" | "join" => organisation(1.5),
            _ => Points::default(),
        };
    }
    let second = left.at.checked_sub(1).and_then(|at| tokens.get(at));
    if let Some(second) = second.filter(|second| second.shape == Shape::Lower) {
        points += match word.lower.as_str() {
            "in" if matches!(second.lower.as_str(), "shares" | "stake" | "stakes") => Points::new(0.0, 3.0, -2.0),
            "of" if matches!(second.lower.as_str(), "shares" | "shareholders" | "subsidiary" | "customers" | "employees" | "unit") => {
                Points::new(0.0, 3.0, -2.0)
            }
            "of" if matches!(
                second.lower.as_str(),
                "mayor" | "governor" | "president" | "king" | "queen" | "bishop" | "archbishop" | "sheriff" | "harbourmaster" | "minister"
            ) =>
            {
                place(1.5)
            }
            "at" | "with" | "of" | "for" | "in"
                if matches!(
                    second.lower.as_str(),
                    "workers"
                        | "staff"
                        | "job"
                        | "jobs"
                        | "contract"
                        | "deal"
                        | "merger"
                        | "stake"
                        | "partner"
                        | "shares"
                        | "plant"
                        | "lawyers"
                        | "drivers"
                        | "pilots"
                ) =>
            {
                organisation(1.5)
            }
            "as" if second.lower == "such" => {
                let group = left.at.checked_sub(2).and_then(|at| tokens.get(at));
                match group {
                    Some(group) if group.is(Marks::FIRM) => organisation(3.0),
                    Some(group) if group.is(Marks::SPOT) => place(3.0),
                    Some(group) if group.is(Marks::ROLE) => person(2.0),
                    _ => Points::default(),
                }
            }
            "of" | "at" | "for" | "with"
                if second.is(Marks::ROLE) || matches!(second.lower.as_str(), "member" | "members" | "works" | "worked" | "executive") =>
            {
                organisation(1.5)
            }
            "of" if second.is(Marks::SPOT) || matches!(second.lower.as_str(), "siege" | "battle" | "fall" | "liberation") => place(3.5),
            "for" if matches!(second.lower.as_str(), "left" | "bound" | "departed" | "headed" | "heading" | "sailed") => place(2.5),
            "of" if matches!(
                second.lower.as_str(),
                "north"
                    | "south"
                    | "east"
                    | "west"
                    | "miles"
                    | "kilometres"
                    | "kilometers"
                    | "outskirts"
                    | "slopes"
                    | "foothills"
                    | "shores"
                    | "banks"
                    | "summit"
                    | "streets"
                    | "coast"
                    | "people"
            ) =>
            {
                place(3.0)
            }
            _ => Points::default(),
        };
    }
    let is_from = word.lower == "of" && second.is_some_and(|second| second.is_mark(','));
    if is_from {
        // "Kyle Jensen, 22, of Boulder".
        points += place(2.5);
    }
    if word.is_mark(',') && second.is_some_and(|second| second.shape == Shape::Lower && second.is(Marks::FIRM)) {
        points += organisation(2.5);
    }
    points
}

fn behind(tokens: &[Token], chunk: &Chunk) -> Points {
    let mut points = Points::default();
    let last = &tokens[chunk.end - 1];
    let token = |place: usize| tokens.get(chunk.end + place);
    let Some(next) = token(0) else { return points };
    if last.possessive {
        if next.shape == Shape::Lower {
            points += match next.lower.as_str() {
                "government" | "capital" | "army" | "navy" | "election" | "elections" | "constitution" | "president" | "parliament"
                | "economy" | "border" | "coast" | "population" | "streets" | "mayor" | "largest" | "first" | "northern" | "southern"
                | "eastern" | "western" | "military" | "people" => place(1.5),
                "match" | "game" | "win" | "victory" | "squad" | "season" | "fans" | "shares" | "customers" | "shareholders" | "board"
                | "headquarters" | "profit" | "chief" | "revenue" | "products" => organisation(1.5),
                "wife" | "husband" | "mother" | "father" | "son" | "daughter" | "lawyer" | "lawyers" | "death" | "life" | "attorney"
                | "widow" | "brother" | "sister" | "family" | "office" | "career" | "body" | "birthday" | "novel" | "speech"
                | "campaign" => person(1.5),
                _ => Points::default(),
            };
        }
        let near = tokens.get(chunk.end..tokens.len().min(chunk.end + 3)).unwrap_or_default();
        let is_led = |token: &Token| {
            let word = token.lower.as_str();
            matches!(word, "chief" | "sales" | "profits" | "ceo") || token.is(Marks::OF_FIRMS)
        };
        if near.iter().take_while(|token| token.shape == Shape::Lower).any(is_led) {
            // "Renaudin's finance chief".
            points += organisation(1.5);
        }
        return points;
    }
    let is_chief = next.shape == Shape::Lower && next.lower == "chief" && token(1).is_some_and(|second| second.lower == "executive");
    if is_chief || next.shape == Shape::Lower && next.is(Marks::ROLE.or(Marks::TITLE)) && !next.is(Marks::SAYS) {
        // "Castell Dairy chief executive", "Bremen mayor".
        let is_town = next.is(Marks::OF_TOWNS);
        points += if is_town { Points::new(-0.8, 0.3, 2.2) } else { Points::new(-0.8, 1.6, 0.8) };
    } else if next.shape == Shape::Lower && next.is(Marks::SAYS) {
        points += Points::new(1.8, 1.1, 0.0);
    } else if next.shape == Shape::Lower && next.is(Marks::MATCH) {
        points += Points::new(0.5, 0.5, 0.0);
    } else if next.shape == Shape::Lower {
        points += match next.lower.as_str() {
            "who" | "whose" => person(3.0),
            // "Chelsea have agreed": a team, which in British English is many.
            "have" | "are" | "were" if chunk.end - chunk.first <= 2 && !is_listed(tokens, chunk) => organisation(2.0),
            "has" | "had" | "will" | "would" | "is" | "was" => Points::new(0.4, 0.4, 0.0),
            "operates" | "employs" | "makes" | "produces" | "sells" | "owns" | "recalled" | "unveiled" | "supplies" | "builds"
            | "manufactures" => organisation(1.5),
            "announced" | "acquired" | "reported" | "launched" | "posted" | "plans" | "shares" | "employees" | "customers"
            | "officials" => organisation(1.0),
            "won" | "took" | "scored" | "opened" | "moved" | "met" | "signed" | "spoke" | "sees" | "cancelled" | "canceled" | "joined"
            | "led" | "hit" | "finished" | "left" => person(0.9),
            _ if next.is(Marks::OF_TOWNS) => place(if chunk.end == chunk.first + 1 { 2.0 } else { 0.8 }),
            _ if next.is(Marks::OF_FIRMS) => organisation(1.5),
            _ => Points::default(),
        };
    }
    let Some(second) = token(1) else { return points };
    if next.is_mark(',') {
        let third = token(2);
        if second.shape == Shape::Number && second.text.len() <= 2 && third.is_some_and(|third| third.is_mark(',') || third.is_mark('.')) {
            points += person(4.0);
        } else if second.lower == "which" {
            points += Points::new(-1.5, 1.2, 0.8);
        } else if matches!(second.lower.as_str(), "who" | "whose") {
            points += person(3.5);
        } else if second.shape == Shape::Capital && second.is(Marks::STATE) {
            points += place(2.5);
        } else {
            points += apposition(&tokens[chunk.end + 1..]);
        }
    } else if next.is_mark('(') && second.shape == Shape::Initial {
        points += person(3.0);
    } else if next.is_mark('(') && second.shape == Shape::Upper {
        points += organisation(2.0);
    }
    points
}

/// Whether the name is the last of several, which are many anyway.
fn is_listed(tokens: &[Token], chunk: &Chunk) -> bool {
    chunk
        .first
        .checked_sub(1)
        .and_then(|place| tokens.get(place))
        .is_some_and(|token| matches!(token.lower.as_str(), "and" | "or" | "nor") || token.is_mark(','))
}

/// "…, a nurse from", "…, chairman of", "…, a suburb": what is said of it behind a comma.
fn apposition(rest: &[Token]) -> Points {
    for (place_, token) in rest.iter().take(7).enumerate() {
        match token.shape {
            Shape::Mark(mark) if mark != '-' => break,
            Shape::Lower if token.is(Marks::ROLE.or(Marks::TITLE)) => {
                return person(if place_ == 0 || rest[0].shape == Shape::Lower { 2.5 } else { 1.5 });
            }
            Shape::Lower if token.is(Marks::FIRM) => return organisation(2.5),
            Shape::Lower if token.is(Marks::SPOT) => return place(2.5),
            Shape::Lower if matches!(token.lower.as_str(), "of" | "in" | "said" | "for" | "where" | "and" | "but" | "while" | "when") => {
                break;
            }
            _ => {}
        }
    }
    if rest.first().is_some_and(|token| token.lower == "where") { place(2.0) } else { Points::default() }
}
