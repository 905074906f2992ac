//! The gazetteer: a file in the program, read where it lies. Names are found by halving a sorted table; nothing is built at the start.
//!
//! GeoNames' cities of 15,000 people or more (CC-BY 4.0, geonames.org), countries and divisions; `cargo xtask gazetteer` makes it.

use std::cmp::Ordering;
use std::hash::{BuildHasher, Hasher};
use std::sync::LazyLock;

use model::{Place, PlaceKind};

static BYTES: &[u8] = include_bytes!("gazetteer.bin");

/// Bytes of a place's row.
const ROW: usize = 19;
/// Bytes of the counts in front.
const HEAD: usize = 28;

/// The number of a place in the file.
pub(super) type Number = u16;

/// How a key names a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Name,
    /// Only behind another place's name: "Ill.".
    Behind,
    /// The word for its people and things: "French".
    Demonym,
}

/// What the gazetteer knows under one key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    place: usize,
    end: usize,
    flags: u8,
}

impl Known {
    /// Whether it is a word of English as well ("reading").
    pub(super) fn is_word(self) -> bool {
        self.flags & 1 != 0
    }

    /// Whether it is a usual first name.
    pub(super) fn is_first_name(self) -> bool {
        self.flags & 2 != 0
    }

    /// Whether it is a usual surname.
    pub(super) fn is_surname(self) -> bool {
        self.flags & 4 != 0
    }

    /// The places of that name, towns by falling population, then countries, then divisions.
    pub(super) fn places(self) -> impl Iterator<Item = (Number, How)> {
        let parts = parts();
        (self.place..self.end).map(move |at| {
            let at = parts.postings + 3 * at;
            let how = match byte(at + 2) {
                0 => How::Name,
                1 => How::Behind,
                _ => How::Demonym,
            };
            (short(at), how)
        })
    }
}

/// A place's row, without its name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) kind: PlaceKind,
    pub(super) capital: bool,
    pub(super) population: u32,
    /// Latitude and longitude in degrees.
    pub(super) point: (f64, f64),
    /// The country's place in the list of countries.
    pub(super) country: u8,
    /// The division's place in the list of divisions.
    pub(super) division: u16,
}

/// Where the parts of the file begin.
#[derive(Clone, Copy)]
struct Parts {
    keys: usize,
    rows: usize,
    offsets: usize,
    firsts: usize,
    owners: usize,
    codes: usize,
    flags: usize,
    postings: usize,
    letters: usize,
    names: usize,
    countries: usize,
}

fn parts() -> Parts {
    let [places, keys, postings, letters, _, divisions, countries] = std::array::from_fn(|n| word(4 * n) as usize);
    let rows = HEAD;
    let offsets = rows + ROW * places;
    let firsts = offsets + 3 * (keys + 1);
    let owners = firsts + 2 * (keys + 1);
    let codes = owners + 3 * divisions;
    let flags = codes + 2 * countries;
    let posted = flags + keys;
    let written = posted + 3 * postings;
    Parts { keys, rows, offsets, firsts, owners, codes, flags, postings: posted, letters: written, names: written + letters, countries }
}

fn byte(at: usize) -> u8 {
    BYTES.get(at).copied().unwrap_or(0)
}

fn short(at: usize) -> u16 {
    u16::from_le_bytes([byte(at), byte(at + 1)])
}

fn word(at: usize) -> u32 {
    u32::from_le_bytes([byte(at), byte(at + 1), byte(at + 2), byte(at + 3)])
}

/// A number of three bytes.
fn three(at: usize) -> usize {
    u32::from_le_bytes([byte(at), byte(at + 1), byte(at + 2), 0]) as usize
}

/// A number of three bytes with a sign, in ten-thousandths.
fn degrees(at: usize) -> f64 {
    f64::from(i32::from_le_bytes([0, byte(at), byte(at + 1), byte(at + 2)]) >> 8) / 10_000.0
}

/// The letters of a key by its place in the table.
fn key(number: usize) -> &'static [u8] {
    let parts = parts();
    let at = parts.offsets + 3 * number;
    BYTES.get(parts.letters + three(at)..parts.letters + three(at + 3)).unwrap_or_default()
}

