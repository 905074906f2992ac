//! Sponsors: who has which slot at which hour, how often each was seen and followed, day by day, without a cookie or a script.

mod choose;
pub(crate) mod follow;
mod ledger;
pub(crate) mod list;
pub mod list_view;

pub(crate) use choose::choose;
pub(crate) use ledger::{Ledger, keep, save};
