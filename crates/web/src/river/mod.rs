//! All stories by time, as they come in.

pub(crate) mod show;
pub mod view;
