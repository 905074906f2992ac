//! Statuses, headers and validators.

use std::time::Duration;

use model::FlawKind;

use super::web::{Web, fetcher, get, got, page, say, status};
use crate::{Answer, Ask, Failure, Kind};

#[tokio::test]
async fn a_good_answer_comes_with_what_its_headers_say() {
    let headers = "Content-Type: text/xml; charset=utf-8\r\nETag: W/\"tide-7\"\r\nLast-Modified: Tue, 24 Nov 2026 06:00:00 GMT\r\n\
                   Cache-Control: max-age=900\r\nAge: 300\r\nSet-Cookie: a=b\r\n";
    let web = Web::saying(page(headers, "<rss/>")).await;
    let found = get(&web.url("/feed#top"), Kind::Feed).await.unwrap();
    assert_eq!(found.bytes, b"<rss/>");
    assert_eq!(found.url, web.url("/feed"));
    assert_eq!(found.content_type.as_deref(), Some("text/xml; charset=utf-8"));
    assert_eq!(found.etag.as_deref(), Some("W/\"tide-7\""));
    assert_eq!(found.last_modified.as_deref(), Some("Tue, 24 Nov 2026 06:00:00 GMT"));
    assert_eq!(found.fresh_for, Some(Duration::from_secs(600)));
    assert_eq!((found.moved_for_good.clone(), found.cut, found.broken_off, found.flaw()), (None, false, false, None));
}

#[tokio::test]
async fn a_request_says_who_we_are_and_what_we_read_and_nothing_else() {
    let web = Web::saying(page("Set-Cookie: seen=1\r\n", "<rss/>")).await;
    let fetcher = fetcher(|settings| settings.user_agent = "Gull/2 (+http://gull.example/about)".into());
    for _ in 0..2 {
        fetcher.get(Ask::new(&web.url("/feed"), Kind::Feed)).await.unwrap();
    }
    let head = web.last_head();
    let mut names: Vec<&str> = head.lines().skip(1).filter_map(|line| line.split_once(':')).map(|(name, _)| name).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "host", "user-agent"]);
    assert!(head.contains("user-agent: gull/2 (+http://gull.example/about)\r\n") && head.contains("application/rss+xml"), "{head}");
}

#[tokio::test]
async fn validators_are_sent_and_unchanged_is_told() {
    let web = Web::saying(status("304 Not Modified", "Cache-Control: max-age=60\r\n")).await;
    let url = web.url("/feed");
    let ask = Ask { etag: Some("\"tide-7\""), last_modified: Some("Tue, 24 Nov 2026 06:00:00 GMT"), ..Ask::new(&url, Kind::Feed) };
    let Ok(Answer::Unchanged(unchanged)) = fetcher(|_| {}).get(ask).await else { panic!("must be unchanged") };
    assert_eq!((unchanged.fresh_for, unchanged.moved_for_good), (Some(Duration::from_secs(60)), None));
    let head = web.last_head();
    assert!(
        head.contains("if-none-match: \"tide-7\"\r\n") && head.contains("if-modified-since: tue, 24 nov 2026 06:00:00 gmt\r\n"),
        "{head}"
    );
}

#[tokio::test]
async fn an_unasked_for_304_and_validators_that_no_header_carries_do_no_harm() {
    let web = Web::saying(status("304 Not Modified", "")).await;
    let url = web.url("/feed");
    let ask = Ask { etag: Some("\"a\r\nX-Evil: 1\""), ..Ask::new(&url, Kind::Feed) };
    assert_eq!(got(fetcher(|_| {}).get(ask).await), Err(Failure::Status(304)));
    assert!(!web.last_head().contains("evil"));
}

#[tokio::test]
async fn statuses_become_failures_that_say_what_to_do() {
    let table = [
        ("404 Not Found", "", Failure::NotFound, true),
        ("410 Gone", "", Failure::Gone, true),
        ("403 Forbidden", "", Failure::Status(403), true),
        ("408 Request Timeout", "", Failure::Status(408), false),
        ("206 Partial Content", "", Failure::Status(206), false),
        ("500 Oh", "", Failure::Status(500), false),
        ("503 Busy", "", Failure::Status(503), false),
        ("503 Busy", "Retry-After: 90\r\n", Failure::TooManyRequests { retry_after: Some(Duration::from_secs(90)) }, false),
        ("429 Slow Down", "Retry-After: 90\r\n", Failure::TooManyRequests { retry_after: Some(Duration::from_secs(90)) }, false),
        ("429 Slow Down", "", Failure::TooManyRequests { retry_after: None }, false),
    ];
    for (line, headers, expected, lasting) in table {
        let web = Web::saying(status(line, headers)).await;
        let failure = get(&web.url("/"), Kind::Page).await.unwrap_err();
        assert_eq!(failure, expected, "{line}");
        assert_eq!(failure.is_lasting(), lasting, "{line}");
        assert_eq!(failure.flaw().kind, FlawKind::Unreachable);
    }
}

#[tokio::test]
async fn what_is_certainly_something_else_is_not_read() {
    let web = Web::new(|path, stream| async move {
        // An announced body that never comes: waiting for it would be too slow.
        say(stream, format!("HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: 900\r\n\r\n", &path[1..])).await
    })
    .await;
    for (path, kind) in [("/video/mp4", Kind::Page), ("/application/pdf", Kind::Feed), ("/text/html", Kind::Picture)] {
        let failure = get(&web.url(path), kind).await.unwrap_err();
        assert_eq!((failure.flaw().kind, failure.is_lasting()), (FlawKind::WrongType, true));
        assert_eq!(failure, Failure::WrongType(path[1..].into()));
    }
}

#[tokio::test]
async fn headers_that_browsers_read_are_read() {
    let headers = "Content-Type : text/html\r\nX Bad Name: 1\r\nX-Folded: a\r\n b\r\nLast-Modified: \r\nno colon here\r\n";
    let web = Web::saying(page(headers, "<p>Hello")).await;
    let found = get(&web.url("/"), Kind::Page).await.unwrap();
    assert_eq!(
        (found.bytes.as_slice(), found.content_type.as_deref(), found.last_modified),
        (b"<p>Hello".as_slice(), Some("text/html"), None)
    );
}

#[tokio::test]
async fn nonsense_in_place_of_http_cannot_be_read_and_silence_is_no_answer() {
    for nonsense in ["SSH-2.0-OpenSSH_9.9\r\n", "<html>", "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"] {
        let web = Web::saying(nonsense).await;
        let failure = get(&web.url("/"), Kind::Page).await.unwrap_err();
        assert!(matches!(failure, Failure::Garbled(_)) && !failure.is_lasting(), "{nonsense:?}: {failure:?}");
    }
    let closed = "it closed the connection before it had answered".to_owned();
    assert_eq!(get(&Web::saying("").await.url("/"), Kind::Page).await, Err(Failure::Unreachable(closed)));
    let headers = (0..5000).map(|number| format!("X-{number}: {}\r\n", "a".repeat(900))).collect::<String>();
    let web = Web::saying(page(&headers, "")).await;
    assert!(matches!(get(&web.url("/"), Kind::Page).await, Err(Failure::Garbled(_))), "headers are bounded");
}
