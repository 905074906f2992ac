//! Networks that are not the public internet: IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890), as of 2025, and
//! multicast. Data only; `guard` judges by it.
//!
//! An entry is a network, what it is in words that fit after "is", and the RFC that set it apart. The entry with the longest prefix that
//! holds an address decides; an entry without words is globally reachable, an exception inside a wider one.

use std::net::{Ipv4Addr, Ipv6Addr};

use ipnet::{Ipv4Net, Ipv6Net};

/// What an IPv4 address is, where it is not the public internet.
pub(crate) fn v4(address: Ipv4Addr) -> Option<&'static str> {
    let holding = V4.iter().filter(|(net, _)| net.contains(&address));
    holding.max_by_key(|(net, _)| net.prefix_len()).and_then(|(_, what)| *what)
}

/// What an IPv6 address is, where it is not the public internet. IANA gives out addresses of 2000::/3 alone; whatever is outside is
/// refused even where no entry names it. Forms that carry an IPv4 address are refused as forms, whatever they carry.
pub(crate) fn v6(address: Ipv6Addr) -> Option<&'static str> {
    let holding = V6.iter().filter(|(net, _)| net.contains(&address));
    match holding.max_by_key(|(net, _)| net.prefix_len()) {
        Some((_, what)) => *what,
        None if UNICAST.contains(&address) => None,
        None => Some("reserved"),
    }
}

const UNICAST: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

const fn four(octets: [u8; 4], length: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(octets[0], octets[1], octets[2], octets[3]), length)
}

const fn six(s: [u16; 8], length: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]), length)
}

const V4: [(Ipv4Net, Option<&str>); 26] = [
    (four([0, 0, 0, 0], 8), Some("this network (RFC 791)")),
    (four([10, 0, 0, 0], 8), Some("private (RFC 1918)")),
    (four([100, 64, 0, 0], 10), Some("shared by a carrier's customers (RFC 6598)")),
    (four([127, 0, 0, 0], 8), Some("loopback (RFC 1122)")),
    (four([169, 254, 0, 0], 16), Some("link-local (RFC 3927)")),
    (four([172, 16, 0, 0], 12), Some("private (RFC 1918)")),
    (four([192, 0, 0, 0], 24), Some("for protocol assignments (RFC 6890)")),
    (four([192, 0, 0, 0], 29), Some("for IPv4 service continuity (RFC 7335)")),
    (four([192, 0, 0, 8], 32), Some("the dummy address (RFC 7600)")),
    (four([192, 0, 0, 9], 32), None),  // Port Control Protocol anycast, RFC 7723.
    (four([192, 0, 0, 10], 32), None), // TURN anycast, RFC 8155.
    (four([192, 0, 0, 170], 31), Some("for NAT64 discovery (RFC 7050)")),
    (four([192, 0, 2, 0], 24), Some("documentation (RFC 5737)")),
    (four([192, 31, 196, 0], 24), None), // AS112, RFC 7535.
    (four([192, 52, 193, 0], 24), None), // Automatic multicast tunnelling, RFC 7450.
    (four([192, 88, 99, 0], 24), Some("a 6to4 relay (RFC 7526)")),
    (four([192, 168, 0, 0], 16), Some("private (RFC 1918)")),
    (four([192, 175, 48, 0], 24), None), // Direct delegation AS112, RFC 7534.
    (four([198, 18, 0, 0], 15), Some("for benchmarking (RFC 2544)")),
    (four([198, 51, 100, 0], 24), Some("documentation (RFC 5737)")),
    (four([203, 0, 113, 0], 24), Some("documentation (RFC 5737)")),
    (four([224, 0, 0, 0], 4), Some("multicast (RFC 5771)")),
    (four([233, 252, 0, 0], 24), Some("multicast documentation (RFC 6676)")),
    (four([240, 0, 0, 0], 4), Some("reserved (RFC 1112)")),
    (four([255, 255, 255, 255], 32), Some("broadcast (RFC 8190)")),
    (four([0, 0, 0, 0], 32), Some("unspecified (RFC 1122)")),
];

