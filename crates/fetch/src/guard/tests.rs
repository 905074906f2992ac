//! The boundaries of every special network, and the spellings by which people try to get past a guard.

#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

fn guard(allow: &[&str]) -> Guard {
    Guard { allow: allow.iter().map(|net| net.parse().unwrap()).collect(), services: Vec::new(), ports: vec![8080], any_port: false }
}

fn refused(address: &str) -> bool {
    guard(&[]).judge_address(address.parse().unwrap()).is_err()
}

#[test]
fn special_networks_are_refused_from_their_first_address_to_their_last_and_not_beyond() {
    // Before, first, last, after; "-" where the neighbour is special too.
    let table = "
        -                    0.0.0.0              0.255.255.255        1.0.0.0
        9.255.255.255        10.0.0.0             10.255.255.255       11.0.0.0
        100.63.255.255       100.64.0.0           100.127.255.255      100.128.0.0
        126.255.255.255      127.0.0.0            127.255.255.255      128.0.0.0
        169.253.255.255      169.254.0.0          169.254.255.255      169.255.0.0
        172.15.255.255       172.16.0.0           172.31.255.255       172.32.0.0
        191.255.255.255      192.0.0.0            192.0.0.8            192.0.0.9
        192.0.0.10           192.0.0.11           192.0.0.255          192.0.1.0
        192.0.1.255          192.0.2.0            192.0.2.255          192.0.3.0
        192.88.98.255        192.88.99.0          192.88.99.255        192.88.100.0
        192.167.255.255      192.168.0.0          192.168.255.255      192.169.0.0
        198.17.255.255       198.18.0.0           198.19.255.255       198.20.0.0
        198.51.99.255        198.51.100.0         198.51.100.255       198.51.101.0
        203.0.112.255        203.0.113.0          203.0.113.255        203.0.114.0
        223.255.255.255      224.0.0.0            255.255.255.255      -
        -                    ::                   1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff  2000::
        2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff   2001::               2001:1::             2001:1::1
        2001:1::3            2001:1::4            2001:2:ffff:ffff:ffff:ffff:ffff:ffff       2001:3::
        2001:3:ffff:ffff:ffff:ffff:ffff:ffff      2001:4::             2001:4:111:ffff:ffff:ffff:ffff:ffff  2001:4:112::
        2001:4:112:ffff:ffff:ffff:ffff:ffff       2001:4:113::         2001:1f:ffff:ffff:ffff:ffff:ffff:ffff 2001:20::
        2001:3f:ffff:ffff:ffff:ffff:ffff:ffff     2001:40::            2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff 2001:200::
        2001:db7:ffff:ffff:ffff:ffff:ffff:ffff    2001:db8::           2001:db8:ffff:ffff:ffff:ffff:ffff:ffff 2001:db9::
        2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff   2002::               2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff 2003::
        3ffd:ffff:ffff:ffff:ffff:ffff:ffff:ffff   3ffe::               3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff 3fff:1000::
        3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff   4000::               ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff -";
    for row in table.lines().filter(|row| !row.trim().is_empty()) {
        let [before, first, last, after] = row.split_whitespace().collect::<Vec<_>>().try_into().unwrap();
        assert!(before == "-" || !refused(before), "{before} is public");
        assert!(refused(first), "{first} is special");
        assert!(refused(last), "{last} is special");
        assert!(after == "-" || !refused(after), "{after} is public");
    }
}

