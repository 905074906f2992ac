//! What does this raw text say, and what of it may be shown?
//!
//! Bytes become text ([`encoding`]), text loses its markup ([`text`]) or keeps the harmless part of it ([`sanitize`], which
//! stands behind [`nesting`]) or is written anew ([`compose`]): these two make [`SafeHtml`]. Dates and addresses become values ([`date`],
//! [`address`]), and pictures are made again from their pixels ([`picture`]). Everything here reads what strangers wrote: no function panics, and each is bounded in time and
//! memory by the length of what it is given.

pub mod address;
pub mod compose;
pub mod date;
pub mod encoding;
pub mod fragment;
pub mod markdown;
pub mod nesting;
pub mod picture;
mod safe;
pub mod sanitize;
pub mod text;
pub mod tree;

pub use safe::SafeHtml;
