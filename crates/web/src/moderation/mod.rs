//! What moderators see and decide: what waits, rulings on comments, discussions and people, the list of words and hosts, what was decided.

pub(crate) mod list;
pub(crate) mod queue;
pub(crate) mod rule;
pub(crate) mod ruling;
pub(crate) mod said;

use model::Role;

use crate::error::Error;
use crate::page::Visit;

/// The moderator's name; for all others the page is not there.
pub(crate) fn moderator(visit: &Visit) -> Result<&str, Error> {
    match &visit.account {
        Some(here) if here.account.role >= Role::Moderator => Ok(&here.account.name),
        _ => Err(Error::NotFound),
    }
}
