//! The address that a request comes from, as far as counting needs it.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// An address; of IPv6 the first half, since whoever has one has all of the other half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Sender(IpAddr);

impl Sender {
    pub(super) fn of(address: IpAddr) -> Sender {
        Sender(match address.to_canonical() {
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & (u128::MAX << 64))),
            address => address,
        })
    }

    /// The peer, or, where that is a proxy of the house, the last address that it names: those before it anyone can write.
    fn of_request(peer: Option<IpAddr>, headers: &HeaderMap) -> Sender {
        let peer = peer.map_or(IpAddr::from([0, 0, 0, 0]), |peer| peer.to_canonical());
        let is_of_the_house = match peer {
            IpAddr::V4(address) => address.is_loopback() || address.is_private(),
            IpAddr::V6(address) => address.is_loopback() || address.is_unique_local(),
        };
        let named = headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|hops| hops.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        Sender::of(named.filter(|_| is_of_the_house).unwrap_or(peer))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Sender, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Sender::of_request(peer, &parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_proxy_of_the_house_is_believed_and_nobody_else() {
        let of = |peer: &str, hops: Option<&'static str>| {
            let hops = hops.map(|hops| ("x-forwarded-for".parse().unwrap(), HeaderValue::from_static(hops)));
            Sender::of_request(Some(peer.parse().unwrap()), &HeaderMap::from_iter(hops))
        };
        let address = |text: &str| Sender::of(text.parse().unwrap());
        assert_eq!(of("127.0.0.1", Some("198.51.100.1, 203.0.113.7")), address("203.0.113.7"));
        assert_eq!(of("198.51.100.9", Some("203.0.113.7")), address("198.51.100.9"), "who is no proxy names nobody");
        assert_eq!(of("127.0.0.1", Some("nonsense")), address("127.0.0.1"));
        assert_eq!(of("10.0.0.1", None), address("10.0.0.1"));
        assert_eq!(of("2001:db8:1:2:3::4", None), of("2001:db8:1:2:9::9", None), "one household");
        assert_eq!(of("::ffff:198.51.100.9", None), address("198.51.100.9"));
    }
}
