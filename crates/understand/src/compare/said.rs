//! The sentences of all reports, with what is needed to hold them against one another.

use std::collections::HashMap;
use std::ops::Range;

use super::{Report, SENTENCES};
use crate::copies::{SAME_TEXT, similarity, sketch};
use crate::figures::{Figure, figures};
use crate::key_sentences::{begins_in_the_air, stands_alone, terms_of};
use crate::sentences::sentences;

type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// One sentence that can stand alone.
pub(super) struct Sentence {
    pub(super) report: usize,
    /// Which independent text it is of: copies share it.
    pub(super) text: usize,
    /// Its place among its report's.
    pub(super) place: usize,
    pub(super) at: Range<u32>,
    pub(super) figures: Vec<Figure>,
    /// Leans on the sentence before it.
    pub(super) leans: bool,
    /// May tell of an earlier event.
    pub(super) past: bool,
    /// Says that something is not so.
    pub(super) negated: bool,
    /// Its terms, sorted, as numbers.
    terms: Vec<u32>,
    /// Its numbers as written in digits.
    digits: Vec<String>,
    words: String,
}

/// All of them.
pub(super) struct Said {
    pub(super) sentences: Vec<Sentence>,
    /// How many independent texts there are.
    pub(super) texts: usize,
    /// How much each term tells: more, the fewer sentences have it.
    weights: Vec<f64>,
    /// Terms that are numbers or what they count, which do not tell what a sentence is about.
    bare: Vec<bool>,
}

impl Said {
    pub(super) fn of(reports: &[Report]) -> Said {
        let texts = independent(reports);
        let mut sentences_of_all = Vec::new();
        let mut numbers: Map<String, u32> = Map::default();
        let mut counts: Vec<f64> = Vec::new();
        for (report, Report { text, language, .. }) in reports.iter().enumerate() {
            let whole = sentences(text, *language).into_iter().filter(|at| stands_alone(&text[at.clone()])).take(SENTENCES);
            for (place, at) in whole.enumerate() {
                let sentence = &text[at.clone()];
                // Terms of other languages are other terms, whatever they look like.
                let mut terms: Vec<u32> = Vec::new();
                for term in terms_of(sentence, *language) {
                    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                    let number = *numbers.entry(term).or_insert(next);
                    if number == next {
                        counts.push(0.0);
                    }
                    counts[number as usize] += 1.0;
                    terms.push(number);
                }
                terms.sort_unstable();
                let (Ok(start), Ok(end)) = (u32::try_from(at.start), u32::try_from(at.end)) else { continue };
                sentences_of_all.push(Sentence {
                    report,
                    text: texts[report],
                    place,
                    at: start..end,
                    figures: figures(sentence),
                    leans: begins_in_the_air(sentence),
                    past: is_past(sentence),
                    negated: is_negated(sentence),
                    terms,
                    digits: digits(sentence),
                    words: sentence.to_owned(),
                });
            }
        }
        let all = sentences_of_all.len() as f64;
        let weights = counts.iter().map(|count| (1.0 + all / count).ln()).collect();
        let mut bare = vec![false; counts.len()];
        for (term, number) in &numbers {
            bare[*number as usize] =
                BARE.split_ascii_whitespace().any(|known| known == term) || term.starts_with(|c: char| c.is_ascii_digit());
        }
        let count = texts.iter().enumerate().filter(|(report, text)| report == *text).count();
        Said { sentences: sentences_of_all, texts: count, weights, bare }
    }

    /// How alike two sentences are, 0 to 1: the cosine of their weighted terms; and how many telling terms they share, numbers and
    /// what they count left out.
    pub(super) fn likeness(&self, one: &Sentence, other: &Sentence) -> (f64, usize) {
        let square = |terms: &[u32]| terms.iter().map(|term| self.weights[*term as usize].powi(2)).sum::<f64>();
        let (mut i, mut j, mut shared, mut telling) = (0, 0, 0.0, 0);
        while let (Some(a), Some(b)) = (one.terms.get(i), other.terms.get(j)) {
            if a == b {
                shared += self.weights[*a as usize].powi(2);
                telling += usize::from(!self.bare[*a as usize]);
            }
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        let both = (square(&one.terms) * square(&other.terms)).sqrt();
        (if both > 0.0 { shared / both } else { 0.0 }, telling)
    }
}

impl Sentence {
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Whether the numbers of two sentences cannot both be right, or are of other things.
    pub(super) fn conflicts(&self, other: &Sentence) -> bool {
        let differ = self.figures.iter().any(|a| other.figures.iter().any(|b| a.counted == b.counted && !overlap(a, b)));
        let apart = !self.digits.is_empty() && !other.digits.is_empty() && !self.digits.iter().any(|digits| other.digits.contains(digits));
        differ || apart
    }
}

/// Whether two figures may be of the same number.
pub(super) fn overlap(a: &Figure, b: &Figure) -> bool {
    a.least <= b.most && b.least <= a.most
}

/// Stems that tell what is counted and not where or why.
const BARE: &str = "peopl person dead kill die death injur hurt wound miss arrest detain evacu men women children worker victim toll \
    say told report polic offici author confirm two three four five six seven eight nine ten dozen hundr thousand million monday tuesday \
    wednesday thursday friday saturday sunday";

/// Words of a sentence that tells of another time than the story's.
const PAST: &str =
    "ago previous previously earlier anniversary since record worst history historic decade decades century centuries jahren";

/// Whether the sentence may tell of an earlier event: it names a year or says "ago".
fn is_past(sentence: &str) -> bool {
    let is_year = |word: &str| {
        word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let lower = sentence.to_lowercase();
    lower.contains("last year")
        || lower.contains("last month")
        || lower.split(|c: char| !c.is_alphanumeric()).any(|word| is_year(word) || PAST.split_ascii_whitespace().any(|past| past == word))
}

/// Words by which a sentence says that something is not so, in the languages of most news.
const NEGATIONS: &str = "not no never none nobody neither nor without deny denies denied denying refuse refused fails failed isn't wasn't didn't doesn't \
    don't won't wouldn't can't couldn't hasn't haven't isn’t wasn’t didn’t doesn’t don’t won’t wouldn’t can’t couldn’t hasn’t haven’t nicht kein \
    keine keinen nie pas jamais aucun aucune sin nunca ningún ninguna non mai nessun não nem niet geen";

/// An odd number of negations turns what is said round.
fn is_negated(sentence: &str) -> bool {
    let words = sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| NEGATIONS.split_ascii_whitespace().any(|negation| negation == word)).count() % 2 == 1
}

fn digits(sentence: &str) -> Vec<String> {
    let words = sentence.split(|c: char| !(c.is_alphanumeric() || matches!(c, ',' | '.'))).map(|word| word.trim_matches([',', '.']));
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(|word| word.replace(',', "")).take(8).collect()
}

/// For each report the first one whose text it shares.
fn independent(reports: &[Report]) -> Vec<usize> {
    let sketches: Vec<Vec<u64>> = reports.iter().map(|report| sketch(report.text)).collect();
    let mut texts: Vec<usize> = Vec::with_capacity(reports.len());
    for (place, own) in sketches.iter().enumerate() {
        let same = (0..place).find(|other| texts[*other] == *other && similarity(own, &sketches[*other]) >= SAME_TEXT);
        texts.push(same.unwrap_or(place));
    }
    texts
}
