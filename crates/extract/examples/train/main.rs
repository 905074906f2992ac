//! Trains the model that tells an article's blocks from a page's others, and measures it on pages held back.
//!
//! `train [--write FOLDER] [--trees N,M] CORPUS[:WEIGHT]…`: each corpus is a folder with `gold.jsonl` (`file`, `text`, `kind`, `url` a
//! line) and its pages. Pages of one site are never on both sides. Use `cargo xtask train`, which knows where the weights belong.

#![allow(clippy::print_stdout, reason = "its figures are what it is for")]

mod grow;
mod label;

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use extract::training::{Model, Sample};
use grow::{Data, Settings};

type Fault = Box<dyn std::error::Error>;

struct Case {
    corpus: usize,
    id: String,
    fold: usize,
    sample: Sample,
    words: Vec<Vec<u64>>,
    captions: Vec<bool>,
    labels: Vec<f32>,
    gold: Vec<u64>,
    weight: f32,
    /// Chances of the first round by models that did not see this page.
    first: Vec<f32>,
    second: Vec<f32>,
}

const FOLDS: usize = 5;

fn main() -> Result<(), Fault> {
    let mut write = None;
    let mut corpora = Vec::new();
    let mut options: HashMap<String, f32> = HashMap::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--") {
            Some("write") => write = arguments.next(),
            Some(option) => {
                options.insert(option.to_owned(), arguments.next().ok_or("a value is missing")?.parse()?);
            }
            None => corpora.push(argument),
        }
    }
    let option = |name: &str, default: f32| options.get(name).copied().unwrap_or(default);
    let mut cases = Vec::new();
    for (number, corpus) in corpora.iter().enumerate() {
        let (folder, weight) = corpus.rsplit_once(':').unwrap_or((corpus, "1"));
        load(Path::new(folder), number, weight.parse()?, &mut cases)?;
    }
    let rows: usize = cases.iter().map(|case| case.labels.len()).sum();
    println!("{} pages, {rows} blocks, {} features", cases.len(), cases.first().map_or(0, |c| c.sample.first().1));
    let oracle = evaluate(&cases, |case| case.labels.clone(), 0.5);
    println!("labels themselves: {oracle:?}");
    let settings = |trees: f32, seed| Settings {
        trees: trees as usize,
        leaves: option("leaves", 16.0) as usize,
        rate: option("rate", 0.12),
        lambda: option("lambda", 1.0),
        least: option("least", 1.0),
        features: option("features", 0.4),
        rows: option("rows", 0.8),
        seed,
    };
    let (one, two) = (settings(option("one", 120.0), 11), settings(option("two", 80.0), 12));
    let started = std::time::Instant::now();
    first_round(&mut cases, &one)?;
    // A page that a model of other pages reads quite differently is most likely labelled wrong: nothing is learnt from it.
    let bar = f64::from(option("bar", 0.65));
    let mut dropped = 0;
    for case in &mut cases {
        if label::score(&case.gold, &kept(case, &case.first, 0.45))[2] < bar {
            case.weight = 0.0;
            dropped += 1;
        }
    }
    println!("{dropped} pages are not learnt from");
    if dropped > 0 {
        first_round(&mut cases, &one)?;
    }
    report("first round", &cases, |case| case.first.clone(), corpora.len());
    println!("{:?}", started.elapsed());
    for fold in 0..FOLDS {
        let forest = forest(&grow::grow(&second_data(&cases, |case| case.fold != fold), &two))?;
        for case in cases.iter_mut().filter(|case| case.fold == fold) {
            let (rows, width) = case.sample.second(&case.first);
            case.second = forest.chances(&rows, width);
        }
    }
    report("second round", &cases, |case| case.second.clone(), corpora.len());
    println!("{:?}", started.elapsed());
    as_read(&cases, corpora.len());
    if option("worst", 0.0) > 0.0 {
        worst(&cases, option("worst", 0.0) as usize, option("threshold", 0.45));
    }
    if let Some(folder) = write {
        let all = |_: &Case| true;
        std::fs::write(Path::new(&folder).join("first.forest"), grow::grow(&first_data(&cases, all), &one))?;
        std::fs::write(Path::new(&folder).join("second.forest"), grow::grow(&second_data(&cases, all), &two))?;
    }
    Ok(())
}

