//! Nobody is dialled who may not be: hostile addresses and the boundaries of every special network, by every way on which an address comes
//! in, seen by a network that counts, and by a listener that does.
//!
//! `DATELINE_TEST_ADDRESSES` may name a file with more addresses, one a line.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use fetch::{Ask, Fetcher, Kind, Settings};
use url::Url;

use crate::harness::counting::{Counting, SITE_ADDRESS, as_network, carrying};
use crate::harness::program::command;
use crate::harness::{root, wish};

/// The ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    Feed,
    Sitemap,
    Page,
    Picture,
    Post,
    Redirect,
    /// `dateline add` of the address itself.
    Add,
    /// `dateline add` of a site that names it as its feed.
    Discovery,
}

const ROUTES: [Route; 8] =
    [Route::Feed, Route::Sitemap, Route::Page, Route::Picture, Route::Post, Route::Redirect, Route::Add, Route::Discovery];

/// A house on the counting network.
struct House {
    fetcher: Fetcher,
    newsroom: newsroom::Newsroom,
    network: Arc<Counting>,
    _folder: tempfile::TempDir,
}

impl House {
    async fn new(change: impl FnOnce(&mut Settings)) -> House {
        let network = Counting::start().await;
        let mut settings = Settings {
            pause: Duration::ZERO,
            timeout: Duration::from_secs(20),
            // Ports are another rule; here no address may be saved by it.
            allow_any_port: true,
            ..Settings::default()
        };
        change(&mut settings);
        let fetcher = Fetcher::on(as_network(&network), settings).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let store = store::Store::open(&store::Target::Sqlite(folder.path().to_owned())).await.unwrap();
        let clock: newsroom::Clock = Arc::new(|| "2026-03-02T12:00:00Z".parse().unwrap());
        let newsroom =
            newsroom::Newsroom::new(store, fetcher.clone(), newsroom::Settings::default(), clock, "dial".to_owned(), Arc::new(|_| {}));
        House { fetcher, newsroom, network, _folder: folder }
    }

    /// Sends the house to an address on one way. What comes of it is seen by the network alone.
    async fn send(&self, address: &str, route: Route) {
        let by = |kind| async move {
            if let Ok(url) = Url::parse(address) {
                let _ = self.fetcher.get(Ask::new(&url, kind)).await;
            }
        };
        match route {
            Route::Feed => by(Kind::Feed).await,
            Route::Sitemap => by(Kind::Sitemap).await,
            Route::Page => by(Kind::Page).await,
            Route::Picture => by(Kind::Picture).await,
            Route::Post => {
                if let Ok(url) = Url::parse(address) {
                    let _ = self.fetcher.post(&url, &[("hub.mode", "subscribe")]).await;
                }
            }
            Route::Redirect => {
                let url = Url::parse(&carrying("/to", address)).unwrap();
                let _ = self.fetcher.get(Ask::new(&url, Kind::Page)).await;
            }
            Route::Add => drop(self.newsroom.add(address).await),
            Route::Discovery => drop(self.newsroom.add(&carrying("/page", address)).await),
        }
    }

    /// On how many of the ways somebody was dialled, of all `addresses`.
    async fn dialled(&self, addresses: &[String]) -> Vec<(String, Route)> {
        let mut found = Vec::new();
        for address in addresses {
            for route in ROUTES {
                self.send(address, route).await;
                if !self.network.dialled().is_empty() {
                    found.push((address.clone(), route));
                }
            }
        }
        found
    }
}

fn allow_all(settings: &mut Settings) {
    settings.allow = vec!["0.0.0.0/0".parse().unwrap(), "::/0".parse().unwrap()];
}

