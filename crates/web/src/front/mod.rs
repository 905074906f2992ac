//! The front page of an edition, and the page that stands in while there is nothing to read.

mod empty;
mod layout;
pub(crate) mod show;
pub mod view;

pub use empty::{EmptyView, Nothing};
pub use layout::{Columns, river};

#[cfg(test)]
mod tests;
