//! The one dial: name → addresses → the guard's word on each → a connection to exactly those → TLS → HTTP.
//!
//! There is no second lookup here that could say something else, and no other way out of this machine. Behind the operator's proxy, which is
//! not judged itself, it is the proxy that looks the name up again: there a name is judged by what this machine's resolver says of it.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{FuturesUnordered, StreamExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::{Host, Url};

use crate::connection::{Connection, Stream};
use crate::guard::{Guard, is_localhost};
use crate::network::Network;
use crate::proxy::Proxy;
use crate::tls::Tls;
use crate::{Failure, Settings, fault, tls};

/// How long an address is tried alone before the next one is tried beside it (RFC 8305, 5, recommends 250 ms).
const HEAD_START: Duration = Duration::from_millis(250);

/// Times that a name is looked up behind a proxy before it is given up: a question that got lost is answered the second time.
const LOOKED_UP: usize = 2;

/// Most addresses of one name that are tried: large sites have eight, a hostile name server can give thousands.
const MOST_TRIED: usize = 8;

/// Dials. One for a fetcher.
pub(crate) struct Dial {
    guard: Arc<Guard>,
    network: Arc<dyn Network>,
    proxy: Option<Proxy>,
    tls: Tls,
    limit: Duration,
}

impl Dial {
    pub(crate) fn new(settings: &Settings, guard: Arc<Guard>, network: Arc<dyn Network>) -> Dial {
        let proxy = settings.proxy.clone().map(Proxy::new);
        Dial { guard, network, proxy, tls: Tls::new(settings.authorities.clone()), limit: settings.connect_timeout }
    }

    /// A connection for requests to this host, which [`Guard::judge`] let through.
    pub(crate) async fn connect(&self, url: &Url) -> Result<Connection, Failure> {
        let late = || Failure::Unreachable("it did not take the connection in time".to_owned());
        timeout(self.limit, self.connection(url)).await.map_err(|_| late())?
    }

    /// A stream to a service that the operator named.
    pub(crate) async fn line(&self, url: &Url) -> Result<Stream, Failure> {
        let late = || Failure::Unreachable("it did not take the connection in time".to_owned());
        let reached = async { self.race(addresses(url, self.found(url).await?)).await };
        Ok(Stream::new(timeout(self.limit, reached).await.map_err(|_| late())??))
    }

    /// The inside of TLS with this host, and of no protocol that TLS would have to agree on.
    pub(crate) async fn secure(&self, stream: Stream, url: &Url) -> Result<Stream, Failure> {
        Ok(Stream::inside(self.tls.handshake(stream, url, &[]).await?))
    }

    async fn connection(&self, url: &Url) -> Result<Connection, Failure> {
        let (stream, relay) = match &self.proxy {
            None => (Stream::new(self.race(self.permitted(url).await?).await?), None),
            Some(proxy) => {
                self.judge_for_proxy(proxy, url).await?;
                let relayed = (url.scheme() == "http").then(|| proxy.relay());
                (self.through(proxy, url).await?, relayed)
            }
        };
        if url.scheme() == "https" {
            Connection::secured(self.tls.handshake(stream, url, tls::WITH_A_HOST).await?).await
        } else {
            Connection::plain(stream, relay).await
        }
    }

    /// A stream to the proxy, and through it to the host where the two are to speak TLS with each other.
    async fn through(&self, proxy: &Proxy, url: &Url) -> Result<Stream, Failure> {
        // The operator named the proxy, which may stand anywhere.
        let reached = self.race(addresses(&proxy.url, self.found(&proxy.url).await?)).await;
        let reached = reached.map_err(|failure| Failure::Unreachable(format!("the proxy does not answer ({})", reason(&failure))))?;
        let mut stream = Stream::new(reached);
        if proxy.url.scheme() == "https" {
            stream = Stream::inside(self.tls.handshake(stream, &proxy.url, tls::WITH_A_PROXY).await?);
        }
        if url.scheme() == "https" {
            proxy.tunnel(&mut stream, url).await?;
        }
        Ok(stream)
    }

