//! `dateline read INPUT…`: articles, read clean of their pages.

use std::process::ExitCode;

use anyhow::Context;
use fetch::Kind;
use model::{Article, Flaw};
use serde::Serialize;
use url::Url;

use super::feed::{Fetching, get};
use crate::command::{COULD_NOT, Format};
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

pub(crate) fn run(config: &Config, named: &[String], url: Option<&str>, format: Option<Format>) -> anyhow::Result<ExitCode> {
    let base = base(url)?;
    let inputs = inputs::find(named, "page (.html, .htm, .xhtml, also .gz)", is_page)?;
    let format = format.unwrap_or(if out::is_terminal() { Format::Markdown } else { Format::Json });
    let mut fetching = None;
    let mut code = ExitCode::SUCCESS;
    for (n, input) in inputs.iter().enumerate() {
        match read(config, &mut fetching, input, base.as_ref()) {
            Ok((article, flaws)) => {
                if n > 0 && format != Format::Json {
                    out::line("")?;
                }
                print(&input.name(), &article, &flaws, format)?;
            }
            Err(error) => {
                out::complain(&out::sentence(&error));
                code = ExitCode::from(COULD_NOT);
            }
        }
    }
    Ok(code)
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
            let (article, mut flaws) = extract::read_bytes(&got.bytes, got.content_type.as_deref(), Some(&got.url));
            flaws.extend(got.flaw());
            Ok((article, flaws))
        }
        local => Ok(extract::read_bytes(&inputs::bytes(local)?, None, base)),
    }
}

fn print(file: &str, article: &Article, flaws: &[Flaw], format: Format) -> anyhow::Result<()> {
    match format {
        Format::Json => return out::json(&Printed { file: file.to_owned(), article, flaws }),
        Format::Html => out::line(article.html.as_str())?,
        Format::Text => out::line(&article.text)?,
        Format::Markdown => out::line(&markdown(article)?)?,
    }
    for flaw in flaws {
        out::complain(&format!("{file}: {}", flaw.message));
    }
    Ok(())
}

/// Headline, byline and text as Markdown.
fn markdown(article: &Article) -> anyhow::Result<String> {
    let mut parts = Vec::new();
    parts.extend(article.title.as_ref().map(|title| format!("# {title}")));
    let published = article.published.map(|at| at.strftime("%-d %B %Y, %H:%M UTC").to_string());
    let byline = [Some(article.authors.join(", ")).filter(|names| !names.is_empty()), article.site_name.clone(), published];
    let byline: Vec<String> = byline.into_iter().flatten().collect();
    parts.extend((!byline.is_empty()).then(|| format!("*{}*", byline.join(" — "))));
    parts.push(htmd::convert(article.html.as_str()).context("the text can't be written as Markdown")?);
    parts.extend(article.canonical_url.as_ref().or(article.url.as_ref()).map(|url| format!("<{url}>")));
    Ok(parts.join("\n\n"))
}
