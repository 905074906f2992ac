//! What of a machine's text may stand: whole plain sentences, each backed by one report.

use std::fmt;

use understand::{Backing, Unsupported, UnsupportedKind, language, sentences, terms};

use crate::Report;

/// Sentences that may stand at most, and from how many on the text does.
const MOST: usize = 4;
const LEAST: usize = 2;
/// Sentences that are looked at.
const LOOKED_AT: usize = 12;
/// Characters of a sentence that may stand.
const LENGTH: std::ops::RangeInclusive<usize> = 15..=420;
/// The share of a sentence's terms that its report must have.
const LIKE: f64 = 0.5;
/// Bytes of a report in which a sentence may find its backing, as the machine was given less of it.
const REPORT_BYTES: usize = 12_000;
/// What a machine says of itself rather than of the news, in small letters.
const OF_ITSELF: [&str; 10] = [
    "as an ai",
    "language model",
    "i cannot",
    "i can't",
    "i can’t",
    "i'm sorry",
    "i’m sorry",
    "i am sorry",
    "i apologize",
    "the reports provided",
];

/// A sentence that may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// The place of the report that backs it.
    pub report: usize,
}

/// Why a sentence may not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It has what no report has: of which kind, and the words.
    Unsupported(Vec<(UnsupportedKind, String)>),
    /// All that it has is in the reports, but no one of them has it all.
    Mixed,
    /// It is like no report.
    Unlike,
    /// It is no whole plain sentence, or one of the machine about itself.
    Form,
    /// It is in another language.
    Language,
}

/// `name “Zorblax”, figure “1,500”`: what an operator reads.
impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::Unsupported(pieces) => {
                for (place, (kind, words)) in pieces.iter().enumerate() {
                    let kind = match kind {
                        UnsupportedKind::Name => "name",
                        UnsupportedKind::Figure => "figure",
                        UnsupportedKind::Quotation => "quotation",
                        UnsupportedKind::Day => "day",
                    };
                    write!(f, "{}{kind} “{words}”", if place == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
            Why::Mixed => f.write_str("no one report says all of it"),
            Why::Unlike => f.write_str("no report says anything like it"),
            Why::Form => f.write_str("no plain sentence"),
            Why::Language => f.write_str("another language"),
        }
    }
}

/// A sentence that may not stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The sentence.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The sentences that may stand, two to four; none where fewer would: then the reports' own words stand.
    pub sentences: Vec<Sentence>,
    /// The sentences that may not.
    pub dropped: Vec<Dropped>,
}

