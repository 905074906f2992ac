//! What later reports add to what earlier ones told: new names and figures, and what else is new about the same matter.

use super::cover::{Candidate, SAID_ALREADY, Story, beginning, likeness};
use super::vocabulary::{Kind, Vocabulary};
use super::{BYTES, Taken, Told, first, fit, in_order};

/// New terms that a sentence must have, by their worth, and terms that the earlier reports are about: without the one it tells nothing new,
/// without the other nothing of this story.
const ENOUGH: f64 = 3.0;
const KNOWN: usize = 2;
/// What each of the latter is worth: it says what the new is about.
const BY_KNOWN: f64 = 0.2;
/// Sentences of a report that are looked at, and after how many one is worth half: what is new stands on top.
const SENTENCES: usize = 20;
const HALF_LIFE: f64 = 5.0;
/// What each further source of the new reports that has a term adds to it.
const BY_SOURCE: f64 = 0.5;
/// A sentence's worth is divided by its words and these, to this power.
const WORDS_MORE: f64 = 15.0;
const BY_LENGTH: f64 = 0.6;
/// A sentence that tells of earlier years.
const PAST: f64 = 0.5;
/// Words of the shortest and the longest sentence.
const WORDS: std::ops::RangeInclusive<usize> = 7..=55;
/// Share of the first sentence's worth that a further one must have.
const WORTH_MORE: f64 = 0.5;

/// The sentences of new reports, at most `limit`, that tell most of what the earlier ones lack; none where they tell nothing new. By the
/// rules of [`summary`](super::summary), in its order; a sentence's report is one of the new ones.
#[must_use]
pub fn news_since(earlier: &[Told<'_>], new: &[Told<'_>], limit: usize) -> Vec<Taken> {
    let (earlier, reports) = (newest(earlier), first(new));
    if earlier.is_empty() || reports.is_empty() || limit == 0 {
        return Vec::new();
    }
    let mut vocabulary = Vocabulary::default();
    let core = core(earlier, &mut vocabulary);
    let story = Story::of(reports, &mut vocabulary);
    let mut worth = worth(reports, &story, core.len(), &vocabulary);
    let mut chosen: Vec<&Candidate> = Vec::new();
    let mut taken: Vec<Taken> = Vec::new();
    let mut least = 0.0;
    while taken.len() < limit {
        let Some((score, one, found)) = best(reports, &story, &core, &worth, &chosen, least) else { break };
        least = f64::max(least, WORTH_MORE * score);
        for term in &one.terms {
            worth[*term as usize] = 0.0;
        }
        chosen.push(one);
        taken.push(found);
    }
    in_order(reports, &mut taken);
    taken
}

/// The last of the earlier reports, of which a story may have had many.
fn newest<'r, 't>(earlier: &'r [Told<'t>]) -> &'r [Told<'t>] {
    &earlier[earlier.len().saturating_sub(super::EARLIER)..]
}

/// For each term that the earlier reports have whether the story is about it: it stands in a headline, or in a third of the reports.
fn core<'t>(earlier: &[Told<'t>], vocabulary: &mut Vocabulary<'t>) -> Vec<bool> {
    let enough = earlier.len().div_ceil(3).max(2);
    // In how many reports each term stands, and after how many it was last counted.
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for (report, told) in earlier.iter().enumerate() {
        for (text, worth) in [(told.title, enough), (told.text, 1)] {
            vocabulary.read(beginning(text, BYTES), told.language, |term| {
                let place = term as usize;
                if counts.len() <= place {
                    counts.resize(place + 1, (0, 0));
                }
                if counts[place].1 <= report {
                    counts[place] = (counts[place].0 + worth, report + 1);
                }
            });
        }
    }
    counts.into_iter().map(|(count, _)| count >= enough).collect()
}

/// What each term is worth: nothing where it is known.
fn worth(reports: &[Told<'_>], story: &Story, known: usize, vocabulary: &Vocabulary) -> Vec<f64> {
    let mut worth = vec![0.0_f64; vocabulary.len()];
    // The last source that was seen to have each.
    let mut last = vec![None; vocabulary.len()];
    for one in &story.sentences {
        let told = &reports[one.report];
        let news = one.terms.iter().filter(|term| **term as usize >= known);
        for term in news {
            let place = *term as usize;
            if last[place].is_none() {
                worth[place] = new(vocabulary.kind(*term));
            } else if last[place] != Some(told.source) {
                worth[place] += BY_SOURCE;
            }
            last[place] = Some(told.source);
        }
    }
    worth
}

/// What a term is worth that no earlier report has.
fn new(kind: Kind) -> f64 {
    match kind {
        Kind::Figure => 1.6,
        Kind::Name => 1.3,
        Kind::Word => 1.0,
        Kind::Number => 0.4,
    }
}

/// The best sentence that may be taken, worth more than `least`.
fn best<'s>(
    reports: &[Told<'_>],
    story: &'s Story,
    core: &[bool],
    worth: &[f64],
    chosen: &[&Candidate],
    least: f64,
) -> Option<(f64, &'s Candidate, Taken)> {
    let fresh = story.sentences.iter().filter(|one| {
        one.place < SENTENCES
            && WORDS.contains(&one.words)
            && !chosen.iter().any(|other| likeness(&other.terms, &one.terms) >= SAID_ALREADY)
    });
    let mut scores: Vec<(f64, &Candidate)> =
        fresh.filter_map(|one| Some((score(one, &reports[one.report], core, worth)?, one))).filter(|(score, _)| *score > least).collect();
    // Equals stay in the order of the reports.
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut leaning = None;
    for (score, one) in scores {
        let told = &reports[one.report];
        let Some(fit) = fit::judge(&told.text[one.range.clone()], told) else { continue };
        let taken = Taken { report: one.report, range: one.range.start + fit.start..one.range.end, days: fit.days };
        if !fit.leans {
            return Some((score, one, taken));
        }
        leaning = leaning.or(Some((score, one, taken)));
    }
    leaning
}

fn score(one: &Candidate, told: &Told<'_>, core: &[bool], worth: &[f64]) -> Option<f64> {
    let new: f64 = one.terms.iter().map(|term| worth[*term as usize]).sum();
    let shared = one.terms.iter().filter(|term| core.get(**term as usize).is_some_and(|core| *core)).count();
    if new < ENOUGH || shared < KNOWN {
        return None;
    }
    let length = (one.words as f64 + WORDS_MORE).powf(BY_LENGTH);
    let position = HALF_LIFE / (HALF_LIFE + one.place as f64);
    let past = if tells_of_the_past(&told.text[one.range.clone()], told) { PAST } else { 1.0 };
    Some((new + BY_KNOWN * shared as f64) * position * past / length)
}

/// Whether it names a year that is not the report's own: what was before belongs to the story, but is no news.
fn tells_of_the_past(sentence: &str, told: &Told<'_>) -> bool {
    let own = told.published.map(|at| at.year());
    sentence.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let year = Some(word).filter(|word| word.len() == 4).and_then(|word| word.parse::<i16>().ok());
        word == "ago" || year.is_some_and(|year| (1900..2100).contains(&year) && own.is_none_or(|own| year < own))
    })
}
