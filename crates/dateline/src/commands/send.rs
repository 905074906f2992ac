//! `dateline digest --send`: the letters that are due, now and by this process.

use std::process::ExitCode;

use anyhow::{Context, bail};
use newsroom::Posted;

use super::fetch::stop_on_signal;
use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out, post};

pub(crate) fn run(config: &Config, json: bool) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let newsroom = open::newsroom(config, &opened, open::silent())?;
        let post = match post::post(config, &opened)? {
            Ok(post) => post,
            Err(why) => bail!("no letters go out: {why}"),
        };
        let Posted { sent, again, failed } =
            newsroom.send_due_letters(&post, &stop_on_signal()).await.context("Letters could not be sent")?;
        if json {
            out::json(&serde_json::json!({ "sent": sent, "again": again, "failed": failed }))?;
        } else {
            out::line(&format!("Letters sent: {sent}; to be tried again: {again}; failed: {failed}"))?;
        }
        Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(COULD_NOT) })
    })
}
