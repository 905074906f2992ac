//! The steps of the gate, in the order in which they fail cheapest.

use std::io::Write;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::services::Services;

/// A line for whoever watches.
pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Runs a command to its end; its failure is ours.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}").replace('"', "");
    say(&format!("── {shown}"));
    let status = command.status().with_context(|| format!("{shown} can't be started"))?;
    if !status.success() {
        bail!("{shown} failed ({status})");
    }
    Ok(())
}

fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(words);
    command
}

/// The code is laid out as rustfmt lays it out.
pub(crate) fn format() -> Result<()> {
    run(&mut cargo(&["fmt", "--all", "--check"]))
}

/// Nothing that clippy or the compiler warns of.
pub(crate) fn lint() -> Result<()> {
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}

/// The documentation builds, and its links lead somewhere. It is our own reading, so private items and links to them belong to it.
pub(crate) fn document() -> Result<()> {
    run(cargo(&["doc", "--workspace", "--no-deps", "--locked", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links"))
}

/// All tests, on both databases, in a real browser. What they need is installed and started here.
pub(crate) fn test(filter: &[String]) -> Result<()> {
    // The integration binary drives the real program, which must be as new as the tests.
    run(&mut cargo(&["build", "--workspace", "--all-targets", "--locked"]))?;
    let services = Services::start()?;
    let nextest = Command::new(env!("CARGO")).args(["nextest", "--version"]).output().is_ok_and(|found| found.status.success());
    let words: &[&str] = if nextest { &["nextest", "run", "--workspace", "--locked"] } else { &["test", "--workspace", "--locked", "--"] };
    let mut command = cargo(words);
    command.args(filter).envs(services.variables());
    run(&mut command)
}

/// Trains the article reader's model from folders of labelled pages, and says how good it is on pages held back. No part of the gate: the
/// weights are in the repository.
pub(crate) fn train(words: &[String]) -> Result<()> {
    if words.is_empty() {
        bail!("name a folder with gold.jsonl and its pages; benches/RESULTS.md says which the present weights are from");
    }
    let example = ["run", "--release", "--locked", "-p", "extract", "--features", "training", "--example", "train", "--"];
    run(cargo(&example).args(["--write", "crates/extract/src/body/weights"]).args(words))
}

/// Makes the gazetteer from the folders that its example names. No part of the gate: the file is in the repository.
pub(crate) fn gazetteer(words: &[String]) -> Result<()> {
    let example = ["run", "--locked", "-p", "understand", "--example", "gazetteer", "--"];
    run(cargo(&example).args(words))
}

/// Makes the weights by which sections are told from what `training/teach.py` wrote ("weigh"), or measures them on labelled headlines or
/// texts ("measure"). No part of the gate: the weights are in the repository.
pub(crate) fn sections(task: &str, words: &[String]) -> Result<()> {
    let example = ["run", "--locked", "-p", "understand", "--example", "sections", "--", task];
    run(cargo(&example).args(words))
}
