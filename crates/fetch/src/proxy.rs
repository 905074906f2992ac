//! The operator's proxy: what is said to it, and how long this machine's own resolver is asked before a name is left to the proxy.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hyper::header::HeaderValue;
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::Instant;
use url::Url;

use crate::connection::{Relay, Stream};
use crate::{Failure, fault};

/// Longest answer to CONNECT, in bytes: a status and some headers.
const LONGEST_HEAD: usize = 8 << 10;

/// How long this machine's resolver may take to say what it knows of a name. Behind a proxy it often knows nothing at all.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long it is asked only by the way once it was silent for that long and has never answered.
const SILENT_FOR: Duration = Duration::from_secs(60);

/// Sites whose names stayed without an answer within that time from which on it is the resolver that is to blame, not they: one that loses
/// questions. A name of its own costs whoever owns it little, three sites' names a little more; and who answers for a name can tell this machine
/// and the proxy different things anyway.
const LOST: usize = 3;

/// How long a resolver is waited for that loses questions: what it answers it answers at once.
const LOSING: Duration = Duration::from_millis(500);

/// How long that is: enough for one that does answer to be heard, little enough to be spent on every connection.
const BY_THE_WAY: Duration = Duration::from_millis(100);

/// A proxy for everything.
pub(crate) struct Proxy {
    pub(crate) url: Url,
    authorization: Option<HeaderValue>,
    resolver: Mutex<Resolver>,
    /// Sites whose names were looked up in vain of late, and when.
    lost: Mutex<Vec<(String, Instant)>>,
}

/// What is known of this machine's own resolver.
#[derive(Debug, Clone, Copy)]
enum Resolver {
    New,
    /// It has never answered, and was silent not long ago.
    Silent {
        until: Instant,
    },
    /// It has answered once, if only that it does not know a name. From then on a name that it says nothing of is the name's fault: whoever
    /// owns a name can have its lookup take as long as they like.
    Answers,
}

/// The end of a host's name that somebody else may own: near enough to tell whether three names have one owner.
fn site(host: &str) -> &str {
    let dots: Vec<usize> = host.rmatch_indices('.').map(|(at, _)| at).take(2).collect();
    dots.get(1).map_or(host, |dot| &host[dot + 1..])
}

impl Proxy {
    pub(crate) fn new(url: Url) -> Proxy {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let pair = format!("{}:{}", decoded(url.username()), decoded(url.password().unwrap_or_default()));
        let header = format!("Basic {}", BASE64_STANDARD.encode(&pair));
        let authorization = HeaderValue::from_str(&header).ok().filter(|_| pair != ":").map(|mut value| {
            value.set_sensitive(true);
            value
        });
        Proxy { url, authorization, resolver: Mutex::new(Resolver::New), lost: Mutex::default() }
    }

    /// How requests for plain http are sent to it.
    pub(crate) fn relay(&self) -> Relay {
        Relay { authorization: self.authorization.clone() }
    }

    /// Has it connect us to the host of `url`.
    pub(crate) async fn tunnel(&self, stream: &mut Stream, url: &Url) -> Result<(), Failure> {
        let host = format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default());
        let mut request = format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n").into_bytes();
        if let Some(authorization) = &self.authorization {
            request.extend_from_slice(b"Proxy-Authorization: ");
            request.extend_from_slice(authorization.as_bytes());
            request.extend_from_slice(b"\r\n");
        }
        request.extend_from_slice(b"\r\n");
        stream.write_all(&request).await.map_err(|error| fault::failure(&error))?;
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") && head.len() < LONGEST_HEAD {
            if stream.read_buf(&mut head).await.map_err(|error| fault::failure(&error))? == 0 {
                break;
            }
        }
        let status = head.strip_prefix(b"HTTP/1.").and_then(|rest| rest.get(2..5)).and_then(|code| std::str::from_utf8(code).ok());
        match status {
            // Anything after the head would be the host speaking before it was spoken to, which no TLS server does.
            Some(code) if code.starts_with('2') && head.ends_with(b"\r\n\r\n") => Ok(()),
            Some(code) if code.starts_with('2') => Err(Failure::Unreachable("the proxy answers with nonsense".to_owned())),
            Some("407") => Err(Failure::Unreachable("the proxy wants another name and password".to_owned())),
            Some(code) => Err(Failure::Unreachable(format!("the proxy does not lead there (status {code})"))),
            None => Err(Failure::Unreachable("the proxy answers with nonsense".to_owned())),
        }
    }

    /// How long to wait for this machine's own resolver.
    pub(crate) fn patience(&self) -> Duration {
        match *self.resolver() {
            Resolver::Silent { until } if Instant::now() < until => BY_THE_WAY,
            Resolver::Answers if self.loses(None) => LOSING,
            _ => PATIENCE,
        }
    }

    /// The resolver said something of a name.
    pub(crate) fn resolver_answered(&self) {
        *self.resolver() = Resolver::Answers;
    }

    /// The resolver said nothing of this host for as long as it was given. Is it one that never says anything or that loses questions, so that
    /// the name is the proxy's to know?
    pub(crate) fn passes_resolver_over(&self, host: &str) -> bool {
        let mut resolver = self.resolver();
        let now = Instant::now();
        match *resolver {
            Resolver::Answers => return self.loses(Some(host)),
            Resolver::Silent { until } if now < until => {}
            _ => *resolver = Resolver::Silent { until: now + SILENT_FOR },
        }
        true
    }

    /// Whether many sites' names were looked up in vain of late, with this host's.
    fn loses(&self, host: Option<&str>) -> bool {
        let mut lost = self.lost.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        lost.retain(|(_, at)| now < *at + SILENT_FOR);
        if let Some(site) = host.map(site) {
            lost.retain(|(known, _)| known != site);
            lost.push((site.to_owned(), now));
            let many = lost.len().saturating_sub(LOST);
            lost.drain(..many);
        }
        lost.len() >= LOST
    }

    fn resolver(&self) -> MutexGuard<'_, Resolver> {
        self.resolver.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
