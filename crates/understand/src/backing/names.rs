//! Who and what a sentence names, and whether reports name it.
//!
//! Every word with a capital must stand in a report, in whatever form its language gives it; words side by side must stand so there, or be part of
//! a longer name that does ("John Smith" of "John Quincy Smith"). Where our own finder sees a name, no ordinary word makes an exception of it.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use model::Name;

use super::words::{Case, Word, words};
use crate::known_place;
use crate::names::{Known as Given, is_function, is_role, is_word, names};
use crate::terms::first_words;

/// Words of the longest run that is taken for one name: what is longer is a headline.
const LONGEST_RUN: usize = 6;
/// Names that are remembered of all reports.
const NAMES: usize = 4_000;
/// Letters below which no ending is taken off.
const SHORTEST_STEM: usize = 4;
/// How somebody may be called beside the name, though no report does: it says no more than that it is somebody.
const COURTESY: &str = "mr mrs ms miss mx herr frau monsieur madame mme mlle senor senora sr sra signor signora mevrouw meneer";
/// Small words between the words of a name.
const JOINTS: &str = "of the de la le du des da do dos di del della van von der den ter zu al el bin ibn y e";
/// Endings that a name takes in English, and where only plurals have one.
const ENGLISH: [&str; 7] = ["s", "n", "an", "ian", "ns", "ans", "ians"];
const PLURAL: [&str; 2] = ["s", "es"];
/// What may stand before a German noun, and before no name alone.
const DETERMINERS: &str = "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner im am zum zur beim vom ins ans \
    diese dieser dieses diesen diesem jede jeder jedes jeden jedem alle allen aller viele vielen vieler mehrere mehreren mehrerer einige einigen einiger \
    seine seiner seinen seinem ihre ihrer ihren ihrem sein ihr zwei drei vier";

type Set = HashSet<String, foldhash::fast::RandomState>;

/// How a word stands in reports.
#[derive(Default, Clone, Copy)]
struct Seen {
    small: bool,
    capital: bool,
}

/// What reports name.
#[derive(Default)]
pub(super) struct Known {
    words: BTreeMap<String, Seen>,
    stems: Set,
    /// Words with capitals that stand side by side, without the joints between.
    runs: Vec<Vec<String>>,
    /// Every report's words one after the other, a space before and behind each, a bar where a clause ends.
    lines: Vec<String>,
    /// Every report in small letters.
    plain: Vec<String>,
    names: Vec<Name>,
}

impl Known {
    pub(super) fn read(&mut self, report: &str, language: Option<&str>) {
        let known = Given { names: &[], place: &known_place };
        for name in names(report, language, &known) {
            if self.names.len() < NAMES && !self.names.iter().any(|other| other.name == name.name) {
                self.names.push(Name { mentions: Vec::new(), ..name });
            }
        }
        first_words(report, language, usize::MAX, |stem| {
            self.stems.insert(stem.to_owned());
        });
        for line in report.lines() {
            let words = words(line);
            let mut text = String::from(" ");
            for word in &words {
                let seen = self.words.entry(word.folded.clone()).or_default();
                seen.capital |= word.case != Case::Lower;
                seen.small |= word.case == Case::Lower;
                text.push_str(if word.joined { "" } else { "| " });
                text.push_str(&word.folded);
                text.push(' ');
            }
            self.lines.push(text);
            if !is_headline(&words) {
                self.runs.extend(runs(&words).into_iter().filter(|run| (2..=LONGEST_RUN).contains(&run.len())));
            }
        }
        self.plain.push(report.to_lowercase());
    }

