//! Searching an edition: its page, and what `dateline search` prints.

mod look;
pub(crate) mod show;
pub mod view;

pub use look::{Asking, Library, PlaceOf, Results, Row};
