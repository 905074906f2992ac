//! `dateline remove ADDRESS…`: follow a feed, a letter box or all feeds of a site no more; what was read stays.

use std::process::ExitCode;

use newsroom::{RemoveError, Removed};

use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out};

/// Does it for each address, complains of those where it can't be done, and goes on.
pub(crate) fn run(config: &Config, addresses: &[String], json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        let mut code = ExitCode::SUCCESS;
        for address in addresses {
            match newsroom.remove(address).await {
                Ok(removed) => removed.iter().try_for_each(|removed| tell(address, removed, json))?,
                Err(RemoveError::Store(error)) => return Err(error.into()),
                Err(error) => {
                    out::complain(&error.to_string());
                    code = ExitCode::from(COULD_NOT);
                }
            }
        }
        Ok(code)
    })
}

fn tell(given: &str, removed: &Removed, json: bool) -> anyhow::Result<()> {
    let Removed { name, url, kind, since, new, .. } = removed;
    if json {
        return out::json(&serde_json::json!({
            "given": given, "source": name, "feed": url, "kind": kind, "removed": since, "new": new
        }));
    }
    let how = if *new { "Removed".to_owned() } else { format!("Removed already, {}", since.strftime("%Y-%m-%d")) };
    out::line(&format!("{how}: {name} — {url}"))
}
