//! For machines: does the process live, does the database answer, where may robots go.

pub(crate) mod robots;
pub(crate) mod show;
