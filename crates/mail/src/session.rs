//! A conversation with the server: who we are, then letter after letter.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::MailAddress;
use tokio::io::{AsyncRead, AsyncWrite};

use crate::wire::{Dial, Wire};
use crate::{Journal, Reply, Safety, Server, Unreached};

/// How long a server may think about a command, a piece of text, and the end of a message (RFC 5321, 4.5.3.2).
const COMMAND: Duration = Duration::from_secs(5 * 60);
const PIECE: Duration = Duration::from_secs(3 * 60);
const END: Duration = Duration::from_secs(10 * 60);
/// How long it may think about a goodbye, which nobody needs an answer to.
const GOODBYE: Duration = Duration::from_secs(2);
/// Bytes of a message's text that are sent at once.
const BLOCK: usize = 16 << 10;
/// Bytes of the longest line of a message, without its end (RFC 5322, 2.1.1).
const LONGEST_LINE: usize = 998;

/// From whom and to whom, as the server needs it: not what stands in the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Where letters that can't be delivered come back to.
    pub from: MailAddress,
    /// To whom.
    pub to: MailAddress,
}

/// What the server was asked when it refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Whether it takes letters from this sender.
    Sender,
    /// Whether it takes letters for this address.
    Recipient,
    /// Whether it takes this letter.
    Text,
}

/// What became of a letter.
#[derive(Debug)]
pub enum Outcome {
    /// The server has it.
    Taken,
    /// The server does not want it, and says so. The session goes on.
    Refused(Stage, Reply),
    /// It can have gone: its last byte was sent, and the answer was not heard. The session is over.
    Unsure(Trouble),
    /// It can't have gone. The session is over.
    Unsent(Trouble),
    /// No server like this one can take it as it is, and it was not offered. The session goes on.
    Unfit(&'static str),
}

/// Why a session can't begin, or can't go on.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Nobody answers.
    #[error("the mail server can't be reached: {0}")]
    Unreached(String),
    /// It does not want to talk to us, at this command.
    #[error("the mail server refuses {0}: {1}")]
    Refused(&'static str, Reply),
    /// It can't do what we need of it.
    #[error("the mail server offers no {0}")]
    Unable(&'static str),
    /// The line broke, or what came was nonsense.
    #[error("the line to the mail server broke: {0}")]
    Broken(String),
    /// No answer in time.
    #[error("the mail server does not answer in time")]
    Slow,
    /// The journal can't be written; without it nothing may end.
    #[error("the journal of outgoing letters can't be written: {0}")]
    Journal(std::io::Error),
}

impl From<Unreached> for Trouble {
    fn from(Unreached(why): Unreached) -> Trouble {
        Trouble::Unreached(why)
    }
}

/// A session that letters can be sent on, one after the other.
pub struct Session<L> {
    wire: Wire<L>,
    /// It takes bytes beyond seven bits.
    eight_bit: bool,
    /// Bytes of the largest message it takes, where it says so.
    largest: Option<usize>,
}

impl<L> std::fmt::Debug for Session<L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session")
    }
}

/// What a server says that it can.
#[derive(Debug, Default)]
struct Offers {
    starttls: bool,
    plain: bool,
    login: bool,
    eight_bit: bool,
    largest: Option<usize>,
}

