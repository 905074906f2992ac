//! What can go wrong with a fetch, named for what the caller can do about it.

use std::time::Duration;

use model::{Flaw, FlawKind};

use crate::Refusal;

/// No answer that can be used. The words are for the person who looks after the source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The address, or one that it redirects or resolves to, may not be dialled.
    #[error("The address may not be fetched: {0}.")]
    Forbidden(Refusal),
    /// The address, or one that it redirects to, can't be used.
    #[error("The address can't be used: {0}.")]
    BadAddress(String),
    /// 404.
    #[error("There is nothing at this address (404).")]
    NotFound,
    /// 410: the publisher says that it is gone for good.
    #[error("The publisher has removed this for good (410).")]
    Gone,
    /// Another status that is no answer.
    #[error("The server answered with status {0}.")]
    Status(u16),
    /// 429, or 503 that says when to come back.
    #[error("The server asks to be left alone for a while.")]
    TooManyRequests {
        /// How long, where it says so; at most a week.
        retry_after: Option<Duration>,
    },
    /// The name does not resolve, nobody listens, the handshake failed, or the connection ended before an answer.
    #[error("The server could not be reached: {0}.")]
    Unreachable(String),
    /// What was sent is no HTTP, or more of it than any answer needs.
    #[error("The server's answer can't be read: {0}.")]
    Garbled(String),
    /// The answer was not whole within the time allowed.
    #[error("The server did not answer in time.")]
    TooSlow,
    /// A picture over its limit, or a body that unpacks to much more than any text does.
    #[error("The answer is too large.")]
    TooLarge,
    /// The content type can't be what was asked for: a film instead of a page.
    #[error("The server sent “{0}”, which is not what is looked for here.")]
    WrongType(String),
    /// More redirects than allowed, or one that leads back or nowhere.
    #[error("The address redirects without an end: {0}.")]
    Redirects(String),
    /// The host was asked as often as is polite for now. Nobody's fault: it says nothing about the source.
    #[error("This server was asked often enough for now; it is left alone for a while.")]
    Budget {
        /// When it may be asked again.
        again_in: Duration,
    },
    /// robots.txt asks us to stay out.
    #[error("The publisher's robots.txt asks to leave this address alone.")]
    Robots,
}

impl Failure {
    /// The same as data on the source.
    #[must_use]
    pub fn flaw(&self) -> Flaw {
        let kind = match self {
            Failure::Forbidden(_) => FlawKind::Forbidden,
            Failure::BadAddress(_) => FlawKind::Address,
            Failure::NotFound | Failure::Gone | Failure::Status(_) | Failure::TooManyRequests { .. } => FlawKind::Unreachable,
            Failure::Unreachable(_) | Failure::Garbled(_) | Failure::Budget { .. } => FlawKind::Unreachable,
            Failure::TooSlow => FlawKind::TooSlow,
            Failure::TooLarge => FlawKind::TooLarge,
            Failure::WrongType(_) => FlawKind::WrongType,
            Failure::Redirects(_) => FlawKind::Redirects,
            Failure::Robots => FlawKind::Robots,
        };
        Flaw::new(kind, self.to_string())
    }

    /// Asking again soon changes nothing: somebody has to change something first.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        match self {
            Failure::Status(code) => (400..500).contains(code) && !matches!(code, 408 | 421 | 425),
            Failure::TooManyRequests { .. } | Failure::Unreachable(_) | Failure::Garbled(_) | Failure::TooSlow | Failure::Budget { .. } => {
                false
            }
            _ => true,
        }
    }

    /// Is nobody to blame? Then it counts against no feed or page: it is asked again after [`Failure::retry_after`].
    #[must_use]
    pub fn is_nobodys(&self) -> bool {
        matches!(self, Failure::Budget { .. })
    }

    /// How long the server asks to be left alone, or is to be left alone.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Failure::TooManyRequests { retry_after } => *retry_after,
            Failure::Budget { again_in } => Some(*again_in),
            _ => None,
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Forbidden(refusal)
    }
}
