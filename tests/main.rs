//! The integration binary: the real program, through its front door, with real databases, real HTTP and a real browser.
//!
//! `cargo xtask test` builds the program and starts what these tests need; its variables say where (see xtask/src/services.rs).
//! A piece that is missing fails the tests that need it, by name.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod browser;
mod cli;
mod continued;
mod demo;
mod desk;
mod dial;
mod digests;
mod edges;
mod edits;
mod feeds;
mod harness;
mod hostile;
mod journeys;
mod licences;
mod machine;
mod misbehaving;
mod operator;
mod paper;
mod passkeys;
mod pictures;
mod post;
mod providers;
mod pushed;
mod readers;
mod removed;
mod rights;
mod road;
mod screens;
mod search;
mod sources;
mod store_contract;
mod talk;
mod tidy;
mod xss;
