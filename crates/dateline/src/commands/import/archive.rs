//! A web archive, page by page: read, made articles of, let go.

use std::io::BufRead;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use newsroom::{ArchiveTally, Newsroom};
use parse::warc::Pages;

use super::Imported;
use crate::out;

/// Pages held at once, and bytes of them: enough to keep all processors busy.
const BATCH: usize = 32;
const BATCH_BYTES: usize = 8 << 20;
/// Time between two plain lines where nobody watches a bar.
const QUIET: Duration = Duration::from_secs(5);

/// Takes all pages of the archive.
pub(super) async fn take(newsroom: &Arc<Newsroom>, input: impl BufRead, name: &str) -> anyhow::Result<Imported> {
    let mut pages = Pages::new(input).with_context(|| format!("{name} can't be read"))?;
    let mut archive = newsroom.archive().await?;
    let mut shown = Shown::new();
    loop {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Some(page) = pages.next_page() else { break };
            bytes += page.bytes.len();
            batch.push(page);
        }
        if batch.is_empty() {
            break;
        }
        archive.take(batch).await?;
        shown.tell(archive.tally());
    }
    shown.end();
    let ArchiveTally { hosts, new_hosts, pages: articles, new } = archive.tally();
    let records = pages.records();
    Ok(Imported {
        feeds: hosts,
        new: new_hosts,
        articles,
        new_articles: new,
        records: Some(records),
        flaws: pages.into_flaws(),
        ..Imported::default()
    })
}

/// What is seen of it meanwhile: how long it will take nobody knows, as an archive does not say how much is in it.
struct Shown {
    bar: Option<ProgressBar>,
    said: Instant,
}

impl Shown {
    fn new() -> Shown {
        let is_terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
        let bar = is_terminal.then(|| {
            let bar = ProgressBar::new_spinner();
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(200));
            bar
        });
        Shown { bar, said: Instant::now() }
    }

    fn tell(&mut self, tally: ArchiveTally) {
        let said = format!("{} pages of {} hosts, {} new articles", tally.pages, tally.hosts, tally.new);
        match &self.bar {
            Some(bar) => bar.set_message(said),
            None if self.said.elapsed() >= QUIET => {
                self.said = Instant::now();
                out::complain(&said);
            }
            None => {}
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