/// Judges a machine's text by the reports that it was given; `wanted` is the language in which it was to write.
#[must_use]
pub fn check(text: &str, reports: &[Report<'_>], wanted: Option<&str>) -> Checked {
    let text = plain(text);
    let known: Vec<Known> = reports.iter().map(|report| Known::of(report, wanted)).collect();
    let is_other = wanted.is_some_and(|wanted| language(&text).is_some_and(|found| found != wanted));
    let mut checked = Checked { sentences: Vec::new(), dropped: Vec::new() };
    for range in sentences(&text, wanted).into_iter().take(LOOKED_AT) {
        let sentence = &text[range];
        let judged = if is_other { Err(Why::Language) } else { judge(sentence, &known, wanted) };
        match judged {
            Ok(report) if checked.sentences.len() < MOST => checked.sentences.push(Sentence { text: sentence.to_owned(), report }),
            Ok(_) => {}
            Err(why) => checked.dropped.push(Dropped { text: sentence.to_owned(), why }),
        }
    }
    if checked.sentences.len() < LEAST {
        checked.sentences.clear();
    }
    checked
}

/// Whether a report, perhaps as it reads by now, backs a sentence still.
#[must_use]
pub fn is_backed(sentence: &str, report: &Report<'_>, wanted: Option<&str>) -> bool {
    judge(sentence, &[Known::of(report, wanted)], wanted).is_ok()
}

/// A report, read for the check.
struct Known {
    backing: Backing,
    terms: Vec<String>,
}

impl Known {
    fn of(report: &Report<'_>, wanted: Option<&str>) -> Known {
        let text = &report.text[..report.text.floor_char_boundary(REPORT_BYTES)];
        // Its publisher's name is as good as in it: "…, the Harbour Gazette reports".
        let backing = Backing::of(&[report.by, report.title, text], wanted);
        let mut terms = singles(&format!("{}\n{text}", report.title), wanted);
        terms.sort_unstable();
        Known { backing, terms }
    }

    fn likeness(&self, terms: &[String]) -> f64 {
        terms.iter().filter(|term| self.terms.binary_search(term).is_ok()).count() as f64 / terms.len().max(1) as f64
    }
}

fn judge(sentence: &str, reports: &[Known], wanted: Option<&str>) -> Result<usize, Why> {
    if !is_sentence(sentence) {
        return Err(Why::Form);
    }
    let own = singles(sentence, wanted);
    let mut order: Vec<(usize, f64)> =
        reports.iter().map(|report| report.likeness(&own)).enumerate().filter(|(_, like)| *like >= LIKE).collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let unsupported: Vec<_> = reports.iter().map(|report| report.backing.unsupported(sentence)).collect();
    let is_whole = |place: usize| unsupported.get(place).is_some_and(Vec::is_empty);
    if let Some((place, _)) = order.iter().find(|(place, _)| is_whole(*place)) {
        return Ok(*place);
    }
    // What none has, as the report has it missing that is most like the sentence.
    let nearest = order.first().map_or(0, |(place, _)| *place);
    let meets = |piece: &Unsupported, other: &Unsupported| {
        piece.kind == other.kind && piece.range.start < other.range.end && other.range.start < piece.range.end
    };
    let is_nowhere = |piece: &&Unsupported| unsupported.iter().all(|of_one| of_one.iter().any(|other| meets(piece, other)));
    let nowhere = unsupported.get(nearest).into_iter().flatten().filter(is_nowhere);
    let pieces: Vec<(UnsupportedKind, String)> =
        nowhere.map(|piece| (piece.kind, sentence.get(piece.range.clone()).unwrap_or_default().to_owned())).collect();
    Err(if !pieces.is_empty() {
        Why::Unsupported(pieces)
    } else if order.is_empty() {
        Why::Unlike
    } else {
        Why::Mixed
    })
}

/// Distinct terms that are one word.
fn singles(text: &str, language: Option<&str>) -> Vec<String> {
    let mut terms: Vec<String> = terms(text, language).into_iter().filter(|term| !term.contains(' ')).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Whole, plain and about the news.
fn is_sentence(text: &str) -> bool {
    let ends = text.trim_end_matches(['"', '”', '’', '\'', '»', '“', ')', '」', '』']);
    let lower = text.to_lowercase();
    LENGTH.contains(&text.chars().count())
        && ends.ends_with(['.', '!', '?', '…', '。', '！', '？', '۔', '؟', '।', '։', '።'])
        && !text.contains(['<', '>', '`', '|', '{', '}', '[', ']', '*', '#', '_', '\\'])
        && !["://", "www."].iter().any(|address| lower.contains(address))
        && !text.chars().any(char::is_control)
        && !OF_ITSELF.iter().any(|words| lower.contains(words))
}

/// The text without the marks of a list, a heading or stress that a machine may put there though it was told not to.
fn plain(text: &str) -> String {
    let line = |line: &str| {
        let bare = line.trim().trim_start_matches(['#', '>', '-', '*', '•']).trim_start();
        let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let numbered =
            bare[digits..].strip_prefix(". ").or_else(|| bare[digits..].strip_prefix(") ")).filter(|_| (1..=2).contains(&digits));
        numbered.unwrap_or(bare).replace("**", "").replace("__", "")
    };
    text.lines().filter(|text| !text.trim_start().starts_with("```")).map(line).collect::<Vec<_>>().join("\n")
}
