//! One request a host at a time, pauses, robots.txt; and nobody waits for somebody else's host.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

use futures_util::future::join_all;

use super::web::{Web, fetcher, get, got, page, say, status};
use crate::{Ask, Failure, Kind};

#[tokio::test]
async fn one_request_at_a_time_with_a_pause_between() {
    let (under_way, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (now, peak) = (under_way.clone(), most.clone());
    let web = Web::new(move |_, stream| {
        let (now, peak) = (now.clone(), peak.clone());
        async move {
            peak.fetch_max(now.fetch_add(1, SeqCst) + 1, SeqCst);
            tokio::time::sleep(Duration::from_millis(20)).await;
            now.fetch_sub(1, SeqCst);
            say(stream, page("", "hello")).await
        }
    })
    .await;
    let fetcher = fetcher(|settings| (settings.pause, settings.timeout) = (Duration::from_millis(30), Duration::from_millis(300)));
    let url = web.url("/");
    let start = Instant::now();
    let all = join_all((0..8).map(|_| fetcher.get(Ask::new(&url, Kind::Feed)))).await;
    assert!(all.iter().all(Result::is_ok), "waiting for the turn does not count as time");
    assert_eq!(most.load(SeqCst), 1);
    let expected = Duration::from_millis(8 * 20 + 7 * 30);
    assert!(start.elapsed() >= expected, "{:?}", start.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_hosts_are_read_at_the_same_time_and_a_dead_one_delays_nobody() {
    let web = Web::new(|path, stream| async move {
        if path == "/dead" {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        say(stream, page("", "hello")).await
    })
    .await;
    let fetcher = fetcher(|settings| {
        settings.pause = Duration::from_millis(20);
        settings.timeout = Duration::from_secs(60);
    });
    let dead = tokio::spawn({
        let (fetcher, url) = (fetcher.clone(), web.at("dead.localhost", "/dead"));
        async move { fetcher.get(Ask::new(&url, Kind::Feed)).await }
    });
    let start = Instant::now();
    let hosts = (0..200).map(|number| {
        let (fetcher, url) = (fetcher.clone(), web.at(&format!("h{number}.localhost"), "/"));
        tokio::spawn(async move {
            for _ in 0..3 {
                fetcher.get(Ask::new(&url, Kind::Feed)).await?;
            }
            Ok::<(), Failure>(())
        })
    });
    for host in join_all(hosts).await {
        assert_eq!(host.unwrap(), Ok(()));
    }
    // One after another it would be 200 × 3 × 50 ms = 30 s; at the same time 190 ms and what the machine adds
    // (measured on two cores: about 300 ms).
    let elapsed = start.elapsed();
    assert!(elapsed < Duration::from_millis(2500), "{elapsed:?}");
    assert!(!dead.is_finished(), "the dead host was waiting all the time");
    dead.abort();
}

#[tokio::test]
async fn an_ask_that_is_given_up_gives_its_turn_back() {
    let web = Web::new(|path, stream| async move {
        if path == "/dead" {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        say(stream, page("", "hello")).await
    })
    .await;
    let fetcher = fetcher(|settings| settings.timeout = Duration::from_secs(60));
    let dead = web.url("/dead");
    let given_up = tokio::time::timeout(Duration::from_millis(50), fetcher.get(Ask::new(&dead, Kind::Feed))).await;
    assert!(given_up.is_err());
    let url = web.url("/");
    let next = tokio::time::timeout(Duration::from_secs(1), fetcher.get(Ask::new(&url, Kind::Feed))).await;
    assert!(next.unwrap().is_ok());
}

/// A site with this robots.txt, whose `/moved` leads to `/private`.
async fn site(robots: &'static str) -> Web {
    Web::new(move |path, stream| async move {
        let answer = match path.as_str() {
            "/robots.txt" => robots.as_bytes().to_vec(),
            "/moved" => status("302 Found", "Location: /private\r\n"),
            _ => page("", "hello"),
        };
        say(stream, answer).await
    })
    .await
}

const STAY_OUT: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /private\n";

#[tokio::test]
async fn robots_txt_is_asked_once_before_pages_and_pictures_and_never_before_feeds() {
    let web = site(STAY_OUT).await;
    let fetcher = fetcher(|settings| settings.robots = true);
    let ask = async |path: &str, kind| got(fetcher.get(Ask::new(&web.url(path), kind)).await);
    assert!(ask("/private", Kind::Feed).await.is_ok());
    assert_eq!(web.paths(), ["/private"]);
    let refused = ask("/private", Kind::Page).await.unwrap_err();
    assert_eq!((refused.is_lasting(), refused), (true, Failure::Robots));
    assert_eq!(ask("/private/a.jpeg", Kind::Picture).await, Err(Failure::Robots));
    assert!(ask("/public", Kind::Page).await.is_ok());
    assert_eq!(web.paths(), ["/private", "/robots.txt", "/public"]);
    assert_eq!(ask("/moved", Kind::Page).await, Err(Failure::Robots), "each hop is asked about");
    let unasked = get(&web.url("/private"), Kind::Page).await;
    assert!(unasked.is_ok(), "when it is switched off");
}

#[tokio::test]
async fn a_missing_robots_txt_lets_us_in_and_a_failing_one_does_not_for_now() {
    for (line, allowed) in [("404 Not Found", true), ("403 No", true), ("500 Oh", false), ("429 Slow", false)] {
        let robots: &'static str = String::from_utf8(status(line, "")).unwrap().leak();
        let web = site(robots).await;
        let answer = got(fetcher(|settings| settings.robots = true).get(Ask::new(&web.url("/"), Kind::Page)).await);
        assert_eq!(answer.is_ok(), allowed, "{line}");
        assert!(answer.err().is_none_or(|failure| !failure.is_lasting()), "{line} passes");
    }
}

#[tokio::test]
async fn a_robots_txt_behind_redirects_is_found_and_one_behind_a_forbidden_address_is_none() {
    let elsewhere = site(STAY_OUT).await;
    let location = elsewhere.url("/robots.txt");
    let web = Web::new(move |path, stream| {
        let redirect = status("301 Moved", &format!("Location: {location}\r\n"));
        async move { say(stream, if path == "/robots.txt" { redirect } else { page("", "hello") }).await }
    })
    .await;
    let fetcher = fetcher(|settings| settings.robots = true);
    assert_eq!(got(fetcher.get(Ask::new(&web.url("/private"), Kind::Page)).await), Err(Failure::Robots));
    let robots: &'static str = String::from_utf8(status("302 Found", "Location: http://10.0.0.1/robots.txt\r\n")).unwrap().leak();
    let web = site(robots).await;
    assert!(fetcher.get(Ask::new(&web.url("/private"), Kind::Page)).await.is_ok());
}

#[tokio::test]
async fn a_crawl_delay_stretches_the_pause_but_not_without_limit() {
    let web = site("HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nCrawl-delay: 86400\n").await;
    let fetcher = fetcher(|settings| (settings.robots, settings.pause) = (true, Duration::from_millis(10)));
    let start = Instant::now();
    for _ in 0..2 {
        fetcher.get(Ask::new(&web.url("/"), Kind::Page)).await.unwrap();
    }
    assert!(start.elapsed() >= Duration::from_millis(100) && start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}
