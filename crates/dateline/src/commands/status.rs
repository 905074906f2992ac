//! `dateline status`: what is stored, what is due, what went wrong.

use std::process::ExitCode;

use serde::Serialize;

use crate::config::Config;
use crate::{open, out};

/// The contract's fields, and the version.
#[derive(Serialize)]
struct Printed {
    #[serde(flatten)]
    status: store::Status,
    version: &'static str,
    database: String,
}

pub(crate) fn run(config: &Config, json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let status = opened.store.status((opened.clock)()).await?;
        let printed = Printed { status, version: env!("CARGO_PKG_VERSION"), database: opened.store.engine().to_string() };
        if json {
            out::json(&printed)?;
        } else {
            for line in lines(&printed) {
                out::line(&line)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn lines(printed: &Printed) -> Vec<String> {
    let status = &printed.status;
    let last = status.last_fetch.map_or_else(|| "never".to_owned(), |at| at.to_string());
    vec![
        format!("Dateline {} on {}, {:.1} MB", printed.version, printed.database, megabytes(status.bytes)),
        format!("{:>8} sources, {} feeds, {} due now", status.sources, status.feeds, status.due),
        format!("{:>8} entries, {} articles, {} stories, {} comments", status.entries, status.articles, status.stories, status.comments),
        format!("{:>8} flaws on record; each stands on its source's page", status.flaws),
        format!("{:>8} publishers' pages kept, {:.1} MB of it", status.originals.count, megabytes(status.originals.bytes)),
        format!("{:>8} jobs waiting, {} failed", status.jobs.waiting, status.jobs.failed),
        format!("Last fetch: {last}"),
    ]
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn megabytes(bytes: i64) -> f64 {
    bytes as f64 / 1e6
}
