//! The dial, on a network of our own making: which addresses, in which order, how often; and what is said to a proxy.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;

use super::web::{Web, got, head, page, say, small};
use crate::{Ask, Failure, Fetcher, Kind, Network, Refusal, Settings};

/// Whoever is dialled, the web answers; but for addresses that hang or refuse.
struct Made {
    web: SocketAddr,
    names: HashMap<&'static str, Vec<&'static str>>,
    hanging: Vec<&'static str>,
    refusing: Vec<&'static str>,
    dialled: Mutex<Vec<String>>,
}

impl Made {
    fn new(web: &Web, names: &[(&'static str, &[&'static str])]) -> Made {
        let names = names.iter().map(|(name, addresses)| (*name, addresses.to_vec())).collect();
        let web = ([127, 0, 0, 1], web.port).into();
        Made { web, names, hanging: Vec::new(), refusing: Vec::new(), dialled: Mutex::default() }
    }

    fn dialled(&self) -> Vec<String> {
        std::mem::take(&mut *self.dialled.lock().unwrap())
    }
}

impl Network for Made {
    fn look_up<'a>(&'a self, name: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>> {
        let found = self.names.get(name).map(|all| all.iter().map(|text| text.parse().unwrap()).collect());
        Box::pin(async move {
            if name.starts_with("silent.") {
                std::future::pending::<()>().await;
            }
            found.ok_or_else(|| io::Error::other("its name is not known"))
        })
    }

    fn connect(&self, address: SocketAddr) -> BoxFuture<'_, io::Result<TcpStream>> {
        let text = address.ip().to_string();
        self.dialled.lock().unwrap().push(text.clone());
        Box::pin(async move {
            if self.hanging.contains(&text.as_str()) {
                std::future::pending::<()>().await;
            }
            if self.refusing.contains(&text.as_str()) {
                return Err(io::ErrorKind::ConnectionRefused.into());
            }
            #[expect(clippy::disallowed_methods, reason = "a test's own web")]
            TcpSocket::new_v4()?.connect(self.web).await
        })
    }
}

async fn get(network: &Arc<Made>, settings: Settings, url: &str) -> Result<crate::Got, Failure> {
    let fetcher = Fetcher::on(network.clone(), settings).unwrap();
    got(fetcher.get(Ask::new(&url.parse().unwrap(), Kind::Page)).await)
}

fn strict() -> Settings {
    Settings { allow: Vec::new(), ..small() }
}

#[tokio::test]
async fn private_addresses_are_taken_out_of_a_mixed_answer_and_a_private_answer_is_refused() {
    let web = Web::saying(page("", "hello")).await;
    let mixed: &[&str] = &["10.0.0.1", "1.1.1.1", "::1"];
    let network = Arc::new(Made::new(&web, &[("mixed.example", mixed), ("inside.example", &["10.0.0.1", "fd00::1"])]));
    assert!(get(&network, strict(), "http://mixed.example/").await.is_ok());
    assert_eq!(network.dialled(), ["1.1.1.1"]);
    let refused = get(&network, strict(), "http://inside.example/").await.unwrap_err();
    assert!(matches!(&refused, Failure::Forbidden(Refusal::Address { address, .. }) if address.to_string() == "10.0.0.1"), "{refused:?}");
    assert!(network.dialled().is_empty());
}

