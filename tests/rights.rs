//! What the public may see of an article, by its source's rights; and what a private edition shows.

use crate::harness::fake_web::{FakeWeb, page, rss};
use crate::harness::get;
use crate::harness::program::{Running, done};

const SECRET: &str = "The last paragraph names the heron that nests behind the sluice house, which no excerpt would hold.";

async fn served(edition: &str, more: &[&str]) -> (tempfile::TempDir, FakeWeb, Running) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    std::fs::write(folder.path().join("dateline.toml"), edition).unwrap();
    let web = FakeWeb::start().await;
    let text = ["The weir keeper counts birds every morning and writes them in a book that her father began in the year of the flood."; 4];
    let url = web.put("gazette", "/birds", "text/html", page("Birds of the weir", &[&text[..], &[SECRET]].concat()));
    let feed = web.put(
        "gazette",
        "/feed",
        "application/rss+xml",
        rss("The Gazette", &[("Birds of the weir", &url, "A keeper and her book of birds.")]),
    );
    let common =
        ["--data", data, "--now", "2026-03-02T12:00Z", "--fetch-allow", "127.0.0.0/8", "--fetch-allow-ports", "*", "--fetch-pause-ms", "0"];
    done(&[&["add", feed.as_str()][..], &common].concat());
    done(&[&["fetch", "--once"][..], &common].concat());
    let server = Running::start(&[&["serve", "--role", "web", "--listen", "127.0.0.1:0"][..], &common, more].concat());
    (folder, web, server)
}

fn edition(private: bool) -> String {
    format!(
        "[[edition]]\nslug = \"weir\"\nname = \"The Weir\"\nplace = \"Nettle Weir\"\ntime_zone = \"UTC\"\nlanguage = \"en\"\nprivate = {private}\n"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_gets_an_excerpt_and_a_link_to_the_original() {
    let (_folder, web, server) = served(&edition(false), &[]).await;
    let topic = get(format!("{}/weir/topic/the-gazette/birds-of-the-weir", server.address)).await.unwrap();
    assert_eq!(topic.status(), 200);
    let topic = topic.text().await.unwrap();
    assert!(topic.contains("A keeper and her book of birds.") && topic.contains(&web.url("gazette", "/birds")));
    assert!(!topic.contains("heron"), "the whole text is the publisher's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_edition_is_closed_to_strangers_on_every_page() {
    let (_folder, _web, server) = served(&edition(true), &[]).await;
    for path in ["/", "/weir/", "/weir/sources", "/weir/topic/the-gazette/birds-of-the-weir", "/weir/source/the-gazette"] {
        let response = get(format!("{}{path}", server.address)).await.unwrap();
        assert_eq!(response.status(), 403, "{path}");
        assert!(!response.text().await.unwrap().contains("heron"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn those_whom_a_private_edition_is_opened_to_read_in_full() {
    let (_folder, _web, server) = served(&edition(true), &["--open-private", "true"]).await;
    let topic = get(format!("{}/weir/topic/the-gazette/birds-of-the-weir", server.address)).await.unwrap();
    assert!(topic.text().await.unwrap().contains("heron"));
}
