//! The HTTP client, with everything off that would reach out behind the guard's back.

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use reqwest::{Client, ClientBuilder, Proxy, redirect};

use crate::guard::Guard;
use crate::resolve::Resolver;
use crate::{BadSettings, Settings, body};

/// Long enough for a publisher's pages one after another, short enough not to hold sockets that nobody needs.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

pub(crate) fn client(settings: &Settings, guard: &Arc<Guard>) -> Result<Client, BadSettings> {
    // Another part of the program may have chosen a provider before: any will do.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let bad = |error: reqwest::Error| BadSettings::Client(error.to_string());
    match builder(settings, guard).map_err(bad)?.build() {
        Ok(client) => Ok(client),
        Err(error) => {
            // A bare container has no certificate authorities. Reading plain http, and the demo on loopback, must work there.
            tracing::warn!(%error, "https will not work: no certificate authorities on this system (package ca-certificates)");
            builder(settings, guard).map_err(bad)?.tls_certs_only([]).build().map_err(bad)
        }
    }
}

fn builder(settings: &Settings, guard: &Arc<Guard>) -> reqwest::Result<ClientBuilder> {
    let resolver = Resolver::new(settings.proxy.is_none().then(|| guard.clone()));
    let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(body::ACCEPT_ENCODING))]);
    let builder = Client::builder()
        .user_agent(&settings.user_agent)
        .default_headers(headers)
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .redirect(redirect::Policy::none())
        .referer(false)
        .no_proxy()
        .dns_resolver(resolver)
        .connect_timeout(settings.connect_timeout)
        .pool_idle_timeout(KEEP_ALIVE)
        .pool_max_idle_per_host(1)
        // Publishers' servers are as various as their feeds, and browsers read these.
        .http1_ignore_invalid_headers_in_responses(true)
        .http1_allow_obsolete_multiline_headers_in_responses(true)
        .http1_allow_spaces_after_header_name_in_responses(true);
    Ok(match &settings.proxy {
        Some(proxy) => builder.proxy(Proxy::all(proxy.clone())?),
        None => builder,
    })
}
