//! The paper of earlier days: a calendar of those that have one, and each day's front page as it stood at its last publication.

pub(crate) mod day;
pub mod day_view;
pub(crate) mod list;
pub mod view;