/// Our own list, and the one that the environment names.
fn hostile_addresses() -> Vec<String> {
    let own = std::fs::read_to_string(root().join("fixtures/dial/addresses.txt")).unwrap();
    let more = wish("DATELINE_TEST_ADDRESSES").map(|file| std::fs::read_to_string(file).unwrap());
    own.lines().chain(more.unwrap_or_default().lines()).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// A network as the fixture gives it.
struct Listed {
    may_be_dialled: bool,
    first: u128,
    last: u128,
    is_v4: bool,
}

fn registries() -> Vec<Listed> {
    let text = std::fs::read_to_string(root().join("fixtures/dial/registries.txt")).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| {
        let (word, network) = row.split_once(' ').unwrap();
        let (address, length) = network.trim().split_once('/').unwrap();
        let (number, bits, is_v4) = match address.parse().unwrap() {
            IpAddr::V4(v4) => (u128::from(u32::from(v4)), 32, true),
            IpAddr::V6(v6) => (u128::from(v6), 128, false),
        };
        let free: u32 = bits - length.parse::<u32>().unwrap();
        let last = number | 1_u128.checked_shl(free).map_or(u128::MAX, |size| size - 1);
        Listed { may_be_dialled: word == "yes", first: number, last, is_v4 }
    })
    .collect()
}

