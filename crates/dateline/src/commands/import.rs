//! `dateline import FILE`: sources from OPML or from a list of addresses.

use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;
use newsroom::Subscription;
use serde::Serialize;

use crate::config::Config;
use crate::inputs::{self, Input};
use crate::{open, out};

/// Feeds taken from one file.
const MOST: usize = 100_000;

#[derive(Default, Serialize)]
struct Result {
    feeds: usize,
    new: usize,
    sources: i64,
    flaws: Vec<model::Flaw>,
}

pub(crate) fn run(config: &Config, file: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let input = if file == Path::new("-") { Input::Standard } else { Input::File(file.to_owned()) };
    let bytes = inputs::bytes(&input)?;
    let (subscriptions, flaws) = read(&bytes, &input.name())?;
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        let mut result = Result { flaws, ..Result::default() };
        for subscription in subscriptions.iter().take(MOST) {
            result.feeds += 1;
            result.new += usize::from(newsroom.subscribe(subscription).await?.new);
        }
        result.sources = opened.store.status((opened.clock)()).await?.sources;
        if json {
            out::json(&result)?;
        } else {
            let known = result.feeds - result.new;
            out::line(&format!("{} feeds: {} new, {known} already there. {} sources in all.", result.feeds, result.new, result.sources))?;
            for flaw in &result.flaws {
                out::complain(&flaw.message);
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// OPML if it looks like XML, else a list with an address a line.
fn read(bytes: &[u8], name: &str) -> anyhow::Result<(Vec<Subscription>, Vec<model::Flaw>)> {
    let begins = bytes.iter().copied().find(|b| !b.is_ascii_whitespace() && *b < 0x80);
    if begins == Some(b'<') {
        return match parse::opml::read(bytes) {
            Ok((outlines, flaws)) => Ok((outlines.into_iter().map(subscription).collect(), flaws)),
            Err(_) => bail!("{name} is XML, but no OPML: there is no <outline> with an xmlUrl in it. Export the list again as OPML."),
        };
    }
    let text = markup::encoding::decode(bytes, None).text;
    let mut subscriptions = Vec::new();
    let mut flaws = Vec::new();
    for (n, line) in text.lines().enumerate().map(|(n, line)| (n + 1, line.trim())) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match markup::address::absolute(None, line) {
            Some(url) => subscriptions.push(Subscription::new(url.as_str())),
            None => flaws.push(model::Flaw::new(model::FlawKind::Address, format!("Line {n} of {name} is not an http or https address."))),
        }
    }
    if subscriptions.is_empty() {
        bail!("{name} holds no address of a feed. Give an OPML file, or a text file with one address a line.");
    }
    Ok((subscriptions, flaws))
}

fn subscription(outline: parse::opml::Outline) -> Subscription {
    Subscription {
        title: Some(outline.title).filter(|title| !title.is_empty()),
        site: outline.site,
        category: outline.category,
        ..Subscription::new(outline.feed)
    }
}