#[tokio::test]
async fn an_address_that_hangs_or_refuses_is_passed_over_for_one_of_the_other_family() {
    let web = Web::saying(page("", "hello")).await;
    let mut made = Made::new(&web, &[("many.example", &["2606:4700::1", "2606:4700::2", "1.1.1.1", "1.1.1.2"])]);
    (made.hanging, made.refusing) = (vec!["2606:4700::1"], vec!["1.1.1.1"]);
    let network = Arc::new(made);
    let start = Instant::now();
    assert!(get(&network, strict(), "http://many.example/").await.is_ok());
    assert_eq!(network.dialled(), ["2606:4700::1", "1.1.1.1", "2606:4700::2"]);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_name_with_a_thousand_addresses_is_given_up_after_a_few_and_one_that_hangs_after_the_limit() {
    let web = Web::saying(page("", "hello")).await;
    let many: Vec<&'static str> = (0..1000).map(|n| &*format!("1.1.{}.{}", n / 250, n % 250).leak()).collect();
    let mut made = Made::new(&web, &[("many.example", &many), ("hanging.example", &["1.2.3.4"])]);
    (made.refusing, made.hanging) = (many, vec!["1.2.3.4"]);
    let network = Arc::new(made);
    assert_eq!(get(&network, strict(), "http://many.example/").await, Err(Failure::Unreachable("connection refused".into())));
    assert_eq!(network.dialled().len(), 8);
    let hurried = Settings { connect_timeout: Duration::from_millis(300), ..strict() };
    let failure = get(&network, hurried, "http://hanging.example/").await.unwrap_err();
    assert_eq!(failure, Failure::Unreachable("it did not take the connection in time".into()));
}

#[tokio::test]
async fn behind_a_proxy_names_that_lead_inside_are_refused_and_unknown_ones_are_the_proxys_to_know() {
    let proxy = Web::saying(page("", "by proxy")).await;
    let names: &[(&str, &[&str])] =
        &[("mixed.example", &["1.1.1.1", "10.0.0.1"]), ("public.example", &["1.1.1.1"]), ("inside.example", &["::1"])];
    let network = Arc::new(Made::new(&proxy, names));
    let through = || Settings { proxy: "http://reader:sea%20gull@10.9.9.9:3128/".parse().ok(), ..strict() };
    for url in ["http://mixed.example/", "http://inside.example/", "https://inside.example/", "http://[::ffff:10.0.0.1]/", "https://10.1/"]
    {
        let refused = get(&network, through(), url).await.unwrap_err();
        assert!(matches!(refused, Failure::Forbidden(Refusal::Address { .. })), "{url}: {refused:?}");
        assert!(network.dialled().is_empty(), "{url}");
    }
    for url in ["http://public.example/a?b", "http://unknown.example/a?b", "http://silent.example/a?b"] {
        assert!(get(&network, through(), url).await.is_ok(), "{url}");
        assert_eq!(network.dialled(), ["10.9.9.9"], "the proxy may stand anywhere");
        let head = proxy.last_head();
        assert!(head.starts_with(&format!("get {url} http/1.1\r\n")), "{head}");
        assert!(head.contains("proxy-authorization: basic cmvhzgvyonnlysbndwxs\r\n"), "{head}");
    }
    let allowing = Settings { allow: vec!["10.0.0.0/8".parse().unwrap()], ..through() };
    assert!(get(&network, allowing, "http://mixed.example/").await.is_ok(), "what the operator allows is passed on");
}

#[tokio::test]
async fn a_silent_resolver_behind_a_proxy_costs_its_patience_once() {
    let proxy = Web::saying(page("", "by proxy")).await;
    let network: Arc<Made> = Arc::new(Made::new(&proxy, &[]));
    let settings = Settings { proxy: "http://10.9.9.9:3128/".parse().ok(), ..strict() };
    let fetcher = Fetcher::on(network, settings).unwrap();
    let start = Instant::now();
    for _ in 0..3 {
        got(fetcher.get(Ask::new(&"http://silent.example/".parse().unwrap(), Kind::Page)).await).unwrap();
    }
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_name_that_is_looked_up_without_end_opens_no_way_inside_for_another() {
    let proxy = Web::saying(page("", "by proxy")).await;
    let names: &[(&str, &[&str])] = &[("public.example", &["1.1.1.1"]), ("inside.example", &["10.0.0.1"])];
    let too_long = || Err(Failure::Unreachable("its name takes too long to look up".into()));
    for (first, silent) in
        [("http://public.example/", too_long()), ("http://unknown.example/", too_long()), ("http://silent.example/", Ok(()))]
    {
        let network = Arc::new(Made::new(&proxy, names));
        let settings = Settings { proxy: "http://10.9.9.9:3128/".parse().ok(), ..strict() };
        let fetcher = Fetcher::on(network.clone(), settings).unwrap();
        let ask = async |url: &str| got(fetcher.get(Ask::new(&url.parse().unwrap(), Kind::Page)).await).map(|_| ());
        assert_eq!(ask(first).await, Ok(()), "{first}");
        assert_eq!(ask("http://silent.example/").await, silent, "after {first}");
        network.dialled();
        let refused = ask("http://inside.example/").await;
        assert!(matches!(refused, Err(Failure::Forbidden(Refusal::Address { .. }))), "after {first}: {refused:?}");
        assert!(network.dialled().is_empty(), "after {first}");
        assert_eq!(ask("http://silent.example/").await, too_long(), "after {first} it has answered");
    }
}

#[tokio::test]
async fn a_resolver_that_loses_questions_behind_a_proxy_costs_no_feed_and_what_it_answers_is_judged() {
    let proxy = Web::saying(page("", "by proxy")).await;
    let names: &[(&str, &[&str])] = &[("public.example", &["1.1.1.1"]), ("inside.example", &["10.0.0.1"])];
    let network = Arc::new(Made::new(&proxy, names));
    let settings = Settings { proxy: "http://10.9.9.9:3128/".parse().ok(), ..strict() };
    let fetcher = Fetcher::on(network.clone(), settings).unwrap();
    let ask = async |url: &str| got(fetcher.get(Ask::new(&url.parse().unwrap(), Kind::Page)).await).map(|_| ());
    assert_eq!(ask("http://public.example/").await, Ok(()));
    // Names of one owner say nothing of the resolver, however many they are.
    let (one, two) = tokio::join!(ask("http://silent.one.example/"), ask("http://silent.two.one.example/"));
    assert!(one.is_err() && two.is_err(), "{one:?} {two:?}");
    let (three, four) = tokio::join!(ask("http://silent.three.example/"), ask("http://silent.four.example/"));
    assert!(three.is_ok() || four.is_ok(), "{three:?} {four:?}");
    assert_eq!((ask("http://silent.one.example/").await, ask("http://silent.five.example/").await), (Ok(()), Ok(())));
    network.dialled();
    let refused = ask("http://inside.example/").await;
    assert!(matches!(refused, Err(Failure::Forbidden(Refusal::Address { .. }))), "{refused:?}");
    assert!(network.dialled().is_empty());
}

#[tokio::test]
async fn a_proxy_is_asked_to_connect_for_https_and_its_refusal_is_told() {
    for (answer, words) in [
        ("HTTP/1.1 403 No\r\n\r\n", "the proxy does not lead there (status 403)"),
        ("HTTP/1.1 407 Who\r\n\r\n", "the proxy wants another name and password"),
        ("nonsense", "the proxy answers with nonsense"),
        ("HTTP/1.1 200 Go on\r\n\r\nnot tls", "the proxy answers with nonsense"),
    ] {
        let proxy = Web::new(move |_, stream| async move { say(stream, answer).await }).await;
        let network = Arc::new(Made::new(&proxy, &[]));
        let settings = Settings { proxy: "http://10.9.9.9:3128/".parse().ok(), ..strict() };
        let failure = get(&network, settings, "https://news.example/secret").await.unwrap_err();
        assert_eq!(failure, Failure::Unreachable(words.into()), "{answer:?}");
        assert!(proxy.last_head().starts_with("connect news.example:443 http/1.1\r\nhost: news.example:443\r\n"), "{}", proxy.last_head());
        assert!(!proxy.last_head().contains("secret"));
    }
}

/// A file of fixtures/tls. The good certificate is for 127.0.0.1 and tern.example.
pub(super) fn pem(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../fixtures/tls/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

pub(super) fn acceptor(protocols: &[&[u8]]) -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_slice(&pem("good.pem")).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(&pem("server-key.pem")).unwrap();
    let versions = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()));
    let versions = versions.with_safe_default_protocol_versions().unwrap();
    let mut config = versions.with_no_client_auth().with_single_cert(chain, key).unwrap();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    TlsAcceptor::from(Arc::new(config))
}

