//! The address that a form comes from, as far as counting new readers needs it.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::audience::address;
use crate::state::State;

/// An address as `audience` tells it; those of whom nobody knows where they come from have one together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Sender(pub(super) IpAddr);

#[cfg(test)]
impl Sender {
    /// From this address.
    pub(crate) fn at(address: [u8; 4]) -> Sender {
        Sender(address.into())
    }
}

impl FromRequestParts<State> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Sender, Infallible> {
        let known = address(&parts.headers, &parts.extensions, &state.trusted_proxies);
        Ok(Sender(known.unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED))))
    }
}
