//! An open line to a service that the operator named, for what is no HTTP: bytes both ways, in the clear or inside TLS.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::timeout;
use url::Url;

use crate::connection::Stream;
use crate::{Failure, Fetcher, Refusal};

/// A line. It ends when it is dropped. What comes in on it is counted: beyond 2 MiB it fails.
pub struct Line(Stream);

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Line")
    }
}

impl Fetcher {
    /// Opens a line to this host and port, which must be one of [`Settings::services`](crate::Settings::services). The line is dialled from
    /// here whatever proxy is set: that one is for HTTP.
    ///
    /// # Errors
    /// See [`Failure`]: `Forbidden` where the operator did not name it, `Unreachable` where nobody answers in the time that connecting may take.
    pub async fn line(&self, host: &str, port: u16) -> Result<Line, Failure> {
        let url = place(host, port)?;
        if !self.inner.guard.is_service(&url) {
            return Err(Refusal::Port(port).into());
        }
        Ok(Line(self.inner.dial.line(&url).await?))
    }

    /// Speaks TLS on a line from now on, with a server whose certificate is for this host.
    ///
    /// # Errors
    /// `Unreachable` where the handshake fails or takes longer than connecting may; the line is gone.
    pub async fn secure(&self, line: Line, host: &str) -> Result<Line, Failure> {
        let url = place(host, 0)?;
        let late = || Failure::Unreachable("it did not finish the TLS handshake in time".to_owned());
        let secured = timeout(self.inner.settings.connect_timeout, self.inner.dial.secure(line.0, &url)).await.map_err(|_| late())??;
        Ok(Line(secured))
    }
}

/// As an address, which is what hosts are judged and looked up as.
fn place(host: &str, port: u16) -> Result<Url, Failure> {
    let bad = || Failure::BadAddress("it is no host".to_owned());
    let mut url = Url::parse("https://line.invalid/").map_err(|_| bad())?;
    url.set_host(Some(host)).map_err(|_| bad())?;
    url.set_port(Some(port)).map_err(|()| bad())?;
    Ok(url)
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}
