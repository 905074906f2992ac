//! `dateline add --letters NAME`: make a letter box, and say which address the newsletter is to be sent to.

use std::process::ExitCode;

use newsroom::LetterBox;

use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out};

pub(crate) fn run(config: &Config, name: &str, json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        let LetterBox { added, address } = match newsroom.add_letter_box(name).await {
            Ok(made) => made,
            Err(error) => {
                out::complain(&error.to_string());
                return Ok(ExitCode::from(COULD_NOT));
            }
        };
        if json {
            let (source, feed, kind, new) = (&added.name, &added.url, added.kind, added.new);
            out::json(&serde_json::json!({
                "given": name, "source": source, "feed": feed, "kind": kind, "new": new, "address": address
            }))?;
        } else {
            let how = if added.new { "Added" } else { "Already there" };
            out::line(&format!("{how}: {} — subscribe to the newsletter with {address}", added.name))?;
            if config.letters_listen.is_none() && config.letters_maildir.is_none() {
                out::line("  No letter can come yet: set letters.listen or letters.maildir, and let the mail server deliver there.")?;
            }
        }
        Ok(ExitCode::SUCCESS)
    })
}