    /// The names that no report has: of `mentions`, as the finder gives them, and of all words with a capital.
    pub(super) fn missing(
        &self,
        words: &[Word<'_>],
        mentions: &[Range<usize>],
        is_day: &dyn Fn(&Word<'_>) -> bool,
        language: Option<&str>,
    ) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for mention in mentions {
            let own: Vec<&Word<'_>> = words
                .iter()
                .filter(|word| mention.start <= word.range.start && word.range.end <= mention.end && !is_day(word))
                .filter(|word| word.case != Case::Digits)
                .collect();
            if !own.is_empty() && !self.has_name(&own, language) {
                found.push(mention.clone());
            }
        }
        for (place, word) in words.iter().enumerate() {
            let is_found = found.iter().any(|range| range.start < word.range.end && word.range.start < range.end);
            if is_found || is_day(word) {
                continue;
            }
            let is_named = mentions.iter().any(|range| range.start <= word.range.start && word.range.end <= range.end);
            // "Senator Thorne": what somebody is called counts with the name, even where it opens the sentence.
            let is_title = is_role(&word.folded) && words.get(place + 1).is_some_and(|next| next.joined && next.has_capital());
            if !self.has(word, is_named || is_title, &words[..place], language) {
                found.push(word.range.clone());
            } else if let Some(before) = place.checked_sub(1).and_then(|place| words.get(place))
                && word.joined
                && word.has_capital()
                && before.has_capital()
                && !is_day(before)
                && !self.is_plain(word, language)
                && !self.is_plain(before, language)
                && !self.has_run(&[before, word], language)
            {
                found.push(before.range.start..word.range.end);
            }
        }
        found
    }

    /// Whether a report has the word, as far as it may name something.
    fn has(&self, word: &Word<'_>, is_named: bool, before: &[Word<'_>], language: Option<&str>) -> bool {
        match word.case {
            Case::Lower | Case::Digits => return true,
            Case::Address => return self.words.contains_key(&word.folded),
            Case::Caseless => {
                let small = word.text.to_lowercase();
                return self.plain.iter().any(|report| report.contains(&small));
            }
            Case::Capital | Case::Upper => {}
        }
        let is_ordinary = || word.case != Case::Upper && (is_stop(&word.folded, language) || list(COURTESY, &word.folded));
        let opens = || word.initial && !is_named && self.opens(word, language);
        self.has_word(word, language) || is_ordinary() || opens() || !is_named && is_noun(before, word, language)
    }

    /// Whether a word that has its capital from its place is no name.
    fn opens(&self, word: &Word<'_>, language: Option<&str>) -> bool {
        let mut is_known = false;
        first_words(word.text, language, 1, |stem| is_known = self.stems.contains(stem));
        is_known || matches!(language, None | Some("en")) && (is_word(&word.folded) || is_function(&word.folded))
    }

    fn has_word(&self, word: &Word<'_>, language: Option<&str>) -> bool {
        if let Some(seen) = self.words.get(&word.folded) {
            return word.case != Case::Upper || seen.capital;
        }
        if word.case == Case::Upper {
            return self.runs.iter().any(|run| initials(run) == word.folded);
        }
        self.inflected(&word.folded, word.text, language)
    }

    /// Whether a report has another form of the word.
    fn inflected(&self, folded: &str, text: &str, language: Option<&str>) -> bool {
        let by = |endings: &[&str]| {
            endings.iter().any(|ending| {
                let longer = folded.chars().count() >= SHORTEST_STEM && self.words.contains_key(&format!("{folded}{ending}"));
                let shorter = folded.strip_suffix(ending).filter(|stem| stem.chars().count() >= SHORTEST_STEM);
                longer || shorter.is_some_and(|stem| self.words.contains_key(stem))
            })
        };
        match language.unwrap_or("en") {
            "en" => by(&ENGLISH),
            "fr" | "es" | "it" | "pt" | "nl" => by(&PLURAL),
            "de" | "ru" | "fi" | "hu" | "tr" | "sv" | "da" | "no" | "nb" | "ro" | "el" => {
                let mut is_known = false;
                first_words(text, language, 1, |stem| is_known = self.stems.contains(stem));
                is_known
            }
            // Slavic and Baltic names change up to three letters at their end.
            _ => {
                let letters = folded.chars().count();
                let Some((end, _)) = folded.char_indices().nth(letters.saturating_sub(3).max(SHORTEST_STEM)) else { return false };
                let stem = &folded[..end];
                let others = self.words.range(stem.to_owned()..).take_while(|(word, _)| word.starts_with(stem));
                others.into_iter().any(|(word, _)| word[end..].chars().count() <= 3)
            }
        }
    }

