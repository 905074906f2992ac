//! What a machine was asked for and wrote, for admins: what of it stands, and what was refused and why.

pub(crate) mod list;
pub mod view;
