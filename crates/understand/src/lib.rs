//! What is it about? Language, terms, sections and the sketch by which copies are told.
//!
//! Pure functions over text; every list of words here is a language's, never a publisher's.

mod backing;
mod calendar;
mod compare;
mod copies;
mod figures;
mod key_sentences;
mod language;
mod names;
mod odds;
mod places;
mod sections;
mod sentences;
mod stems;
mod summary;
mod telling;
mod terms;
mod vocabulary;

pub use backing::{Backing, Unsupported, UnsupportedKind};
pub use compare::{Report, compare};
pub use copies::{distinct_texts, similarity, sketch};
pub use key_sentences::key_sentences;
pub use language::language;
pub use names::{Known, KnownPlace, names};
pub use odds::{TOLD_APART, section_odds};
pub use places::{
    Dateline, MainPlace, PlaceNamed, Sign, Vantage, country_of_site, dateline_place, find_place, known_place, main_places, places,
};
pub use sections::sections;
pub use sentences::sentences;
pub use summary::{Day, Taken, Told, When, holds, news_since, summary};
pub use terms::terms;
