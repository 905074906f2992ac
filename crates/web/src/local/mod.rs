//! What happened near an edition's home.

pub(crate) mod show;
mod view;
