//! A host's one connection: used again, thrown away when there is any doubt about it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use super::web::{fetcher, got};
use crate::{Answer, Ask, Failure, Kind};

/// A server that keeps its connections, and answers each request with the bytes that `answer` gives for (connection, request), both
/// counted from 0; none closes the connection instead.
struct Keeping {
    url: Url,
    connections: Arc<AtomicUsize>,
}

impl Keeping {
    async fn new(answer: impl Fn(usize, usize) -> Option<&'static str> + Copy + Send + Sync + 'static) -> Keeping {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://127.0.0.1:{}/feed", listener.local_addr().unwrap().port()).parse().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let counter = connections.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = counter.fetch_add(1, SeqCst);
                tokio::spawn(converse(stream, move |request| answer(number, request)));
            }
        });
        Keeping { url, connections }
    }

    /// What each of so many requests, one after another, comes to, and over how many connections they went.
    async fn ask(&self, times: usize) -> (Vec<Result<Vec<u8>, Failure>>, usize) {
        let fetcher = fetcher(|_| {});
        let mut all = Vec::new();
        for _ in 0..times {
            let ask = Ask { etag: Some("\"a\""), ..Ask::new(&self.url, Kind::Feed) };
            all.push(match fetcher.get(ask).await {
                Ok(Answer::Unchanged(_)) => Ok(b"unchanged".to_vec()),
                other => got(other).map(|got| got.bytes),
            });
            // The other end may close: that it did must have arrived.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        (all, self.connections.load(SeqCst))
    }
}

async fn converse(mut stream: TcpStream, answer: impl Fn(usize) -> Option<&'static str>) -> std::io::Result<()> {
    for request in 0.. {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        let Some(answer) = answer(request) else { break };
        stream.write_all(answer.as_bytes()).await?;
        if answer.contains("nection: close") {
            break;
        }
    }
    stream.shutdown().await
}

const FEED: &str = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>";

#[tokio::test]
async fn one_connection_serves_all_that_is_asked_of_a_host() {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n";
    let unchanged = "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n";
    let missing = "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found";
    let answers = move |_, request: usize| Some([FEED, chunked, unchanged, missing][request % 4]);
    let server = Keeping::new(answers).await;
    let (all, connections) = server.ask(8).await;
    assert_eq!((all[0].as_deref(), all[1].as_deref(), all[2].as_deref()), (Ok(&b"<rss/>"[..]), Ok(&b"<rss/>"[..]), Ok(&b"unchanged"[..])));
    assert_eq!((&all[3], connections), (&Err(Failure::NotFound), 1));
}

#[tokio::test]
async fn what_is_something_else_costs_no_connection() {
    let film = "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\r\nfilm";
    let server = Keeping::new(move |_, request| Some(if request == 0 { film } else { FEED })).await;
    assert_eq!(server.ask(2).await, (vec![Err(Failure::WrongType("video/mp4".into())), Ok(b"<rss/>".to_vec())], 1));
}

#[tokio::test]
async fn a_redirect_within_a_host_takes_no_second_connection() {
    let moved = "HTTP/1.1 301 Moved\r\nContent-Length: 5\r\nLocation: /new\r\n\r\nmoved";
    let server = Keeping::new(move |_, request| Some(if request == 0 { moved } else { FEED })).await;
    assert_eq!(server.ask(1).await, (vec![Ok(b"<rss/>".to_vec())], 1));
}

#[tokio::test]
async fn a_connection_that_the_server_closed_is_made_anew_and_the_question_asked_again() {
    let closing = Keeping::new(|_, _| Some("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 6\r\n\r\n<rss/>")).await;
    let (all, connections) = closing.ask(3).await;
    assert!(all.iter().all(Result::is_ok) && connections == 3, "{all:?}, {connections}");
    // Closes when it is asked a second time.
    let tired = Keeping::new(|_, request| (request == 0).then_some(FEED)).await;
    let (all, connections) = tired.ask(3).await;
    assert!(all.iter().all(Result::is_ok) && connections == 3, "{all:?}, {connections}");
    // Has its second answer begin with what is no HTTP.
    let muddled = Keeping::new(|_, request| Some(if request == 0 { FEED } else { "-->HTTP/1.1 200 OK\r\n\r\n" })).await;
    let (all, connections) = muddled.ask(3).await;
    assert!(all.iter().all(Result::is_ok) && connections == 3, "{all:?}, {connections}");
    // Closes whenever it is asked: it is asked no third time.
    let dead = Keeping::new(|_, _| None).await;
    let (all, connections) = dead.ask(1).await;
    assert!(matches!(all[0], Err(Failure::Unreachable(_))) && connections == 1, "{all:?}, {connections}");
}

#[tokio::test]
async fn what_follows_a_doubtful_answer_is_never_taken_for_the_next_one() {
    for (first, what) in [
        ("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<rss/>HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<evil>", "more than was announced"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 51\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n", "two lengths"),
        ("HTTP/1.1 304 No\r\nContent-Length: 6\r\n\r\n<evil>", "a body that is none"),
    ] {
        let first: &'static str = first;
        let server = Keeping::new(move |connection, _| Some(if connection == 0 { first } else { FEED })).await;
        let (all, connections) = server.ask(2).await;
        assert_eq!((all[1].as_deref(), connections), (Ok(&b"<rss/>"[..]), 2), "{what}: {all:?}");
    }
}
