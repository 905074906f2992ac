//! Letters by LMTP or SMTP: the socket of [`letters::Session`]. What has been answered with 250 is on disk.

use std::sync::Arc;
use std::time::Duration;

use letters::{Data, Session, Step, Verdict};
use store::Taken;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::Newsroom;

/// Conversations at once. A mail server of one's own needs one or two.
const CONVERSATIONS: usize = 16;
/// Letters that are held in memory at once, of at most [`letters::MOST_BYTES`].
const LETTERS: usize = 4;
/// How long a client may say nothing (RFC 5321, 4.5.3.2.7).
const SILENCE: Duration = Duration::from_secs(5 * 60);
/// How long a client waits for its turn to send a letter.
const TURN: Duration = Duration::from_secs(60);
/// How long one conversation may take, whatever trickles.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// Bytes of a command with its line end: four times what RFC 5321 (4.5.3.1.4) asks for, for the extensions' parameters.
const LONGEST_LINE: usize = 2_048;
/// Bytes that are read at once.
const PIECE: usize = 16 << 10;
/// After a socket could not be taken (too many are open), the wait before the next try.
const RECOVERY: Duration = Duration::from_millis(500);

impl Newsroom {
    /// Takes letters on a bound listener until told to stop.
    pub async fn receive_letters(self: &Arc<Self>, listener: TcpListener, stop: &CancellationToken) {
        let (free, letters) = (Arc::new(Semaphore::new(CONVERSATIONS)), Arc::new(Semaphore::new(LETTERS)));
        let mut conversations = JoinSet::new();
        loop {
            while conversations.try_join_next().is_some() {}
            let accepted = tokio::select! {
                () = stop.cancelled() => break,
                accepted = listener.accept() => accepted,
            };
            let Ok((mut socket, _)) = accepted else {
                tokio::time::sleep(RECOVERY).await;
                continue;
            };
            let Ok(place) = Arc::clone(&free).try_acquire_owned() else {
                let full = format!("421 4.3.2 {} has too many conversations; try again\r\n", self.settings.letters_host);
                conversations.spawn(async move { drop(timeout(Duration::from_secs(5), socket.write_all(full.as_bytes())).await) });
                continue;
            };
            let (newsroom, letters) = (Arc::clone(self), Arc::clone(&letters));
            conversations.spawn(async move {
                let talk = Talk { newsroom: &newsroom, socket, read: Vec::new(), letters: &letters, silence: SILENCE };
                match timeout(LONGEST, talk.go_on()).await {
                    Ok(Err(error)) => tracing::debug!("a conversation broke off: {error}"),
                    Err(_) => tracing::debug!("a conversation took too long"),
                    Ok(Ok(())) => {}
                }
                drop(place);
            });
        }
        // Half a letter is none: what is on its way comes again.
        conversations.shutdown().await;
    }
}

/// One conversation and its socket.
struct Talk<'n> {
    newsroom: &'n Newsroom,
    socket: TcpStream,
    /// What was read and not yet looked at: commands may come many at once.
    read: Vec<u8>,
    letters: &'n Semaphore,
    /// How long the client may say nothing.
    silence: Duration,
}

enum Line {
    Whole(Vec<u8>),
    TooLong,
    End,
}

