//! Lines to the server and answers from it, within bounds of length and time.

use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use crate::session::Trouble;
use crate::{Reply, Server};

/// Why a server can't be reached, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreached(pub String);

/// Opens lines: the one who has sockets. Both ways have a limit of time.
pub trait Dial: Send + Sync {
    /// Bytes both ways, in the clear or inside TLS.
    type Line: AsyncRead + AsyncWrite + Send + Unpin;

    /// A line to the server, secured from the first byte where that is its safety.
    fn line(&self, server: &Server) -> impl Future<Output = Result<Self::Line, Unreached>> + Send;

    /// The same line inside TLS.
    fn secure(&self, server: &Server, line: Self::Line) -> impl Future<Output = Result<Self::Line, Unreached>> + Send;
}

/// Bytes of an answer's line: the protocol has 512.
const LONGEST_LINE: usize = 2048;
/// Lines of one answer.
const MOST_LINES: usize = 100;

/// A line, and what came in on it that was not read yet.
pub(crate) struct Wire<L> {
    line: L,
    ahead: Vec<u8>,
}

impl<L: AsyncRead + AsyncWrite + Send + Unpin> Wire<L> {
    pub(crate) fn new(line: L) -> Wire<L> {
        Wire { line, ahead: Vec::new() }
    }

    /// The line itself; `None` where something came ahead of its time: what was said in the clear must not count inside TLS.
    pub(crate) fn into_line(self) -> Option<L> {
        self.ahead.is_empty().then_some(self.line)
    }

    /// Sends bytes, all of them within this time.
    pub(crate) async fn send(&mut self, bytes: &[u8], patience: Duration) -> Result<(), Trouble> {
        let sent = async {
            self.line.write_all(bytes).await?;
            self.line.flush().await
        };
        match timeout(patience, sent).await {
            Ok(sent) => sent.map_err(|error| Trouble::Broken(error.kind().to_string())),
            Err(_) => Err(Trouble::Slow),
        }
    }

    /// One answer, whole within this time.
    pub(crate) async fn reply(&mut self, patience: Duration) -> Result<Reply, Trouble> {
        Ok(self.lines(patience).await?.0)
    }

    /// One answer, and each of its lines: what a server can do, it says in lines.
    pub(crate) async fn lines(&mut self, patience: Duration) -> Result<(Reply, Vec<String>), Trouble> {
        timeout(patience, self.whole()).await.map_err(|_| Trouble::Slow)?
    }

    async fn whole(&mut self) -> Result<(Reply, Vec<String>), Trouble> {
        let nonsense = || Trouble::Broken("what it says is not SMTP".to_owned());
        let mut texts = Vec::new();
        let mut first = None;
        while texts.len() < MOST_LINES {
            let line = self.next().await?;
            let (code, more, text) = Reply::line(&line).ok_or_else(nonsense)?;
            if *first.get_or_insert(code) != code {
                return Err(nonsense());
            }
            texts.push(String::from_utf8_lossy(text).into_owned());
            if !more {
                return Ok((Reply::new(code, &texts), texts));
            }
        }
        Err(nonsense())
    }

    /// One line, without its end.
    async fn next(&mut self) -> Result<Vec<u8>, Trouble> {
        loop {
            if let Some(end) = self.ahead.iter().position(|byte| *byte == b'\n') {
                let mut line: Vec<u8> = self.ahead.drain(..=end).collect();
                line.pop();
                line.pop_if(|byte| *byte == b'\r');
                return Ok(line);
            }
            if self.ahead.len() > LONGEST_LINE {
                return Err(Trouble::Broken("what it says has no end".to_owned()));
            }
            let read = self.line.read_buf(&mut self.ahead).await.map_err(|error| Trouble::Broken(error.kind().to_string()))?;
            if read == 0 {
                return Err(Trouble::Broken("it closed the line".to_owned()));
            }
        }
    }
}
