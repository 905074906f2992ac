//! What goes on the front page and into a section, and why?
//!
//! Stories are weighed ([`weigh`]) by grounds that are kept as data and shown to the reader; the pages are then laid out like a
//! newspaper's ([`front`], [`section`], [`local`]), or chosen for the [`digest`]. Pure: the clock is an argument, and the same candidates give the same page.

mod band;
mod candidate;
mod card;
mod columns;
mod compose;
pub mod digest;
mod headline;
mod near;
mod settings;
mod told;
mod weigh;

pub use candidate::{Candidate, Report};
pub use compose::{Frame, front, leads, local, section};
pub use headline::agreement;
pub use settings::Settings;
pub use told::{Told, differ};

#[cfg(test)]
mod tests;