    /// The addresses of a host that may be dialled; if there are none, why the first may not.
    async fn permitted(&self, url: &Url) -> Result<Vec<SocketAddr>, Failure> {
        let found = self.found(url).await?;
        if self.guard.is_service(url) {
            return Ok(addresses(url, found));
        }
        let mut refusal = None;
        let judged = |address: &IpAddr| match self.guard.judge_address(*address) {
            Ok(()) => true,
            Err(why) => {
                refusal.get_or_insert(why);
                false
            }
        };
        let permitted: Vec<IpAddr> = found.into_iter().filter(judged).collect();
        match refusal {
            Some(refusal) if permitted.is_empty() => Err(refusal.into()),
            _ => Ok(addresses(url, permitted)),
        }
    }

    /// Behind a proxy a name can't be held to the addresses that were judged, since the proxy looks it up again. So a name that has any
    /// special address is refused, and one of which the resolver says nothing though it is asked twice; one that it says is not known here is
    /// the proxy's to know, and so is one of which it says nothing where it never answers, or leaves many without an answer.
    async fn judge_for_proxy(&self, proxy: &Proxy, url: &Url) -> Result<(), Failure> {
        // The guard has judged all else without a lookup.
        if self.guard.is_service(url) || !matches!(url.host(), Some(Host::Domain(name)) if !is_localhost(name)) {
            return Ok(());
        }
        for _ in 0..LOOKED_UP {
            match timeout(proxy.patience(), self.found(url)).await {
                Ok(found) => {
                    proxy.resolver_answered();
                    return found.unwrap_or_default().into_iter().try_for_each(|address| Ok(self.guard.judge_address(address)?));
                }
                Err(_) if proxy.passes_resolver_over(url.host_str().unwrap_or_default()) => return Ok(()),
                Err(_) => {}
            }
        }
        Err(Failure::Unreachable("its name takes too long to look up".to_owned()))
    }

    /// All addresses of a host, not yet judged.
    async fn found(&self, url: &Url) -> Result<Vec<IpAddr>, Failure> {
        match url.host() {
            Some(Host::Ipv4(address)) => Ok(vec![address.into()]),
            Some(Host::Ipv6(address)) => Ok(vec![address.into()]),
            Some(Host::Domain(name)) if is_localhost(name) => Ok(vec![std::net::Ipv4Addr::LOCALHOST.into()]),
            Some(Host::Domain(name)) => self.network.look_up(name).await.map_err(|error| fault::failure(&error)),
            None => Err(Failure::BadAddress("it names no host".to_owned())),
        }
    }

    /// The first of these addresses that takes a connection. Each gets a head start before the next is tried beside it.
    async fn race(&self, addresses: Vec<SocketAddr>) -> Result<TcpStream, Failure> {
        let mut rest = in_turn(addresses).into_iter().take(MOST_TRIED).peekable();
        let mut running = FuturesUnordered::new();
        let mut last = io::Error::new(io::ErrorKind::NotFound, "its name has no address");
        loop {
            if let Some(address) = rest.next() {
                running.push(self.network.connect(address));
            }
            let next = if rest.peek().is_some() { timeout(HEAD_START, running.next()).await } else { Ok(running.next().await) };
            match next {
                Ok(Some(Ok(stream))) => return Ok(stream),
                Ok(Some(Err(error))) => last = error,
                Ok(None) => return Err(fault::failure(&last)),
                Err(_) => {}
            }
        }
    }
}

fn addresses(url: &Url, found: Vec<IpAddr>) -> Vec<SocketAddr> {
    let port = url.port_or_known_default().unwrap_or_default();
    found.into_iter().map(|address| (address, port).into()).collect()
}

/// The two families by turns, beginning with that of the first address, each in its own order (RFC 8305, 4): if one family leads nowhere,
/// the second address tried is of the other.
fn in_turn(addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
    let Some(first) = addresses.first().copied() else { return addresses };
    let (one, other): (Vec<_>, Vec<_>) = addresses.into_iter().partition(|address| address.is_ipv4() == first.is_ipv4());
    let mut order = Vec::with_capacity(one.len() + other.len());
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    loop {
        let pair = (one.next(), other.next());
        if pair == (None, None) {
            return order;
        }
        order.extend(pair.0.into_iter().chain(pair.1));
    }
}

fn reason(failure: &Failure) -> String {
    match failure {
        Failure::Unreachable(why) => why.clone(),
        other => other.to_string(),
    }
}
