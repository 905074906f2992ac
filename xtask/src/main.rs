//! The project's own chores. `cargo xtask ci` is the whole gate, the same here and in CI; the other words are its parts.

mod services;
mod steps;

use std::process::ExitCode;

use anyhow::{Result, bail};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            steps::say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Result<()> {
    let (word, rest) = words.split_first().map_or(("help", words), |(first, rest)| (first.as_str(), rest));
    match word {
        "ci" => {
            steps::format()?;
            steps::lint()?;
            steps::document()?;
            steps::test(rest)
        }
        "format" => steps::format(),
        "lint" => steps::lint(),
        "document" => steps::document(),
        "test" => steps::test(rest),
        "train" => steps::train(rest),
        "gazetteer" => steps::gazetteer(rest),
        "weigh-sections" => steps::sections("weigh", rest),
        "sections" => steps::sections("measure", rest),
        "help" => {
            steps::say(
                "cargo xtask ci | format | lint | document | test [FILTER…] | train CORPUS[:WEIGHT]… | gazetteer GEONAMES WORDNET NAMES",
            );
            Ok(())
        }
        other => bail!("there is no “{other}”: ci, format, lint, document, test, train, gazetteer, weigh-sections, sections"),
    }
}