/// The first and last address of every listed network and those just outside, each with whether it may be dialled.
fn boundaries() -> Vec<(IpAddr, bool)> {
    let listed = registries();
    let mut found = Vec::new();
    for network in &listed {
        let most = if network.is_v4 { u128::from(u32::MAX) } else { u128::MAX };
        let before = network.first.checked_sub(1);
        let after = (network.last < most).then(|| network.last + 1);
        for number in [Some(network.first), Some(network.last), before, after].into_iter().flatten() {
            let holding = listed.iter().filter(|other| other.is_v4 == network.is_v4 && (other.first..=other.last).contains(&number));
            let narrowest = holding.min_by_key(|other| other.last - other.first);
            let address = if network.is_v4 { IpAddr::from(Ipv4Addr::from(number as u32)) } else { Ipv6Addr::from(number).into() };
            found.push((address, narrowest.is_none_or(|network| network.may_be_dialled)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn literal(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => format!("http://{address}/"),
        IpAddr::V6(address) => format!("http://[{address}]/"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_addresses_are_dialled_on_no_way_and_on_all_of_them_where_all_is_allowed() {
    let addresses = hostile_addresses();
    let wary = House::new(|_| {}).await;
    assert_eq!(wary.dialled(&addresses).await, []);
    let trusting = House::new(allow_all).await;
    let dialled = trusting.dialled(&addresses).await;
    println!("{} addresses on {} ways: 0 dialled; {} dialled where all is allowed", addresses.len(), ROUTES.len(), dialled.len());
    for route in ROUTES {
        let count = dialled.iter().filter(|(_, on)| *on == route).count();
        // Some spell no address at all, or no scheme of ours: those nobody dials.
        assert!(count > 40, "{route:?}: the network sees what is dialled, {count} times");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn boundaries_of_special_networks_are_dialled_on_no_way_and_their_public_neighbours_are() {
    let (public, special): (Vec<_>, Vec<_>) = boundaries().into_iter().partition(|(_, may_be_dialled)| *may_be_dialled);
    let literals = |list: &[(IpAddr, bool)]| list.iter().map(|(address, _)| literal(*address)).collect::<Vec<_>>();
    assert!(special.len() > 80 && public.len() > 40, "{} special, {} public", special.len(), public.len());
    let house = House::new(|_| {}).await;
    assert_eq!(house.dialled(&literals(&special)).await, []);
    let dialled = house.dialled(&literals(&public)).await;
    assert_eq!(dialled.len(), public.len() * ROUTES.len(), "the public ones are dialled on every way");
    println!("{} special boundary addresses: 0 dialled; {} public neighbours: all", special.len(), public.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_dialled_by_what_they_resolve_to_and_a_changing_answer_gains_nothing() {
    let house = House::new(|_| {}).await;
    for (number, (address, may_be_dialled)) in boundaries().into_iter().enumerate() {
        let (fixed, changing) = (format!("n{number}.example"), format!("c{number}.example"));
        house.network.name(&fixed, &[&address.to_string()]);
        for route in ROUTES {
            house.send(&format!("http://{fixed}/"), route).await;
            let dialled = house.network.dialled();
            assert_eq!(!dialled.is_empty(), may_be_dialled, "{address} on {route:?}: {dialled:?}");
            assert!(dialled.iter().all(|dialled| dialled.ip() == address), "exactly what was judged: {dialled:?}");
        }
        if !may_be_dialled {
            house.network.name(&changing, &[SITE_ADDRESS, &address.to_string()]);
            for route in ROUTES.into_iter().chain(ROUTES) {
                house.send(&format!("http://{changing}/"), route).await;
                assert_eq!(house.network.dialled(), [], "{address} on {route:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_dial_is_one_lookup() {
    let house = House::new(|_| {}).await;
    house.network.name("once.example", &["8.8.4.4", "127.0.0.1"]);
    house.send("http://once.example/", Route::Feed).await;
    assert_eq!((house.network.lookups(), house.network.dialled().len()), (1, 1));
    house.send("http://once.example/", Route::Feed).await;
    assert_eq!((house.network.lookups(), house.network.dialled().len()), (1, 0), "now it is on loopback");
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_proxy_nothing_hostile_is_passed_on() {
    let through = |settings: &mut Settings| settings.proxy = Url::parse("http://127.0.0.9:3128/").ok();
    let house = House::new(through).await;
    // The proxy itself is dialled for the site that redirects or links; what counts is what it is told, and it tells on what it got.
    let direct = [Route::Feed, Route::Sitemap, Route::Page, Route::Picture, Route::Post, Route::Add];
    let special = boundaries().into_iter().filter(|(_, may_be_dialled)| !may_be_dialled).map(|(address, _)| address);
    for (number, address) in special.enumerate() {
        let name = format!("p{number}.example");
        house.network.name(&name, &[&address.to_string()]);
        for route in direct {
            house.send(&literal(address), route).await;
            house.send(&format!("http://{name}/"), route).await;
            house.send(&format!("https://{name}/"), route).await;
            assert_eq!(house.network.dialled(), [], "{address} on {route:?}");
        }
    }
    for address in hostile_addresses() {
        for route in direct {
            house.send(&address, route).await;
            assert_eq!(house.network.dialled(), [], "{address} on {route:?}");
        }
    }
    house.send("http://tide.example/", Route::Feed).await;
    assert_eq!(house.network.dialled().len(), 1, "the proxy is dialled for what may be fetched");
}

/// Connections to a listener on loopback while the program does this.
async fn connections(words: &[&str]) -> usize {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let words: Vec<String> = words.iter().map(|word| word.replace("PORT", &port.to_string())).collect();
    let program = tokio::task::spawn_blocking(move || {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        command(&words).output().unwrap()
    });
    let mut count = 0;
    tokio::pin!(program);
    loop {
        tokio::select! {
            // What waits to be taken is counted before the end is looked at.
            biased;
            Ok(_) = listener.accept() => count += 1,
            _ = &mut program => return count,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_itself_opens_no_connection_to_this_machine_unless_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let hosts = ["127.0.0.1", "127.1", "0x7f.1", "2130706433", "0", "localhost", "feed.localhost", "[::ffff:127.0.0.1]", "１２７.０.０.１"];
    let common = ["--data", data, "--starter", "false", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0", "--fetch-timeout-s", "2"];
    for host in hosts {
        let address = format!("http://{host}:PORT/feed");
        for verb in ["add", "read", "feed"] {
            let words = [&[verb, address.as_str()][..], &common].concat();
            assert_eq!(connections(&words).await, 0, "{verb} {address}");
        }
    }
    let allowed = [&["add", "http://127.0.0.1:PORT/feed", "--fetch-allow", "127.0.0.0/8"][..], &common].concat();
    assert!(connections(&allowed).await > 0, "the listener sees connections");
}
