//! What a dot after a word means, language by language: the end, or an abbreviation that the sentence goes on after.
//!
//! It is long because of its lists, which are what these languages' newspapers write; a word that is also an ordinary one ("am.", "on.")
//! stands only under the language in which it is not.

use crate::calendar::is_day_or_month;

/// What an abbreviation says about what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// "Dr.": a name follows.
    Title,
    /// "No.", "Jan.": goes on if a number follows.
    Counted,
    /// "p.m.": ends the sentence but before a day or a time zone.
    Hour,
    /// "3. Oktober", and "1." at the head of a line.
    Ordinal,
    /// "Inc.", "U.S.", "z.B.": ends the sentence if a word follows that begins one.
    Other,
}

/// The words of one language that decide.
pub(super) struct Tongue {
    code: &'static str,
    titles: &'static [&'static str],
    counted: &'static [&'static str],
    others: &'static [&'static str],
    /// Words that begin sentences and no names, in lower case.
    starters: &'static [&'static str],
    /// "3." is "third".
    has_ordinals: bool,
}

const ENGLISH: Tongue = Tongue {
    code: "en",
    titles: &[
        "dr", "mr", "mrs", "ms", "mx", "messrs", "prof", "rev", "fr", "hon", "gen", "maj", "col", "lt", "cmdr", "capt", "sgt", "cpl",
        "pvt", "adm", "sen", "sens", "rep", "reps", "gov", "govs", "pres", "supt", "det", "insp", "ste", "pte", "sec", "asst", "dist",
        "amb", "atty", "mgr", "msgr", "vs", "viz", "brig", "ald", "dep", "sra", "mme", "mlle",
    ],
    counted: &[
        "no", "nos", "pp", "fig", "figs", "vol", "ch", "art", "sect", "para", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
        "sep", "sept", "oct", "nov", "dec", "ca", "circa", "est", "tel", "ext",
    ],
    others: &[
        "inc", "corp", "co", "cos", "ltd", "llc", "plc", "bros", "jr", "sr", "st", "mt", "ft", "pt", "etc", "al", "ave", "blvd", "rd",
        "hwy", "dept", "univ", "assn", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ill", "ind", "kan", "kans", "ky",
        "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt",
        "wash", "wis", "wyo", "ont", "que", "alta", "sask", "cf", "ie", "eg", "ed", "eds", "trans", "esq", "mtn", "sq", "oz", "lb", "lbs",
        "ph.d", "b.sc", "m.sc", "gov't",
    ],
    starters: &[
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "i",
        "and",
        "but",
        "in",
        "on",
        "at",
        "for",
        "from",
        "if",
        "when",
        "while",
        "as",
        "after",
        "before",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "there",
        "then",
        "now",
        "so",
        "or",
        "not",
        "no",
        "yes",
        "what",
        "who",
        "why",
        "how",
        "where",
        "with",
        "by",
        "to",
        "since",
        "although",
        "though",
        "however",
        "some",
        "many",
        "most",
        "more",
        "all",
        "both",
        "each",
        "meanwhile",
        "also",
        "still",
        "once",
        "here",
        "under",
        "until",
        "because",
        "earlier",
        "later",
        "last",
        "yet",
        "nor",
        "about",
        "only",
        "even",
        "just",
        "such",
        "it's",
        "it’s",
        "he's",
        "he’s",
        "she's",
        "she’s",
        "that's",
        "that’s",
        "i'm",
        "i’m",
        "we're",
        "we’re",
        "they're",
        "they’re",
        "there's",
        "there’s",
        "don't",
        "don’t",
        "another",
        "during",
        "through",
        "over",
        "according",
        "one",
        "two",
        "three",
        "nobody",
        "nothing",
        "every",
        "neither",
        "together",
        "among",
        "amid",
        "several",
        "others",
        "unlike",
        "like",
        "today",
        "yesterday",
        "police",
        "officials",
        "experts",
        "critics",
        "instead",
        "despite",
    ],
    has_ordinals: false,
};

const GERMAN: Tongue = Tongue {
    code: "de",
    titles: &["dr", "prof", "hr", "fr", "st", "ing", "dipl", "mag", "med", "jur", "phil", "rer", "nat", "gen", "hl"],
    counted: &["nr", "abs", "art", "bd", "kap", "tel", "ziff"],
    others: &[
        "bzw", "ca", "usw", "etc", "ggf", "evtl", "inkl", "exkl", "geb", "gest", "vgl", "sog", "bspw", "usf", "zzgl", "abzgl", "str",
        "mio", "mrd", "tsd", "jh", "chr", "jan", "feb", "apr", "aug", "sept", "okt", "nov", "dez", "std", "min", "sek", "mind", "max",
        "allg", "bes", "betr", "ehem", "einschl", "entspr", "ev", "kath", "franz", "engl", "dt", "jr", "sr", "co", "z.b", "d.h", "u.a",
        "o.ä",
    ],
    starters: &[],
    has_ordinals: true,
};

