//! The crate's face: the ten publishers, and the server that stands for their ten sites.

use std::io;
use std::net::Ipv4Addr;
use std::time::Duration;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::desk::Desk;
use crate::houses::{HOUSES, House};
use crate::serve::{self, Hosts};
use crate::shelf::Shelf;

/// One invented newspaper, as an edition would list it among its sources.
#[derive(Debug, Clone, PartialEq)]
pub struct Publisher {
    /// Its folder in `newsroom/` and the first label of its host: `courier`.
    pub slug: &'static str,
    /// Its name as it prints it.
    pub name: &'static str,
    /// The language that it writes in, as ISO 639-1 has it.
    pub language: &'static str,
    /// Its home page, with the port: `http://courier.localhost:8099/`.
    pub site: String,
    /// Its feed's address, with the port.
    pub feed: String,
    /// What the public may be shown of its articles: `full`, `excerpt` or `link`.
    pub rights: &'static str,
    /// How much its reports count; 1.0 is usual.
    pub weight: f64,
    /// What an OPML file would file it under.
    pub category: &'static str,
}

/// The newsroom while it is served. Dropping it stops the server too, without waiting for readers.
pub struct Newsroom {
    publishers: Vec<Publisher>,
    port: u16,
    /// Dropping the sender is the sign to stop.
    running: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

/// How long `stop` waits for readers that are in the middle of a page.
const PATIENCE: Duration = Duration::from_secs(1);

impl Newsroom {
    /// Renders the ten sites as they would look at `now` and serves them on 127.0.0.1; port 0 takes any free one.
    ///
    /// The hosts are `<slug>.localhost`, which browsers resolve to loopback by themselves (RFC 6761); another client may
    /// have to be told. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// When the port cannot be had, or (as `InvalidData`) when an embedded article is malformed.
    pub async fn start(now: Timestamp, port: u16) -> io::Result<Newsroom> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let port = listener.local_addr()?.port();
        let mut hosts = Hosts::new();
        for house in &HOUSES {
            let desk = Desk::open(house, now, port).map_err(malformed)?;
            hosts.insert(format!("{}.localhost", house.slug), Shelf::fill(&desk).map_err(malformed)?);
        }
        let (running, stopped) = oneshot::channel::<()>();
        let server = axum::serve(listener, serve::router(hosts)).with_graceful_shutdown(async {
            // An error is the sender's end, which is what is waited for.
            let _ = stopped.await;
        });
        let server = tokio::spawn(async move {
            if let Err(error) = server.await {
                tracing::warn!(%error, "the sample newsroom stopped serving");
            }
        });
        Ok(Newsroom { publishers: HOUSES.iter().map(|house| Publisher::new(house, port)).collect(), port, running, server })
    }

    /// The ten publishers, the local one first.
    pub fn publishers(&self) -> &[Publisher] {
        &self.publishers
    }

    /// The port that all ten are served on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Stops serving; pages being sent get a second to arrive.
    pub async fn stop(self) {
        drop(self.running);
        let hurry = self.server.abort_handle();
        if tokio::time::timeout(PATIENCE, self.server).await.is_err() {
            hurry.abort();
        }
    }
}

impl Publisher {
    fn new(house: &House, port: u16) -> Publisher {
        let origin = format!("http://{}.localhost:{port}", house.slug);
        Publisher {
            slug: house.slug,
            name: house.name,
            language: house.language,
            site: format!("{origin}/"),
            feed: format!("{origin}{}", house.feed_path),
            rights: house.rights,
            weight: house.weight,
            category: house.category,
        }
    }
}

fn malformed(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
