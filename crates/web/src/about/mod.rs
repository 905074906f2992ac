//! What this is, who makes it, by which rules.

pub(crate) mod show;
pub mod view;