const FRENCH: Tongue = Tongue {
    code: "fr",
    titles: &["m", "mm", "dr", "pr", "me", "mgr", "st", "ste", "mme", "mlle", "gal", "cdt"],
    counted: &["no", "nos", "pp", "art", "vol", "chap", "fig", "tél"],
    others: &[
        "etc", "cf", "env", "av", "apr", "janv", "févr", "juil", "sept", "oct", "nov", "déc", "ed", "éd", "hab", "bd", "boul", "j.-c",
    ],
    starters: &[],
    has_ordinals: false,
};

const SPANISH: Tongue = Tongue {
    code: "es",
    titles: &[
        "sr", "sra", "srta", "sres", "dr", "dra", "d", "dña", "lic", "ing", "arq", "gral", "gob", "mons", "prof", "profa", "fr", "sto",
        "sta", "cap", "cnel", "tte",
    ],
    counted: &["núm", "pág", "págs", "art", "vol", "tel", "cap", "aprox"],
    others: &[
        "etc", "ud", "uds", "vd", "vds", "ee", "uu", "cc", "oo", "ff", "aa", "av", "avda", "ej", "cía", "ltda", "hnos", "dpto", "prov",
    ],
    starters: &[],
    has_ordinals: false,
};

const ITALIAN: Tongue = Tongue {
    code: "it",
    titles: &["sig", "sigg", "dott", "dr", "prof", "on", "avv", "ing", "arch", "gen", "mons", "sen", "rag", "geom"],
    counted: &["pag", "art", "nr", "vol", "cap", "tel"],
    others: &["ecc", "etc", "cfr", "ca", "es", "s.p.a", "s.r.l", "a.c", "d.c"],
    starters: &[],
    has_ordinals: false,
};

const PORTUGUESE: Tongue = Tongue {
    code: "pt",
    titles: &["sr", "sra", "srs", "dr", "dra", "prof", "profa", "exmo", "exma", "eng", "gen", "cel", "cap"],
    counted: &["pág", "art", "vol", "tel", "nº"],
    others: &["etc", "av", "ex", "ltda", "cia"],
    starters: &[],
    has_ordinals: false,
};

const DUTCH: Tongue = Tongue {
    code: "nl",
    titles: &["dhr", "mevr", "mw", "mr", "dr", "drs", "ir", "ing", "prof", "st", "ds", "gen", "burg"],
    counted: &["nr", "nrs", "blz", "art", "tel"],
    others: &[
        "bijv", "enz", "ca", "jl", "etc", "incl", "excl", "resp", "evt", "d.w.z", "o.a", "m.b.t", "jan", "feb", "aug", "sept", "okt",
        "nov", "dec",
    ],
    starters: &[],
    has_ordinals: false,
};

const POLISH: Tongue = Tongue {
    code: "pl",
    titles: &["prof", "św", "im", "ks", "gen", "płk", "mjr", "hab", "inż", "mec", "bp", "abp", "kard"],
    counted: &["str", "art", "ust", "pkt", "tel", "godz"],
    others: &["np", "tzw", "ul", "tys", "wg", "itd", "itp", "m.in", "pl", "al", "os", "woj", "br", "ur", "zm"],
    starters: &[],
    has_ordinals: true,
};

const RUSSIAN: Tongue = Tongue {
    code: "ru",
    titles: &["им", "акад", "проф", "ген", "св", "гр", "тов"],
    counted: &["стр", "ст", "рис", "тел"],
    others: &["гг", "т.е", "т.д", "т.п", "т.к", "руб", "млн", "млрд", "тыс", "ул", "др", "см", "напр", "обл", "пр", "кв"],
    starters: &[],
    has_ordinals: false,
};

/// Danish, Norwegian, Swedish, Finnish, Czech, Slovak, Hungarian, Turkish and others, of which only what most of them share is listed.
const ELSEWHERE: Tongue = Tongue {
    code: "",
    titles: &["dr", "prof", "ing", "mgr", "st", "sv", "gen"],
    counted: &["nr", "art", "tel", "kap", "str", "č"],
    others: &[
        "etc", "ca", "bl.a", "f.eks", "t.ex", "osv", "kr", "mio", "mrd", "jan", "feb", "apr", "aug", "sept", "okt", "nov", "dec", "kl",
        "evt", "inkl", "tzv", "atd", "např", "tj", "esim", "ns", "mm", "jne", "pl", "stb", "ún", "vb", "vs",
    ],
    starters: &[],
    has_ordinals: false,
};

const TONGUES: [&Tongue; 9] = [&ENGLISH, &GERMAN, &FRENCH, &SPANISH, &ITALIAN, &PORTUGUESE, &DUTCH, &POLISH, &RUSSIAN];
/// Languages of no list of their own in which a number with a dot is an ordinal one.
const ORDINAL: [&str; 14] = ["da", "nb", "no", "nn", "fi", "et", "lv", "cs", "sk", "sl", "hr", "sr", "hu", "tr"];

