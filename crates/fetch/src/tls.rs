//! TLS by rustls with ring, against the certificate authorities of this system.

use std::io;
use std::sync::Arc;

use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::OnceCell;
use tokio::task::spawn_blocking;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use url::{Host, Url};

use crate::connection::Stream;
use crate::{Failure, fault};

/// What is spoken with a host inside TLS, best first.
pub(crate) const WITH_A_HOST: &[&[u8]] = &[b"h2", b"http/1.1"];

/// What is spoken with a proxy: CONNECT and whole addresses are sent to it in HTTP/1.1.
pub(crate) const WITH_A_PROXY: &[&[u8]] = &[b"http/1.1"];

/// The TLS of one fetcher, made ready when the first https address is dialled: reading a system's certificates takes longer than fetching
/// a feed.
pub(crate) struct Tls {
    authorities: Option<Vec<CertificateDer<'static>>>,
    ready: OnceCell<Result<TlsConnector, String>>,
}

impl Tls {
    /// `authorities` instead of the system's.
    pub(crate) fn new(authorities: Option<Vec<CertificateDer<'static>>>) -> Tls {
        Tls { authorities, ready: OnceCell::new() }
    }

    /// Speaks TLS with the host of `url` over this stream, and one of these protocols inside.
    pub(crate) async fn handshake(&self, stream: Stream, url: &Url, protocols: &[&[u8]]) -> Result<TlsStream<Stream>, Failure> {
        let connector = self.ready.get_or_init(|| self.connector()).await.as_ref().map_err(|why| Failure::Unreachable(why.clone()))?;
        let name = match url.host() {
            Some(Host::Ipv4(address)) => ServerName::from(std::net::IpAddr::from(address)),
            Some(Host::Ipv6(address)) => ServerName::from(std::net::IpAddr::from(address)),
            Some(Host::Domain(name)) => ServerName::try_from(name.strip_suffix('.').unwrap_or(name).to_owned())
                .map_err(|_| Failure::BadAddress("no certificate can be for its host's name".to_owned()))?,
            None => return Err(Failure::BadAddress("it names no host".to_owned())),
        };
        let protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
        connector.with_alpn(protocols).connect(name, stream).await.map_err(|error: io::Error| fault::failure(&error))
    }

    /// Made on a thread of its own: a system's certificates are some hundred files, and a worker that reads them serves nobody else.
    async fn connector(&self) -> Result<TlsConnector, String> {
        let authorities = self.authorities.clone();
        spawn_blocking(move || connector(authorities)).await.unwrap_or_else(|error| Err(error.to_string()))
    }
}

fn connector(authorities: Option<Vec<CertificateDer<'static>>>) -> Result<TlsConnector, String> {
    let mut roots = RootCertStore::empty();
    let (certificates, errors) = match authorities {
        Some(authorities) => (authorities, Vec::new()),
        None => {
            let found = rustls_native_certs::load_native_certs();
            (found.certs, found.errors)
        }
    };
    roots.add_parsable_certificates(certificates);
    if roots.is_empty() {
        // A bare container has none. Reading plain http, and the demo on loopback, must work there.
        tracing::warn!(?errors, "https will not work: no certificate authorities on this system (package ca-certificates)");
    } else if !errors.is_empty() {
        tracing::warn!(?errors, "some of this system's certificate authorities can't be read");
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = versions.map_err(|error| error.to_string())?.with_root_certificates(roots).with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
