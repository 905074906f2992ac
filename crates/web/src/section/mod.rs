//! One section of an edition.

pub(crate) mod show;
pub mod view;
