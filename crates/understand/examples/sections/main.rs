//! Makes and measures what tells sections by text: `cargo xtask weigh-sections TAUGHT.jsonl` and `cargo xtask sections GOLD.jsonl`.

mod measure;
#[path = "../../src/stems.rs"]
mod stems;
mod weigh;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.as_slice() {
        [task, file] if task == "weigh" => weigh::weigh(file),
        [task, file] if task == "measure" => measure::measure(file),
        _ => Err("say weigh TAUGHT.jsonl or measure GOLD.jsonl".into()),
    }
}