impl<L: AsyncRead + AsyncWrite + Send + Unpin> Session<L> {
    /// Opens a session: greets as `name`, secures the line, says who we are.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn open<D: Dial<Line = L>>(dial: &D, server: &Server, name: &str) -> Result<Session<L>, Trouble> {
        let mut wire = Wire::new(dial.line(server).await?);
        good("the connection", wire.reply(COMMAND).await?)?;
        let mut offers = greet(&mut wire, name).await?;
        if server.safety == Safety::Upgraded {
            if !offers.starttls {
                return Err(Trouble::Unable("STARTTLS"));
            }
            good("STARTTLS", say(&mut wire, "STARTTLS").await?)?;
            let line = wire.into_line().ok_or_else(|| Trouble::Broken("it went on in the clear".to_owned()))?;
            wire = Wire::new(dial.secure(server, line).await?);
            // What it offered in the clear may have been somebody else's word.
            offers = greet(&mut wire, name).await?;
        }
        if let Some((user, password)) = &server.user {
            sign_in(&mut wire, &offers, user, password).await?;
        }
        Ok(Session { wire, eight_bit: offers.eight_bit, largest: offers.largest })
    }

    /// Sends a message; `letter` is what the journal calls it. After [`Outcome::Unsure`] and [`Outcome::Unsent`] nothing more can be sent.
    pub async fn send(&mut self, envelope: &Envelope, message: &[u8], letter: i64, journal: &Journal) -> Outcome {
        let whole = match self.stuffed(message) {
            Ok(whole) => whole,
            Err(why) => return Outcome::Unfit(why),
        };
        match self.deliver(envelope, &whole, letter, journal).await {
            Ok(outcome) => outcome,
            Err(trouble) => Outcome::Unsent(trouble),
        }
    }

    async fn deliver(&mut self, envelope: &Envelope, whole: &[u8], letter: i64, journal: &Journal) -> Result<Outcome, Trouble> {
        let eight_bit = if whole.is_ascii() { "" } else { " BODY=8BITMIME" };
        let size = self.largest.map_or_else(String::new, |_| format!(" SIZE={}", whole.len()));
        for (stage, command) in [
            (Stage::Sender, format!("MAIL FROM:<{}>{size}{eight_bit}", envelope.from)),
            (Stage::Recipient, format!("RCPT TO:<{}>", envelope.to)),
            (Stage::Text, "DATA".to_owned()),
        ] {
            let reply = say(&mut self.wire, &command).await?;
            // 354 is what DATA is answered with; anything else that is good is nonsense there.
            if !reply.is_good() || (stage == Stage::Text) != (reply.code == 354) {
                return self.refused(stage, reply).await;
            }
        }
        let (last, rest) = whole.split_last().ok_or_else(|| Trouble::Broken("nothing to send".to_owned()))?;
        for block in rest.chunks(BLOCK) {
            self.wire.send(block, PIECE).await?;
        }
        journal.ending(letter).await.map_err(Trouble::Journal)?;
        journal.going(letter).map_err(Trouble::Journal)?;
        // From here on it can have gone.
        if let Err(trouble) = self.wire.send(&[*last], PIECE).await {
            return Ok(Outcome::Unsure(trouble));
        }
        let reply = match self.wire.reply(END).await {
            Ok(reply) => reply,
            Err(trouble) => return Ok(Outcome::Unsure(trouble)),
        };
        // A note that can't be written leaves the letter as one that can have gone, which is not untrue.
        journal.told(letter, reply.code).ok();
        match reply.code {
            200..300 => Ok(Outcome::Taken),
            400.. => self.refused_at_end(reply),
            _ => Ok(Outcome::Unsure(Trouble::Broken(format!("it answered a whole letter with {reply}")))),
        }
    }

    /// The answer to one command of a letter was no: the next letter begins anew.
    async fn refused(&mut self, stage: Stage, reply: Reply) -> Result<Outcome, Trouble> {
        if reply.code == 421 || reply.is_good() {
            return Err(Trouble::Refused("a letter", reply));
        }
        // Whatever it says to this, it says that it is there.
        say(&mut self.wire, "RSET").await?;
        Ok(Outcome::Refused(stage, reply))
    }

    fn refused_at_end(&self, reply: Reply) -> Result<Outcome, Trouble> {
        if reply.code == 421 { Err(Trouble::Refused("a letter", reply)) } else { Ok(Outcome::Refused(Stage::Text, reply)) }
    }

    /// The message as it goes over the line: each line that begins with a dot has another one in front, and at the end stands a dot alone.
    fn stuffed(&self, message: &[u8]) -> Result<Vec<u8>, &'static str> {
        if !message.is_ascii() && !self.eight_bit {
            return Err("it has bytes beyond seven bits, which the mail server does not take");
        }
        let mut whole = Vec::with_capacity(message.len() + 64);
        for line in message.split_inclusive(|byte| *byte == b'\n') {
            // A bare line feed or carriage return ends a line for some servers and none for others: between the two, messages are smuggled.
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.contains(&b'\r') || line.contains(&0) || line.len() > LONGEST_LINE {
                return Err("a line of it is too long, or not ended as lines of mail are");
            }
            if line.first() == Some(&b'.') {
                whole.push(b'.');
            }
            whole.extend_from_slice(line);
            whole.extend_from_slice(b"\r\n");
        }
        whole.extend_from_slice(b".\r\n");
        if self.largest.is_some_and(|largest| whole.len() > largest) {
            return Err("it is larger than the mail server takes");
        }
        Ok(whole)
    }

    /// Ends the session.
    pub async fn quit(mut self) {
        if self.wire.send(b"QUIT\r\n", GOODBYE).await.is_ok() {
            // Whatever it answers, we are gone.
            self.wire.reply(GOODBYE).await.ok();
        }
    }
}