impl Talk<'_> {
    async fn go_on(mut self) -> std::io::Result<()> {
        let mut session = Session::new(&self.newsroom.settings.letters_host, letters::MOST_BYTES);
        self.say(&session.greeting()).await?;
        loop {
            let mut step = match self.line().await? {
                Line::Whole(line) => session.line(&line),
                Line::TooLong => session.too_long(),
                Line::End => return Ok(()),
            };
            if let Step::Look(local) = &step {
                step = session.found(self.newsroom.is_box(local).await.ok());
            }
            match step {
                Step::Say(answer) => self.say(&answer).await?,
                Step::Read(answer) => self.letter(&mut session, &answer).await?,
                Step::End(answer) => return self.say(&answer).await,
                Step::Look(_) => {}
            }
        }
    }

    async fn letter(&mut self, session: &mut Session, go_on: &str) -> std::io::Result<()> {
        let letters = self.letters;
        let Ok(Ok(_turn)) = timeout(TURN, letters.acquire()).await else {
            let answer = session.busy();
            return self.say(&answer).await;
        };
        self.say(go_on).await?;
        let mut data = Data::new(letters::MOST_BYTES);
        loop {
            let (taken, is_end) = data.take(&self.read);
            self.read.drain(..taken);
            if is_end {
                break;
            }
            if self.more().await? == 0 {
                // Half a letter is none: its sender sends it again.
                return Ok(());
            }
        }
        let answer = match data.message() {
            None => session.kept(&vec![Verdict::TooLong; session.recipients().len()]),
            Some(letter) => {
                let mut verdicts = Vec::new();
                for local in session.recipients() {
                    verdicts.push(match self.newsroom.keep_letter(local, &letter).await {
                        Ok(Some(Taken::Kept | Taken::Known)) => Verdict::Kept,
                        Ok(Some(Taken::Full)) => Verdict::Full,
                        Ok(None) | Err(_) => Verdict::Later,
                    });
                }
                session.kept(&verdicts)
            }
        };
        self.say(&answer).await
    }

    async fn say(&mut self, answer: &str) -> std::io::Result<()> {
        let answer = format!("{answer}\r\n");
        timeout(self.silence, self.socket.write_all(answer.as_bytes())).await.map_err(|_| std::io::ErrorKind::TimedOut)?
    }

    /// The next line without its end. Of one that is too long nothing is kept.
    async fn line(&mut self) -> std::io::Result<Line> {
        let mut is_too_long = false;
        loop {
            if let Some(end) = self.read.iter().position(|byte| *byte == b'\n') {
                let mut line: Vec<u8> = self.read.drain(..=end).collect();
                if is_too_long || line.len() > LONGEST_LINE {
                    return Ok(Line::TooLong);
                }
                line.pop();
                line.pop_if(|byte| *byte == b'\r');
                return Ok(Line::Whole(line));
            }
            if self.read.len() > LONGEST_LINE {
                is_too_long = true;
                self.read.clear();
            }
            match self.more().await {
                Ok(0) => return Ok(Line::End),
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::TimedOut => {
                    let host = &self.newsroom.settings.letters_host;
                    self.say(&format!("421 4.4.2 {host} has waited long enough")).await?;
                    return Ok(Line::End);
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn more(&mut self) -> std::io::Result<usize> {
        self.read.reserve(PIECE);
        timeout(self.silence, self.socket.read_buf(&mut self.read)).await.map_err(|_| std::io::ErrorKind::TimedOut)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    #[expect(clippy::disallowed_methods, reason = "the mail server's part is the test's")]
    async fn a_client_that_says_nothing_is_told_why_the_conversation_ends() {
        let folder = tempfile::tempdir().unwrap();
        let store = store::Store::open(&store::Target::Sqlite(folder.path().to_owned())).await.unwrap();
        let fetcher = fetch::Fetcher::new(fetch::Settings::default()).unwrap();
        let clock: crate::Clock = Arc::new(|| jiff::Timestamp::UNIX_EPOCH);
        let newsroom = Newsroom::new(store, fetcher, crate::Settings::default(), clock, "test".to_owned(), Arc::new(|_| {}));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (socket, _) = listener.accept().await.unwrap();
        let letters = Semaphore::new(1);
        let talk = Talk { newsroom: &newsroom, socket, read: Vec::new(), letters: &letters, silence: Duration::from_millis(20) };
        let mut heard = String::new();
        let (ended, read) = tokio::join!(talk.go_on(), client.read_to_string(&mut heard));
        ended.unwrap();
        read.unwrap();
        assert!(heard.starts_with("220 ") && heard.contains("\r\n421 4.4.2 "), "{heard}");
    }
}
