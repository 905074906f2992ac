//! What only one report says: a name that no other has, a number of something that no other counts.

use std::collections::HashSet;

use model::{Alone, Fact, Name, NameKind};

use super::said::{Said, Sentence};
use super::{Report, proof};
use crate::known_place;
use crate::names::{Known, names};

type Words = HashSet<String, foldhash::fast::RandomState>;

/// Facts that are given, and of one report.
const MOST: usize = 8;
const OF_ONE: usize = 3;
/// Numbers below this are in every text.
const LEAST_NUMBER: f64 = 3.0;
/// Parts of the names of papers and agencies, which say who reports and not what.
const PAPERS: &str = "news times post gazette herald tribune guardian observer press agency reuters television tv radio magazine journal mercury courier \
    telegraph mail sun mirror chronicle lantern associated bbc cnn afp dpa media";

pub(super) fn alone(reports: &[Report], said: &Said) -> Vec<Alone> {
    let words: Vec<Words> = reports.iter().map(words_of).collect();
    let mut found = Vec::new();
    for (report, Report { text, language, .. }) in reports.iter().enumerate() {
        let own: Vec<&Sentence> = said.sentences.iter().filter(|sentence| sentence.report == report).collect();
        // A copy says what its original says.
        let Some(first) = own.first().filter(|first| first.text == report) else { continue };
        let others: Vec<&Words> = words
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != report && !said.sentences.iter().any(|s| s.report == *other && s.text == first.text))
            .map(|(_, words)| words)
            .collect();
        let is_elsewhere = |word: &str| others.iter().any(|words| words.contains(word));
        let mut of_one: Vec<Alone> = Vec::new();
        let mut named = names(text, *language, &Known { names: &[], place: &known_place });
        named.sort_by_key(|name| std::cmp::Reverse(name.mentions.len()));
        for name in &named {
            if of_one.len() < OF_ONE
                && is_news(name)
                && !name.name.split_whitespace().any(|word| is_telling(word) && is_elsewhere(&word.to_lowercase()))
            {
                let sentence = name
                    .mentions
                    .iter()
                    .find_map(|at| own.iter().find(|sentence| sentence.at.start <= at.start && at.end <= sentence.at.end));
                if let Some(sentence) = sentence {
                    of_one.push(Alone { fact: Fact::Name { kind: name.kind, name: name.name.clone() }, proof: proof(sentence) });
                }
            }
        }
        for sentence in own.iter().filter(|sentence| !sentence.past) {
            for figure in &sentence.figures {
                let text = &sentence.words()[figure.text.clone()];
                let is_shared = figure.is_matter
                    && said.sentences.iter().any(|s| s.text != sentence.text && s.figures.iter().any(|f| f.counted == figure.counted));
                let is_known = text
                    .split_whitespace()
                    .map(|word| word.to_lowercase())
                    .any(|word| word.starts_with(&figure.counted) && is_elsewhere(&word));
                if of_one.len() < OF_ONE && figure.value >= LEAST_NUMBER && !is_shared && !is_known {
                    of_one.push(Alone { fact: Fact::Figure { text: text.to_owned() }, proof: proof(sentence) });
                }
            }
        }
        found.extend(of_one);
    }
    found.truncate(MOST);
    found
}

/// A name in full, of somebody or of an organisation that is not a newspaper.
fn is_news(name: &Name) -> bool {
    let words = name.name.split_whitespace().count();
    let is_paper = name.name.to_lowercase().split_whitespace().any(|word| PAPERS.split_ascii_whitespace().any(|paper| paper == word));
    (2..=5).contains(&words) && name.kind != NameKind::Place && !is_paper && !name.name.contains(|c: char| c.is_ascii_digit())
}

/// Long enough to tell one name from another.
fn is_telling(word: &str) -> bool {
    word.chars().count() > 3
}

fn words_of(report: &Report) -> Words {
    let both = report.title.split_whitespace().chain(report.text.split_whitespace());
    both.map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).map_or(bare.clone(), str::to_owned)
    })
    .collect()
}
