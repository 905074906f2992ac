//! A story: all its reports, by source and by time.

mod dossier;
pub(crate) mod linked;
pub(crate) mod show;
pub mod view;

#[cfg(test)]
mod tests;
