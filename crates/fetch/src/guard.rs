//! May this address be dialled? Pure policy: no lookup happens here.
//!
//! Judged are the scheme, the port, and the host where it is a literal address, in whatever spelling: `url` reads decimal, octal, hex and
//! short IPv4, full-width digits and ideographic stops as the browsers do, so that one spelling is left to judge. Names are judged by what
//! they resolve to, in `dial`, at the time of dialling.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;
use url::{Host, Url};

use crate::{Failure, Settings, special};

/// Longer addresses than this are traps, or carry someone's session.
const LONGEST_ADDRESS: usize = 8 * 1024;

/// Why an address may not be dialled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not http or https.
    #[error("only http and https are fetched, not “{0}”")]
    Scheme(String),
    /// Not 80, 443 or a port that the operator allows.
    #[error("port {0} is not among the allowed ones")]
    Port(u16),
    /// Not on the public internet, nor on a network that the operator allows.
    #[error("{address} is {what}, not on the public internet")]
    Address {
        /// What would have been dialled.
        address: IpAddr,
        /// What kind of address it is, with the RFC that says so.
        what: &'static str,
    },
}

/// The operator's policy.
#[derive(Debug)]
pub(crate) struct Guard {
    allow: Vec<IpNet>,
    services: Vec<(String, u16)>,
    ports: Vec<u16>,
    any_port: bool,
}

impl Guard {
    pub(crate) fn new(settings: &Settings) -> Guard {
        let (allow, services) = (settings.allow.clone(), settings.services.clone());
        Guard { allow, services, ports: settings.allow_ports.clone(), any_port: settings.allow_any_port }
    }

    /// Judges all of an address that can be judged without looking its name up.
    pub(crate) fn judge(&self, url: &Url) -> Result<(), Failure> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme(url.scheme().to_owned()).into());
        }
        if url.as_str().len() > LONGEST_ADDRESS {
            return Err(Failure::BadAddress("it is longer than 8 kB".to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Failure::BadAddress("it has a user name or password in it".to_owned()));
        }
        if self.is_service(url) {
            return Ok(());
        }
        let port = url.port_or_known_default().unwrap_or_default();
        if !(matches!(port, 80 | 443) || self.ports.contains(&port) || self.any_port && port != 0) {
            return Err(Refusal::Port(port).into());
        }
        match url.host() {
            Some(Host::Ipv4(address)) => self.judge_address(address.into())?,
            Some(Host::Ipv6(address)) => self.judge_address(address.into())?,
            Some(Host::Domain(name)) if is_localhost(name) => self.judge_address(Ipv4Addr::LOCALHOST.into())?,
            Some(Host::Domain(_)) => {}
            None => return Err(Failure::BadAddress("it names no host".to_owned())),
        }
        Ok(())
    }

    /// The operator named this very host and port.
    pub(crate) fn is_service(&self, url: &Url) -> bool {
        let port = url.port_or_known_default();
        url.host_str().is_some_and(|host| self.services.iter().any(|(named, at)| named == host && Some(*at) == port))
    }

    /// Judges an address as it would be dialled.
    pub(crate) fn judge_address(&self, address: IpAddr) -> Result<(), Refusal> {
        let special = match address {
            IpAddr::V4(address) => special::v4(address),
            IpAddr::V6(address) => special::v6(address),
        };
        match special {
            Some(what) if !self.allow.iter().any(|net| net.contains(&address)) => Err(Refusal::Address { address, what }),
            _ => Ok(()),
        }
    }
}

/// `localhost` and everything below it, which is loopback by RFC 6761 whatever a resolver says.
pub(crate) fn is_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests;
