//! `dateline fetch`: ask every feed now, read what is new, group, publish.

use std::process::ExitCode;

use anyhow::bail;
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::progress::Progress;
use crate::{open, out};

#[derive(Serialize)]
struct Result {
    polls: usize,
    failed: u64,
    entries: u64,
    reads: usize,
    placed: usize,
    pictures: usize,
    seconds: f64,
}

pub(crate) fn run(config: &Config, source: Option<&str>, once: bool, json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let only = match source {
            None => None,
            Some(slug) => match opened.store.source(slug).await? {
                Some(source) => Some(source.id),
                None => bail!("There is no source “{slug}”. Its slug is the last part of its page's address; /sources lists them all."),
            },
        };
        let feeds = opened.store.feeds(only).await?;
        if feeds.is_empty() {
            bail!("There is no feed to ask yet. Add one: dateline add https://example.org, or import a list: dateline import feeds.opml");
        }
        let progress = Progress::new(feeds.iter().filter(|feed| feed.is_followed()).count() as u64);
        let newsroom = open::newsroom(config, &opened, progress.listener())?;
        let began = std::time::Instant::now();
        if let Some(folder) = &config.letters_maildir {
            newsroom.empty_maildir(&mut newsroom::Maildir::open(folder)?).await?;
        }
        let stop = stop_on_signal();
        let mut tally = newsroom.fetch_all(only, &stop).await?;
        if !once && !stop.is_cancelled() {
            // What has come due while the first round ran.
            let more = newsroom.run(newsroom::Mode::UntilIdle, &stop).await?;
            tally.polls += more.polls;
            tally.reads += more.reads;
            tally.placed += more.placed;
            tally.pictures += more.pictures;
        }
        newsroom.tell_hubs().await;
        progress.finish();
        if stop.is_cancelled() {
            out::complain("Stopped before the end. What was read is saved; the next fetch goes on from there.");
        }
        let result = Result {
            polls: tally.polls,
            failed: progress.failed(),
            entries: progress.entries(),
            reads: tally.reads,
            placed: tally.placed,
            pictures: tally.pictures,
            seconds: began.elapsed().as_secs_f64(),
        };
        if json {
            out::json(&result)?;
        } else {
            out::line(&format!(
                "{} feeds asked in {:.1} s: {} new or changed entries, {} pages read, {} articles placed in stories; {} feeds failed.",
                result.polls, result.seconds, result.entries, result.reads, result.placed, result.failed
            ))?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// A token that the first interrupt or termination cancels.
pub(crate) fn stop_on_signal() -> CancellationToken {
    let stop = CancellationToken::new();
    let cancelled = stop.clone();
    tokio::spawn(async move {
        interrupted().await;
        cancelled.cancel();
    });
    stop
}

#[cfg(unix)]
async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminated.recv() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn interrupted() {
    drop(tokio::signal::ctrl_c().await);
}
