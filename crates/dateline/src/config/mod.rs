//! Configuration: one list of keys ([`keys`]), from which flags, environment variables, the commented `dateline.toml` and the man
//! page are made; what was given ([`raw`]) becomes what it means ([`Config`]) in one step that reports every problem at once.

mod editions;
mod file;
mod keys;
mod machine;
mod mail;
mod openid;
mod raw;
mod resolve;

pub(crate) use file::{FILE, template};
pub(crate) use keys::args;
pub(crate) use machine::Machine;
pub(crate) use mail::Mail;
pub(crate) use openid::OpenId;
pub(crate) use raw::Raw;
pub(crate) use resolve::{Config, Role};
