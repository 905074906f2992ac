//! What the dial stands on: the machine's resolver and its sockets. Whoever wants to see what would be dialled puts another in its place.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use futures_util::future::BoxFuture;
use tokio::net::{TcpSocket, TcpStream};
use tokio::sync::Semaphore;

/// Most lookups at once. Each one blocks a thread of the runtime's pool, which others need for files, for as long as a dead name server
/// keeps it.
const LOOKUPS: usize = 64;

/// Names to addresses, and addresses to connections. It judges nothing: only what the guard let through arrives at `connect`,
/// and the operator's proxy.
pub trait Network: Send + Sync + 'static {
    /// The addresses of a name, as its owner gives them at this moment.
    ///
    /// # Errors
    /// If the name is not known, with words that fit after "The server could not be reached: ".
    fn look_up<'a>(&'a self, name: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>>;

    /// A connection to exactly this address.
    ///
    /// # Errors
    /// The operating system's.
    fn connect(&self, address: SocketAddr) -> BoxFuture<'_, io::Result<TcpStream>>;
}

/// This machine's own.
pub(crate) struct Machine {
    lookups: Arc<Semaphore>,
}

impl Machine {
    pub(crate) fn new() -> Machine {
        Machine { lookups: Arc::new(Semaphore::new(LOOKUPS)) }
    }
}

impl Network for Machine {
    fn look_up<'a>(&'a self, name: &'a str) -> BoxFuture<'a, io::Result<Vec<IpAddr>>> {
        let (lookups, name) = (self.lookups.clone(), name.to_owned());
        Box::pin(async move {
            // Whoever gives up waiting here leaves the line. A task of its own holds the permit: a caller who gives up later does not free the
            // thread that is still blocked.
            let permit = lookups.acquire_owned().await;
            let found = tokio::spawn(async move {
                let _permit = permit;
                let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
                Ok(found.map(|address| address.ip()).collect())
            });
            let found: io::Result<Vec<IpAddr>> = found.await.map_err(io::Error::other)?;
            match found {
                Ok(found) if !found.is_empty() => Ok(found),
                _ => Err(io::Error::new(io::ErrorKind::NotFound, "its name is not known")),
            }
        })
    }

    fn connect(&self, address: SocketAddr) -> BoxFuture<'_, io::Result<TcpStream>> {
        Box::pin(async move {
            let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
            #[expect(clippy::disallowed_methods, reason = "the one place where a socket is opened to the outside")]
            let stream = socket.connect(address).await?;
            stream.set_nodelay(true)?;
            Ok(stream)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_gives_up_on_a_lookup_leaves_the_line() {
        let machine = Machine { lookups: Arc::new(Semaphore::new(0)) };
        let given_up = tokio::time::timeout(std::time::Duration::from_millis(20), machine.look_up("localhost")).await;
        assert!(given_up.is_err(), "there is no place");
        machine.lookups.add_permits(1);
        assert_eq!(machine.lookups.available_permits(), 1, "nobody waits for it any more");
    }
}
