//! "Yours": all that is kept about one reader, in one place, to see, to take along, and to have forgotten.

pub(crate) mod export;
pub(crate) mod forget;
pub(crate) mod show;
pub mod view;
