//! What a visitor sees: pages, pictures, fonts. `routes` is the map; each noun has a `show` (or `list`) that answers and a `view` that
//! is built before its template is filled.
//!
//! A page view never fetches, never ranks, never waits for a job: it reads what is published. No page has a script.

pub mod about;
mod account;
mod admin;
pub mod archive;
mod asset;
mod audience;
mod comment;
mod cookie;
mod device;
pub mod digest;
pub mod edit;
pub mod error;
mod feed;
mod form;
pub mod front;
mod guard;
mod health;
pub mod history;
mod hub;
mod keys;
pub mod letter;
mod live;
mod local;
pub mod look;
pub mod machine;
pub mod mailing;
pub mod mine;
mod moderation;
pub mod newsline;
mod notice;
pub mod page;
mod person;
mod picture;
mod press;
pub mod reader;
pub mod reading;
mod reply;
pub mod river;
mod routes;
pub mod saved;
pub mod search;
pub mod section;
mod serve;
pub mod share;
mod shelf;
mod sitemap;
pub mod source;
pub mod sponsor;
mod state;
pub mod story;
#[cfg(test)]
mod tests;
pub mod topic;
pub mod when;
pub mod words;

pub use account::openid;
pub use routes::app;
pub use serve::serve;
pub use state::{Activity, Clock, Explain, Listed, Preview, ReadList, State, WriteList};

/// The pages as one service.
pub use axum::Router;

/// The stylesheet, fonts and security headers alone: what a gallery of hand-made pages needs around them.
pub mod stage {
    pub use crate::routes::stage;
}
