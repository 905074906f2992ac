//! The guard at its post: what it refuses is never dialled.

use super::web::{Web, fetcher, get, got, page, say};
use crate::{Ask, Failure, Kind, Refusal};

#[tokio::test]
async fn names_are_judged_by_what_they_resolve_to() {
    let web = Web::saying(page("", "hello")).await;
    assert_eq!(get(&web.at("news.localhost", "/"), Kind::Page).await.unwrap().bytes, b"hello");
    let wary = fetcher(|settings| settings.allow.clear());
    let names = ["localhost", "news.localhost", "localhost."];
    for name in names.into_iter().chain(own_name().as_deref()) {
        let failure = got(wary.get(Ask::new(&web.at(name, "/"), Kind::Page)).await).unwrap_err();
        assert!(matches!(failure, Failure::Forbidden(Refusal::Address { .. })), "{name}: {failure:?}");
    }
    assert_eq!(web.paths().len(), 1, "only the allowed one was dialled");
}

/// A name that the hosts file gives to loopback, other than localhost: it goes through the real resolver.
fn own_name() -> Option<String> {
    let hosts = std::fs::read_to_string("/etc/hosts").ok()?;
    let names = hosts.lines().filter(|line| line.starts_with("127.")).flat_map(|line| line.split_whitespace().skip(1));
    names.map(str::to_owned).find(|name| !name.starts_with("localhost"))
}

#[tokio::test]
async fn literal_addresses_are_judged_though_the_client_looks_nothing_up() {
    let web = Web::saying(page("", "hello")).await;
    let wary = fetcher(|settings| settings.allow.clear());
    for host in ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "0", "[::ffff:127.0.0.1]", "[::1]"] {
        let failure = got(wary.get(Ask::new(&web.at(host, "/"), Kind::Page)).await).unwrap_err();
        assert!(matches!(failure, Failure::Forbidden(Refusal::Address { .. })), "{host}: {failure:?}");
    }
    assert!(web.paths().is_empty());
}

#[tokio::test]
async fn a_name_that_nobody_knows_and_a_port_where_nobody_listens_are_unreachable() {
    // Where no name server answers at all, the lookup counts as time for the connection.
    let hurried = fetcher(|settings| settings.connect_timeout = std::time::Duration::from_millis(300));
    let failure = got(hurried.get(Ask::new(&"http://tern.invalid/".parse().unwrap(), Kind::Page)).await).unwrap_err();
    assert!(matches!(failure, Failure::Unreachable(_)), "{failure:?}");
    let failure = get(&"http://127.0.0.1:1/".parse().unwrap(), Kind::Page).await.unwrap_err();
    assert_eq!(failure, Failure::Unreachable("connection refused".into()));
}

#[tokio::test]
async fn https_where_no_tls_is_spoken_is_unreachable() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("https://127.0.0.1:{}/", listener.local_addr().unwrap().port()).parse().unwrap();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await?;
        say(stream, "HTTP/1.1 400 Speak Plainly\r\n\r\n").await
    });
    let failure = get(&url, Kind::Page).await.unwrap_err();
    assert_eq!(failure, Failure::Unreachable("it does not speak TLS at this port".into()));
}

#[tokio::test]
async fn behind_a_proxy_literal_addresses_and_localhost_are_judged_and_the_proxy_itself_is_not() {
    let proxy = Web::saying(page("", "by proxy")).await;
    let through = fetcher(|settings| {
        settings.proxy = Some(proxy.at("localhost", "/"));
        settings.allow.clear();
    });
    let found = got(through.get(Ask::new(&"http://news.example/a".parse().unwrap(), Kind::Page)).await).unwrap();
    assert_eq!((found.bytes.as_slice(), proxy.paths()), (b"by proxy".as_slice(), vec!["http://news.example/a".to_owned()]));
    for address in ["http://127.0.0.1/", "http://10.1/", "http://localhost/", "http://[::1]/"] {
        let failure = got(through.get(Ask::new(&address.parse().unwrap(), Kind::Page)).await).unwrap_err();
        assert!(matches!(failure, Failure::Forbidden(_)), "{address}: {failure:?}");
    }
    assert_eq!(proxy.paths().len(), 1);
}
