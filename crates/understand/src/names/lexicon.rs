//! What is known of a word before any text is read: all lists in one map, so that a word costs one search.
//!
//! Given names and surnames: the frequency tables of the United States census of 1990 (public domain), as in PyPI `names` 0.3; given names
//! of other countries as in PyPI `Faker` 40 (MIT, Daniele Faraglia and others), but for those of its lists that say they were taken from a
//! wiki. Ordinary words: SCOWL's American and British lists of size 35 (Kevin Atkinson; free to use with its notice), without words that an
//! ending makes of a shorter one. `data/NOTICES.md` carries the notices, `examples/word_lists.rs` makes the lists again.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::cues;

const WORDS: &str = include_str!("../../data/words.txt");
const GIVEN: &str = include_str!("../../data/given.txt");
const SURNAMES: &str = include_str!("../../data/surnames.txt");

/// Which lists a word is on, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u64);

macro_rules! marks {
    ($($name:ident $bit:expr;)*) => { impl Marks { $(pub(super) const $name: Marks = Marks(1 << $bit);)* } };
}

marks! {
    WORD 0; GIVEN 1; COMMON_GIVEN 2; SURNAME 3; FUNCTION 4; TITLE 5; CROWNED 6; ROLE 7; SAYS 8; COMPANY 9; ORGANISATION 10; WEAK_HEAD 11;
    LONE 12; FIRM 13; SPOT 14; PLACE 15; PLACE_FIRST 16; DOTTED 17; DEMONYM 18; REGION 19; STATE 20; PARTICLE 21; MATCH 22; OTHER 23;
    OTHER_HEAD 24; SOFT 25; PAPER 26; PEOPLE 27; SUFFIX 28; DATELINE 29; DOUBTFUL 30; OF_TOWNS 31; OF_FIRMS 32; OF_SOMETHING 33;
}

impl Marks {
    /// Whether the word is on any of these lists.
    pub(super) fn any(self, lists: Marks) -> bool {
        self.0 & lists.0 != 0
    }

    pub(super) const fn without(self, other: Marks) -> Marks {
        Marks(self.0 & !other.0)
    }

    pub(super) const fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

static LEXICON: LazyLock<HashMap<&'static str, Marks, foldhash::fast::RandomState>> = LazyLock::new(|| {
    let mut lexicon = HashMap::with_capacity_and_hasher(48_000, foldhash::fast::RandomState::default());
    let mut add = |list: &'static str, marks: Marks| {
        for word in list.split_ascii_whitespace() {
            let known: &mut Marks = lexicon.entry(word).or_default();
            *known = known.or(marks);
        }
    };
    add(WORDS, Marks::WORD);
    let (common, rare) = GIVEN.split_once("\n\n").unwrap_or((GIVEN, ""));
    add(common, Marks::GIVEN.or(Marks::COMMON_GIVEN));
    add(rare, Marks::GIVEN);
    add(cues::GIVEN, Marks::GIVEN.or(Marks::COMMON_GIVEN));
    add(SURNAMES, Marks::SURNAME);
    for (list, marks) in [
        (cues::FUNCTION, Marks::FUNCTION.or(Marks::WORD)),
        (cues::SOFT, Marks::SOFT),
        (cues::PAPER, Marks::PAPER),
        (cues::PEOPLE, Marks::PEOPLE),
        (cues::TITLE, Marks::TITLE),
        (cues::CROWNED, Marks::CROWNED),
        (cues::ROLE, Marks::ROLE),
        (cues::SAYS, Marks::SAYS),
        (cues::COMPANY, Marks::COMPANY),
        (cues::ORGANISATION, Marks::ORGANISATION),
        (cues::WEAK_HEAD, Marks::ORGANISATION.or(Marks::WEAK_HEAD)),
        (cues::LONE, Marks::LONE),
        (cues::FIRM, Marks::FIRM),
        (cues::SPOT, Marks::SPOT),
        (cues::PLACE, Marks::PLACE),
        (cues::PLACE_FIRST, Marks::PLACE_FIRST),
        (cues::DOTTED, Marks::DOTTED),
        (cues::DEMONYM, Marks::DEMONYM),
        (cues::REGION, Marks::REGION),
        (cues::STATE, Marks::STATE.or(Marks::REGION)),
        (cues::PARTICLE, Marks::PARTICLE),
        (cues::MATCH, Marks::MATCH),
        (cues::OF_TOWNS, Marks::OF_TOWNS),
        (cues::OF_FIRMS, Marks::OF_FIRMS),
        (cues::OF_SOMETHING, Marks::OF_SOMETHING),
        ("jr sr ii iii iv", Marks::SUFFIX),
        (cues::OTHER, Marks::OTHER),
        (cues::OTHER_HEAD, Marks::OTHER_HEAD),
    ] {
        add(list, marks);
    }
    lexicon
});

