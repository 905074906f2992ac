//! Letters, for admins: the boxes with their addresses, and each letter in full, with what its sender asks to be confirmed.

pub(crate) mod list;
pub(crate) mod show;
pub mod view;
