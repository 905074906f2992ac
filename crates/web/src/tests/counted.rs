//! Who reads and which sponsors were seen, counted in front of the pages.

use axum::http::StatusCode;
use jiff::civil::date;
use model::{Edition, Rights, Slot, Sponsor};

use super::made;
use super::site::{Answer, Site};

const BROWSER: (&str, &str) = ("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0");
const LANGUAGE: (&str, &str) = ("accept-language", "en");

/// The page as somebody at this address gets it.
async fn read(site: &Site, address: &str, path: &str) -> Answer {
    site.ask_from(address, "GET", path, &[BROWSER, LANGUAGE]).await
}

fn sponsored() -> Edition {
    let sponsor = |name: &str, slot, url: Option<&str>| Sponsor {
        name: name.into(),
        short: format!("{name} in short"),
        long: format!("{name} at some length"),
        url: url.map(str::to_owned),
        slots: vec![slot],
        ..Sponsor::default()
    };
    Edition {
        sponsors: vec![
            sponsor("chandlers", Slot::Line, Some("https://chandlers.example/rope?from=paper")),
            sponsor("bakery", Slot::Article, None),
        ],
        ..made::edition()
    }
}

#[tokio::test]
async fn those_who_read_now_are_counted_and_robots_are_not() {
    let site = Site::with(Rights::Full).await;
    let first = read(&site, "192.0.2.1:1000", "/lake/").await;
    assert!(!first.body.contains("reading now"), "one alone is not told");
    read(&site, "192.0.2.1:1001", "/lake/sources").await;
    site.ask_from("192.0.2.9:1000", "GET", "/lake/", &[("user-agent", "Heronbot/1.0"), LANGUAGE]).await;
    read(&site, "192.0.2.2:1000", "/nowhere/").await;
    assert!(!read(&site, "192.0.2.1:1002", "/lake/").await.body.contains("reading now"), "a robot, and a page that is not there");
    read(&site, "192.0.2.2:1000", "/").await;
    assert!(read(&site, "192.0.2.1:1003", "/lake/about").await.body.contains("2 reading now"));
}

#[tokio::test]
async fn a_proxy_is_not_a_reader() {
    let site = Site::with(Rights::Full).await;
    for reader in ["198.51.100.1", "198.51.100.2", "198.51.100.3"] {
        site.ask_from("127.0.0.1:5000", "GET", "/lake/", &[BROWSER, LANGUAGE, ("x-forwarded-for", reader)]).await;
        site.ask_from("192.0.2.77:5000", "GET", "/lake/", &[BROWSER, LANGUAGE, ("x-forwarded-for", reader)]).await;
    }
    assert!(read(&site, "127.0.0.1:5000", "/lake/about").await.body.contains("3 reading now"), "from the trusted proxy alone");
}

#[tokio::test]
async fn a_sponsor_is_counted_once_for_each_page_that_a_reader_saw_it_on() {
    let site = Site::of(sponsored(), Rights::Full).await;
    let page = read(&site, "192.0.2.1:1000", "/lake/").await;
    assert!(
        page.body.contains("chandlers in short") && page.body.contains("href=\"/go/lake/chandlers\" rel=\"sponsored nofollow noopener\"")
    );
    assert!(
        !page.body.contains("bakery") && page.header("x-dateline-sponsors").is_empty(),
        "what the layers tell one another stays inside"
    );
    let tag = page.header("etag");
    let again = site.ask_from("192.0.2.1:1000", "GET", "/lake/", &[BROWSER, LANGUAGE, ("if-none-match", &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    let topic = read(&site, "192.0.2.2:1000", &site.topic).await;
    assert!(topic.body.contains("bakery at some length"));
    site.get("/lake/").await;
    site.ask_from("192.0.2.1:1000", "HEAD", "/lake/", &[BROWSER, LANGUAGE]).await;
    assert_eq!(
        site.sponsors().await,
        [("bakery".to_owned(), 1, 0), ("chandlers".to_owned(), 3, 0)],
        "the front page twice and the article"
    );

    let there = read(&site, "192.0.2.2:1000", "/go/lake/chandlers").await;
    assert_eq!((there.status, there.header("location").as_str()), (StatusCode::SEE_OTHER, "https://chandlers.example/rope?from=paper"));
    assert_eq!(there.header("cache-control"), "no-store");
    site.get("/go/lake/chandlers").await;
    assert_eq!(site.sponsors().await, [("bakery".to_owned(), 1, 0), ("chandlers".to_owned(), 3, 1)], "a robot's click is none");
    for path in ["/go/lake/bakery", "/go/lake/nobody", "/go/nowhere/chandlers"] {
        assert_eq!(read(&site, "192.0.2.2:1000", path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(site.sponsored_on().await, [date(2025, 8, 29)], "the edition's day");
}
