//! The page on which one article is read.

pub(crate) mod show;
pub mod view;

#[cfg(test)]
mod tests;
