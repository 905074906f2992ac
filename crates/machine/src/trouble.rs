//! What can go wrong with a machine, named for what the caller can do about it. The words are for the operator's log.

use std::time::Duration;

/// There is no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It can't be reached, or does not answer in time: later it may.
    #[error("it does not answer: {0}")]
    Away(String),
    /// It has too much to do (429, 503), or is in trouble itself (500): later it may have time, and says perhaps when, at most an hour later.
    #[error("it has no time ({status})")]
    Busy {
        /// Its answer.
        status: u16,
        /// How long it asks us to wait.
        wait: Option<Duration>,
    },
    /// It does not take what we ask: the model, the key or the address is wrong. Somebody has to look after it.
    #[error("it does not take the question: {0}")]
    Wrong(String),
    /// It will not write this text.
    #[error("it refuses: {0}")]
    Refused(String),
    /// The text is not whole.
    #[error("its text is cut off")]
    CutOff,
    /// Its answer is none.
    #[error("its answer can't be read: {0}")]
    Unreadable(String),
}

impl Trouble {
    /// Asking later may help.
    #[must_use]
    pub fn passes(&self) -> bool {
        matches!(self, Trouble::Away(_) | Trouble::Busy { .. })
    }
}

/// Why a question got no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreached(pub String);
