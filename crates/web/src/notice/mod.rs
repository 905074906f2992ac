//! `/notifications`: what somebody is told of; as a feed at a secret address that its reader makes, sees once and ends.

pub(crate) mod feed;
pub(crate) mod show;
