//! Readings, for admins: what was read last, and for each article its page as it was fetched, block by block, with the reasons why each
//! was kept or dropped, and what its feed said of it before. It reads what is stored and never fetches.

pub mod difference;
pub mod facts;
pub(crate) mod list;
pub mod list_view;
pub(crate) mod show;
pub mod versions;
pub mod view;

#[cfg(test)]
mod tests;
