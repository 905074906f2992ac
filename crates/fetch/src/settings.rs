//! What an operator sets about fetching, with the defaults that suit a house on the public internet.

use std::fmt;
use std::time::Duration;

use ipnet::IpNet;
use url::Url;

/// A longer time than this is a slip of the pen, and would overflow clocks.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// How to fetch. [`Settings::default`] is safe on the public internet; a house that reads its own network says so in `allow`.
#[derive(Clone)]
pub struct Settings {
    /// Sent with every request; its first word, up to a slash, is the name by which robots.txt knows us.
    pub user_agent: String,
    /// An http or https proxy for everything, used only when set here: the environment's proxies are not looked at. The proxy itself is
    /// trusted and may stand on a private network. Names are then resolved by the proxy, and what it dials can't be held to what was judged
    /// here. So a name that this machine knows too is refused if any of its addresses is not allowed, and one that its resolver says nothing
    /// of in time is not fetched; one that this machine's resolver does not know, and any while that resolver has never answered at all, is
    /// the proxy's to judge.
    pub proxy: Option<Url>,
    /// Networks that may be dialled besides the public internet. A host without IPv4 behind NAT64 needs `64:ff9b::/96` here.
    pub allow: Vec<IpNet>,
    /// Hosts with their ports, as addresses have them, that the operator names one by one: they may be dialled wherever they stand. A redirect
    /// to any other is judged as all are.
    pub services: Vec<(String, u16)>,
    /// Ports that may be dialled besides 80 and 443.
    pub allow_ports: Vec<u16>,
    /// Any port may be dialled: for the demo and for tests.
    pub allow_any_port: bool,
    /// Total time for one ask: connecting, redirects and body, but not waiting for a host's turn and its robots.txt.
    pub timeout: Duration,
    /// Time for one connection, with looking up the name and the TLS handshake.
    pub connect_timeout: Duration,
    /// Time from a request to the end of its answer's head.
    pub head_timeout: Duration,
    /// Largest feed, in bytes after decompression: what is longer is cut.
    pub feed_bytes: usize,
    /// Largest page, in bytes after decompression: what is longer is cut.
    pub page_bytes: usize,
    /// Largest picture, in bytes after decompression: a larger one is refused, since half a picture is none.
    pub picture_bytes: usize,
    /// Most redirects followed for one ask.
    pub redirects: usize,
    /// Least time between the end of one request to a host and the beginning of the next.
    pub pause: Duration,
    /// Most requests to one host in an hour, whatever for; 0 for any number. A house that keeps no pause keeps no budget either.
    pub budget: u32,
    /// Certificate authorities to trust, in DER, instead of this system's.
    pub authorities: Option<Vec<rustls::pki_types::CertificateDer<'static>>>,
    /// Ask robots.txt (RFC 9309) before sitemaps, pages and pictures. Feeds are made for machines and are not asked about.
    pub robots: bool,
    /// Most bytes that one compressed byte may unpack to, looked at once a body is over 1 MiB.
    pub ratio: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            user_agent: concat!("Dateline/", env!("CARGO_PKG_VERSION"), " (news reader)").to_owned(),
            proxy: None,
            allow: Vec::new(),
            services: Vec::new(),
            allow_ports: Vec::new(),
            allow_any_port: false,
            timeout: Duration::from_secs(30),
            connect_timeout: Duration::from_secs(10),
            head_timeout: Duration::from_secs(20),
            feed_bytes: 16 << 20,
            page_bytes: 10 << 20,
            picture_bytes: 8 << 20,
            redirects: 5,
            pause: Duration::from_secs(1),
            budget: 1000,
            authorities: None,
            robots: true,
            ratio: 100,
        }
    }
}

