//! `dateline feed --bench INPUT…`: how many megabytes of feeds are read in a second, on one core; reading alone, from memory to
//! [`model::Feed`], nothing printed.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::bail;
use url::Url;

use crate::inputs::{self, Input};
use crate::out;

/// Rounds go on until this much time is spent in them.
const LONG_ENOUGH: Duration = Duration::from_secs(3);
/// And there are at least so many; of each document the best counts, since other work on the machine only ever makes one slower.
const LEAST_ROUNDS: usize = 5;

pub(super) fn run(inputs: &[Input], base: Option<&Url>) -> anyhow::Result<ExitCode> {
    let mut documents = Vec::new();
    for input in inputs {
        if matches!(input, Input::Address(_)) {
            bail!("--bench reads files; {} is an address.", input.name());
        }
        documents.push(inputs::bytes(input)?);
    }
    let bytes: usize = documents.iter().map(Vec::len).sum();
    let mut best = vec![Duration::MAX; documents.len()];
    let (mut spent, mut rounds, mut entries) = (Duration::ZERO, 0, 0);
    while rounds < LEAST_ROUNDS || spent < LONG_ENOUGH {
        entries = 0;
        for (document, best) in documents.iter().zip(&mut best) {
            let began = Instant::now();
            let read = parse::feed(document, base, None);
            let took = began.elapsed();
            entries += read.map_or(0, |(feed, _)| feed.entries.len());
            spent += took;
            *best = took.min(*best);
        }
        rounds += 1;
    }
    let per_second = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let mean = per_second(spent / u32::try_from(rounds).unwrap_or(u32::MAX));
    out::line(&format!(
        "{} files, {:.1} MB, {entries} entries: {:.0} MB/s at each file's best of {rounds} rounds, {mean:.0} MB/s in the mean.",
        documents.len(),
        bytes as f64 / 1e6,
        per_second(best.iter().sum()),
    ))?;
    Ok(ExitCode::SUCCESS)
}