    /// A name as a whole: without what somebody is called before it.
    fn has_name(&self, words: &[&Word<'_>], language: Option<&str>) -> bool {
        let is_title = |word: &Word<'_>| list(COURTESY, &word.folded) || is_role(&word.folded) && self.words.contains_key(&word.folded);
        let titles = words.iter().rposition(|word| is_title(word)).filter(|place| place + 1 < words.len()).map_or(0, |place| place + 1);
        let (before, name) = words.split_at(titles);
        before.iter().all(|word| list(COURTESY, &word.folded) || self.words.contains_key(&word.folded)) && self.has_run(name, language)
    }

    /// Words side by side, in a report or in a longer name of one.
    fn has_run(&self, words: &[&Word<'_>], language: Option<&str>) -> bool {
        if let [word] = words {
            return self.has_word(word, language);
        }
        let mut text = String::from(" ");
        for (place, word) in words.iter().enumerate() {
            text.push_str(if place == 0 || word.joined { "" } else { "| " });
            text.push_str(&word.folded);
            text.push(' ');
        }
        let parts: Vec<&str> = words.iter().map(|word| word.folded.as_str()).filter(|word| !list(JOINTS, word)).collect();
        self.lines.iter().any(|line| line.contains(&text)) || self.runs.iter().any(|run| is_part(&parts, run))
    }

    /// A word that is no name where it stands beside one: "Mayor Thorne".
    fn is_plain(&self, word: &Word<'_>, language: Option<&str>) -> bool {
        let is_small = self.words.get(&word.folded).is_some_and(|seen| seen.small);
        let is_opener = || word.initial && matches!(language, None | Some("en")) && is_word(&word.folded);
        word.case != Case::Upper
            && (is_small || is_stop(&word.folded, language) || list(COURTESY, &word.folded) || is_role(&word.folded) || is_opener())
    }
}

/// Where our finder sees names in a sentence.
pub(super) fn mentions(sentence: &str, language: Option<&str>, known: &Known) -> Vec<Range<usize>> {
    let found = names(sentence, language, &Given { names: &known.names, place: &known_place });
    found.iter().flat_map(|name| &name.mentions).map(|at| at.start as usize..at.end as usize).collect()
}

/// Runs of words with capitals, joints left out.
fn runs(words: &[Word<'_>]) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    let mut goes_on = false;
    for word in words {
        goes_on &= word.joined;
        if word.has_capital() {
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.push(word.folded.clone()),
                None => runs.push(vec![word.folded.clone()]),
            }
            goes_on = true;
        } else {
            goes_on &= list(JOINTS, &word.folded);
        }
    }
    runs
}

/// Nearly every word has a capital, which then tells no name.
fn is_headline(words: &[Word<'_>]) -> bool {
    let long = || words.iter().filter(|word| word.folded.chars().count() > 3);
    let small = long().filter(|word| word.case == Case::Lower).count();
    long().count() >= 4 && small * 4 <= long().count()
}

/// Whether a name is a longer one with words left out or cut to an initial; one end of it stays.
fn is_part(name: &[&str], longer: &[String]) -> bool {
    let is_same = |word: &str, other: &str| word == other || word.chars().count() == 1 && other.starts_with(word);
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
    let keeps_end = longer.last().is_some_and(|word| is_same(last, word)) || longer.first().is_some_and(|word| is_same(first, word));
    let mut rest = longer.iter();
    keeps_end && name.iter().all(|word| rest.any(|other| is_same(word, other)))
}

fn initials(run: &[String]) -> String {
    run.iter().filter_map(|word| word.chars().next()).collect()
}

fn is_stop(word: &str, language: Option<&str>) -> bool {
    let code = language.unwrap_or("en");
    let known = stop_words::available_languages().iter().find(|known| **known == code);
    known.copied().and_then(stop_words::lookup).is_some_and(|list| list.contains(&word))
}

/// A German noun: behind a word that stands before nouns, with at most one adjective between.
fn is_noun(before: &[Word<'_>], word: &Word<'_>, language: Option<&str>) -> bool {
    let back = |steps: usize| before.len().checked_sub(steps).and_then(|place| before.get(place));
    let is_determiner = |word: &Word<'_>| list(DETERMINERS, &word.folded);
    language == Some("de")
        && word.case == Case::Capital
        && word.joined
        && back(1).is_some_and(|one| is_determiner(one) || one.case == Case::Lower && one.joined && back(2).is_some_and(is_determiner))
}

fn list(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}
