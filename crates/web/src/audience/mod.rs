//! Who reads: how many at this moment, robots left out. It is kept in memory alone, as hashes whose key is thrown away every day, so
//! that nobody can be found in it.

mod client;
mod count;
mod present;

pub(crate) use client::{Visitor, address};
pub(crate) use count::{Printed, count};
pub(crate) use present::Audience;
