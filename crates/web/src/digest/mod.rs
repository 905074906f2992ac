//! The digest: the newest, each at its own address for good, by month, as text and as a feed; and what editors do about the next.

pub(crate) mod correct;
pub(crate) mod decide;
pub mod desk_view;
pub(crate) mod feed;
pub mod month_view;
pub(crate) mod next;
pub mod next_view;
pub(crate) mod show;
pub mod text;
pub mod view;

use model::Role;

use crate::error::Error;
use crate::page::Visit;

/// The editor's name; for all others the page is not there.
pub(crate) fn editor(visit: &Visit) -> Result<&str, Error> {
    match &visit.account {
        Some(here) if here.account.role >= Role::Editor => Ok(&here.account.name),
        _ => Err(Error::NotFound),
    }
}
