//! What a reader read, for readers who want that kept.

pub(crate) mod list;
pub(crate) mod set;
pub mod view;
