//! `dateline init`: a commented `dateline.toml` and the first admin.

use std::io::{BufRead, IsTerminal, Write};
use std::process::ExitCode;

use anyhow::{Context, bail};
use argon2::Argon2;
use argon2::password_hash::PasswordHasher;
use model::Edition;

use crate::config::{Config, FILE, template};
use crate::{open, out, starter};

/// Fewest characters of a password: the shortest that NIST SP 800-63B (rev. 4) takes where it is the only factor.
const SHORTEST_PASSWORD: usize = 15;
/// Longest password, so that hashing one is bounded.
const LONGEST_PASSWORD: usize = 1_024;

pub(crate) fn run(config: &Config, admin: Option<String>) -> anyhow::Result<ExitCode> {
    let path = config.data.join(FILE);
    std::fs::create_dir_all(&config.data).with_context(|| format!("The data folder {} can't be made", config.data.display()))?;
    if path.exists() {
        out::line(&format!("{} is there already and stays as it is.", path.display()))?;
    } else {
        let text = template(&ask_edition()?)?;
        std::fs::write(&path, text).with_context(|| format!("{} can't be written", path.display()))?;
        out::line(&format!("{} is written: every key stands in it with its meaning.", path.display()))?;
    }
    open::runtime()?.block_on(create_admin(config, admin))?;
    out::line(&format!("Next: dateline serve --data {}", config.data.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The edition as asked for in the terminal; the starter edition where nobody is there to answer.
fn ask_edition() -> anyhow::Result<Edition> {
    let mut edition = starter::edition(&starter::time_zone());
    if !std::io::stdin().is_terminal() {
        return Ok(edition);
    }
    edition.name = ask("Name of the paper", &edition.name)?;
    edition.place = ask("Home place", &edition.place)?;
    loop {
        edition.time_zone = ask("Time zone", &edition.time_zone)?;
        if jiff::tz::TimeZone::get(&edition.time_zone).is_ok() {
            break;
        }
        out::complain(&format!("“{}” is not a time zone; write one like Europe/Vienna or America/Chicago.", edition.time_zone));
    }
    edition.slug = markup::address::slug(&edition.name, 40);
    Ok(edition)
}

async fn create_admin(config: &Config, admin: Option<String>) -> anyhow::Result<()> {
    let opened = open::open(config).await?;
    if opened.store.admins().await? > 0 {
        return out::line("There is an admin already; none was added.");
    }
    let terminal = std::io::stdin().is_terminal();
    let name = match admin {
        Some(name) => name,
        None if terminal => ask("Name of the first admin", "editor")?,
        None => {
            return out::line(
                "No admin was created, since nobody is there to answer: run init in a terminal, or give --admin NAME and the password on standard input.",
            );
        }
    };
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 64 || name.chars().any(char::is_control) {
        bail!("An admin's name has 1 to 64 characters on one line.");
    }
    let password = if terminal { ask_password()? } else { piped_password()? };
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|e| anyhow::anyhow!("the password can't be hashed: {e}"))?;
    if opened.store.add_account(&name, model::Role::Admin, &hash.to_string(), (opened.clock)()).await?.is_none() {
        bail!("The name {name} is taken. Choose another with --admin");
    }
    out::line(&format!("{name} is the first admin."))
}

fn ask(question: &str, default: &str) -> anyhow::Result<String> {
    let mut err = std::io::stderr();
    write!(err, "{question} [{default}]: ")?;
    err.flush()?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim();
    Ok(if answer.is_empty() { default.to_owned() } else { answer.to_owned() })
}

fn ask_password() -> anyhow::Result<String> {
    loop {
        let password = rpassword::prompt_password(format!("Password (at least {SHORTEST_PASSWORD} characters): "))?;
        match check(&password) {
            Err(error) => out::complain(&error.to_string()),
            Ok(()) if rpassword::prompt_password("Once more: ")? == password => return Ok(password),
            Ok(()) => out::complain("The two are not the same."),
        }
    }
}

fn piped_password() -> anyhow::Result<String> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    check(&password)?;
    Ok(password)
}

fn check(password: &str) -> anyhow::Result<()> {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        bail!("The password has {length} characters; at least {SHORTEST_PASSWORD} are needed. A few words in a row do well.");
    }
    if password.len() > LONGEST_PASSWORD {
        bail!("The password is longer than {LONGEST_PASSWORD} bytes.");
    }
    Ok(())
}
