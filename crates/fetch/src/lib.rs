//! Get me these bytes, politely and safely: the only outward sockets of the house.
//!
//! An [`Ask`] names an address and what is expected there. The [`Fetcher`] judges the address ([`Refusal`] says why one may not be
//! dialled), asks robots.txt where that is due, waits for its turn at the host, follows redirects one judged hop at a time, and reads
//! the body under caps of time, size and decompression ratio. What comes back is an [`Answer`], or a [`Failure`] that says what the
//! caller can do about it.
//!
//! Invariants: no socket is opened to an address that the guard did not judge, but to the operator's own proxy; a name is dialled at the very
//! addresses that were judged, but behind that proxy, which looks it up again; at most one request a host is under way; no cookies, no
//! credentials but the proxy's own and those of a call or a line to a service ([`Fetcher::call`], [`Fetcher::line`]), and no Referer leave this
//! machine.

mod answer;
mod body;
mod call;
mod connection;
mod dial;
mod failure;
mod fault;
mod fetcher;
mod follow;
mod frames;
mod freshness;
mod guard;
mod host;
mod kind;
mod line;
mod meter;
mod network;
mod place;
mod proxy;
mod robots;
mod settings;
mod special;
mod tls;
mod unpack;

#[cfg(test)]
mod tests;

pub use answer::{Answer, Got, Unchanged};
pub use failure::Failure;
pub use fetcher::{Ask, Fetcher};
pub use guard::Refusal;
pub use kind::Kind;
pub use line::Line;
pub use network::Network;
pub use place::Place;
pub use settings::{BadSettings, Settings};