/// Chances of the first round for every page, by models of the other folds.
fn first_round(cases: &mut [Case], settings: &Settings) -> Result<(), Fault> {
    for fold in 0..FOLDS {
        let forest = forest(&grow::grow(&first_data(cases, |case| case.fold != fold), settings))?;
        for case in cases.iter_mut().filter(|case| case.fold == fold) {
            let (rows, width) = case.sample.first();
            case.first = forest.chances(rows, width);
        }
    }
    Ok(())
}

fn forest(bytes: &[u8]) -> Result<Model, Fault> {
    Model::read(bytes).ok_or_else(|| "the trained model could not be read back".into())
}

fn load(folder: &Path, corpus: usize, weight: f32, cases: &mut Vec<Case>) -> Result<(), Fault> {
    let gold = std::fs::read_to_string(folder.join("gold.jsonl"))?;
    for line in gold.lines() {
        let case: serde_json::Value = serde_json::from_str(line)?;
        let text = case["text"].as_str().unwrap_or_default();
        let is_article = case["kind"].as_str().is_none_or(|kind| kind == "article");
        if text.is_empty() || !is_article {
            continue;
        }
        let file = case["file"].as_str().ok_or("a case without a file")?;
        let mut bytes = std::fs::read(folder.join(file))?;
        if file.ends_with(".gz") {
            let mut plain = Vec::new();
            flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
            bytes = plain;
        }
        let Some(sample) = Sample::read(&bytes) else { continue };
        let words: Vec<Vec<u64>> = sample.blocks().map(|(text, _)| label::words(text)).collect();
        let captions: Vec<bool> = sample.blocks().map(|(_, caption)| caption).collect();
        let gold = label::words(text);
        let labels = label::labels(&words, &gold);
        let url = case["url"].as_str().unwrap_or(file);
        let host = url.split("://").last().unwrap_or(url).split('/').next().unwrap_or(url);
        let host: Vec<&str> = host.trim_start_matches("www.").rsplit('.').take(2).collect();
        let fold = (label::words(&host.join(" ")).iter().fold(0_u64, |a, b| a.wrapping_mul(31) ^ b) >> 20) as usize % FOLDS;
        let whole: f32 = words.iter().map(|words| weigh(words)).sum();
        let id = case["id"].as_str().unwrap_or(file).to_owned();
        cases.push(Case {
            corpus,
            id,
            fold,
            sample,
            words,
            captions,
            labels,
            gold,
            weight: weight * 1000.0 / whole,
            first: Vec::new(),
            second: Vec::new(),
        });
    }
    Ok(())
}

/// What a block counts: nearly its words, so that short ones are learnt too.
fn weigh(words: &[u64]) -> f32 {
    (words.len() as f32 + 2.0).powf(0.8)
}

fn first_data(cases: &[Case], wanted: impl Fn(&Case) -> bool) -> Data {
    data(cases, wanted, |case| {
        let (rows, width) = case.sample.first();
        (rows.to_vec(), width)
    })
}

fn second_data(cases: &[Case], wanted: impl Fn(&Case) -> bool) -> Data {
    data(cases, wanted, |case| case.sample.second(&case.first))
}

fn data(cases: &[Case], wanted: impl Fn(&Case) -> bool, rows: impl Fn(&Case) -> (Vec<f32>, usize)) -> Data {
    let mut data = Data { width: 0, values: Vec::new(), targets: Vec::new(), weights: Vec::new() };
    for case in cases.iter().filter(|case| case.weight > 0.0 && wanted(case)) {
        let (values, width) = rows(case);
        data.width = width;
        for (at, row) in values.chunks_exact(width).enumerate() {
            if case.captions[at] {
                continue;
            }
            data.values.extend_from_slice(row);
            data.targets.push(case.labels[at]);
            data.weights.push(case.weight * weigh(&case.words[at]));
        }
    }
    data
}

