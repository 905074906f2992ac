//! Whether whom and what an English sentence's pronouns mean stands in the sentence.
//!
//! What may be meant is what stands before: a name or a word for a person, a plural, a thing. "After he fell, Celia Maddox …" is the one case
//! in which it stands behind.

use super::phrases::Word;
use super::tongue::has;
use crate::calendar::is_day_or_month;
use crate::terms::first_words;

const PERSON: &str = "he him his himself she her hers herself he's she's he'd she'd he'll she'll";
const SEVERAL: &str = "they them their theirs themselves they're they've they'd they'll";
const THING: &str = "it its itself it's it'll it'd";
/// What points at something else than a time.
const POINTING: &str = "this these";
const TIMES: &str = "morning afternoon evening year week month summer winter spring autumn fall season weekend time century decade";
/// Words for one person.
const PEOPLE: &str = "man woman boy girl president premier minister chancellor mayor governor senator king queen prince princess pope bishop priest \
    spokesman spokeswoman spokesperson leader chief chairman chairwoman chair officer driver teacher student suspect victim actor actress singer rapper \
    star player coach manager captain judge lawyer attorney doctor nurse father mother son daughter brother sister husband wife teenager teen pilot soldier \
    gunman attacker candidate director founder ceo executive secretary ambassador author writer comedian owner resident professor scientist billionaire \
    congressman congresswoman lawmaker widow passenger worker child baby toddler friend nephew niece uncle aunt cousin grandfather grandmother defendant \
    journalist reporter presenter host model artist musician footballer striker goalkeeper midfielder defender who whose";
/// Words for several that do not end in s.
const GROUPS: &str = "police people men women children company team government family group couple staff crew army council party band club who media \
    firm agency committee court parliament congress senate board union administration ministry department";
/// Before a name that is a place's.
const WHERE: &str = "in at from near outside across within into to around of over";
/// First words behind which the person may still come.
const SUBORDINATE: &str = "after when as while before since if although though despite in during for with following because once by";
/// What "the" may not begin a sentence with unless a name follows: one of whom another sentence told.
const KNOWN: &str = "incident accident crash move decision news announcement statement report study video image letter document law bill measure attack \
    flight ship boat train plane vehicle driver group agency organisation organization";
/// Words behind "the" among which such a name is looked for.
const NAMED_WITHIN: usize = 6;

/// What has been seen of a sentence.
#[derive(Default)]
struct Seen {
    person: bool,
    several: bool,
    thing: bool,
    capitals: usize,
}

/// Whether every pronoun has something that it may mean.
pub(super) fn is_clear(words: &[Word]) -> bool {
    let mut seen = Seen::default();
    let subordinate = words.first().is_some_and(|word| has(SUBORDINATE, &word.lower));
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place + 1);
        let lower = word.lower.as_str();
        let comes = || subordinate && !word.is_quoted && named_behind(words, place);
        let clear = if has(PERSON, lower) {
            seen.person || comes()
        } else if has(SEVERAL, lower) {
            seen.several || seen.person || comes()
        } else if has(THING, lower) {
            seen.thing || comes()
        } else if has(POINTING, lower) && place < 6 {
            next.is_some_and(|next| has(TIMES, &next.lower) || is_day_or_month(&next.lower))
        } else {
            true
        };
        if !clear {
            return false;
        }
        seen.add(words, place);
    }
    true
}

/// Whether a name comes in the clause behind the pronoun's.
fn named_behind(words: &[Word], place: usize) -> bool {
    let main = words.iter().enumerate().skip(place + 1).find(|(_, word)| word.is_parted);
    main.is_some_and(|(main, _)| {
        words.iter().skip(main).take(4).any(|word| word.is_capital() && !is_day_or_month(&word.lower) || has(PEOPLE, &word.lower))
    })
}

impl Seen {
    fn add(&mut self, words: &[Word], place: usize) {
        let Some(word) = words.get(place) else { return };
        let before = place.checked_sub(1).and_then(|place| words.get(place)).map_or("", |word| word.lower.as_str());
        let lower = word.lower.as_str();
        let determined = matches!(before, "the" | "a" | "an");
        let is_plural = lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("'s");
        if has(PEOPLE, lower) || lower.ends_with("-year-old") {
            self.person = true;
        }
        if is_plural || has(GROUPS, lower) || lower == "and" && self.capitals > 0 {
            self.several = true;
        }
        let is_name = word.is_capital() && !is_day_or_month(lower) && says_something(lower);
        if is_name {
            self.capitals += 1;
            let is_other = determined || has(WHERE, before) || has(GROUPS, lower) || place == 0 && is_plural;
            self.person |= !is_other;
        }
        self.thing |= is_name || determined && place > 0 || !matches!(lower, "the" | "a" | "an") && place >= 2;
    }
}

/// No word that every sentence has.
fn says_something(lower: &str) -> bool {
    first_words(lower, Some("en"), 1, |_| {}) > 0
}

/// Whether the sentence begins with somebody or something of whom another sentence seems to tell: "The man was arrested".
pub(super) fn leans(words: &[Word]) -> bool {
    let [first, second, ..] = words else { return false };
    let named = words.iter().skip(2).take(NAMED_WITHIN).any(|word| word.is_capital() && !is_day_or_month(&word.lower));
    let is_known = [KNOWN, PEOPLE, GROUPS].iter().any(|list| has(list, &second.lower)) || second.lower.ends_with("-year-old");
    first.lower == "the" && is_known && !named || matches!(first.lower.as_str(), "some" | "many" | "most" | "others" | "one")
}
