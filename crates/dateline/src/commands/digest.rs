//! `dateline digest`: a published digest, in the terminal or as JSON.

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::bail;
use jiff::Timestamp;
use model::{Correction, Digest};
use serde::Serialize;
use web::digest::text;
use web::digest::view::{DigestView, Neighbours};
use web::page::Visit;

use super::search::choose;
use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out};

/// What is printed with --json.
#[derive(Serialize)]
struct Printed<'a> {
    edition: &'a str,
    #[serde(flatten)]
    digest: &'a Digest,
    corrections: Vec<Corrected<'a>>,
}

#[derive(Serialize)]
struct Corrected<'a> {
    at: Timestamp,
    text: &'a str,
}

fn corrected(corrections: &[Correction]) -> Vec<Corrected<'_>> {
    corrections.iter().map(|correction| Corrected { at: correction.at, text: &correction.text }).collect()
}

/// Prints the digest that was the newest at a moment, or is.
pub(crate) fn run(config: &Config, slug: Option<&str>, at: Option<Timestamp>, json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let editions = opened.store.editions().await?;
        let (id, edition) = choose(&editions, slug)?;
        let now = (opened.clock)();
        let last = opened.store.digests(*id, Timestamp::MIN, at.unwrap_or(now), 1).await?.pop();
        let Some(last) = last else {
            if edition.digest.hours.is_empty() {
                bail!(
                    "the edition “{}” has no digest: give it hours in dateline.toml, for example digest.hours = [\"07:00\"]",
                    edition.slug
                );
            }
            out::complain("no digest has been published by then");
            return Ok(ExitCode::from(COULD_NOT));
        };
        let Some((_, digest, corrections)) = opened.store.digest(*id, last.minute).await? else { bail!("the digest is gone") };
        if json {
            out::json(&Printed { edition: &edition.slug, digest: &digest, corrections: corrected(&corrections) })?;
        } else {
            let mut visit = Visit::new(Arc::new(edition.clone()), now, env!("CARGO_PKG_VERSION"));
            // Who may run this may read the database.
            visit.member = edition.private;
            visit.public = config.newsroom.public.as_ref().map(|url| url.as_str().trim_end_matches('/').into());
            let view = DigestView::new(&digest, &corrections, &Neighbours::default(), false, &visit);
            out::line(text::plain(&view, &visit).trim_end())?;
        }
        Ok(ExitCode::SUCCESS)
    })
}