async fn say<L: AsyncRead + AsyncWrite + Send + Unpin>(wire: &mut Wire<L>, command: &str) -> Result<Reply, Trouble> {
    wire.send(format!("{command}\r\n").as_bytes(), COMMAND).await?;
    wire.reply(COMMAND).await
}

fn good(what: &'static str, reply: Reply) -> Result<Reply, Trouble> {
    if reply.is_good() { Ok(reply) } else { Err(Trouble::Refused(what, reply)) }
}

/// Says who we are and hears what it can; a server that knows no extensions is greeted the old way.
async fn greet<L: AsyncRead + AsyncWrite + Send + Unpin>(wire: &mut Wire<L>, name: &str) -> Result<Offers, Trouble> {
    wire.send(format!("EHLO {name}\r\n").as_bytes(), COMMAND).await?;
    let (reply, lines) = wire.lines(COMMAND).await?;
    if matches!(reply.code, 500 | 502) {
        good("our greeting", say(wire, &format!("HELO {name}")).await?)?;
        return Ok(Offers::default());
    }
    good("our greeting", reply)?;
    let mut offers = Offers::default();
    for line in lines.iter().skip(1) {
        let line = line.to_ascii_uppercase();
        let mut words = line.split([' ', '=']);
        match words.next() {
            Some("STARTTLS") => offers.starttls = true,
            Some("8BITMIME") => offers.eight_bit = true,
            Some("SIZE") => offers.largest = words.next().and_then(|size| size.parse().ok()).filter(|size| *size > 0),
            Some("AUTH") => {
                for way in words {
                    offers.plain |= way == "PLAIN";
                    offers.login |= way == "LOGIN";
                }
            }
            _ => {}
        }
    }
    Ok(offers)
}

async fn sign_in<L: AsyncRead + AsyncWrite + Send + Unpin>(
    wire: &mut Wire<L>,
    offers: &Offers,
    user: &str,
    password: &str,
) -> Result<(), Trouble> {
    let reply = if offers.plain {
        say(wire, &format!("AUTH PLAIN {}", STANDARD.encode(format!("\0{user}\0{password}")))).await?
    } else if offers.login {
        let mut reply = say(wire, "AUTH LOGIN").await?;
        for word in [user, password] {
            if reply.code != 334 {
                break;
            }
            reply = say(wire, &STANDARD.encode(word)).await?;
        }
        reply
    } else {
        return Err(Trouble::Unable("way to sign in that is known here (PLAIN, LOGIN)"));
    };
    // 334 would ask for still more, which there is not.
    if reply.code == 235 { Ok(()) } else { Err(Trouble::Refused("our user and password", reply)) }
}
