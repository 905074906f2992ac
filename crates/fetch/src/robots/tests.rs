//! What files say, and what answers in place of a file mean.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use proptest::prelude::*;

use super::*;

fn allowed(file: &str, path: &str) -> bool {
    let url = Url::parse("http://news.example").unwrap().join(path).unwrap();
    Rules::read("dateline", &rules::tame(file.as_bytes())).allow(&url)
}

#[test]
fn our_own_group_counts_else_everybodys() {
    let file = "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: DateLine\nAllow: /news/\nDisallow: /news/private # not these\nDisallow: /*.pdf$\n";
    assert!(allowed(file, "/"));
    assert!(allowed(file, "/news/1?page=2"));
    assert!(!allowed(file, "/news/private/1"));
    assert!(!allowed(file, "/papers/a.pdf"));
    assert!(allowed(file, "/papers/a.pdf?download"));
    let everybody = "\u{feff}user-agent: *\r\ndisallow: /search\r\n\r\nuser-agent: other\r\ndisallow: /\r\n";
    assert!(allowed(everybody, "/a") && !allowed(everybody, "/search?q=a"));
}

#[test]
fn prose_in_place_of_a_file_allows_everything() {
    for file in ["", "<!doctype html><title>Not here</title><p>User-agent", "\0\0\0", "Disallow:"] {
        assert!(allowed(file, "/a"), "{file:?}");
    }
}

#[test]
fn a_rule_that_cannot_be_read_does_not_void_the_others() {
    let monster = format!("User-agent: *\nDisallow: /{}$\nDisallow: /private\n", "é*".repeat(600));
    assert!(allowed(&monster, "/a"));
    assert!(!allowed(&monster, "/private"));
}

#[test]
fn a_hostile_file_is_read_in_bounded_time() {
    let hostile = format!("User-agent: *\nDisallow: /private\n{}", "Disallow: /*a*b*c*d*e*f*g$\n".repeat(100_000));
    let text = rules::tame(hostile.as_bytes());
    assert!(text.len() <= LARGEST);
    let start = std::time::Instant::now();
    let rules = Rules::read("dateline", &text);
    let long = Url::parse(&format!("http://news.example/{}", "abcdef".repeat(300))).unwrap();
    assert!(rules.allow(&long));
    let slow = start.elapsed();
    assert!(slow < Duration::from_secs(2), "{slow:?}");
}

#[test]
fn a_crawl_delay_is_read_and_never_overflows() {
    let delay = |text: &str| Rules::read("dateline", format!("User-agent: *\nCrawl-delay: {text}\n").as_bytes()).delay();
    assert_eq!(delay("2.5"), Some(Duration::from_millis(2500)));
    assert_eq!(delay("inf"), Some(KEPT));
    assert_eq!(delay("NaN"), None);
    assert_eq!(delay("-1"), None);
    assert_eq!(delay("later"), None);
}

#[test]
fn a_missing_file_allows_and_a_failing_server_forbids() {
    for failure in [Failure::NotFound, Failure::Gone, Failure::Status(403), Failure::Status(401), Failure::Redirects("x".into())] {
        assert!(matches!(word(Err(failure.clone())), Ok(Word::Nothing)), "{failure:?}");
    }
    let busy = Failure::TooManyRequests { retry_after: None };
    let nonsense = Failure::Garbled("x".into());
    for failure in [Failure::Status(500), Failure::Status(503), Failure::TooSlow, Failure::Unreachable("x".into()), nonsense, busy] {
        let Ok(Word::Unknown(why)) = word(Err(failure.clone())) else { panic!("{failure:?}") };
        assert!(!why.is_lasting(), "{failure:?} passes");
    }
    let unasked = Failure::Budget { again_in: Duration::from_secs(60) };
    assert_eq!(word(Err(unasked.clone())).unwrap_err(), unasked);
}

#[tokio::test(start_paused = true)]
async fn an_origin_is_asked_once_a_day_by_one_of_many_and_sooner_after_a_failure() {
    let robots = Robots::new("dateline".into());
    let asked = AtomicUsize::new(0);
    let ask = async |path: &str, word: Result<Word, Failure>| {
        let url = Url::parse("http://news.example/").unwrap().join(path).unwrap();
        let asking = |file: Url| {
            assert_eq!(file.as_str(), "http://news.example/robots.txt");
            asked.fetch_add(1, Relaxed);
            async move {
                tokio::time::sleep(Duration::from_secs(1)).await;
                word
            }
        };
        robots.permit(&url, asking).await
    };
    let down = Ok(Word::Unknown(Failure::TooSlow));
    assert_eq!(ask("a?b#c", down.clone()).await, Err(Failure::TooSlow));
    assert_eq!(ask("b", Ok(Word::Nothing)).await, Err(Failure::TooSlow), "kept");
    tokio::time::advance(ASKED_AGAIN).await;
    let file = Ok(Word::File(b"User-agent: *\nDisallow: /c\n".as_slice().into()));
    let all = tokio::join!(ask("b", file.clone()), ask("c", file.clone()), ask("d", file.clone()));
    assert!(matches!(all, (Ok(_), Err(Failure::Robots), Ok(_))), "{all:?}");
    assert_eq!(asked.load(Relaxed), 2);
    tokio::time::advance(KEPT).await;
    let unasked = Failure::Budget { again_in: Duration::from_secs(60) };
    assert_eq!(ask("c", Err(unasked.clone())).await, Err(unasked), "not kept");
    assert!(ask("c", Ok(Word::Nothing)).await.is_ok());
    assert_eq!(asked.load(Relaxed), 4);
    assert!(ask("/robots.txt?x", down).await.is_ok(), "the file itself is always allowed");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(lines in prop::collection::vec("(user-agent|allow|disallow|crawl-delay|[a-z]{0,3})[ :]{0,2}[*$/a-d%.\\x00-\\xff]{0,12}[\\r\\n#]{0,2}", 0..40), path in "[/a-d*$%.é]{0,12}") {
        let file = lines.concat();
        let _ = allowed(&file, &format!("/{}", path.trim_start_matches('/')));
    }
}