#[test]
fn special_addresses_are_named_by_the_narrowest_network() {
    let table = [
        ("0.0.0.0", "unspecified"),
        ("0.0.0.1", "this network"),
        ("169.254.169.254", "link-local"),
        ("192.0.0.170", "NAT64 discovery"),
        ("192.0.0.192", "protocol assignments"),
        ("255.255.255.255", "broadcast"),
        ("255.255.255.254", "reserved"),
        ("239.1.1.1", "multicast"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::7f00:1", "IPv4-compatible"),
        ("::ffff:1.1.1.1", "IPv4-mapped"),
        ("::ffff:0:1.1.1.1", "IPv4-translated"),
        ("64:ff9b::1.1.1.1", "NAT64"),
        ("64:ff9b:1:ffff::1", "local NAT64"),
        ("100::1", "discard-only"),
        ("100:0:0:1::", "dummy"),
        ("2001::80ff:fefe", "Teredo"),
        ("2001:2::1", "benchmarking"),
        ("2001:10::1", "ORCHID"),
        ("2002:7f00:1::", "6to4"),
        ("3fff:fff::1", "documentation"),
        ("5f00::1", "segment routing"),
        ("fd00:ec2::254", "private"),
        ("fe80::1", "link-local"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"),
        ("8000::1", "reserved"),
    ];
    for (address, expected) in table {
        let Err(Refusal::Address { what, .. }) = guard(&[]).judge_address(address.parse().unwrap()) else {
            panic!("{address} must be refused");
        };
        assert!(what.contains(expected), "{address} is {what}");
    }
}

#[test]
fn what_the_registries_call_globally_reachable_is_public() {
    for address in [
        "1.1.1.1",
        "192.0.0.9",
        "192.0.0.10",
        "192.31.196.1",
        "192.52.193.1",
        "192.175.48.1",
        "2001:1::2",
        "2001:20::1",
        "2001:30::1",
        "2606:4700::1111",
        "2620:4f:8000::1",
        "2a00::1",
    ] {
        assert!(!refused(address), "{address}");
    }
}

#[test]
fn allowing_a_network_allows_that_network_alone() {
    let guard = guard(&["127.0.0.0/8", "fd12::/16"]);
    let judge = |address: &str| guard.judge_address(address.parse().unwrap()).is_ok();
    assert!(judge("127.0.0.1") && judge("127.255.0.1") && judge("fd12::1"));
    assert!(!judge("10.0.0.1") && !judge("::1") && !judge("fd13::1"));
    assert!(!judge("::ffff:127.0.0.1"), "a disguise is not the network that it carries");
}

#[test]
fn no_spelling_of_a_private_address_gets_past() {
    for address in [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://0177.0.0.1/",
        "http://0177.0x0.0.1/",
        "http://0/",
        "http://0x/",
        "http://127.0.0.1./",
        "http://127.000.000.001/",
        "http:127.0.0.1",
        "http:\\\\127.0.0.1\\x",
        "http:////127.0.0.1/",
        "\thttp://127.0.\n0.1/ ",
        "http://127.0.0.1:80\\@news.example/",
        "http://127.0.0.1#@news.example/",
        "http://127.0.0.1?@news.example/",
        "http://%31%32%37.0.0.1/",
        "http://127%2e0%2e0%2e1/",
        "http://１２７.０.０.１/",
        "http://①②⑦.⓪.⓪.①/",
        "http://127。0。0。1/",
        "http://127．0｡0．1/",
        "http://127.0.0.\u{ad}1/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://ｌocalhost/",
        "http://loc%61lhost/",
        "http://feeds.localhost/",
        "http://a.b.localhost./",
        "http://[::1]/",
        "http://[::]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[64:ff9b::127.0.0.1]/",
        "http://[64:ff9b:1::10.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:0:0:0:0:80ff:fefe]/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://0xa9fea9fe/",
        "http://0xA9.0xFE.43518/",
        "http://10.0.0.5:8080/",
        "https://192.168.1.1/",
        "https://100.100.100.200/",
        "https://172.31.255.255/",
        "http://255.255.255.255/",
    ] {
        let url = Url::parse(address).unwrap();
        let verdict = guard(&[]).judge(&url);
        assert!(matches!(verdict, Err(Failure::Forbidden(Refusal::Address { .. }))), "{address:?} was read as {url}: {verdict:?}");
    }
}

#[test]
fn what_is_no_http_address_is_refused_or_cannot_be_read() {
    let scheme = |address: &str| match guard(&[]).judge(&Url::parse(address).unwrap()) {
        Err(Failure::Forbidden(Refusal::Scheme(scheme))) => scheme,
        other => panic!("{address}: {other:?}"),
    };
    assert_eq!(scheme("file:///etc/passwd"), "file");
    assert_eq!(scheme("gopher://news.example:70/_x"), "gopher");
    assert_eq!(scheme("data:text/html,hello"), "data");
    assert_eq!(scheme("javascript:alert(1)"), "javascript");
    assert_eq!(scheme("feed://news.example/"), "feed");
    for address in ["http://127.0.0.1.256/", "http://o177.0.0.1/", "http://[::1%25lo]/", "http://a b/", "http://", "http://[127.0.0.1]/"] {
        assert!(Url::parse(address).is_err(), "{address}");
    }
}

#[test]
fn credentials_and_endless_addresses_are_bad_addresses() {
    let long = format!("http://news.example/{}", "a".repeat(9000));
    for address in
        ["http://a@news.example/", "http://a:b@news.example/", "http://:b@news.example/", "http://news.example:80@10.0.0.1/", &long]
    {
        assert!(matches!(guard(&[]).judge(&Url::parse(address).unwrap()), Err(Failure::BadAddress(_))), "{address}");
    }
}

#[test]
fn only_the_ports_of_the_web_and_those_allowed_are_dialled() {
    let judge = |address: &str, any_port: bool| {
        let guard = Guard { any_port, ..guard(&[]) };
        guard.judge(&Url::parse(address).unwrap())
    };
    for address in ["http://news.example/", "https://news.example/", "http://news.example:443/", "http://news.example:8080/"] {
        assert_eq!(judge(address, false), Ok(()), "{address}");
    }
    for port in [22, 25, 6379, 11211] {
        let address = format!("http://news.example:{port}/");
        assert_eq!(judge(&address, false), Err(Failure::Forbidden(Refusal::Port(port))));
        assert_eq!(judge(&address, true), Ok(()));
    }
    assert_eq!(judge("http://news.example:0/", true), Err(Failure::Forbidden(Refusal::Port(0))));
}

#[test]
fn a_service_is_a_host_and_a_port_and_no_other() {
    let guard = Guard { services: vec![("127.0.0.1".into(), 3000), ("id.lan".into(), 443)], ..guard(&[]) };
    let judge = |address: &str| guard.judge(&Url::parse(address).unwrap()).is_ok();
    assert!(judge("http://127.0.0.1:3000/token") && judge("http://127.1:3000/") && judge("https://ID.lan/"));
    assert!(guard.is_service(&Url::parse("https://id.lan/jwks").unwrap()) && !guard.is_service(&Url::parse("http://id.lan/jwks").unwrap()));
    for other in ["http://127.0.0.1:3001/", "http://127.0.0.1/", "http://127.0.0.2:3000/", "http://localhost:3000/", "http://id.lan:3000/"]
    {
        assert!(!judge(other), "{other}");
    }
    assert!(!judge("ftp://127.0.0.1:3000/") && !judge("http://a@127.0.0.1:3000/"));
}
