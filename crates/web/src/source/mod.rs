//! Publishers: all of them with their state, and each with its articles, feeds and flaws.

pub mod history;
pub(crate) mod list;
pub(crate) mod show;
pub mod view;

#[cfg(test)]
mod tests;
