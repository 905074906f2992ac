//! The paper on a reader's own device: installed like a program, and read without a connection.

pub(crate) mod manifest;
pub(crate) mod offline;
pub(crate) mod worker;
