//! The table of weights, from what `training/teach.py` wrote: naive Bayes over texts whose sections the sentence model guessed, with the
//! words that it found near and the words named by hand as what is known beforehand.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use understand::TOLD_APART;

use crate::Failure;
use crate::stems::stems;

const SECTIONS: usize = TOLD_APART.len();
type Points = [f64; SECTIONS];

/// How sharply nearness becomes a guess: of a text, of a word. On headlines .005 more or less between half and twice each.
const SHARP_TEXT: f64 = 30.0;
const SHARP_WORD: f64 = 25.0;
/// What is known beforehand, in counted words: nothing about any, a word found near, a word named by hand.
const ANY: f64 = 3.0;
const NEAR: f64 = 4.0;
const NAMED: f64 = 10.0;
/// Terms of a text that count whole; those of a longer one share as much.
const WHOLE: f64 = 12.0;
/// The greatest log-odds below which a term says too little to be kept.
const LEAST: f64 = 0.4;
/// Steps of a weight in 1: as `STEP` in the crate.
const STEPS: f64 = 48.0;

pub(crate) fn weigh(file: &str) -> Result<(), Failure> {
    let mut near: BTreeMap<String, Vec<Points>> = BTreeMap::new();
    let mut counts: BTreeMap<String, Points> = BTreeMap::new();
    let mut mass = [0.0; SECTIONS];
    for line in std::fs::read_to_string(file)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let found = TOLD_APART.map(|name| row["near"][name].as_f64().unwrap_or(0.0));
        if let Some(word) = row["word"].as_str() {
            if let [term] = distinct(word).as_slice() {
                near.entry(term.clone()).or_default().push(found);
            }
        } else if let Some(text) = row["text"].as_str() {
            let guess = sharpened(&found, SHARP_TEXT);
            let found = distinct(text);
            let singles = found.iter().filter(|term| !term.contains(' ')).count();
            let weight = WHOLE / WHOLE.max(singles as f64);
            for term in found {
                add(counts.entry(term).or_default(), &guess, weight);
            }
            add(&mut mass, &guess, 1.0);
        }
    }
    let near: BTreeMap<String, Points> = near.into_iter().map(|(term, all)| (term, mean(&all))).collect();
    let usual = mean(&near.values().copied().collect::<Vec<_>>());
    let named = named();
    let all: f64 = mass.iter().sum();
    let share = mass.map(|mass| mass / all * SECTIONS as f64);

    let mut bytes = Vec::new();
    let mut kept = 0;
    let terms: BTreeSet<&String> = counts.keys().chain(near.keys()).chain(named.keys()).collect();
    for term in terms {
        let seldom = counts.get(term).is_none_or(|counts| counts.iter().sum::<f64>() < 0.6);
        let is_told = near.contains_key(term) || named.contains_key(term);
        // Pairs that are not named by hand add nothing: .861 with them or without.
        if seldom && !is_told || term.contains(' ') && !named.contains_key(term) || term.len() > 255 {
            continue;
        }
        let mut points = [ANY / SECTIONS as f64; SECTIONS];
        if let Some(counts) = counts.get(term) {
            points = std::array::from_fn(|n| points[n] + counts[n] / share[n].max(1e-9));
        }
        if let Some(near) = near.get(term) {
            let apart: Points = std::array::from_fn(|n| near[n] - usual[n] / 2.0);
            add(&mut points, &sharpened(&apart, SHARP_WORD), NEAR);
        }
        if let Some(sections) = named.get(term) {
            for section in sections {
                points[*section] += NAMED / sections.len() as f64;
            }
        }
        let sum: f64 = points.iter().sum();
        let odds = points.map(|points| (points / sum * SECTIONS as f64).ln());
        if odds.iter().all(|odds| odds.abs() < LEAST) {
            continue;
        }
        kept += 1;
        bytes.push(term.len() as u8);
        bytes.extend(term.as_bytes());
        bytes.extend(odds.map(|odds| (odds * STEPS).round().clamp(-127.0, 127.0) as i8).map(i8::cast_unsigned));
    }
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/weights/sections.bin"), &bytes)?;
    crate::measure::say(&format!("{kept} terms, {} bytes", bytes.len()))
}

/// Terms that `training/sections.txt` names, and the sections that they speak for.
fn named() -> BTreeMap<String, BTreeSet<usize>> {
    let mut named: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut current = None;
    for line in include_str!("../../training/sections.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            current = TOLD_APART.iter().position(|told| *told == name);
            continue;
        }
        for word in line.split_whitespace() {
            let found = distinct(&word.replace('-', " "));
            // Of a pair its words say less alone; of three words both pairs are named.
            let several = found.iter().any(|term| term.contains(' '));
            for term in found.iter().filter(|term| term.contains(' ') == several) {
                if let Some(section) = current {
                    named.entry(term.clone()).or_default().insert(section);
                }
            }
        }
    }
    named
}

fn distinct(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    stems(text, |stem| found.push(stem.to_owned()));
    found.sort_unstable();
    found.dedup();
    found
}

fn add(to: &mut Points, points: &Points, weight: f64) {
    for (to, points) in to.iter_mut().zip(points) {
        *to += points * weight;
    }
}

fn mean(all: &[Points]) -> Points {
    let mut sum = [0.0; SECTIONS];
    all.iter().for_each(|points| add(&mut sum, points, 1.0 / all.len() as f64));
    sum
}

fn sharpened(near: &Points, sharpness: f64) -> Points {
    let most = near.iter().copied().fold(f64::MIN, f64::max);
    let raised = near.map(|near| (sharpness * (near - most)).exp());
    let sum: f64 = raised.iter().sum();
    raised.map(|raised| raised / sum)
}
