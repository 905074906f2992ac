//! Lists as feeds, through the front door, and read back by our own reader of feeds.

use axum::http::StatusCode;
use model::{FEED_FILES, Feed, FeedFormat, Rights};

use super::made;
use super::site::{Answer, Site};

/// A feed as our reader reads it, which finds nothing wrong with it.
fn read(answer: &Answer) -> Feed {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let (feed, flaws) = parse::feed(answer.body.as_bytes(), None, Some(&answer.header("content-type"))).unwrap();
    assert!(flaws.is_empty(), "{flaws:?}: {}", answer.body);
    feed
}

#[tokio::test]
async fn every_list_is_a_feed_in_every_format() {
    let site = Site::with(Rights::Full).await;
    site.index().await;
    let story = site.story.clone();
    let page = "http://localhost/lake/story/breakwater";
    for (list, query, link) in [
        ("/lake", "", page),
        ("/lake/section/local", "", page),
        ("/lake/river", "?section=local", &format!("http://localhost{story}")),
        (&story, "", &format!("http://localhost{}", site.topic)),
        ("/lake/source/harbor-post", "", &format!("http://localhost{}", site.topic)),
        ("/lake/search", "?q=breakwater+repair", &format!("http://localhost{story}")),
    ] {
        for (file, format) in FEED_FILES.into_iter().zip([FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json]) {
            let address = format!("{list}/{file}{query}");
            let feed = read(&site.get(&address).await);
            assert_eq!(feed.format, format, "{address}");
            let [entry] = feed.entries.as_slice() else { panic!("{address}: {:?}", feed.entries) };
            assert_eq!((entry.title.as_deref(), entry.link.as_deref()), (Some("Breakwater repair is halved"), Some(link)), "{address}");
            assert_eq!(entry.id.as_deref(), Some(link), "{address}: an item is known by its page");
            assert!(
                entry.published.is_some()
                    && (feed.updated.is_some() || format == FeedFormat::Json)
                    && feed.language.as_deref() == Some("en"),
                "{address}: {feed:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_page_names_its_feeds_and_feeds_name_their_page() {
    let site = Site::with(Rights::Full).await;
    let page = site.get("/lake/section/local").await.body;
    for (file, kind) in FEED_FILES.into_iter().zip(["atom+xml", "rss+xml", "feed+json"]) {
        let link = format!(
            "<link rel=\"alternate\" type=\"application/{kind}\" title=\"Local · The Tern County Dateline\" href=\"/lake/section/local/{file}\">"
        );
        assert!(page.contains(&link), "{link}: {page}");
    }
    let feed = read(&site.get("/lake/section/local/feed.rss").await);
    assert_eq!(feed.link.as_deref(), Some("http://localhost/lake/section/local"));
    assert!(site.get("/lake/sources").await.body.contains("<link rel=\"alternate\" type=\"text/x-opml\""));
    for none in ["/lake/about", "/lake/search"] {
        assert!(!site.get(none).await.body.contains("rel=\"alternate\""), "{none}");
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let site = Site::with(Rights::Full).await;
    for file in FEED_FILES {
        let path = format!("/lake/{file}");
        let first = site.get(&path).await;
        let (tag, date) = (first.header("etag"), first.header("last-modified"));
        for known in [("if-none-match", tag.as_str()), ("if-modified-since", &date)] {
            let again = site.ask("GET", &path, &[known]).await;
            assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{file}: {known:?}");
        }
        let older = site.ask("GET", &path, &[("if-modified-since", "Mon, 01 Jan 2024 00:00:00 GMT")]).await;
        assert_eq!(older.status, StatusCode::OK);
        let other = site.ask("GET", &path, &[("if-none-match", "\"other\""), ("if-modified-since", &date)]).await;
        assert_eq!(other.status, StatusCode::OK, "a tag is asked before a date");
    }
}

#[tokio::test]
async fn a_feed_shows_no_more_than_the_rights_allow() {
    for (rights, excerpt) in [(Rights::Full, true), (Rights::Excerpt, true), (Rights::Link, false)] {
        let site = Site::with(rights).await;
        for file in FEED_FILES {
            let body = site.get(&format!("/lake/source/harbor-post/{file}")).await.body;
            assert!(!body.contains("eleven blocks"), "{rights:?}: {body}");
            assert_eq!(body.contains("north arm"), excerpt, "{rights:?}: {body}");
        }
    }
}

#[tokio::test]
async fn what_is_hidden_private_or_not_there_has_no_feed() {
    let site = Site::with(Rights::Full).await;
    let story = format!("{}/feed.atom", site.story);
    assert_eq!(site.get(&story).await.status, StatusCode::OK);
    site.hide().await;
    for path in [
        story.as_str(),
        "/lake/story/none/feed.atom",
        "/lake/section/none/feed.rss",
        "/lake/source/none/feed.json",
        "/lake/local/feed.atom",
        "/none/feed.atom",
    ] {
        assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let private = Site::private(false).await;
    for path in [
        "/lake/feed.atom",
        "/lake/section/local/feed.json",
        "/lake/source/harbor-post/feed.rss",
        "/lake/search/feed.atom?q=a",
        "/lake/sources.opml",
    ] {
        assert_eq!(private.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(Site::private(true).await.get("/lake/feed.atom").await.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn what_a_publisher_wrote_stays_text() {
    let site = Site::with(Rights::Full).await;
    let odd = format!("{}\u{1}\u{FFFF} & <b>", made::HOSTILE);
    site.publish_front(&odd).await;
    for file in FEED_FILES {
        let answer = site.get(&format!("/lake/{file}")).await;
        let feed = read(&answer);
        assert_eq!(feed.entries.len(), 1);
        // JSON keeps text as it is, and is sent as nothing that a browser would run.
        assert!(file == "feed.json" || !answer.body.contains("<script"), "{file}: {}", answer.body);
        assert!(!answer.body.contains('\u{1}') && answer.header("x-content-type-options") == "nosniff", "{file}");
    }
}

#[tokio::test]
async fn hubs_are_named_in_the_feed_and_before_it() {
    let site = Site::with_hubs(&["https://hub.example/"]).await;
    let atom = site.get("/lake/feed.atom").await;
    assert!(atom.body.contains("<link rel=\"hub\" href=\"https://hub.example/\"/>"), "{}", atom.body);
    assert_eq!(atom.header("link"), "<https://hub.example/>; rel=\"hub\"");
    assert!(site.get("/lake/feed.rss").await.body.contains("<atom:link rel=\"hub\" href=\"https://hub.example/\"/>"));
    assert!(site.get("/lake/feed.json").await.body.contains("\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"}]"));
    assert!(!site.get("/lake/river/feed.json").await.body.contains("hub.example"), "nobody tells a hub of it");
}

#[tokio::test]
async fn the_sources_are_a_list_that_readers_take() {
    let site = Site::with(Rights::Full).await;
    let answer = site.get("/lake/sources.opml").await;
    assert_eq!(answer.body, "The Tern County Dateline: Harbor Post https://harborpost.example/feed.xml");
    assert_eq!(answer.header("content-type"), "text/x-opml; charset=utf-8");
}

#[tokio::test]
async fn a_newsline_is_read_at_an_address_that_its_reader_alone_makes_and_ends() {
    let site = Site::with(Rights::Full).await;
    let own = [("sec-fetch-site", "same-origin")];
    let opened = site.send("/lake/newsline/feed", &own, "open=yes").await;
    assert_eq!((opened.status, opened.header("cache-control").as_str()), (StatusCode::OK, "no-store"));
    let cookie = opened.header("set-cookie").split(';').next().unwrap().to_owned();
    let address = |page: &str| {
        let (_, rest) = page.split_once("href=\"http://localhost/lake/newsline/").expect("the address is shown");
        format!("/lake/newsline/{}", rest.split('"').next().unwrap())
    };
    let first = address(&opened.body);
    let list = site.get(&first).await;
    let [entry] = read(&list).entries.try_into().unwrap();
    assert_eq!(entry.title.as_deref(), Some("Breakwater repair is halved"));
    assert_eq!(list.header("cache-control"), "private, no-cache");

    let with = [own[0], ("cookie", cookie.as_str())];
    assert!(site.ask("GET", "/lake/newsline/choose", &with[1..]).await.body.contains("name=\"close\""));
    site.send("/lake/newsline", &with, "mute=breakwater").await;
    assert!(read(&site.get(&first).await).entries.is_empty(), "what the reader mutes is not in it");
    site.send("/lake/newsline", &with, "unmute=breakwater").await;
    let second = address(&site.send("/lake/newsline/feed", &with, "open=yes").await.body);
    assert_eq!(site.get(&first).await.status, StatusCode::NOT_FOUND, "another took its place");
    assert_eq!(read(&site.get(&second).await).entries.len(), 1);
    assert_eq!(site.send("/lake/newsline/feed", &with, "close=yes").await.header("location"), "/lake/newsline/choose#feed");
    for gone in [second.as_str(), "/lake/newsline/0123456789abcdef0123456789abcdef/feed.rss", "/lake/newsline/choose/feed.atom"] {
        assert_eq!(site.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
    let foreign = site.send("/lake/newsline/feed", &[("sec-fetch-site", "cross-site"), with[1]], "open=yes").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "another site's form makes none");
}
