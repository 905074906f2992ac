//! What a story is passed on with: a picture for previews, a short address, and a line to copy it from.

mod cards;
mod draw;
mod face;
mod letters;
pub(crate) mod short;
pub(crate) mod show;

pub(crate) use cards::Cards;
pub(crate) use face::link;
pub use short::ShareView;
