//! A network that is no network: names mean what a test says, every dial is counted, and whoever is dialled, one server on loopback answers.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};

use futures_util::future::BoxFuture;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Where `SITE` lives: an address of the public internet, never really dialled.
pub(crate) const SITE_ADDRESS: &str = "1.2.3.4";

/// A host that everybody may be sent to. `/to?X` redirects to X, `/page?X` links to X as its feed, `/robots.txt` is empty, all else is a
/// feed with one entry.
pub(crate) const SITE: &str = "tide.example";

/// Names and dials.
pub(crate) struct Counting {
    server: SocketAddr,
    /// For each name its answers, given by turns. A name without is on loopback.
    names: Mutex<HashMap<String, (Vec<IpAddr>, usize)>>,
    lookups: Mutex<usize>,
    dialled: Mutex<Vec<SocketAddr>>,
}

impl Counting {
    pub(crate) async fn start() -> Arc<Counting> {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let server = listener.local_addr().expect("bound");
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream));
            }
        });
        let network = Counting { server, names: Mutex::default(), lookups: Mutex::default(), dialled: Mutex::default() };
        network.name(SITE, &[SITE_ADDRESS]);
        Arc::new(network)
    }

    /// What a name resolves to: one of these after the other, from the beginning again.
    pub(crate) fn name(&self, name: &str, by_turns: &[&str]) {
        let addresses = by_turns.iter().map(|address| address.parse().expect("an address")).collect();
        self.names.lock().expect("lock").insert(name.to_owned(), (addresses, 0));
    }

    /// The addresses dialled since the last time that this was asked, without the site's own.
    pub(crate) fn dialled(&self) -> Vec<SocketAddr> {
        let all = std::mem::take(&mut *self.dialled.lock().expect("lock"));
        all.into_iter().filter(|address| address.ip().to_string() != SITE_ADDRESS).collect()
    }

    /// Names looked up since the last time that this was asked.
    pub(crate) fn lookups(&self) -> usize {
        std::mem::take(&mut *self.lookups.lock().expect("lock"))
    }
}

impl fetch::Network for Counting {
    fn look_up<'a>(&'a self, name: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>> {
        *self.lookups.lock().expect("lock") += 1;
        let mut names = self.names.lock().expect("lock");
        let found = names.get_mut(name).map_or(IpAddr::from([127, 0, 0, 1]), |(addresses, turn)| {
            *turn += 1;
            addresses[(*turn - 1) % addresses.len()]
        });
        Box::pin(async move { Ok(vec![found]) })
    }

    fn connect(&self, address: SocketAddr) -> BoxFuture<'_, io::Result<TcpStream>> {
        self.dialled.lock().expect("lock").push(address);
        #[expect(clippy::disallowed_methods, reason = "the far end of a test's own network")]
        Box::pin(TcpStream::connect(self.server))
    }
}

/// The same as [`Counting`] for the fetcher that is to be tried.
pub(crate) fn as_network(counting: &Arc<Counting>) -> Arc<dyn fetch::Network> {
    Arc::clone(counting) as Arc<dyn fetch::Network>
}

async fn answer(mut stream: TcpStream) -> io::Result<()> {
    let mut head = Vec::new();
    // A form may come with the head that announces it.
    while !head.windows(4).any(|window| window == b"\r\n\r\n") {
        // What speaks TLS here is told apart by its first byte, and hung up on.
        if stream.read_buf(&mut head).await? == 0 || head[0] == 0x16 {
            return Ok(());
        }
    }
    let target = head.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
    let said = match target.split(|byte| *byte == b'?').next().unwrap_or_default() {
        b"/robots.txt" => b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec(),
        b"/to" => {
            let place = carried(target);
            [b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: ", place.as_slice(), b"\r\n\r\n"].concat()
        }
        b"/page" => {
            let place = String::from_utf8_lossy(&carried(target)).replace('&', "&amp;").replace('"', "&quot;");
            let page =
                format!("<html><head><link rel=alternate type=application/rss+xml href=\"{place}\"></head><body>Tides</body></html>");
            whole("text/html", &page)
        }
        _ => whole(
            "application/rss+xml",
            "<rss version=\"2.0\"><channel><title>Tides</title><item><title>Ebb</title></item></channel></rss>",
        ),
    };
    stream.write_all(&said).await?;
    stream.shutdown().await
}

fn whole(kind: &str, body: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len()).into_bytes()
}

/// What [`carrying`] put into a query.
fn carried(target: &[u8]) -> Vec<u8> {
    let query = target.split(|byte| *byte == b'?').nth(1).unwrap_or_default();
    let hex = String::from_utf8_lossy(query).into_owned();
    (0..hex.len() / 2).filter_map(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).ok()).collect()
}

/// An address of the site that carries this text, to be given back just as it is written.
pub(crate) fn carrying(path: &str, text: &str) -> String {
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("http://{SITE}{path}?{hex}")
}
