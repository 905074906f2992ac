//! The digest: when one is due, and which stories stand in it where.

mod hand;
mod minutes;
mod plan;

pub use minutes::{Due, due, next};
pub use plan::{Plan, Planned, plan};

#[cfg(test)]
mod tests;
