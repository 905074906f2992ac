//! Servers that misbehave, each on a port of its own: what a fetcher meets on a hostile internet, and a person must be told in a sentence.
//!
//! It is long because each misdeed is a few lines of its own, and they are read best beside each other.

use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::sleep;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::root;

/// One of them.
pub(crate) struct Bad {
    /// What it does, as a host's name.
    pub(crate) name: &'static str,
    /// Where.
    pub(crate) url: String,
    /// Words of the sentence that it ends with, or how many bytes were had where something of use comes of it.
    pub(crate) says: &'static str,
}

type Done = io::Result<()>;

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n";

/// All of them.
pub(crate) async fn all() -> Vec<Bad> {
    let mut all = slow().await;
    all.extend(nonsense().await);
    all.extend(bodies().await);
    all.extend(redirects().await);
    all.extend(secured().await);
    all.extend(two().await);
    all
}

/// Those that make one wait.
async fn slow() -> Vec<Bad> {
    let full = full_backlog().await;
    vec![
        Bad { name: "never-accepts", url: url("never-accepts", full), says: "did not take the connection in time" },
        bad("silent", "did not answer in time", |stream| async move { hold(stream).await }).await,
        bad("slow-headers", "did not answer in time", |mut stream| async move {
            heard(&mut stream).await?;
            stream.write_all(OK.as_bytes()).await?;
            loop {
                stream.write_all(b"X-Slow: 1\r\n").await?;
                sleep(Duration::from_millis(100)).await;
            }
        })
        .await,
        bad("one-byte-a-second", "did not answer in time", |mut stream| async move {
            heard(&mut stream).await?;
            stream.write_all(format!("{OK}Content-Length: 900\r\n\r\n").as_bytes()).await?;
            loop {
                stream.write_all(b"<").await?;
                sleep(Duration::from_secs(1)).await;
            }
        })
        .await,
        bad("stops-in-the-middle", "did not answer in time", |mut stream| async move {
            heard(&mut stream).await?;
            stream.write_all(format!("{OK}Content-Length: 900\r\n\r\n<rss><channel>").as_bytes()).await?;
            hold(stream).await
        })
        .await,
        bad("one-chunk-a-second", "did not answer in time", |mut stream| async move {
            heard(&mut stream).await?;
            stream.write_all(format!("{OK}Transfer-Encoding: chunked\r\n\r\n").as_bytes()).await?;
            loop {
                stream.write_all(b"1\r\n<\r\n").await?;
                sleep(Duration::from_secs(1)).await;
            }
        })
        .await,
    ]
}