/// English abbreviations that are also written small; the others are then ordinary words ("ill", "mass", "art").
const SMALL: [&str; 26] = [
    "etc", "al", "inc", "corp", "co", "ltd", "bros", "vs", "viz", "approx", "ca", "circa", "cf", "ie", "eg", "no", "nos", "pp", "vol",
    "sq", "oz", "lb", "lbs", "dept", "est", "ph.d",
];

/// What may stand before a name and belongs to the word of saying: "„…?“, fragte Weber" has a comma, "“…?” Maddox asked" has none.
const SAYS: [&str; 36] = [
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "adds",
    "told",
    "wrote",
    "writes",
    "replied",
    "shouted",
    "tweeted",
    "posted",
    "wondered",
    "exclaimed",
    "recalled",
    "joked",
    "quipped",
    "responded",
    "continued",
    "concluded",
    "remarked",
    "demanded",
    "cried",
    "sagte",
    "fragte",
    "dit",
    "demande",
    "dijo",
    "preguntó",
    "disse",
    "chiese",
    "zei",
    "vroeg",
    "sade",
    "sa",
];
/// What follows an hour or a date, beside days and months as they are written out.
const DAYS_AND_ZONES: [&str; 15] =
    ["mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "eastern", "central", "mountain", "pacific", "local", "today"];

impl Tongue {
    pub(super) fn of(language: Option<&str>) -> Tongue {
        let code = language.unwrap_or("en").split(['-', '_']).next().unwrap_or("en").to_ascii_lowercase();
        let found = TONGUES.iter().find(|tongue| tongue.code == code);
        let stop = stop_words::available_languages().iter().find(|known| **known == code).and_then(|known| stop_words::lookup(known));
        let tongue = found.copied().unwrap_or(&ELSEWHERE);
        Tongue {
            starters: if tongue.starters.is_empty() { stop.unwrap_or_default() } else { tongue.starters },
            has_ordinals: tongue.has_ordinals || ORDINAL.contains(&code.as_str()),
            ..*tongue
        }
    }

    /// Whether what follows begins with a word that begins sentences and no names. A letter with a dot is an initial.
    pub(super) fn begins(&self, next: &str) -> bool {
        let word = &next[..next.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').unwrap_or(next.len())];
        let is_initial = word.chars().take(2).count() == 1 && next[word.len()..].starts_with('.');
        !is_initial && self.starters.contains(&word.to_lowercase().as_str())
    }

    /// What the word before a dot is, if it is an abbreviation; `heads` if nothing of the sentence stands before it.
    pub(super) fn abbreviation(&self, word: &str, heads: bool) -> Option<Abbreviation> {
        if word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty() {
            return (word.len() <= 2 && (self.has_ordinals || heads)).then_some(Abbreviation::Ordinal);
        }
        let lower = word.to_lowercase();
        let lower = lower.as_str();
        if matches!(lower, "a.m" | "p.m") {
            return Some(Abbreviation::Hour);
        }
        // "J." of a name, "B." of "z. B.", "U.S", "J.K".
        let is_lettered = word.split('.').all(|part| part.chars().take(3).count() <= if word.contains('.') { 2 } else { 1 });
        if self.code == "en" && word.starts_with(char::is_lowercase) && word.len() > 1 && !word.contains('.') && !SMALL.contains(&lower) {
            None
        } else if self.titles.contains(&lower) {
            Some(Abbreviation::Title)
        } else if self.counted.contains(&lower) || self.code == "de" && lower.ends_with("str") {
            Some(Abbreviation::Counted)
        } else if self.others.contains(&lower) || is_lettered && word.chars().any(char::is_alphabetic) {
            Some(Abbreviation::Other)
        } else {
            None
        }
    }

    /// "“Who pays?” Celia Maddox asked": a name of a few words and a word of saying, in either order.
    pub(super) fn says_on(&self, rest: &str) -> bool {
        for word in rest.split_whitespace().take(5) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if SAYS.contains(&bare) {
                return true;
            }
            let is_of_name = bare.starts_with(char::is_uppercase) || matches!(bare, "van" | "von" | "de" | "del" | "der" | "bin" | "al");
            if !is_of_name || word.ends_with(['.', ':', ';']) && bare.len() > 3 {
                return false;
            }
        }
        false
    }

    pub(super) fn is_day_or_zone(&self, word: &str) -> bool {
        let is_zone = (2..=4).contains(&word.len()) && word.ends_with('T') && word.chars().all(|c| c.is_ascii_uppercase());
        let word = word.to_lowercase();
        is_zone || is_day_or_month(&word) || DAYS_AND_ZONES.contains(&word.as_str())
    }
}
