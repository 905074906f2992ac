//! Lines to services that speak no HTTP.

use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::dialling::{acceptor, pem};
use super::web::small;
use crate::{Failure, Fetcher, Settings};

fn knowing(port: u16, change: impl FnOnce(&mut Settings)) -> Fetcher {
    let mut settings = Settings { services: vec![("127.0.0.1".to_owned(), port)], allow: Vec::new(), ..small() };
    change(&mut settings);
    Fetcher::new(settings).unwrap()
}

/// Says a word in the clear, and repeats inside TLS what it hears there.
async fn server() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.write_all(b"clear").await.unwrap();
            // Some tests hang up here.
            let Ok(mut stream) = acceptor(&[]).accept(stream).await else { continue };
            let mut heard = [0; 5];
            stream.read_exact(&mut heard).await.unwrap();
            stream.write_all(&heard).await.unwrap();
            stream.shutdown().await.unwrap();
        }
    });
    port
}

#[tokio::test]
async fn a_line_is_clear_first_and_secured_when_asked() {
    let port = server().await;
    let authorities = Some(vec![CertificateDer::from_pem_slice(&pem("authority.pem")).unwrap()]);
    let fetcher = knowing(port, |settings| settings.authorities = authorities);
    let mut line = fetcher.line("127.0.0.1", port).await.unwrap();
    let mut said = [0; 5];
    line.read_exact(&mut said).await.unwrap();
    assert_eq!(&said, b"clear");
    let mut line = fetcher.secure(line, "127.0.0.1").await.unwrap();
    line.write_all(b"hello").await.unwrap();
    line.flush().await.unwrap();
    let mut said = Vec::new();
    line.read_to_end(&mut said).await.unwrap();
    assert_eq!(said, b"hello");
}

#[tokio::test]
async fn a_certificate_that_does_not_hold_ends_the_line() {
    let port = server().await;
    let fetcher = knowing(port, |_| {});
    let mut line = fetcher.line("127.0.0.1", port).await.unwrap();
    line.read_exact(&mut [0; 5]).await.unwrap();
    let failed = fetcher.secure(line, "127.0.0.1").await;
    assert!(matches!(&failed, Err(Failure::Unreachable(why)) if why.contains("certificate")), "{failed:?}");
}

#[tokio::test]
async fn a_line_goes_to_no_place_but_those_that_the_operator_named() {
    let port = server().await;
    let fetcher = knowing(port, |settings| settings.allow = vec!["127.0.0.0/8".parse().unwrap()]);
    assert!(matches!(fetcher.line("127.0.0.1", port.wrapping_add(1)).await, Err(Failure::Forbidden(_))));
    assert!(matches!(fetcher.line("localhost", port).await, Err(Failure::Forbidden(_))));
    assert!(matches!(fetcher.line("no host", port).await, Err(Failure::BadAddress(_))));
}

#[tokio::test]
async fn a_handshake_that_never_ends_is_left() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let kept = Arc::new(std::sync::Mutex::new(Vec::new()));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            kept.lock().unwrap().push(stream);
        }
    });
    let fetcher = knowing(port, |settings| settings.connect_timeout = Duration::from_millis(200));
    let line = fetcher.line("127.0.0.1", port).await.unwrap();
    assert!(matches!(fetcher.secure(line, "127.0.0.1").await, Err(Failure::Unreachable(_))));
}
