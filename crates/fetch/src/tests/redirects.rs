//! Ways that lead on, round in circles, or where nobody may go.

use model::FlawKind;

use super::web::{Web, fetcher, get, got, page, say, status};
use crate::{Answer, Ask, Failure, Kind, Refusal};

/// `/301/b` redirects with 301 to `/b`, `/302/301/b` with 302 to `/301/b`; anything else is a page.
async fn signposts() -> Web {
    Web::new(|path, stream| async move {
        let (code, rest) = path[1..].split_once('/').unwrap_or_default();
        if code.starts_with('3') {
            say(stream, status(&format!("{code} Elsewhere"), &format!("Location: /{rest}\r\n"))).await
        } else {
            say(stream, page("", path)).await
        }
    })
    .await
}

async fn redirecting_to(location: &str) -> Failure {
    let web = Web::saying(status("302 Found", &format!("Location: {location}\r\n"))).await;
    get(&web.url("/start"), Kind::Page).await.unwrap_err()
}

#[tokio::test]
async fn redirects_are_followed_and_a_way_that_is_for_good_is_told() {
    let web = signposts().await;
    for (path, for_good) in [
        ("/b", false),
        ("/301/b", true),
        ("/308/301/b", true),
        ("/302/b", false),
        ("/307/b", false),
        ("/303/b", false),
        ("/301/302/b", false),
        ("/302/301/b", false),
        ("/301/301/301/301/301/b", true),
    ] {
        let found = get(&web.url(path), Kind::Feed).await.unwrap();
        assert_eq!(found.url, web.url("/b"), "{path}");
        assert_eq!(found.moved_for_good, for_good.then(|| web.url("/b")), "{path}");
    }
}

#[tokio::test]
async fn an_unchanged_feed_behind_a_redirect_for_good_is_told_too() {
    let web = Web::new(|path, stream| async move {
        let answer = if path == "/old" { status("301 Moved", "Location: /new\r\n") } else { status("304 Not Modified", "") };
        say(stream, answer).await
    })
    .await;
    let url = web.url("/old");
    let answer = fetcher(|_| {}).get(Ask { etag: Some("\"a\""), ..Ask::new(&url, Kind::Feed) }).await;
    let Ok(Answer::Unchanged(unchanged)) = answer else { panic!("{answer:?}") };
    assert_eq!(unchanged.moved_for_good, Some(web.url("/new")));
}

#[tokio::test]
async fn two_hosts_that_redirect_to_each_other_do_not_wait_for_each_other() {
    let web = Web::new(|path, stream| async move {
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        let answer = match path[1..].split_once('/') {
            Some(("to", host)) => status("302 Found", &format!("Location: //{host}/\r\n")),
            _ => page("", "hello"),
        };
        say(stream, answer).await
    })
    .await;
    let fetcher = fetcher(|_| {});
    let there = web.at("a.localhost", &format!("/to/b.localhost:{}", web.port));
    let back = web.at("b.localhost", &format!("/to/a.localhost:{}", web.port));
    let both = async { tokio::join!(fetcher.get(Ask::new(&there, Kind::Feed)), fetcher.get(Ask::new(&back, Kind::Feed))) };
    let (there, back) = tokio::time::timeout(std::time::Duration::from_secs(2), both).await.unwrap();
    assert!(there.is_ok() && back.is_ok());
}

#[tokio::test]
async fn circles_and_long_ways_end() {
    let web = signposts().await;
    let long = get(&web.url("/301/301/301/301/301/301/b"), Kind::Page).await.unwrap_err();
    assert_eq!((long.flaw().kind, web.paths().len()), (FlawKind::Redirects, 6), "five are followed, the sixth is not");
    let to_itself = Web::saying(status("302 Found", "Location: /#top\r\nSet-Cookie: wall=1\r\n")).await;
    assert_eq!(get(&to_itself.url("/"), Kind::Page).await.unwrap_err().flaw().kind, FlawKind::Redirects);
    assert_eq!(to_itself.paths().len(), 1, "a circle is noticed when it closes");
    let nowhere = Web::saying(status("301 Moved", "")).await;
    assert_eq!(get(&nowhere.url("/"), Kind::Page).await.unwrap_err().flaw().kind, FlawKind::Redirects);
}

#[tokio::test]
async fn each_hop_is_judged() {
    for location in [
        "http://127.0.0.2/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "//169.254.169.254/latest",
        "http://2130706434/",
        "http://[::ffff:127.0.0.1]/",
    ] {
        let failure = redirecting_to(location).await;
        assert!(matches!(failure, Failure::Forbidden(Refusal::Address { .. })), "{location}: {failure:?}");
        assert_eq!(failure.flaw().kind, FlawKind::Forbidden);
    }
    assert_eq!(redirecting_to("file:///etc/passwd").await, Failure::Forbidden(Refusal::Scheme("file".into())));
    assert_eq!(redirecting_to("ftp://news.example/").await, Failure::Forbidden(Refusal::Scheme("ftp".into())));
    for location in ["http://user:secret@127.0.0.1/", "http://[", "http://"] {
        assert_eq!(redirecting_to(location).await.flaw().kind, FlawKind::Address, "{location}");
    }
    let web = Web::saying(status("302 Found", "Location: http://127.0.0.1:1/\r\n")).await;
    let ports = fetcher(|settings| (settings.allow_any_port, settings.allow_ports) = (false, vec![web.port]));
    let failure = got(ports.get(Ask::new(&web.url("/"), Kind::Page)).await).unwrap_err();
    assert_eq!(failure, Failure::Forbidden(Refusal::Port(1)));
}

#[tokio::test]
async fn addresses_in_raw_utf8_and_with_spaces_are_followed() {
    let web = Web::new(|path, stream| async move {
        let answer = if path == "/" { status("302 Found", "Location: /küste und meer?ö\r\n") } else { page("", path) };
        say(stream, answer).await
    })
    .await;
    let found = get(&web.url("/"), Kind::Page).await.unwrap();
    assert_eq!(found.bytes, "/k%C3%BCste%20und%20meer?%C3%B6".as_bytes());
}
