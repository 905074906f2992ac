//! Names to addresses, at the moment of dialling: only addresses that the guard lets through are handed to the client, which then dials
//! exactly these. There is no second lookup that could say something else.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::Semaphore;

use crate::Refusal;
use crate::guard::{Guard, is_localhost};

/// Most lookups at once. Each one blocks a thread of the runtime's pool, which others need for files, for as long as a dead name server
/// keeps it.
const LOOKUPS: usize = 64;

/// The client's only source of addresses.
pub(crate) struct Resolver {
    /// `None` behind a proxy: then the proxy's own name is all that is ever looked up, and it may stand anywhere.
    guard: Option<Arc<Guard>>,
    lookups: Arc<Semaphore>,
}

impl Resolver {
    pub(crate) fn new(guard: Option<Arc<Guard>>) -> Resolver {
        Resolver { guard, lookups: Arc::new(Semaphore::new(LOOKUPS)) }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (guard, lookups) = (self.guard.clone(), self.lookups.clone());
        Box::pin(async move {
            // A task of its own holds the permit: a caller who gives up does not free the thread that is still blocked.
            let found = tokio::spawn(async move {
                let _permit = lookups.acquire_owned().await;
                look_up(name.as_str()).await
            });
            let found = found.await??;
            let Some(guard) = guard else {
                return Ok(Box::new(found.into_iter()) as Addrs);
            };
            Ok(Box::new(permitted(found, &guard)?.into_iter()) as Addrs)
        })
    }
}

async fn look_up(name: &str) -> io::Result<Vec<SocketAddr>> {
    if is_localhost(name) {
        return Ok(vec![(Ipv4Addr::LOCALHOST, 0).into()]);
    }
    // Port 0 stands for the port of the request.
    let found: Vec<SocketAddr> = tokio::net::lookup_host((name, 0)).await.map_err(|_| io::Error::other("its name is not known"))?.collect();
    if found.is_empty() {
        return Err(io::Error::other("its name has no address"));
    }
    Ok(found)
}

/// The addresses that may be dialled; if there are none, why the first may not.
fn permitted(found: Vec<SocketAddr>, guard: &Guard) -> Result<Vec<SocketAddr>, Refusal> {
    let mut first_refusal = None;
    let mut permitted = Vec::with_capacity(found.len());
    for address in found {
        let ip: IpAddr = address.ip();
        match guard.judge_address(ip) {
            Ok(()) => permitted.push(address),
            Err(refusal) => {
                first_refusal.get_or_insert(refusal);
            }
        }
    }
    match first_refusal {
        Some(refusal) if permitted.is_empty() => Err(refusal),
        _ => Ok(permitted),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::Settings;

    #[test]
    fn private_addresses_are_taken_out_of_a_mixed_answer_and_a_private_answer_is_refused() {
        let guard = Guard::new(&Settings::default());
        let addresses = |list: &[&str]| list.iter().map(|text| text.parse().unwrap()).collect::<Vec<SocketAddr>>();
        let mixed = addresses(&["10.0.0.1:0", "1.1.1.1:0", "[::1]:0", "[2606:4700::1111]:0"]);
        assert_eq!(permitted(mixed, &guard).unwrap(), addresses(&["1.1.1.1:0", "[2606:4700::1111]:0"]));
        let private = permitted(addresses(&["10.0.0.1:0", "[::1]:0"]), &guard).unwrap_err();
        assert!(private.to_string().contains("10.0.0.1"), "{private}");
    }

    #[tokio::test]
    async fn localhost_and_all_below_it_is_loopback_without_asking_anybody() {
        for name in ["localhost", "LocalHost.", "feeds.localhost", "a.b.localhost."] {
            assert_eq!(look_up(name).await.unwrap(), ["127.0.0.1:0".parse().unwrap()], "{name}");
        }
        assert!(!is_localhost("notlocalhost") && !is_localhost("localhost.example"));
    }
}
