//! The sample newsroom: ten invented newspapers, served on loopback as ten sites that differ as real ones do.
//!
//! `dateline demo` starts it and then treats it like the internet: it fetches the feeds, reads the pages and groups the
//! reports over HTTP, knowing nothing of what stands here. Everything is embedded in the binary and rendered once at the
//! start, so that an article's time is always a few minutes or hours before the reader's own clock.

mod article;
mod bundle;
mod dates;
mod desk;
mod feeds;
mod houses;
mod newsroom;
mod pages;
mod serve;
mod shelf;
mod structured;

#[cfg(test)]
mod tests;

pub use newsroom::{Newsroom, Publisher};

/// How many articles the ten publishers have together.
pub fn article_count() -> usize {
    bundle::article_paths().count()
}
