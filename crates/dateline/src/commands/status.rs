//! `dateline status`: what is stored, what is due, what went wrong.

use std::process::ExitCode;

use jiff::Timestamp;
use serde::Serialize;
use store::{Standing, Store};

use crate::config::Config;
use crate::{open, out};

/// The contract's fields, and the version.
#[derive(Serialize)]
struct Printed {
    #[serde(flatten)]
    status: store::Status,
    version: &'static str,
    database: String,
    /// Subscriptions at hubs.
    subscriptions: Subscriptions,
    /// Where letters are sent to.
    letter_boxes: Vec<LetterBox>,
}

/// How subscriptions at hubs stand.
#[derive(Default, Serialize)]
struct Subscriptions {
    /// The hub delivers.
    alive: usize,
    /// The hub has not confirmed yet.
    wanted: usize,
    /// The hub refuses.
    denied: usize,
}

#[derive(Serialize)]
struct LetterBox {
    source: String,
    name: String,
    address: String,
    letters: i64,
    newest: Option<Timestamp>,
}

pub(crate) fn run(config: &Config, json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let now = (opened.clock)();
        let printed = Printed {
            status: opened.store.status(now).await?,
            version: env!("CARGO_PKG_VERSION"),
            database: opened.store.engine().to_string(),
            subscriptions: subscriptions(&opened.store, now).await?,
            letter_boxes: letter_boxes(&opened.store, &config.newsroom.letters_host).await?,
        };
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

async fn subscriptions(store: &Store, now: Timestamp) -> anyhow::Result<Subscriptions> {
    let mut counted = Subscriptions::default();
    for subscription in store.subscriptions().await? {
        match subscription.standing {
            Standing::Alive if subscription.is_alive(now) => counted.alive += 1,
            Standing::Denied => counted.denied += 1,
            Standing::Leaving => {}
            _ => counted.wanted += 1,
        }
    }
    Ok(counted)
}

async fn letter_boxes(store: &Store, host: &str) -> anyhow::Result<Vec<LetterBox>> {
    let boxes = store.letter_boxes().await?.into_iter().map(|one| LetterBox {
        source: one.source_slug,
        name: one.source_name,
        address: format!("{}@{host}", one.local),
        letters: one.letters,
        newest: one.newest,
    });
    Ok(boxes.collect())
}

fn lines(printed: &Printed) -> Vec<String> {
    let status = &printed.status;
    let last = status.last_fetch.map_or_else(|| "never".to_owned(), |at| at.to_string());
    let mut lines = vec![
        format!("Dateline {} on {}, {:.1} MB", printed.version, printed.database, megabytes(status.bytes)),
        format!("{:>8} sources, {} feeds, {} due now", status.sources, status.feeds, status.due),
        format!("{:>8} entries, {} articles, {} stories, {} comments", status.entries, status.articles, status.stories, status.comments),
        format!("{:>8} flaws on record; each stands on its source's page", status.flaws),
        format!("{:>8} publishers' pages kept, {:.1} MB of it", status.originals.count, megabytes(status.originals.bytes)),
        format!("{:>8} jobs waiting, {} failed", status.jobs.waiting, status.jobs.failed),
    ];
    let hubs = &printed.subscriptions;
    if hubs.alive + hubs.wanted + hubs.denied > 0 {
        lines.push(format!("{:>8} feeds delivered by hubs; {} hubs have not confirmed, {} refuse", hubs.alive, hubs.wanted, hubs.denied));
    }
    if !printed.letter_boxes.is_empty() {
        lines.push(format!("{:>8} letter boxes:", printed.letter_boxes.len()));
    }
    for one in &printed.letter_boxes {
        let newest = one.newest.map_or_else(String::new, |at| format!(", the last {at}"));
        lines.push(format!("         {}: {}, {} letters{newest}", one.name, one.address, one.letters));
    }
    lines.push(format!("Last fetch: {last}"));
    lines
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn megabytes(bytes: i64) -> f64 {
    bytes as f64 / 1e6
}