impl Settings {
    /// Says what can't work before anything is built on it.
    pub(crate) fn check(&self) -> Result<(), BadSettings> {
        if self.product().is_empty() || hyper::header::HeaderValue::from_str(&self.user_agent).is_err() {
            return Err(BadSettings::UserAgent);
        }
        if let Some(proxy) = &self.proxy
            && (!matches!(proxy.scheme(), "http" | "https") || proxy.host().is_none())
        {
            return Err(BadSettings::Proxy);
        }
        let times = [("timeout", self.timeout), ("connect_timeout", self.connect_timeout), ("head_timeout", self.head_timeout)];
        let sizes = [("feed_bytes", self.feed_bytes), ("page_bytes", self.page_bytes), ("picture_bytes", self.picture_bytes)];
        let zero_time = times.iter().find(|(_, time)| time.is_zero() || *time > LONGEST).map(|(name, _)| *name);
        let zero_size = sizes.iter().find(|(_, size)| *size == 0).map(|(name, _)| *name);
        let long_pause = (self.pause > LONGEST).then_some("pause");
        let no_ratio = (self.ratio == 0).then_some("ratio");
        match zero_time.or(zero_size).or(long_pause).or(no_ratio) {
            Some(name) => Err(BadSettings::Limit(name)),
            None => Ok(()),
        }
    }

    /// The product token of the user agent, as robots.txt names it: `dateline` of `Dateline/0.1 (…)`.
    pub(crate) fn product(&self) -> String {
        let token = self.user_agent.split(|c: char| c == '/' || c.is_whitespace()).next().unwrap_or_default();
        token.to_ascii_lowercase()
    }
}

/// Settings with which no fetcher can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSettings {
    /// The user agent is empty or has characters that a header can't carry.
    #[error("the user agent must begin with a name and be plain text on one line")]
    UserAgent,
    /// The proxy is not an http or https address.
    #[error("the proxy must be an http:// or https:// address")]
    Proxy,
    /// This limit is zero, or longer than a day.
    #[error("`{0}` is out of range")]
    Limit(&'static str),
}

/// Without the proxy's address, which may hold a password.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("user_agent", &self.user_agent)
            .field("proxy", &self.proxy.as_ref().and_then(Url::host_str))
            .field("allow", &self.allow)
            .field("services", &self.services)
            .field("allow_ports", &self.allow_ports)
            .field("allow_any_port", &self.allow_any_port)
            .field("timeout", &self.timeout)
            .field("pause", &self.pause)
            .field("robots", &self.robots)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_good() {
        assert_eq!(Settings::default().check(), Ok(()));
        assert_eq!(Settings::default().product(), "dateline");
    }

    #[test]
    fn what_cannot_work_is_named() {
        let with = |change: fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            settings.check()
        };
        assert_eq!(with(|s| s.user_agent = " /1.0".into()), Err(BadSettings::UserAgent));
        assert_eq!(with(|s| s.user_agent = "Dateline\r\nX: y".into()), Err(BadSettings::UserAgent));
        assert_eq!(with(|s| s.proxy = Url::parse("socks5://127.0.0.1:1080").ok()), Err(BadSettings::Proxy));
        assert_eq!(with(|s| s.timeout = Duration::ZERO), Err(BadSettings::Limit("timeout")));
        assert_eq!(with(|s| s.pause = Duration::MAX), Err(BadSettings::Limit("pause")));
        assert_eq!(with(|s| s.page_bytes = 0), Err(BadSettings::Limit("page_bytes")));
        assert_eq!(with(|s| s.ratio = 0), Err(BadSettings::Limit("ratio")));
        assert_eq!(with(|s| s.pause = Duration::ZERO), Ok(()), "no pause is for tests and the demo");
    }

    #[test]
    fn the_proxys_password_is_not_printed() {
        let settings = Settings { proxy: Url::parse("http://reader:hush@proxy.example:3128/").ok(), ..Settings::default() };
        let printed = format!("{settings:?}");
        assert!(printed.contains("proxy.example") && !printed.contains("hush"), "{printed}");
    }
}
