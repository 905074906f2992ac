//! The front page of an edition, and the page that stands in while there is nothing to read.

mod empty;
mod layout;
pub(crate) mod show;
pub mod view;

pub use empty::{EmptyView, Nothing};
pub use layout::{beside_a_section_s_lead, further};

#[cfg(test)]
mod tests;
