//! One command a file.

mod add;
mod completions;
mod demo;
mod digest;
mod explain;
mod explain_story;
mod export;
mod feed;
mod fetch;
mod group;
mod import;
mod init;
mod letters;
mod lists;
mod read;
mod remove;
mod search;
mod send;
mod serve;
mod status;
mod user;

use std::process::ExitCode;

use crate::command::{Asked, Command, Format};

/// Does what was asked.
pub(crate) fn run(asked: Asked) -> anyhow::Result<ExitCode> {
    let Asked { command, config } = asked;
    match command {
        Command::Demo => demo::run(&config),
        Command::Serve => serve::run(&config),
        Command::Init { admin } => init::run(&config, admin),
        Command::Add { letters: Some(name), json, .. } => letters::run(&config, &name, json),
        Command::Add { urls, list, preview, links, letters: None, json } => {
            let how = add::How { links, json };
            match (list, preview) {
                (true, _) => add::list(&config, &urls, json),
                (_, true) => add::preview(&config, &urls, how),
                _ => add::run(&config, &urls, how),
            }
        }
        Command::User { name, becomes, silent_days, supporter } => {
            user::run(&config, &name, &user::Wish { role: becomes.as_deref().map(model::Role::of), silent_days, supporter })
        }
        Command::Remove { addresses, json } => remove::run(&config, &addresses, json),
        Command::Import { file, kind, json } => import::run(&config, &file, kind, json),
        Command::Export { .. } => export::opml(&config),
        Command::Fetch { source, once, json } => fetch::run(&config, source.as_deref(), once, json),
        Command::Read { inputs, url, format, json, explain } => {
            let format = if json { Some(Format::Json) } else { format };
            read::run(&config, &inputs, url.as_deref(), format, explain)
        }
        Command::Feed { inputs, url, bench } => feed::run(&config, &inputs, url.as_deref(), bench),
        Command::Group { file } => group::run(&file),
        Command::Explain { story, json } => explain_story::run(&config, &story, json),
        Command::Digest { send: true, json, .. } => send::run(&config, json),
        Command::Digest { edition, at, json, send: false } => digest::run(&config, edition.as_deref(), at, json),
        Command::Search(arguments) => search::run(&config, &arguments),
        Command::Status { json } => status::run(&config, json),
        Command::Completions { shell } => completions::completions(shell),
        Command::Man => completions::man(),
    }
}
