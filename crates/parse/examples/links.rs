//! Measures the finding of links on labelled pages: `cargo run --example links -p parse -- FOLDER [--failed]`.
//!
//! The folder holds `gold.jsonl`, a page a line: `{"file": "pages/1.html", "url": "https://…", "links": ["https://…"]}`. Links are compared
//! by their article's key. With `--failed` what was missed (-) and wrongly taken (+) is printed.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]
#![allow(clippy::expect_used, reason = "a harness: a corpus that is not as it says ends it")]

use std::collections::BTreeSet;

use url::Url;

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = std::path::PathBuf::from(words.next().expect("a folder"));
    let tell = words.next().is_some();
    let gold = std::fs::read_to_string(folder.join("gold.jsonl")).expect("gold.jsonl");
    let (mut hits, mut taken, mut wanted) = (0, 0, 0);
    for line in gold.lines() {
        let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let url = Url::parse(case["url"].as_str().expect("url")).expect("an address");
        let bytes = std::fs::read(folder.join(case["file"].as_str().expect("file"))).expect("a page");
        let links = case["links"].as_array().expect("links");
        let gold: BTreeSet<String> =
            links.iter().filter_map(|link| Some(markup::address::article_key(&Url::parse(link.as_str()?).ok()?))).collect();
        let found: BTreeSet<String> = match parse::links::read(&bytes, &url, None) {
            Ok((feed, _)) => feed.entries.into_iter().filter_map(|entry| entry.id).collect(),
            Err(_) => BTreeSet::new(),
        };
        let right = found.intersection(&gold).count();
        (hits, taken, wanted) = (hits + right, taken + found.len(), wanted + gold.len());
        println!("{:>4} of {:>4}, {:>3} wrong  {url}", right, gold.len(), found.len() - right);
        if tell {
            gold.difference(&found).for_each(|link| println!("    - {link}"));
            found.difference(&gold).for_each(|link| println!("    + {link}"));
        }
    }
    println!(
        "precision {:.3}, recall {:.3}",
        f64::from(hits as u32) / f64::from(taken as u32),
        f64::from(hits as u32) / f64::from(wanted as u32)
    );
}
