//! `dateline feed INPUT…`: what a feed says, one JSON object a line.

mod bench;

use std::process::ExitCode;

use fetch::{Answer, Ask, Fetcher, Kind};
use model::{Entry, Feed, FeedFormat, Flaw};
use serde::Serialize;

use crate::command::COULD_NOT;
use crate::config::Config;
use crate::inputs::{self, Input};
use crate::{open, out};

/// The contract's fields in the contract's order. HTML in it is the publisher's, without what acts.
#[derive(Serialize)]
struct Printed {
    file: String,
    format: Option<FeedFormat>,
    title: Option<String>,
    link: Option<String>,
    description: Option<String>,
    language: Option<String>,
    updated: Option<jiff::Timestamp>,
    entries: Vec<Entry>,
    flaws: Vec<Flaw>,
}

pub(crate) fn run(config: &Config, named: &[String], url: Option<&str>, bench: bool) -> anyhow::Result<ExitCode> {
    let base = super::read::base(url)?;
    let inputs = inputs::find(named, "feed", |_| true)?;
    if bench {
        return bench::run(&inputs, base.as_ref());
    }
    let mut fetching = None;
    let mut code = ExitCode::SUCCESS;
    for input in &inputs {
        let parsed = match input {
            Input::Address(address) => fetched(config, &mut fetching, address),
            local => inputs::bytes(local).map(|bytes| parse::feed(&bytes, base.as_ref(), None)),
        };
        match parsed {
            Ok(Ok((feed, flaws))) => out::json(&printed(input.name(), Some(feed), flaws))?,
            Ok(Err(not_a_feed)) => {
                out::json(&printed(input.name(), None, not_a_feed.flaws))?;
                code = ExitCode::from(COULD_NOT);
            }
            Err(error) => {
                out::complain(&out::sentence(&error));
                code = ExitCode::from(COULD_NOT);
            }
        }
    }
    Ok(code)
}

type Parsed = Result<(Feed, Vec<Flaw>), parse::NotAFeed>;

/// A runtime and a fetcher, made when the first address is met.
pub(super) type Fetching = Option<(tokio::runtime::Runtime, Fetcher)>;

fn fetched(config: &Config, fetching: &mut Fetching, address: &url::Url) -> anyhow::Result<Parsed> {
    let got = get(config, fetching, address, Kind::Feed)?;
    let cut = got.flaw();
    Ok(parse::feed(&got.bytes, Some(&got.url), got.content_type.as_deref()).map(|(feed, mut flaws)| {
        flaws.extend(cut);
        (feed, flaws)
    }))
}

/// Fetches one address now, outside any newsroom.
pub(super) fn get(config: &Config, fetching: &mut Fetching, address: &url::Url, kind: Kind) -> anyhow::Result<fetch::Got> {
    if fetching.is_none() {
        *fetching = Some((open::runtime()?, Fetcher::new(config.fetch.clone())?));
    }
    let Some((runtime, fetcher)) = fetching else { anyhow::bail!("the fetcher can't start") };
    match runtime.block_on(fetcher.get(Ask::new(address, kind))) {
        Ok(Answer::Got(got)) => Ok(*got),
        Ok(Answer::Unchanged(_)) => anyhow::bail!("{address} answers that nothing has changed, though nothing was known of it"),
        Err(failure) => anyhow::bail!("{address} could not be read: {failure}"),
    }
}

fn printed(file: String, feed: Option<Feed>, flaws: Vec<Flaw>) -> Printed {
    match feed {
        Some(feed) => Printed {
            file,
            format: Some(feed.format),
            title: harmless(feed.title),
            link: feed.link,
            description: harmless(feed.description),
            language: feed.language,
            updated: feed.updated,
            entries: feed.entries.into_iter().map(without_what_acts).collect(),
            flaws,
        },
        None => Printed {
            file,
            format: None,
            title: None,
            link: None,
            description: None,
            language: None,
            updated: None,
            entries: Vec::new(),
            flaws,
        },
    }
}

fn without_what_acts(entry: Entry) -> Entry {
    Entry { title: harmless(entry.title), summary: harmless(entry.summary), content: harmless(entry.content), ..entry }
}

fn harmless(html: Option<String>) -> Option<String> {
    html.map(|html| if html.contains('<') { markup::fragment::harmless(&html) } else { html })
}
