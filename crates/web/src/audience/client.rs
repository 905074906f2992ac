//! Who asks, as far as counting needs to know: an address and a browser, or a robot, which does not count.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, header};
use ipnet::IpNet;

/// How browsers begin to name themselves. Whatever else asks is a program.
const BROWSERS: [&str; 6] = ["Mozilla/", "Opera/", "Lynx/", "w3m/", "Links ", "ELinks/"];

/// What programs call themselves that begin like browsers, in lower case.
const PROGRAMS: [&str; 26] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "scrap",
    "archiver",
    "headless",
    "preview",
    "monitor",
    "uptime",
    "validator",
    "lighthouse",
    "externalhit",
    "whatsapp",
    "feed",
    "rss",
    "python",
    "curl",
    "wget",
    "java/",
    "okhttp",
    "http-client",
    "axios",
    "fetcher",
    // A robot with manners gives an address where it can be read about.
    "+http",
    "@",
];

/// Somebody who asks for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Visitor {
    /// Where from.
    pub(crate) address: IpAddr,
    /// What the browser calls itself.
    pub(crate) browser: String,
}

impl Visitor {
    /// `None` for a robot, for a page that is only fetched ahead, and where nobody knows who asks.
    pub(crate) fn of(headers: &HeaderMap, extensions: &Extensions, proxies: &[IpNet]) -> Option<Visitor> {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let browser = text(header::USER_AGENT);
        let ahead = text(header::HeaderName::from_static("sec-purpose")).contains("prefetch");
        // Browsers say which languages their reader reads; of programs hardly any does.
        if ahead || is_robot(browser) || !headers.contains_key(header::ACCEPT_LANGUAGE) {
            return None;
        }
        Some(Visitor { address: address(headers, extensions, proxies)?, browser: browser.to_owned() })
    }
}

/// The address that a request comes from; an IPv6 address without its last half, of which who has one has all. What a proxy says counts only from one that the operator trusts; where another one says
/// something, nobody knows who asks.
pub(crate) fn address(headers: &HeaderMap, extensions: &Extensions, proxies: &[IpNet]) -> Option<IpAddr> {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical();
    let trusted = |address: &IpAddr| proxies.iter().any(|net| net.contains(address));
    let named: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .flat_map(|value| value.to_str().unwrap_or("unreadable").split(','))
        .map(str::trim)
        .collect();
    if named.is_empty() {
        return Some(household(peer));
    }
    if !trusted(&peer) {
        return None;
    }
    // From the nearest hop outwards: the first that is no proxy of ours is who asked; what stands before it anybody can have written.
    for hop in named.iter().rev() {
        let hop = hop.parse::<IpAddr>().ok()?.to_canonical();
        if !trusted(&hop) {
            return Some(household(hop));
        }
    }
    Some(household(peer))
}

fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() >> 64 << 64)),
        four => four,
    }
}

fn is_robot(browser: &str) -> bool {
    let named = browser.to_ascii_lowercase();
    !BROWSERS.iter().any(|known| browser.starts_with(known)) || PROGRAMS.iter().any(|program| named.contains(program))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";

    fn asked(peer: &str, headers: &[(&'static str, &str)]) -> Option<Visitor> {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 4000)));
        let mut all = HeaderMap::new();
        all.insert(header::USER_AGENT, FIREFOX.parse().unwrap());
        all.insert(header::ACCEPT_LANGUAGE, "en".parse().unwrap());
        for (name, value) in headers {
            all.insert(*name, value.parse().unwrap());
        }
        Visitor::of(&all, &extensions, &["10.0.0.0/8".parse().unwrap()])
    }

    fn address(peer: &str, forwarded: &str) -> Option<String> {
        asked(peer, &[("x-forwarded-for", forwarded)]).map(|visitor| visitor.address.to_string())
    }

    #[test]
    fn what_a_proxy_says_counts_only_from_one_that_is_trusted() {
        assert_eq!(asked("192.0.2.7", &[]).unwrap().address.to_string(), "192.0.2.7");
        assert_eq!(address("10.0.0.1", "198.51.100.4").as_deref(), Some("198.51.100.4"));
        assert_eq!(
            address("10.0.0.1", "203.0.113.9, 198.51.100.4, 10.0.0.2").as_deref(),
            Some("198.51.100.4"),
            "the first may be invented"
        );
        assert_eq!(address("192.0.2.7", "198.51.100.4"), None, "through a stranger's proxy nobody knows who asks");
        assert_eq!(address("10.0.0.1", "unknown"), None);
        assert_eq!(asked("::ffff:198.51.100.9", &[]).unwrap().address.to_string(), "198.51.100.9");
    }

    #[test]
    fn a_household_is_one_address() {
        let one = asked("2001:db8:1:2:aaaa::1", &[]);
        assert_eq!(one, asked("2001:db8:1:2:bbbb::9", &[]));
        assert_ne!(one, asked("2001:db8:1:3:aaaa::1", &[]));
    }

    #[test]
    fn robots_and_pages_fetched_ahead_do_not_count() {
        for robot in
            ["", "curl/8.5.0", "Mozilla/5.0 (compatible; Heronbot/2.1; +https://heron.example/bot)", "Mozilla/5.0 HeadlessChrome/140.0"]
        {
            assert_eq!(asked("192.0.2.7", &[("user-agent", robot)]), None, "{robot}");
        }
        assert_eq!(asked("192.0.2.7", &[("sec-purpose", "prefetch;prerender")]), None);
        assert!(asked("192.0.2.7", &[("user-agent", "w3m/0.5.3")]).is_some());
    }
}