static PLACES: LazyLock<HashSet<&'static str, foldhash::fast::RandomState>> = LazyLock::new(|| cues::PLACES.split('|').collect());

static ORGANISATIONS: LazyLock<HashSet<&'static str, foldhash::fast::RandomState>> =
    LazyLock::new(|| cues::ORGANISATIONS.split('|').collect());

/// Whether this is one of the organisations that no head gives away.
pub(super) fn is_organisation(lower: &str) -> bool {
    ORGANISATIONS.contains(lower)
}

static OTHERS: LazyLock<HashSet<&'static str, foldhash::fast::RandomState>> = LazyLock::new(|| cues::OTHERS.split('|').collect());

/// Whether the words are no name of the three kinds.
pub(super) fn is_other(lower: &str) -> bool {
    OTHERS.contains(lower)
}

/// What is known of a word in lower case. An inflected form is an ordinary word if what it is made of is one.
pub(super) fn marks(lower: &str) -> Marks {
    let known = LEXICON.get(lower).copied().unwrap_or_default();
    if known == Marks::default()
        && ["'ll", "’ll", "'re", "’re", "'ve", "’ve", "'d", "’d", "n't", "n’t"].iter().any(|end| lower.ends_with(end))
    {
        return Marks::FUNCTION.or(Marks::WORD);
    }
    if let Some((first, rest)) = lower.split_once('-').filter(|_| known == Marks::default()) {
        if first.chars().nth(1).is_none() {
            // "U-turn", "X-ray".
            return Marks::OTHER;
        }
        // "Eighty-four" is as ordinary as its parts, "Cuban-Americans" are people.
        let (first, rest) = (LEXICON.get(first).copied().unwrap_or_default(), LEXICON.get(rest).copied().unwrap_or_default());
        let both = Marks(first.0 & rest.0 & Marks::WORD.0);
        return if rest.any(Marks::DEMONYM) {
            Marks::DEMONYM
        } else if first.any(Marks::GIVEN) {
            first
        } else {
            both
        };
    }
    // "Hatcher" is sooner somebody's name than who hatches.
    let is_surname = lower.ends_with("er") && known.any(Marks::SURNAME);
    if known.any(Marks::WORD) || is_surname || !is_inflected(lower) { known } else { known.or(Marks::WORD) }
}

/// The same without looking through inflections, for words that stand small and so are no names.
pub(super) fn marks_as_written(lower: &str) -> Marks {
    LEXICON.get(lower).copied().unwrap_or_default()
}

/// Whether this is one of the regions of several words.
pub(super) fn is_region(lower: &str) -> bool {
    PLACES.contains(lower)
}

/// Endings of English, and what stands in their place in the word that they were put to.
const ENDINGS: [(&str, &[&str]); 9] = [
    ("ies", &["y"]),
    ("ied", &["y"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("ers", &["", "e"]),
    ("er", &["", "e"]),
    ("ly", &[""]),
];

fn is_inflected(word: &str) -> bool {
    let is_word = |base: &str| base.len() >= 3 && LEXICON.get(base).is_some_and(|marks| marks.any(Marks::WORD));
    if !word.is_ascii() || word.len() > 24 {
        return false;
    }
    ENDINGS.iter().any(|(ending, instead)| {
        let Some(base) = word.strip_suffix(ending).filter(|base| base.len() >= 3) else { return false };
        let bytes = base.as_bytes();
        let is_doubled = bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
        instead.iter().any(|end| if end.is_empty() { is_word(base) } else { is_word(&format!("{base}{end}")) })
            || is_doubled && is_word(&base[..base.len() - 1])
    })
}