/// Those that speak something else, or HTTP without end.
async fn nonsense() -> Vec<Bad> {
    vec![
        says("empty-answer", "closed the connection before it had answered", "").await,
        bad("reset-at-once", "connection reset", |mut stream| async move {
            heard(&mut stream).await?;
            stream.set_zero_linger()
        })
        .await,
        says("ssh", "not HTTP", "SSH-2.0-OpenSSH_9.9\r\n").await,
        says("garbage", "not HTTP", "\u{0}\u{1}\u{2}\u{3}\r\n\r\n\u{4}").await,
        says("http-0-9", "not HTTP", "<html>the whole answer, as in 1991</html>\r\n").await,
        says("two-lengths-that-differ", "not HTTP", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<rss/>").await,
        says("negative-length", "not HTTP", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<rss/>").await,
        flood("endless-headers", "too large", &format!("{OK}X-First: 1\r\n"), b"X-More: and more and more and more\r\n").await,
        flood("one-huge-header", "too large", &format!("{OK}X-Huge: "), &[b'a'; 4096]).await,
        flood("status-line-without-end", "too large", "HTTP/1.1 200 ", &[b'O'; 4096]).await,
        flood("wait-and-wait", "sends without answering", "", b"HTTP/1.1 102 Processing\r\n\r\n").await,
    ]
}

/// Those whose body is a lie or a trap.
async fn bodies() -> Vec<Bad> {
    vec![
        flood("endless-body", "longer than the limit", &format!("{OK}\r\n<rss><channel><title>a</title>"), &[b' '; 16_384]).await,
        says(
            "length-too-long",
            "stopped sending in the middle",
            &format!("{OK}Content-Length: 90000\r\n\r\n<rss><channel><title>a</title>"),
        )
        .await,
        says("length-too-short", "6 bytes", &format!("{OK}Content-Length: 6\r\n\r\n<rss/>HTTP/1.1 200 OK\r\n\r\nsomebody else's")).await,
        says("two-ways-to-end", "6 bytes", &format!("{OK}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n0\r\n\r\n"))
            .await,
        bad("reset-in-the-middle", "stopped sending in the middle", |mut stream| async move {
            heard(&mut stream).await?;
            stream.write_all(format!("{OK}Content-Length: 900\r\n\r\n<rss><channel>").as_bytes()).await?;
            sleep(Duration::from_millis(50)).await;
            stream.set_zero_linger()
        })
        .await,
        says("chunk-of-all-there-is", "HTTP", &format!("{OK}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n<rss/>")).await,
        flood("chunk-with-a-long-story", "breaks the rules of HTTP", &format!("{OK}Transfer-Encoding: chunked\r\n\r\n6;"), &[b'x'; 4096])
            .await,
        packed("gzip-bomb", "too large", "gzip", gzip_bomb()).await,
        packed("brotli-bomb", "too large", "br", brotli_bomb()).await,
        // A frame that asks for a window of 128 MiB, and one raw block.
        packed(
            "zstd-window",
            "unpacked",
            "zstd",
            [&[0x28, 0xb5, 0x2f, 0xfd, 0x00, (27 - 10) << 3, 5 << 3 | 1, 0, 0][..], b"hello"].concat(),
        )
        .await,
        packed("packed-twice", "packed more than once", "gzip, gzip", gzip_bomb()).await,
        packed("packed-in-nothing-known", "unpacked", "br", b"this is no brotli at all".to_vec()).await,
    ]
}

/// Those that send one elsewhere.
async fn redirects() -> Vec<Bad> {
    let to = async |name, words, place: &str| {
        says(name, words, &format!("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {place}\r\n\r\n")).await
    };
    vec![
        to("to-a-file", "only http and https", "file:///etc/passwd").await,
        to("to-itself", "leads back", "/feed").await,
        to("to-the-inside", "not on the public internet", "http://10.1.2.3/feed").await,
        to("to-metadata", "not on the public internet", "http://[::ffff:169.254.169.254]/latest/meta-data/").await,
        to("to-nonsense", "makes no sense", "http://[").await,
        says("to-nowhere", "does not say where to", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n").await,
        bad("on-and-on", "more than 5 times", |mut stream| async move {
            let head = heard(&mut stream).await?;
            let path = head.split(' ').nth(1).unwrap_or_default();
            let answer = format!("HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nConnection: close\r\nLocation: {path}x\r\n\r\n");
            stream.write_all(answer.as_bytes()).await?;
            stream.shutdown().await
        })
        .await,
    ]
}

/// Those whose TLS is not what it should be.
async fn secured() -> Vec<Bad> {
    let feed = |mut stream: TlsStream<TcpStream>| async move {
        heard(&mut stream).await?;
        stream.write_all(format!("{OK}Content-Length: 6\r\n\r\n<rss/>").as_bytes()).await?;
        stream.shutdown().await
    };
    let plain = serve(|mut stream| async move {
        stream.write_all(b"HTTP/1.1 400 Speak Plainly\r\n\r\n").await?;
        hold(stream).await
    });
    let one = || vec![b"http/1.1".to_vec()];
    vec![
        tls("certificate-of-another", "for another name", "another-name", one(), feed).await,
        tls("certificate-run-out", "has run out", "expired", one(), feed).await,
        tls("certificate-of-its-own", "signed by no authority", "self-signed", one(), feed).await,
        Bad { name: "no-tls", url: url("no-tls", plain.await).replace("http:", "https:"), says: "does not speak TLS" },
        Bad {
            name: "tls-where-none-is-asked",
            url: tls("tls-where-none-is-asked", "not HTTP", "good", one(), feed).await.url.replace("https:", "http:"),
            says: "not HTTP",
        },
        Bad {
            name: "tls-handshake-without-end",
            url: url("tls-handshake-without-end", serve(hold).await).replace("http:", "https:"),
            says: "did not take the connection in time",
        },
    ]
}

/// Those that misuse HTTP/2.
async fn two() -> Vec<Bad> {
    let ping = frame(6, 0, 0, &[7; 8]);
    let settings = frame(4, 0, 0, &[]);
    let reset = [frame(3, 0, 1, &[0, 0, 0, 11]), frame(3, 0, 3, &[0, 0, 0, 11])].concat();
    let window = frame(8, 0, 0, &[0, 0, 0, 1]);
    let empty = frame(0, 0, 1, &[]);
    let promise = frame(5, 4, 1, &[0, 0, 0, 2, 0x88]);
    let continued = frame(9, 0, 1, &[0; 4096]);
    let answer = frame(1, 4, 1, &[0x88]);
    vec![
        h2("two-pings", "sends without answering", vec![], ping).await,
        h2("two-settings", "sends without answering", vec![], settings).await,
        h2("two-resets", "breaks the rules of HTTP", vec![], reset).await,
        h2("two-windows", "sends without answering", vec![], window).await,
        h2("two-promises", "breaks the rules of HTTP", vec![], promise).await,
        h2("two-headers-without-end", "breaks the rules of HTTP", frame(1, 0, 1, &[0x88]), continued).await,
        h2("two-empty-frames", "breaks the rules of HTTP", answer.clone(), empty).await,
        h2("two-bytes-after-goodbye", "breaks the rules of HTTP", [frame(7, 0, 0, &[0; 8]), answer].concat(), vec![0; 4096]).await,
    ]
}

fn url(name: &str, port: u16) -> String {
    format!("http://{name}.localhost:{port}/feed")
}

async fn bad<F>(name: &'static str, says: &'static str, work: impl Fn(TcpStream) -> F + Send + 'static) -> Bad
where
    F: Future<Output = Done> + Send + 'static,
{
    Bad { name, url: url(name, serve(work).await), says }
}

/// Says this to everybody, and closes.
async fn says(name: &'static str, words: &'static str, answer: &str) -> Bad {
    let answer: Arc<str> = answer.into();
    bad(name, words, move |mut stream| {
        let answer = answer.clone();
        async move {
            heard(&mut stream).await?;
            stream.write_all(answer.as_bytes()).await?;
            stream.shutdown().await
        }
    })
    .await
}

/// Says this, and then that for ever.
async fn flood(name: &'static str, words: &'static str, first: &str, then: &'static [u8]) -> Bad {
    let first: Arc<str> = first.into();
    bad(name, words, move |mut stream| {
        let first = first.clone();
        async move {
            heard(&mut stream).await?;
            stream.write_all(first.as_bytes()).await?;
            loop {
                stream.write_all(then).await?;
            }
        }
    })
    .await
}

/// Sends a body that is said to be packed in this way.
async fn packed(name: &'static str, words: &'static str, coding: &str, body: Vec<u8>) -> Bad {
    let head = format!("{OK}Content-Encoding: {coding}\r\nContent-Length: {}\r\n\r\n", body.len());
    let answer: Arc<[u8]> = [head.as_bytes(), &body].concat().into();
    bad(name, words, move |mut stream| {
        let answer = answer.clone();
        async move {
            heard(&mut stream).await?;
            stream.write_all(&answer).await?;
            stream.shutdown().await
        }
    })
    .await
}

/// Speaks TLS with the certificate of this name.
async fn tls<F>(
    name: &'static str,
    says: &'static str,
    certificate: &str,
    protocols: Vec<Vec<u8>>,
    work: impl Fn(TlsStream<TcpStream>) -> F + Clone + Send + Sync + 'static,
) -> Bad
where
    F: Future<Output = Done> + Send + 'static,
{
    let acceptor = acceptor(certificate, protocols);
    let port = serve(move |stream| {
        let (acceptor, work) = (acceptor.clone(), work.clone());
        async move { work(acceptor.accept(stream).await?).await }
    });
    // No certificate is for all names of localhost: a wildcard needs two labels behind it.
    Bad { name, url: format!("https://127.0.0.1:{}/feed", port.await), says }
}

/// Speaks HTTP/2 well enough to be believed, says `first`, and then `then` for ever.
async fn h2(name: &'static str, says: &'static str, first: Vec<u8>, then: Vec<u8>) -> Bad {
    let many: Arc<[u8]> = then.repeat(65_536 / then.len()).into();
    let first: Arc<[u8]> = [frame(4, 0, 0, &[]), first].concat().into();
    tls(name, says, "good", vec![b"h2".to_vec()], move |mut stream| {
        let (first, many) = (first.clone(), many.clone());
        async move {
            // The client's preface, settings and question come in two or three packets; those who answer earlier are told apart by that.
            sleep(Duration::from_millis(50)).await;
            stream.read_buf(&mut Vec::with_capacity(4096)).await?;
            stream.write_all(&first).await?;
            loop {
                stream.write_all(&many).await?;
            }
        }
    })
    .await
}

/// RFC 9113, 4.1.
fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).expect("short").to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// A file of fixtures/tls: made once with openssl, of one authority, for one key; valid until 2120 but for the one that has run out.
fn pem(name: &str) -> Vec<u8> {
    std::fs::read(root().join("fixtures/tls").join(name)).expect("a fixture")
}

/// Where the certificate of [`authority`] lies.
pub(crate) fn authority_file() -> PathBuf {
    root().join("fixtures/tls/authority.pem")
}

/// The authority that signed the certificates of these servers.
pub(crate) fn authority() -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(&pem("authority.pem")).expect("a certificate")
}

fn acceptor(certificate: &str, protocols: Vec<Vec<u8>>) -> TlsAcceptor {
    let chain = vec![CertificateDer::from_pem_slice(&pem(&format!("{certificate}.pem"))).expect("a certificate")];
    let key = PrivateKeyDer::from_pem_slice(&pem("server-key.pem")).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().expect("versions");
    let mut config = versions.with_no_client_auth().with_single_cert(chain, key).expect("they fit");
    config.alpn_protocols = protocols;
    TlsAcceptor::from(Arc::new(config))
}

/// Serves every connection so, on a port of its own.
async fn serve<F>(work: impl Fn(TcpStream) -> F + Send + 'static) -> u16
where
    F: Future<Output = Done> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let port = listener.local_addr().expect("bound").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // That the other end hangs up is the aim of it all.
            tokio::spawn(work(stream));
        }
    });
    port
}

