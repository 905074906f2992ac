//! Find it again. An index of one's own in the data folder (tantivy), made anew from the store at any time.
//!
//! A document is an article, with the story that it is part of; what is found are stories. Nothing is kept of the texts but the index of
//! their words: what a page shows is read from the store, which knows whose text may be shown.
//!
//! [`Index`] is read by as many as like, [`Writer`] is one. The number of the change up to which the index is made is saved with each commit,
//! so that whoever is cut off goes on from there. This crate knows no clock and no store: `newsroom` follows the change log with it.

mod error;
mod fields;
mod find;
mod highlight;
mod index;
mod query;
#[cfg(test)]
mod tests;
mod words;
mod writer;

pub use error::{Error, Result};
pub use find::{Facets, Found, Hit, Request, Scope, Sort};
pub use highlight::{Highlights, Piece};
pub use index::Index;
pub use query::{Names, Note, Operator, Point, Query};
pub use writer::Writer;
