//! The editor's hand: pins, hides, headlines, merges and splits, each with who and when, each undoable.

pub(crate) mod decide;
mod form;
pub(crate) mod list;
pub mod list_view;
pub(crate) mod show;
pub(crate) mod undo;
pub mod view;
