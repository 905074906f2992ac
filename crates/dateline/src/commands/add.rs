//! `dateline add URL…`: take on sources by the address of a feed or of a site.

use std::process::ExitCode;

use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out};

pub(crate) fn run(config: &Config, urls: &[String], json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        let mut code = ExitCode::SUCCESS;
        for url in urls {
            match newsroom.add(url).await {
                Ok(added) if json => {
                    out::json(&serde_json::json!({ "given": url, "source": added.name, "feed": added.url, "new": added.new }))?;
                }
                Ok(added) => {
                    let how = if added.new { "Added" } else { "Already there" };
                    out::line(&format!("{how}: {} — {}", added.name, added.url))?;
                }
                Err(error) => {
                    out::complain(&error.to_string());
                    code = ExitCode::from(COULD_NOT);
                }
            }
        }
        Ok(code)
    })
}
