//! Saved for later, and stories followed: what the buttons under a headline do, and the list of what is saved.

pub(crate) mod follow;
pub(crate) mod list;
pub(crate) mod set;
pub mod view;
