//! The editor's door: who may see the pages under `/admin/`.

mod credentials;
mod door;
mod enter;

pub(crate) use door::Door;
pub(crate) use enter::{Admin, Sheltered, enter};
