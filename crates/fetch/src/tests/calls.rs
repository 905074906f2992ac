//! Calls to services that the operator named.

use std::time::Duration;

use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request};

use super::web::{Web, fetcher, page, say, status};
use crate::{Failure, Fetcher, Settings};

/// Knows this server as a service, and may dial nothing else of this machine.
fn knowing(web: &Web) -> Fetcher {
    let services = vec![("127.0.0.1".to_owned(), web.port)];
    fetcher(|settings| *settings = Settings { services, timeout: Duration::from_secs(2), pause: Duration::ZERO, ..Settings::default() })
}

fn ask(url: &url::Url) -> Request<Vec<u8>> {
    Request::get(url.as_str()).header(ACCEPT, "application/json").body(Vec::new()).unwrap()
}

#[tokio::test]
async fn a_call_carries_its_own_headers_and_gives_every_answer() {
    let web =
        Web::saying(b"HTTP/1.1 400 No\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}".to_vec())
            .await;
    let form = Request::builder()
        .method(Method::POST)
        .uri(web.url("/token").as_str())
        .header(AUTHORIZATION, "Basic eA==")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(HOST, "other.example")
        .body(b"code=1".to_vec())
        .unwrap();
    let answer = knowing(&web).call(form).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.body().as_slice()), (400, b"{}".as_slice()));
    assert_eq!(answer.headers()[CONTENT_TYPE], "application/json");
    let head = web.last_head();
    assert!(
        head.starts_with("post /token ") && head.contains("authorization: basic ea==\r\n") && head.contains("content-length: 6\r\n"),
        "{head}"
    );
    assert!(
        head.contains("host: 127.0.0.1:") && !head.contains("other.example") && head.contains("accept: application/json\r\n"),
        "{head}"
    );
}

#[tokio::test]
async fn a_call_goes_nowhere_but_to_its_service() {
    let other = Web::saying(page("", "secret")).await;
    let to = other.url("/secret").to_string();
    let web = Web::saying(status("302 Found", &format!("Location: {to}\r\n"))).await;
    let answer = knowing(&web).call(ask(&web.url("/keys"))).await.unwrap();
    assert_eq!((answer.status().as_u16(), other.paths().len()), (302, 0), "a redirect is the answer");
    let elsewhere = knowing(&web).call(ask(&other.url("/secret"))).await;
    assert!(matches!(elsewhere, Err(Failure::Forbidden(_))), "{elsewhere:?}");
    assert_eq!(other.paths().len(), 0);
}

#[tokio::test]
async fn an_answer_is_whole_and_short_and_in_time_or_none() {
    let long = Web::saying(page("", vec![b' '; 300 << 10])).await;
    assert_eq!(knowing(&long).call(ask(&long.url("/"))).await.err(), Some(Failure::TooLarge));
    let endless = Web::new(|_, mut stream| async move {
        use tokio::io::AsyncWriteExt;
        stream.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n").await?;
        loop {
            stream.write_all(&[b' '; 4_096]).await?;
        }
    })
    .await;
    assert_eq!(knowing(&endless).call(ask(&endless.url("/"))).await.err(), Some(Failure::TooLarge));
    let cut = Web::saying(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\nConnection: close\r\n\r\n{\"issuer\":".to_vec()).await;
    assert!(matches!(knowing(&cut).call(ask(&cut.url("/"))).await, Err(Failure::Garbled(_))));
    let silent = Web::new(|_, stream| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        say(stream, "").await
    })
    .await;
    assert_eq!(knowing(&silent).call(ask(&silent.url("/"))).await.err(), Some(Failure::TooSlow));
    let patch = Request::builder().method(Method::PATCH).uri(silent.url("/").as_str()).body(Vec::new()).unwrap();
    assert!(matches!(knowing(&silent).call(patch).await, Err(Failure::BadAddress(_))));
}
