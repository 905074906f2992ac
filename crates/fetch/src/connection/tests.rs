//! How long a connection lives, on a clock of its own.

#![allow(clippy::unwrap_used, reason = "tests")]

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::Semaphore;
use tokio::time::sleep;

use super::*;

/// Answers one request, waits for the end, and says when it came.
async fn answer_once(mut stream: DuplexStream) -> Instant {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    stream.write_all(b"HTTP/1.1 204 No\r\n\r\n").await.unwrap();
    assert_eq!(stream.read(&mut [0]).await.unwrap(), 0);
    Instant::now()
}

#[tokio::test(start_paused = true)]
async fn a_connection_in_use_stays_and_one_at_rest_ends_and_gives_its_seat_back() {
    let (here, there) = duplex(4096);
    let server = tokio::spawn(answer_once(there));
    let stream = Stream { pipe: Box::new(here), meter: Arc::new(Meter::default()) };
    let mut connection = Connection::plain(stream, None).await.unwrap();
    let (url, headers) = (Url::parse("http://tern.example/").unwrap(), HeaderMap::new());
    connection.send(Message { url: &url, headers: &headers, form: None }).await.unwrap();
    sleep(5 * KEPT_FOR / 2).await;
    assert!(connection.is_open(), "in use");
    let seats = Arc::new(Semaphore::new(1));
    let rests = Instant::now();
    connection.rest(seats.clone().try_acquire_owned().unwrap());
    let ended = server.await.unwrap();
    assert_eq!((ended - rests).as_secs(), KEPT_FOR.as_secs());
    assert!(!connection.is_open());
    assert_eq!(seats.available_permits(), 1);
}
