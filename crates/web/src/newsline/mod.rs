//! A reader's own front page: the stories of the sources and sections that are on, without those of muted words, in the order in which the
//! paper ranks them. Nothing is ranked anew for anybody.

pub(crate) mod choose;
pub mod choose_view;
pub(crate) mod feed;
mod mix;
pub(crate) mod opml;
pub(crate) mod set;
pub(crate) mod show;
pub mod view;

pub(crate) use mix::Mix;