/// Bits of the table of first words, of which a tenth are set.
const FIRST_WORDS: usize = 1 << 18;

/// Which words some key begins with, as bits by their hashes: most capitals in a text begin none, and are not looked up.
static BEGINNINGS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0_u64; FIRST_WORDS / 64];
    for number in 0..parts().keys {
        let bit = bit(key(number).split(|letter| *letter == b' ').next().unwrap_or_default());
        bits[bit / 64] |= 1 << (bit % 64);
    }
    bits
});

fn bit(word: &[u8]) -> usize {
    let mut hasher = foldhash::fast::FixedState::with_seed(0).build_hasher();
    hasher.write(word);
    usize::try_from(hasher.finish() >> 40).unwrap_or(0) % FIRST_WORDS
}

/// Whether a key may begin with a folded word; of words that begin none one in ten passes, too.
pub(super) fn may_begin(word: &str) -> bool {
    let bit = bit(word.as_bytes());
    BEGINNINGS.get(bit / 64).is_some_and(|bits| bits & (1 << (bit % 64)) != 0)
}

/// What is known under a folded name.
pub(super) fn known(name: &str) -> Option<Known> {
    let parts = parts();
    let (mut low, mut high) = (0, parts.keys);
    while low < high {
        let middle = low.midpoint(high);
        match key(middle).cmp(name.as_bytes()) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => {
                let firsts = parts.firsts + 2 * middle;
                return Some(Known { place: short(firsts).into(), end: short(firsts + 2).into(), flags: byte(parts.flags + middle) });
            }
        }
    }
    None
}

/// How many places there are; their numbers are below.
pub(super) fn count() -> Number {
    Number::try_from(word(0)).unwrap_or(Number::MAX)
}

/// A place's row.
pub(super) fn row(number: Number) -> Row {
    let parts = parts();
    let at = parts.rows + ROW * usize::from(number);
    let (kind, division) = (byte(at + 18), short(at + 16));
    Row {
        kind: match kind & 15 {
            0 => PlaceKind::Town,
            1 => PlaceKind::Division,
            _ => PlaceKind::Country,
        },
        capital: kind & 16 != 0,
        population: word(at + 3),
        point: (degrees(at + 7), degrees(at + 10)),
        country: byte(parts.owners + 3 * usize::from(division)),
        division,
    }
}

fn name(number: Number) -> String {
    let parts = parts();
    let at = parts.rows + ROW * usize::from(number);
    if byte(at + 18) & 32 == 0 {
        let at = parts.names + three(at + 13);
        let letters = BYTES.get(at + 1..at + 1 + usize::from(byte(at))).unwrap_or_default();
        return String::from_utf8_lossy(letters).into_owned();
    }
    let mut start = true;
    let mut capital = |letter: &u8| {
        let written = if start { letter.to_ascii_uppercase() } else { *letter };
        start = *letter == b' ';
        char::from(written)
    };
    key(three(at + 13)).iter().map(&mut capital).collect()
}

/// A place whole.
pub(super) fn place(number: Number) -> Place {
    let parts = parts();
    let found = row(number);
    let id = three(parts.rows + ROW * usize::from(number));
    let owner = short(parts.owners + 3 * usize::from(found.division) + 1);
    let code = parts.codes + 2 * usize::from(found.country);
    Place {
        id: u32::try_from(id).ok().filter(|id| *id != 0),
        kind: found.kind,
        name: name(number),
        country: [byte(code), byte(code + 1)].map(char::from).iter().collect(),
        division: (owner != u16::MAX).then(|| name(owner)),
        latitude: found.point.0,
        longitude: found.point.1,
        population: found.population,
    }
}

/// The number of a country by its code.
pub(super) fn country(code: &str) -> Option<u8> {
    let parts = parts();
    let found = (0..parts.countries).find(|n| BYTES.get(parts.codes + 2 * n..parts.codes + 2 * n + 2) == Some(code.as_bytes()))?;
    u8::try_from(found).ok()
}
