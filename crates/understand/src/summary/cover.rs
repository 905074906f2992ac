//! The choice of sentences that together tell most of what many sources tell early.
//!
//! A word is worth how many sources have it, each counted by how early it has it. A sentence is worth the words that the chosen ones do not
//! have yet, for its length. The figures were chosen on events of the corpus that are not measured (`benches/summary`); another value of any one, within reason,
//! changes ROUGE-1 by .015 at most.

use std::ops::{Range, RangeInclusive};

use super::vocabulary::{Kind, Term, Vocabulary};
use super::{BYTES, SENTENCES, Taken, Told, fit};
use crate::sentences::sentences;

/// Sentences after which what a report says is worth half to a word, and to a sentence itself.
const WORD_HALF_LIFE: f64 = 4.0;
const SENTENCE_HALF_LIFE: f64 = 10.0;
/// What a word of a headline is worth, where one of the first sentence is worth 1.
const HEADLINE: f64 = 1.2;
/// Makes words that many sources have worth more than twice what half as many have.
const TOGETHER: f64 = 1.5;
/// A number with what it counts is worth less than a word: both its words count by themselves already.
const FIGURE: f64 = 0.3;
/// What a word is worth that a chosen sentence has already: it ties the sentences together.
const AGAIN: f64 = 0.1;
/// A sentence's worth is divided by its words and these, to this power: neither the shortest nor the longest wins.
const WORDS_MORE: f64 = 20.0;
const BY_LENGTH: f64 = 0.3;
/// Words from which a sentence is long, and what each further one takes of it.
const LONG: usize = 30;
const BY_LONG_WORD: f64 = 0.01;
/// A sentence of a source that has one already.
const SAME_SOURCE: f64 = 0.9;
/// One that would read better behind another.
const LEANING: f64 = 0.6;
/// Share of common terms from which a sentence says what a chosen one says.
pub(super) const SAID_ALREADY: f64 = 0.5;
/// Words of the shortest sentence, and of a whole summary once it has as many sentences as it must.
const LEAST: usize = 6;
const ENOUGH: usize = 55;
/// Share of the first sentence's worth that one must have to be taken, and to be taken beyond those that a summary must have: what is far
/// below is the page's and not the story's.
const WORTH_IT: f64 = 0.15;
const WORTH_MORE: f64 = 0.25;
/// Bytes of a headline.
const TITLE: usize = 400;

/// One sentence that may be taken.
pub(super) struct Candidate {
    pub(super) report: usize,
    pub(super) range: Range<usize>,
    /// Its place among its report's sentences.
    pub(super) place: usize,
    /// Its distinct terms, sorted.
    pub(super) terms: Vec<Term>,
    pub(super) words: usize,
}

/// What the reports of a story say.
pub(super) struct Story {
    /// By report, then by place.
    pub(super) sentences: Vec<Candidate>,
    /// The terms of each report's headline.
    titles: Vec<Vec<Term>>,
}

impl Story {
    pub(super) fn of<'t>(reports: &[Told<'t>], vocabulary: &mut Vocabulary<'t>) -> Story {
        let mut story = Story { sentences: Vec::new(), titles: Vec::new() };
        for (report, told) in reports.iter().enumerate() {
            let mut title = Vec::new();
            vocabulary.read(beginning(told.title, TITLE), told.language, |term| title.push(term));
            story.titles.push(title);
            let text = beginning(told.text, BYTES);
            let mut found = sentences(text, told.language);
            if text.len() < told.text.len() {
                // Its end may be cut off.
                found.pop();
            }
            for (place, range) in found.into_iter().take(SENTENCES).enumerate() {
                let mut terms: Vec<Term> = Vec::new();
                let words = vocabulary.read(&text[range.clone()], told.language, |term| terms.push(term));
                terms.sort_unstable();
                terms.dedup();
                story.sentences.push(Candidate { report, range, place, terms, words });
            }
        }
        story
    }

    /// What each term is worth: at most 1, or what a headline's is, where all sources begin with it.
    pub(super) fn worth(&self, reports: &[Told<'_>], vocabulary: &Vocabulary) -> Vec<f64> {
        let mut by_source: Vec<usize> = (0..reports.len()).collect();
        by_source.sort_by_key(|report| reports[*report].source);
        let mut all = vec![0.0_f64; vocabulary.len()];
        // What one source makes of each, and which it has.
        let mut own = vec![0.0_f64; vocabulary.len()];
        let mut had: Vec<Term> = Vec::new();
        let mut sources = 0.0;
        for same in by_source.chunk_by(|a, b| reports[*a].source == reports[*b].source) {
            sources += 1.0;
            let mut has = |term: Term, worth: f64| {
                let known = &mut own[term as usize];
                if *known == 0.0 {
                    had.push(term);
                }
                *known = known.max(worth);
            };
            for report in same {
                self.titles[*report].iter().for_each(|term| has(*term, HEADLINE));
                let first = self.sentences.partition_point(|one| one.report < *report);
                for one in self.sentences[first..].iter().take_while(|one| one.report == *report) {
                    let worth = WORD_HALF_LIFE / (WORD_HALF_LIFE + one.place as f64);
                    one.terms.iter().for_each(|term| has(*term, worth));
                }
            }
            for term in had.drain(..) {
                all[term as usize] += std::mem::take(&mut own[term as usize]);
            }
        }
        let mut worth: Vec<f64> = all.iter().map(|sum| (sum / f64::max(sources, 1.0)).powf(TOGETHER)).collect();
        for (worth, kind) in worth.iter_mut().zip(vocabulary.kinds()) {
            if *kind == Kind::Figure {
                *worth *= FIGURE;
            }
        }
        worth
    }
}

