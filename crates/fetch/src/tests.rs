//! Against a web of our own making on loopback.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod answers;
mod bodies;
mod calls;
mod connections;
mod dialling;
mod guarding;
mod lines;
mod manners;
mod posting;
mod redirects;
mod web;
