//! All stories by time, as they come in.

pub(crate) mod show;
pub(crate) mod stretch;
pub mod view;
