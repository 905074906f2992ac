//! `dateline user NAME`: what an account may do, from the terminal: the first moderator is made here.

use std::process::ExitCode;

use jiff::SignedDuration;
use model::Role;
use store::{Act, On, Ruled};

use crate::command::COULD_NOT;
use crate::config::Config;
use crate::{open, out};

/// What is to become of an account.
pub(crate) struct Wish {
    /// Another role.
    pub(crate) role: Option<Role>,
    /// It may not write for so many days; 0: it may again.
    pub(crate) silent_days: Option<u32>,
    /// The mark of supporters stands beside the name.
    pub(crate) supporter: Option<bool>,
}

/// Who rules from the terminal, in the log of rulings.
const OPERATOR: &str = "operator";

pub(crate) fn run(config: &Config, name: &str, wish: &Wish) -> anyhow::Result<ExitCode> {
    open::runtime()?.block_on(async {
        let opened = open::open(config).await?;
        let Some((account, _)) = opened.store.account_password(name).await? else {
            out::complain(&format!("Nobody is called “{name}” here. Accounts are made at /account/sign-up."));
            return Ok(ExitCode::from(COULD_NOT));
        };
        if let Some(role) = wish.role {
            opened.store.set_role(account, role).await?;
            out::line(&format!("{name} is {} from now on.", role.as_str()))?;
        }
        if let Some(days) = wish.silent_days {
            let until = (days > 0).then(|| (opened.clock)() + SignedDuration::from_hours(24 * i64::from(days)));
            let (on, act) = (On::Account(account), Act::Silent(until));
            opened.store.rule(&Ruled { on, act, by: OPERATOR, why: "", lesson: None, at: (opened.clock)() }).await?;
            out::line(&match until {
                Some(until) => format!("{name} may not write until {}.", until.strftime("%Y-%m-%d %H:%M UTC")),
                None => format!("{name} may write."),
            })?;
        }
        if let Some(supports) = wish.supporter {
            opened.store.set_supporter(account, supports).await?;
            out::line(&if supports { format!("{name} has the supporter's mark.") } else { format!("{name} has no supporter's mark.") })?;
        }
        Ok(ExitCode::SUCCESS)
    })
}
