//! What is it about? Language, terms, sections and the sketch by which copies are told.
//!
//! Pure functions over text; every list of words here is a language's, never a publisher's.

mod copies;
mod language;
mod names;
mod sections;
mod sentences;
mod terms;
mod vocabulary;

pub use copies::{distinct_texts, similarity, sketch};
pub use language::language;
pub use names::{Known, KnownPlace, names};
pub use sections::sections;
pub use sentences::sentences;
pub use terms::terms;
