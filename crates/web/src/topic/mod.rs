//! The page on which one article is read.

mod linked;
pub(crate) mod show;
pub mod view;

#[cfg(test)]
mod tests;