fn kept(case: &Case, chances: &[f32], threshold: f32) -> Vec<u64> {
    (0..case.words.len())
        .filter(|at| chances[*at] >= threshold && !case.captions[*at] && !case.sample.is_ruled_out(*at))
        .flat_map(|at| case.words[at].iter().copied())
        .collect()
}

/// Means over a corpus: precision, recall, F1, and F1 without the twentieth of the pages that scored least (labelled wrong, most of
/// them).
fn evaluate(cases: &[Case], chances: impl Fn(&Case) -> Vec<f32>, threshold: f32) -> Vec<[f64; 4]> {
    let corpora = cases.iter().map(|case| case.corpus).max().map_or(0, |most| most + 1);
    let mut scores = vec![Vec::new(); corpora];
    for case in cases {
        scores[case.corpus].push(label::score(&case.gold, &kept(case, &chances(case), threshold)));
    }
    scores.iter_mut().map(|scores| means(scores)).collect()
}

fn means(scores: &mut [[f64; 3]]) -> [f64; 4] {
    let mean = |scores: &[[f64; 3]], n: usize| scores.iter().map(|score| score[n]).sum::<f64>() / scores.len().max(1) as f64;
    scores.sort_by(|a, b| a[2].total_cmp(&b[2]));
    [mean(scores, 0), mean(scores, 1), mean(scores, 2), mean(&scores[scores.len() / 20..], 2)]
}

fn report(name: &str, cases: &[Case], chances: impl Fn(&Case) -> Vec<f32>, corpora: usize) {
    println!("{name}");
    for threshold in [0.35, 0.4, 0.45, 0.5, 0.55] {
        let scores = evaluate(cases, &chances, threshold);
        let told = scores.iter().take(corpora).map(|s| format!("P {:.4} R {:.4} F {:.4} trimmed {:.4}", s[0], s[1], s[2], s[3]));
        println!("  {threshold:.2}  {}", told.collect::<Vec<_>>().join("   "));
    }
}

/// The same with the bar that the reader sets for each page, from both rounds' chances.
fn as_read(cases: &[Case], corpora: usize) {
    let chances = |case: &Case| -> Vec<f32> { case.second.iter().zip(&case.first).map(|(a, b)| (a + b) / 2.0).collect() };
    let (mut runs, mut single) = (vec![Vec::new(); corpora], vec![Vec::new(); corpora]);
    for case in cases {
        let chances = chances(case);
        let found = kept(case, &chances, case.sample.bar(&chances));
        runs[case.corpus].push(label::score(&case.gold, &found));
        single[case.corpus].push(label::score_words(&case.gold, &found));
    }
    for (runs, single) in runs.iter_mut().zip(&mut single) {
        let ([p, r, f, trimmed], [.., words, _]) = (means(runs), means(single));
        let of_means = 2.0 * p * r / (p + r);
        println!("as read  P {p:.4} R {r:.4} F {f:.4} trimmed {trimmed:.4} of means {of_means:.4} single words {words:.4}");
    }
}

fn worst(cases: &[Case], count: usize, threshold: f32) {
    let mut scored: Vec<([f64; 3], &Case)> =
        cases.iter().map(|case| (label::score(&case.gold, &kept(case, &case.second, threshold)), case)).collect();
    scored.sort_by(|a, b| a.0[2].total_cmp(&b.0[2]));
    for (score, case) in scored.into_iter().take(count) {
        println!("== {} corpus {}  P {:.3} R {:.3} F {:.3}", case.id, case.corpus, score[0], score[1], score[2]);
        for (at, (text, _)) in case.sample.blocks().enumerate() {
            let (chance, label) = (case.second[at], case.labels[at]);
            let (keep, right) = (chance >= threshold, label >= 0.5);
            if keep != right && case.words[at].len() > 2 {
                let text: String = text.chars().take(110).collect();
                println!("   {} {chance:.2} ({:.2}) gold {label:.2} {text}", if keep { "extra" } else { "lost " }, case.first[at]);
            }
        }
    }
}
