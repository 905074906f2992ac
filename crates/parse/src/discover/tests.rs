//! Finding feeds on pages: what is declared, linked and named, and in which order.

use super::*;

fn page() -> Url {
    Url::parse("https://courier.example/news/today.html").unwrap()
}

fn urls(html: &str) -> Vec<String> {
    feeds(html, &page()).into_iter().map(|found| found.url.into()).collect()
}

#[test]
fn declared_feeds_come_before_linked_ones_and_none_twice() {
    let html = r#"<head><link rel="alternate stylesheet" href="a.css" type="text/css">
        <link rel='alternate' type='application/rss+xml' title='News &amp; views' href='/feed?x=1&amp;y=2'>
        <link rel=alternate type=application/feed+json href=feed.json>
        <link rel="alternate" hreflang="de" href="/de/"></head>
        <a href="/rss.xml">RSS</a> <a href="/feed?x=1&y=2">again</a> <a href="/about">about</a> <a href="javascript:void(0)">x</a>"#;
    let found = feeds(html, &page());
    let urls: Vec<&str> = found.iter().map(|found| found.url.as_str()).collect();
    assert_eq!(urls, ["https://courier.example/feed?x=1&y=2", "https://courier.example/news/feed.json", "https://courier.example/rss.xml"]);
    assert_eq!((found[0].title.as_deref(), found[0].how), (Some("News & views"), How::Declared));
}

#[test]
fn feeds_of_comments_come_last_and_those_of_other_parts_before_them() {
    let html = r#"<link rel="alternate" type="application/rss+xml" title="Courier » Comments" href="/comments/feed/">
        <link rel="alternate" type="application/rss+xml" title="Ferries" href="/tag/ferries/feed/">
        <link rel="alternate" type="application/rss+xml" title="Courier" href="/feed/">"#;
    assert_eq!(
        urls(html),
        ["https://courier.example/feed/", "https://courier.example/tag/ferries/feed/", "https://courier.example/comments/feed/"]
    );
}

#[test]
fn a_feed_is_found_in_json_behind_its_own_scheme_and_in_a_button_of_a_reader() {
    let html = r#"<script type="application/ld+json">{"@graph":[{"@type":"PodcastSeries","name":"Low Tide","webFeed":"https://pod.example/low.xml"}]}</script>
        <script type="application/json">[{"data":{"feedUrl":"https://pod.example/two.xml","x":[1,2]}}]</script>
        <script type="application/ld+json">{"webFeed": broken</script>
        <a href="feed://courier.example/atom">subscribe</a>
        <a href="https://reader.example/subscribe?url=https%3A%2F%2Fcourier.example%2Finner%2Ffeed">+</a>
        <a href="/all">RSS feed</a><!-- <a href="/hidden.rss">no</a> -->"#;
    assert_eq!(
        urls(html),
        [
            "https://pod.example/low.xml",
            "https://pod.example/two.xml",
            "https://courier.example/atom",
            "https://courier.example/inner/feed",
            "https://courier.example/all"
        ]
    );
    assert_eq!(feeds(html, &page())[0].title.as_deref(), Some("Low Tide"));
}

#[test]
fn a_handle_s_page_gives_its_channel_by_its_canonical_address() {
    let handle = Url::parse("https://www.youtube.com/@tides").unwrap();
    let found = feeds("<link rel=canonical href='https://www.youtube.com/channel/UC123'>", &handle);
    assert_eq!(found[0].url.as_str(), "https://www.youtube.com/feeds/videos.xml?channel_id=UC123");
    assert_eq!(found[0].how, How::Platform);
}

#[test]
fn the_base_element_counts() {
    assert_eq!(
        urls("<base href='https://cdn.example/x/'><link rel=alternate type='application/atom+xml; charset=utf-8' href=atom>"),
        ["https://cdn.example/x/atom"]
    );
}

#[test]
fn usual_places_are_tried_beside_the_page_and_at_the_root() {
    let places = common(&Url::parse("https://courier.example/blog?x#y").unwrap());
    let places: Vec<&str> = places.iter().map(Url::as_str).collect();
    assert_eq!(places[..2], ["https://courier.example/blog/feed", "https://courier.example/feed"]);
    assert!(places.len() <= 20);
}

#[test]
fn a_page_of_unclosed_quotes_or_of_a_million_links_is_bounded() {
    for html in ["<a href=\"".repeat(200_000), "<a href=/feed>RSS</a>".repeat(200_000), "<link rel=alternate>".repeat(200_000)] {
        let start = std::time::Instant::now();
        assert!(feeds(&html, &page()).len() <= MOST_FEEDS);
        assert!(start.elapsed() < std::time::Duration::from_secs(4), "{:?}", start.elapsed());
    }
}

proptest::proptest! {
    #[test]
    fn any_page_is_taken(html in "(<(link|a|base|script type=json)|href|rel|=|'|\"|>|é|alternate|/feed| |feed:|\\{\"webFeed\":|\\}|</script>){0,50}") {
        let _ = feeds(&html, &page());
    }
}
