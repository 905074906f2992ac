//! `dateline read INPUT…`: articles, read clean of their pages.

use std::process::ExitCode;

use anyhow::{Context, bail};
use fetch::Kind;
use model::{Article, Flaw, Judged};
use newsroom::Bench;
use serde::Serialize;
use url::Url;

use super::explain;
use super::feed::{Fetching, get};
use crate::command::{COULD_NOT, Format, WRONG_USE};
use crate::config::Config;
use crate::inputs::{self, Input};
use crate::out;

/// The contract's fields in the contract's order.
#[derive(Serialize)]
struct Printed<'a> {
    file: String,
    #[serde(flatten)]
    article: &'a Article,
    flaws: &'a [Flaw],
}

/// A page explained, as JSON.
#[derive(Serialize)]
struct Explained<'a> {
    file: String,
    kept: usize,
    dropped: usize,
    origins: &'a [(String, String)],
    blocks: &'a [Judged],
}

pub(crate) fn run(config: &Config, named: &[String], url: Option<&str>, format: Option<Format>, explain: bool) -> anyhow::Result<ExitCode> {
    if explain && matches!(format, Some(Format::Html | Format::Markdown)) {
        out::complain("--explain prints text or JSON; leave --format out, or give --json.");
        return Ok(ExitCode::from(WRONG_USE));
    }
    let base = base(url)?;
    let inputs = inputs::find(named, "page (.html, .htm, .xhtml, also .gz)", is_page)?;
    let format = format.unwrap_or(if out::is_terminal() || explain { Format::Markdown } else { Format::Json });
    let mut fetching = None;
    let mut code = ExitCode::SUCCESS;
    for (n, input) in inputs.iter().enumerate() {
        if n > 0 && format != Format::Json {
            out::line("")?;
        }
        let told = if explain {
            explained(config, &mut fetching, input, base.as_ref(), format)
        } else {
            read(config, &mut fetching, input, base.as_ref()).map(|(article, flaws)| print(&input.name(), &article, &flaws, format))
        };
        match told {
            Ok(printed) => printed?,
            Err(error) => {
                out::complain(&out::sentence(&error));
                code = ExitCode::from(COULD_NOT);
            }
        }
    }
    Ok(code)
}

/// Tells why a page's text is what it is. The outer result is the page's, the inner one that of printing.
fn explained(
    config: &Config,
    fetching: &mut Fetching,
    input: &Input,
    base: Option<&Url>,
    format: Format,
) -> anyhow::Result<anyhow::Result<()>> {
    let (article, explanation, flaws) = match input {
        Input::Address(address) => {
            let got = get(config, fetching, address, Kind::Page)?;
            let (article, explanation, mut flaws) = extract::explain_bytes(&got.bytes, got.content_type.as_deref(), Some(&got.url));
            flaws.extend(got.flaw());
            (article, explanation, flaws)
        }
        local => extract::explain_bytes(&inputs::bytes(local)?, None, base),
    };
    let file = input.name();
    if format == Format::Json {
        let kept = explanation.blocks.iter().filter(|block| block.kept).count();
        let dropped = explanation.blocks.len() - kept;
        return Ok(out::json(&Explained { file, kept, dropped, origins: &explanation.origins, blocks: &explanation.blocks }));
    }
    let printed = explain::print(&file, &article, &explanation);
    flaws.iter().for_each(|flaw| out::complain(&format!("{file}: {}", flaw.message)));
    Ok(printed)
}

/// The address given by `--url`.
pub(super) fn base(url: Option<&str>) -> anyhow::Result<Option<Url>> {
    url.map(|url| markup::address::absolute(None, url).with_context(|| format!("--url: “{url}” is not an http or https address")))
        .transpose()
}

fn is_page(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".html", ".htm", ".xhtml"].iter().any(|ending| name.ends_with(ending))
}

fn read(config: &Config, fetching: &mut Fetching, input: &Input, base: Option<&Url>) -> anyhow::Result<(Article, Vec<Flaw>)> {
    match input {
        Input::Address(address) => {
            let got = get(config, fetching, address, Kind::Page)?;
            let Some((runtime, fetcher)) = fetching else { bail!("the fetcher can't start") };
            let whole = runtime.block_on(newsroom::read_whole(fetcher, &Bench::default(), got, None));
            let whole = whole.with_context(|| format!("{address} could not be read: the reader gave up on it. Please report this page"))?;
            Ok((whole.article, whole.flaws))
        }
        local => Ok(extract::read_bytes(&inputs::bytes(local)?, None, base)),
    }
}

fn print(file: &str, article: &Article, flaws: &[Flaw], format: Format) -> anyhow::Result<()> {
    match format {
        Format::Json => return out::json(&Printed { file: file.to_owned(), article, flaws }),
        Format::Html => out::line(article.html.as_str())?,
        Format::Text => out::line(&article.text)?,
        Format::Markdown => out::line(&markdown(article))?,
    }
    for flaw in flaws {
        out::complain(&format!("{file}: {}", flaw.message));
    }
    Ok(())
}

/// Headline, byline and text as Markdown.
fn markdown(article: &Article) -> String {
    let mut parts = Vec::new();
    parts.extend(article.title.as_ref().map(|title| format!("# {title}")));
    let published = article.published.map(|moment| match moment.offset.filter(|offset| !offset.is_zero()) {
        Some(_) => moment.strftime("%-d %B %Y, %H:%M %:z"),
        None => moment.strftime("%-d %B %Y, %H:%M UTC"),
    });
    let byline = [Some(article.authors.join(", ")).filter(|names| !names.is_empty()), article.site_name.clone(), published];
    let byline: Vec<String> = byline.into_iter().flatten().collect();
    parts.extend((!byline.is_empty()).then(|| format!("*{}*", byline.join(" — "))));
    parts.push(extract::markdown(&article.html));
    parts.extend(article.canonical_url.as_ref().or(article.url.as_ref()).map(|url| format!("<{url}>")));
    parts.join("\n\n")
}
