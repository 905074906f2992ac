//! `dateline user NAME`: what an account may do, from the terminal: the first moderator is made here.

use std::process::ExitCode;

use jiff::SignedDuration;
use model::Role;

use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out};

/// What is to become of an account.
pub(crate) struct Wish {
    /// Another role.
    pub(crate) role: Option<Role>,
    /// It may not write for so many days; 0: it may again.
    pub(crate) silent_days: Option<u32>,
}

pub(crate) fn run(config: &Config, name: &str, wish: &Wish) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let key = discussion::key(name);
        let Some((account, _)) = opened.store.account_password(&key).await? else {
            out::complain(&format!("Nobody is called “{name}” here. Accounts are made at /account/sign-up."));
            return Ok(ExitCode::from(COULD_NOT));
        };
        if let Some(role) = wish.role {
            opened.store.set_role(&key, role).await?;
            out::line(&format!("{name} is {} from now on.", role.as_str()))?;
        }
        if let Some(days) = wish.silent_days {
            let until = (days > 0).then(|| (opened.clock)() + SignedDuration::from_hours(24 * i64::from(days)));
            opened.store.silence(account, until).await?;
            out::line(&match until {
                Some(until) => format!("{name} may not write until {}.", until.strftime("%Y-%m-%d %H:%M UTC")),
                None => format!("{name} may write."),
            })?;
        }
        Ok(ExitCode::SUCCESS)
    })
}
