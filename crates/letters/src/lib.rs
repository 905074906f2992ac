//! What does this mail say? Newsletters become entries; and the pure half of a mail server: what to answer to which line.
//!
//! [`read`] makes an entry of a message, whoever wrote it and however: [`mime`] finds its text within bounds, [`html`] takes out what
//! follows the reader (pixels, hidden text) and what is his alone (links to unsubscribe), [`head`] reads what it says of itself. mail-parser
//! reads header fields and undoes transfer encodings; the walk through the parts is our own, since a hostile message makes a parser that
//! builds them all take quadratic time.
//!
//! [`bounce()`] reads the letters in which servers say that one of ours could not be delivered.
//!
//! [`Session`] is a conversation in LMTP (RFC 2033) or SMTP (RFC 5321) without its socket, [`Data`] the end of a message in it.
//!
//! Nothing here dials, listens or reads a clock.

mod bounce;
mod data;
mod head;
mod html;
mod mailbox;
mod mime;
mod phrases;
mod plain;
mod session;

use model::{Entry, Flaw, FlawKind};

pub use bounce::{Bounce, bounce};
pub use data::Data;
pub use head::recipients;
pub use mailbox::{is_local_part, local_part, named};
pub use session::{Dialect, Session, Step, Verdict};

/// Bytes of a message that are taken: newsletters have a tenth of a megabyte, and their pictures are elsewhere. Gmail cuts at 102 kB of
/// HTML; what is larger than this carries files.
pub const MOST_BYTES: usize = 8 << 20;

/// A message, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// As an entry: Message-ID, subject, date, sender's name, text. `id` is none where the message has no Message-ID.
    pub entry: Entry,
    /// Who sends it, as the list or the sender calls itself.
    pub sender: Option<String>,
    /// What was wrong.
    pub flaws: Vec<Flaw>,
}

/// Reads a message. Never fails: what is no message at all gives an entry without a title, with flaws.
#[must_use]
pub fn read(message: &[u8]) -> Letter {
    let mut flaws = Vec::new();
    let whole = message;
    let message = &message[..message.len().min(MOST_BYTES)];
    if whole.len() > message.len() {
        flaws.push(Flaw::new(FlawKind::TooLarge, format!("A letter is larger than {} MB; the rest of it is left out.", MOST_BYTES >> 20)));
    }
    let (head, body) = mime::split(message);
    let head = head::read(head, &mut flaws);
    let found = mime::texts(&head.kind, body, &mut flaws);
    let written = match (&found.html, &found.plain) {
        (Some(page), _) => html::written(page, &head, &mut flaws),
        (None, Some(text)) => plain::written(text, found.is_flowed, &head, &mut flaws),
        (None, None) => html::Written::default(),
    };
    if written.html.is_empty() {
        flaws.push(Flaw::new(FlawKind::Empty, "A letter has no text."));
    }
    let sender = head.list.clone().or_else(|| head.from.clone());
    let entry = Entry {
        id: head.id,
        title: head.subject.map(|subject| markup::text::escape(&subject)),
        link: head.archived.or(written.link),
        authors: head.from.into_iter().collect(),
        published: head.date,
        content: Some(written.html).filter(|html| !html.is_empty()),
        categories: head.list.into_iter().collect(),
        ..Entry::default()
    };
    Letter { entry, sender, flaws }
}

#[cfg(test)]
mod tests;
