//! Somebody who writes here: `/{edition}/person/{id}`, what they wrote, as a page and as a feed; for moderators what was decided about them.

pub(crate) mod act;
pub(crate) mod show;

use model::AccountId;

use crate::error::Error;

/// An account's number as an address says it.
fn number(text: &str) -> Result<AccountId, Error> {
    text.parse().ok().filter(|number| *number > 0).map(AccountId).ok_or(Error::NotFound)
}
