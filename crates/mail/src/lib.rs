//! Take this letter to the post: writes messages, and hands them to one mail server.
//!
//! A [`Letter`] says what is to be in a message; lettre writes it down. A [`Session`] speaks SMTP with the [`Server`] that the operator named,
//! over a line that somebody else opens ([`Dial`]). A [`Journal`] notes on disk how far a letter got, since SMTP itself can't be asked
//! later whether it took a message whose answer nobody heard.
//!
//! Invariants: it opens no socket; what stands in a letter can add no header, no recipient and no command; the last byte of a message is sent
//! only after the journal says so, so that whoever comes after a crash knows which letters can have gone.

mod journal;
mod letter;
mod reply;
mod server;
mod session;
mod wire;

#[cfg(test)]
mod tests;

pub use journal::{Fate, Journal, JournalError};
pub use letter::{BadLetter, Letter, List, Sender};
pub use reply::Reply;
pub use server::{BadServer, Safety, Server};
pub use session::{Envelope, Outcome, Session, Stage, Trouble};
pub use wire::{Dial, Unreached};
