//! Feeds named by pages.

use super::*;

fn page() -> Url {
    Url::parse("https://courier.example/news/today").unwrap()
}

#[test]
fn declared_feeds_come_first() {
    let html = r#"<head><LINK REL="alternate stylesheet" href="a.css" type="text/css">
        <link rel='alternate' type='application/rss+xml' title='News &amp; views' href='/feed?x=1&amp;y=2'>
        <link rel=alternate type=application/feed+json href=feed.json>
        <link rel="alternate" hreflang="de" href="/de/"></head>
        <a href="/rss.xml">RSS</a> <a href="/feed?x=1&y=2">again</a> <a href="/about">about</a> <a href="javascript:void(0)">x</a>"#;
    let found = feeds(html, &page());
    let urls: Vec<&str> = found.iter().map(|found| found.url.as_str()).collect();
    assert_eq!(urls, ["https://courier.example/feed?x=1&y=2", "https://courier.example/news/feed.json", "https://courier.example/rss.xml"]);
    assert_eq!(found[0].title.as_deref(), Some("News & views"));
}

#[test]
fn the_base_element_counts() {
    let found =
        feeds("<base href='https://cdn.example/x/'><link rel=alternate type='application/atom+xml; charset=utf-8' href=atom>", &page());
    assert_eq!(found[0].url.as_str(), "https://cdn.example/x/atom");
}

#[test]
fn usual_places_are_tried_at_the_root_and_beside_the_page() {
    let places = common(&Url::parse("https://courier.example/blog?x#y").unwrap());
    let places: Vec<&str> = places.iter().map(Url::as_str).collect();
    assert_eq!(places[0], "https://courier.example/feed");
    assert!(places.contains(&"https://courier.example/blog/feed"));
    assert!(places.len() <= 20);
}

#[test]
fn a_page_of_unclosed_quotes_is_bounded() {
    let html = "<a href=\"".repeat(200_000);
    let start = std::time::Instant::now();
    let _ = feeds(&html, &page());
    assert!(start.elapsed() < std::time::Duration::from_secs(2), "{:?}", start.elapsed());
}

proptest::proptest! {
    #[test]
    fn any_page_is_taken(html in "(<(link|a|base)|href|rel|=|'|\"|>|é|alternate|/feed| ){0,50}") {
        let _ = feeds(&html, &page());
    }
}
