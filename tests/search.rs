//! Searching, through the front door: what a running server fetches and publishes is found within five seconds, on both databases; killed
//! at any point it goes on; what a source's rights forbid is found and not shown.

use std::time::{Duration, Instant};

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::ground::{Ground, give_rights};
use crate::harness::program::{Running, lines};
use crate::harness::{edition, get};

const LEVEE: &str = "The levee at Tamarack Slough held through the night, said Ossian Varga, who walked its whole length with a lamp.";
/// Until a published story can be found.
const SOON: Duration = Duration::from_secs(5);

/// The page of a search, once it has this.
async fn found(server: &Running, query: &str, text: &str, patience: Duration) -> Option<String> {
    let end = Instant::now() + patience;
    loop {
        let body = get(format!("{}/search?q={query}", edition(server).await)).await.unwrap().text().await.unwrap();
        if body.contains(text) {
            return Some(body);
        }
        if Instant::now() > end {
            return None;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A feed with one article, of which the feed says little.
fn levee(web: &FakeWeb, host: &str) -> String {
    let text = [LEVEE, "Two pumps ran on the county road until morning, and the school in Bittern opened at ten instead of eight."];
    let url = web.put(host, "/levee", "text/html; charset=utf-8", page("Levee holds at Tamarack Slough", &[&text[..], &text[..]].concat()));
    web.put(host, "/feed", "application/rss+xml", rss(host, &[("Levee holds at Tamarack Slough", &url, "It held.")]))
}

async fn followed(ground: Ground) {
    let web = FakeWeb::start().await;
    ground.import(&[levee(&web, "herald")]);
    let mut server = Running::start(&ground.words(&["serve", "--role", "web", "--listen", "127.0.0.1:0"]));
    assert!(found(&server, "levee", "No story has all of this", Duration::from_secs(10)).await.is_some(), "an empty index answers");
    ground.done(&["fetch", "--once"]);
    let published = Instant::now();
    let body = found(&server, "levee", "holds at Tamarack Slough", SOON).await.expect("a published story can be found within five seconds");
    assert!(published.elapsed() < SOON && body.contains("1 story, 1 report"), "{body}");
    assert!(found(&server, "by%3Anobody+levee", "No story has all of this", SOON).await.is_some());

    // Killed without warning, and news meanwhile: it goes on from what it had saved.
    server.kill();
    let text = [LEVEE; 4];
    let url = web.put("herald", "/ferry", "text/html", page("Ferry to Bittern turns back in fog", &text));
    web.put("herald", "/feed", "application/rss+xml", rss("herald", &[("Ferry to Bittern turns back in fog", &url, "Fog.")]));
    ground.done(&["fetch", "--once"]);
    let server = Running::start(&ground.words(&["serve", "--role", "web", "--listen", "127.0.0.1:0"]));
    for query in ["levee", "fog"] {
        assert!(found(&server, query, "<article class=\"hit\">", Duration::from_secs(10)).await.is_some(), "{query}");
    }

    // A command beside the server reads the server's index; after it, its own.
    let beside = ground.json(&["search", "levee"]).remove(0);
    assert_eq!((beside["stories"].as_i64(), beside["hits"][0]["source"].as_str()), (Some(1), Some("herald-localhost")), "{beside}");
    assert!(server.stop(), "it ends well");
    let after = ground.done(&["search", "fog -nothing"]);
    assert!(after.contains("1 story, 1 report\n") && after.contains("Ferry to Bittern turns back in fog"), "{after}");

    // Broken, it is made anew from the store.
    std::fs::write(ground.folder.path().join("search/0/meta.json"), "{").unwrap();
    assert_eq!(ground.json(&["search", "levee"])[0]["articles"].as_i64(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_is_found_within_five_seconds_on_sqlite() {
    followed(Ground::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_is_found_within_five_seconds_on_postgres() {
    followed(Ground::postgres("searched").await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_source_of_which_only_links_may_be_shown_is_found_by_its_text_and_shows_none() {
    let web = FakeWeb::start().await;
    let ground = Ground::sqlite();
    let feed = levee(&web, "gazette");
    ground.import(&[feed]);
    give_rights(ground.folder.path(), "gazette-localhost", "link").await;
    ground.done(&["fetch", "--once"]);
    let link = ground.json(&["search", "lamp"]).remove(0);
    assert_eq!((link["stories"].as_i64(), link["hits"][0]["excerpt"].as_str()), (Some(1), Some("")), "{link}");
    let server = Running::start(&ground.words(&["serve", "--role", "web", "--listen", "127.0.0.1:0"]));
    let body = found(&server, "lamp", "<article class=\"hit\">", Duration::from_secs(10)).await.expect("it is found by its text");
    assert!(body.contains("Tamarack Slough") && !body.contains("Ossian") && !body.contains("with a lamp"), "{body}");
    let nothing = lines(&ground.done(&["search", "--json", "levee -lamp"])).remove(0);
    assert_eq!(nothing["stories"].as_i64(), Some(0));
}
