//! What the search for names makes of texts: `cargo run --release -p understand --example names -- FILE…` prints each text's names and its
//! three key sentences, the first line being its title, and at the end how fast all were read.

use std::io::Write;
use std::time::{Duration, Instant};

use understand::{Known, key_sentences, known_place, language, names, sentences};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let known = Known { names: &[], place: &known_place };
    let (mut bytes, mut taken) = (0, [Duration::ZERO; 3]);
    for file in std::env::args().skip(1) {
        let read = std::fs::read_to_string(&file)?;
        let (title, text) = read.split_once('\n').unwrap_or(("", &read));
        let language = language(text);
        bytes += text.len();
        let begun = Instant::now();
        let cut = sentences(text, language);
        taken[0] += begun.elapsed();
        let begun = Instant::now();
        let named = names(text, language, &known);
        taken[1] += begun.elapsed();
        let begun = Instant::now();
        let key = key_sentences(title, text, language, 3);
        taken[2] += begun.elapsed();
        writeln!(out, "# {file} {language:?}, {} sentences", cut.len())?;
        for name in named {
            let mut written: Vec<&str> = name.mentions.iter().map(|at| &text[at.start as usize..at.end as usize]).collect();
            let count = written.len();
            written.sort_unstable();
            written.dedup();
            writeln!(out, "{:?} {} ×{count} {written:?}", name.kind, name.name)?;
        }
        for at in key {
            writeln!(out, "- {}", &text[at])?;
        }
    }
    for (what, taken) in ["sentences", "names", "key sentences"].iter().zip(taken) {
        writeln!(out, "{what}: {:.1} MB/s", bytes as f64 / 1e6 / taken.as_secs_f64().max(1e-9))?;
    }
    Ok(())
}
