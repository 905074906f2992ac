//! The paper's pages, end to end: who reads, which sponsors were seen, leafing through the river and the archive, and what comes in while a
//! page is open.

use std::time::Duration;

use crate::harness::client;
use crate::harness::fake_web::{FakeWeb, rss};
use crate::harness::ground::Ground;
use crate::harness::program::{Running, run_with_input};

const PASSWORD: &str = "a heron behind the sluice";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0";

/// Two editions, of which the first has a sponsor.
const EDITIONS: &str = r#"
[[edition]]
slug = "tern"
name = "The Tern County Dateline"
place = "Alder Point"
time_zone = "UTC"
language = "en"
sections = []
[[edition.sponsors]]
name = "chandlers"
short = "Rope by the metre"
long = "Rope by the metre, and advice by the hour"
url = "https://chandlers.example/"
from = "2026-03-01"
until = "2026-03-31"
[[edition]]
slug = "sable"
name = "The Port Sable Dateline"
place = "Port Sable"
time_zone = "UTC"
language = "en"
sections = []
"#;

/// A word of its own for each number, so that no two headlines are like one another.
fn word(n: usize) -> String {
    let letters = b"abdefgiklmnoprst";
    (0..4).map(|digit| char::from(letters[(n * 7 + 3) / 16_usize.pow(digit) % 16])).collect::<String>() + "ing"
}

/// A paper with so many reports, each of its own event.
fn prints(web: &FakeWeb, host: &str, from: usize, count: usize) -> String {
    let reports: Vec<(String, String)> = (from..from + count)
        .map(|n| (format!("{} {} {}", word(3 * n), word(3 * n + 1), word(3 * n + 2)), web.url(host, &format!("/{n}"))))
        .collect();
    let items: Vec<(&str, &str, &str)> = reports.iter().map(|(title, link)| (title.as_str(), link.as_str(), title.as_str())).collect();
    web.put(host, "/feed", "application/rss+xml", rss(host, &items))
}

/// The page as a reader at this address gets it, through the proxy of this machine.
async fn read(server: &Running, reader: &str, path: &str) -> reqwest::Response {
    let request = client().get(format!("{}{path}", server.address)).header("user-agent", FIREFOX).header("accept-language", "en");
    request.header("x-forwarded-for", reader).send().await.unwrap()
}

async fn body(server: &Running, reader: &str, path: &str) -> String {
    read(server, reader, path).await.text().await.unwrap()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split(before).nth(1).unwrap_or_else(|| panic!("{before} in {text}")).split(after).next().unwrap()
}

fn ground(web: &FakeWeb, reports: usize) -> Ground {
    let ground = Ground::sqlite();
    ground.file("dateline.toml", EDITIONS);
    ground.done(&["add", &prints(web, "tern", 0, reports)]);
    ground.done(&["fetch", "--once"]);
    ground
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_and_sponsors_are_counted_truly_and_the_counts_outlive_the_server() {
    let web = FakeWeb::start().await;
    let ground = ground(&web, 3);
    let made = run_with_input(&ground.words(&["init", "--admin", "maria"]), format!("{PASSWORD}\n").as_bytes());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let first = body(&server, "198.51.100.1", "/tern/").await;
    assert!(!first.contains("reading now") && first.contains("href=\"/sable/\""), "one alone is not told; the other edition is");
    body(&server, "198.51.100.2", "/tern/").await;
    client().get(format!("{}/tern/", server.address)).send().await.unwrap();
    // A finished page may be kept for some seconds.
    let about = body(&server, "198.51.100.1", "/tern/about").await;
    assert!(about.contains("2 reading now"), "{about}");
    assert!(!body(&server, "198.51.100.1", "/sable/about").await.contains("reading now"), "nobody reads the other edition");
    let still = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let away = still.get(format!("{}/go/tern/chandlers", server.address)).header("user-agent", FIREFOX).header("accept-language", "en");
    let away = away.header("x-forwarded-for", "198.51.100.2").send().await.unwrap();
    assert_eq!((away.status().as_u16(), away.headers()["location"].to_str().unwrap()), (303, "https://chandlers.example/"));
    assert!(server.stop());

    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let counts = client().get(format!("{}/admin/sponsors.csv", server.address)).basic_auth("maria", Some(PASSWORD)).send().await.unwrap();
    assert_eq!(counts.text().await.unwrap(), "edition,sponsor,day,views,clicks\r\ntern,chandlers,2026-03-02,3,1\r\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn river_and_archive_are_leafed_through() {
    let web = FakeWeb::start().await;
    let ground = ground(&web, 70);
    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let top = body(&server, "198.51.100.1", "/tern/river").await;
    let further = body(&server, "198.51.100.1", &between(&top, "class=\"further\"><a href=\"", "\"").replace("&#38;", "&")).await;
    let stories = |page: &str| page.matches("<h4").count();
    assert_eq!(stories(&top), 60);
    assert_eq!(stories(&further), usize::try_from(ground.status()["stories"].as_i64().unwrap()).unwrap() - 60, "each story once");
    let archive = body(&server, "198.51.100.1", "/tern/archive").await;
    assert!(archive.contains("href=\"/tern/archive/2026-03-02\""), "{archive}");
    let monday = body(&server, "198.51.100.1", "/tern/archive/2026-03-02").await;
    assert!(monday.contains(">Monday, 2 March 2026</time>") && monday.contains("All stories of the day"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_open_is_told_of_new_stories_and_the_server_ends_all_the_same() {
    let web = FakeWeb::start().await;
    let ground = ground(&web, 2);
    let server = Running::start(&ground.words(&["serve", "--listen", "127.0.0.1:0", "--role", "web"]));
    let front = body(&server, "198.51.100.1", "/tern/").await;
    let live = between(&front, "data-live=\"", "\"").replace("&#38;", "&");
    let mut stream = read(&server, "198.51.100.1", &live).await;
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    let mut heard = String::new();
    let mut hear = async |until: &str| {
        while !heard.contains(until) {
            let piece = tokio::time::timeout(Duration::from_secs(30), stream.chunk()).await.expect("within half a minute").unwrap();
            heard.push_str(&String::from_utf8_lossy(&piece.unwrap_or_else(|| panic!("the stream ended: {heard}"))));
        }
    };
    hear("listening").await;
    ground.done(&["add", &prints(&web, "gull", 500, 1)]);
    ground.done(&["fetch"]);
    hear("data: {\"n\":1,\"words\":\"1 new story\"}").await;
    assert_eq!(read(&server, "198.51.100.1", "/tern/live?since=9999").await.status(), 204, "a page that nobody knows");
    assert!(server.stop(), "a listener does not keep the server");
}