#[tokio::test]
async fn a_proxy_that_could_speak_http_2_is_spoken_to_in_http_1_1() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let web = listener.local_addr().unwrap();
    let (told, mut heard) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let mut outer = acceptor(&[b"h2", b"http/1.1"]).accept(stream).await.unwrap();
            let spoken = outer.get_ref().1.alpn_protocol().map(|protocol| String::from_utf8_lossy(protocol).into_owned());
            let asked = head(&mut outer).await.unwrap();
            told.send((spoken, asked.lines().next().unwrap().to_owned())).unwrap();
            if asked.starts_with("CONNECT") {
                outer.write_all(b"HTTP/1.1 200 Go on\r\n\r\n").await.unwrap();
                let mut inner = acceptor(&[b"http/1.1"]).accept(outer).await.unwrap();
                head(&mut inner).await.unwrap();
                inner.write_all(&page("", "by tunnel")).await.unwrap();
                inner.shutdown().await.unwrap();
            } else {
                outer.write_all(&page("", "by proxy")).await.unwrap();
                outer.shutdown().await.unwrap();
            }
        }
    });
    let names = [("tern.example", vec!["1.1.1.1"])].into();
    let network = Arc::new(Made { web, names, hanging: Vec::new(), refusing: Vec::new(), dialled: Mutex::default() });
    let authorities = Some(vec![CertificateDer::from_pem_slice(&pem("authority.pem")).unwrap()]);
    let through = || Settings { proxy: "https://127.0.0.1:3128/".parse().ok(), authorities: authorities.clone(), ..strict() };
    for (url, asked, body) in [
        ("http://tern.example/a", "GET http://tern.example/a HTTP/1.1", "by proxy"),
        ("https://tern.example/a", "CONNECT tern.example:443 HTTP/1.1", "by tunnel"),
    ] {
        assert_eq!(get(&network, through(), url).await.unwrap().bytes, body.as_bytes());
        assert_eq!(heard.recv().await.unwrap(), (Some("http/1.1".to_owned()), asked.to_owned()));
    }
}