/// A listener whose queue is full, and who takes nobody out of it.
async fn full_backlog() -> u16 {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(([127, 0, 0, 1], 0).into()).expect("loopback");
    let listener = socket.listen(1).expect("listening");
    let address = listener.local_addr().expect("bound");
    for _ in 0..8 {
        tokio::spawn(async move {
            #[expect(clippy::disallowed_methods, reason = "a test's own server is filled up")]
            let waiting = TcpStream::connect(address).await;
            if let Ok(waiting) = waiting {
                let _ = hold(waiting).await;
            }
        });
    }
    tokio::spawn(async move {
        let _listener = listener;
        std::future::pending::<()>().await;
    });
    sleep(Duration::from_millis(100)).await;
    address.port()
}

/// The head of a request.
async fn heard(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if stream.read_buf(&mut head).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// Does nothing for as long as anybody may wait.
async fn hold<S: Send>(stream: S) -> Done {
    sleep(Duration::from_secs(600)).await;
    drop(stream);
    Ok(())
}

/// 256 MiB of one letter, in some 250 kB.
fn gzip_bomb() -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    let letters = vec![b'a'; 1 << 20];
    for _ in 0..256 {
        encoder.write_all(&letters).expect("memory");
    }
    encoder.finish().expect("memory")
}

/// The same in some hundred bytes.
fn brotli_bomb() -> Vec<u8> {
    use std::io::Write;
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    let letters = vec![b'a'; 1 << 20];
    for _ in 0..256 {
        encoder.write_all(&letters).expect("memory");
    }
    encoder.into_inner()
}