const V6: [(Ipv6Net, Option<&str>); 30] = [
    (six([0, 0, 0, 0, 0, 0, 0, 0], 96), Some("IPv4-compatible (RFC 4291)")),
    (six([0, 0, 0, 0, 0, 0, 0, 0], 128), Some("unspecified (RFC 4291)")),
    (six([0, 0, 0, 0, 0, 0, 0, 1], 128), Some("loopback (RFC 4291)")),
    (six([0, 0, 0, 0, 0, 0xffff, 0, 0], 96), Some("IPv4-mapped (RFC 4291)")),
    (six([0, 0, 0, 0, 0xffff, 0, 0, 0], 96), Some("IPv4-translated (RFC 2765)")),
    (six([0x64, 0xff9b, 0, 0, 0, 0, 0, 0], 96), Some("IPv4 behind NAT64 (RFC 6052)")),
    (six([0x64, 0xff9b, 1, 0, 0, 0, 0, 0], 48), Some("IPv4 behind a local NAT64 (RFC 8215)")),
    (six([0x100, 0, 0, 0, 0, 0, 0, 0], 64), Some("discard-only (RFC 6666)")),
    (six([0x100, 0, 0, 1, 0, 0, 0, 0], 64), Some("the dummy prefix (RFC 9780)")),
    (six([0x2001, 0, 0, 0, 0, 0, 0, 0], 23), Some("for protocol assignments (RFC 2928)")),
    (six([0x2001, 0, 0, 0, 0, 0, 0, 0], 32), Some("Teredo (RFC 4380)")),
    (six([0x2001, 1, 0, 0, 0, 0, 0, 1], 128), None), // Port Control Protocol anycast, RFC 7723.
    (six([0x2001, 1, 0, 0, 0, 0, 0, 2], 128), None), // TURN anycast, RFC 8155.
    (six([0x2001, 1, 0, 0, 0, 0, 0, 3], 128), None), // DNS-SD registration anycast, RFC 9665.
    (six([0x2001, 2, 0, 0, 0, 0, 0, 0], 48), Some("for benchmarking (RFC 5180)")),
    (six([0x2001, 3, 0, 0, 0, 0, 0, 0], 32), None), // Automatic multicast tunnelling, RFC 7450.
    (six([0x2001, 4, 0x112, 0, 0, 0, 0, 0], 48), None), // AS112, RFC 7535.
    (six([0x2001, 0x10, 0, 0, 0, 0, 0, 0], 28), Some("ORCHID (RFC 4843)")),
    (six([0x2001, 0x20, 0, 0, 0, 0, 0, 0], 28), None), // ORCHIDv2, RFC 7343.
    (six([0x2001, 0x30, 0, 0, 0, 0, 0, 0], 28), None), // Drone remote identification, RFC 9374.
    (six([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), Some("documentation (RFC 3849)")),
    (six([0x2002, 0, 0, 0, 0, 0, 0, 0], 16), Some("6to4 (RFC 3056)")),
    (six([0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0], 48), None), // Direct delegation AS112, RFC 7534.
    (six([0x3ffe, 0, 0, 0, 0, 0, 0, 0], 16), Some("the former 6bone (RFC 3701)")),
    (six([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20), Some("documentation (RFC 9637)")),
    (six([0x5f00, 0, 0, 0, 0, 0, 0, 0], 16), Some("for segment routing (RFC 9602)")),
    (six([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7), Some("private (RFC 4193)")),
    (six([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10), Some("link-local (RFC 4291)")),
    (six([0xfec0, 0, 0, 0, 0, 0, 0, 0], 10), Some("site-local (RFC 3879)")),
    (six([0xff00, 0, 0, 0, 0, 0, 0, 0], 8), Some("multicast (RFC 4291)")),
];