/// The chosen sentences, the best first.
pub(super) fn chosen(reports: &[Told<'_>], wanted: &RangeInclusive<usize>) -> Vec<Taken> {
    let mut vocabulary = Vocabulary::default();
    let story = Story::of(reports, &mut vocabulary);
    let worth = story.worth(reports, &vocabulary);
    let mut choice = Choice {
        reports,
        story: &story,
        covered: vec![false; vocabulary.len()],
        factors: story.sentences.iter().map(|one| if one.words < LEAST { 0.0 } else { 1.0 }).collect(),
        chosen: Vec::new(),
        taken: Vec::new(),
        words: 0,
        first: 0.0,
    };
    while choice.taken.len() < *wanted.end() {
        let is_more = choice.taken.len() >= *wanted.start();
        let left = if is_more { ENOUGH.saturating_sub(choice.words) } else { usize::MAX };
        if !choice.take_best(&worth, left, if is_more { WORTH_MORE } else { WORTH_IT }) {
            break;
        }
    }
    choice.taken
}

/// A choice as it grows.
struct Choice<'c, 't> {
    reports: &'c [Told<'t>],
    story: &'c Story,
    covered: Vec<bool>,
    /// What each sentence's worth is multiplied with; 0 for one that is not to be taken, or not again.
    factors: Vec<f64>,
    chosen: Vec<usize>,
    taken: Vec<Taken>,
    words: usize,
    /// What the first taken was worth.
    first: f64,
}

impl Choice<'_, '_> {
    /// Takes the best sentence of at most so many words that may be taken and is worth this share of the first; false where there is none.
    fn take_best(&mut self, worth: &[f64], most: usize, share: f64) -> bool {
        let places = (0..self.factors.len()).filter(|at| self.factors[*at] > 0.0 && self.story.sentences[*at].words <= most);
        let mut scores: Vec<(f64, usize)> =
            places.map(|at| (self.score(at, worth), at)).filter(|(score, _)| *score > share * self.first).collect();
        // The best last; of equals the first of the first report.
        scores.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        // The best of those that lean, held back until none is better.
        let mut leaning: Option<(f64, usize, Taken)> = None;
        while let Some((score, at)) = scores.pop() {
            if let Some((score, at, taken)) = leaning.take_if(|(held, ..)| *held >= score) {
                self.take(at, score, taken);
                return true;
            }
            let one = &self.story.sentences[at];
            let told = &self.reports[one.report];
            let is_said = self.chosen.iter().any(|other| likeness(&self.story.sentences[*other].terms, &one.terms) >= SAID_ALREADY);
            let fit = if is_said { None } else { fit::judge(&told.text[one.range.clone()], told) };
            let Some(fit) = fit else {
                self.factors[at] = 0.0;
                continue;
            };
            let taken = Taken { report: one.report, range: one.range.start + fit.start..one.range.end, days: fit.days };
            if !fit.leans {
                self.take(at, score, taken);
                return true;
            }
            let held = LEANING * score;
            if leaning.as_ref().is_none_or(|(known, ..)| held > *known) {
                leaning = Some((held, at, taken));
            }
        }
        match leaning {
            Some((score, at, taken)) => {
                self.take(at, score, taken);
                true
            }
            None => false,
        }
    }

    fn score(&self, at: usize, worth: &[f64]) -> f64 {
        let one = &self.story.sentences[at];
        let told = |term: &Term| worth[*term as usize] * if self.covered[*term as usize] { AGAIN } else { 1.0 };
        let all: f64 = one.terms.iter().map(told).sum();
        let length = (one.words as f64 + WORDS_MORE).powf(BY_LENGTH) * (1.0 + BY_LONG_WORD * one.words.saturating_sub(LONG) as f64);
        let position = SENTENCE_HALF_LIFE / (SENTENCE_HALF_LIFE + one.place as f64);
        let source = self.reports[one.report].source;
        let is_again = self.taken.iter().any(|taken| self.reports[taken.report].source == source);
        all * position * if is_again { SAME_SOURCE } else { 1.0 } * self.factors[at] / length
    }

    fn take(&mut self, at: usize, score: f64, taken: Taken) {
        self.first = self.first.max(score);
        let one = &self.story.sentences[at];
        for term in &one.terms {
            self.covered[*term as usize] = true;
        }
        self.factors[at] = 0.0;
        self.words += one.words;
        self.chosen.push(at);
        self.taken.push(taken);
    }
}

/// Common terms as a share of the shorter's.
pub(super) fn likeness(one: &[Term], other: &[Term]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        shared += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    shared as f64 / one.len().min(other.len()).max(1) as f64
}

/// At most so many bytes.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}
