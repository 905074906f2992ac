//! What can go wrong with a fetch, named for what the caller can do about it.

use std::error::Error;
use std::io;
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
            Failure::NotFound | Failure::Gone | Failure::Status(_) | Failure::TooManyRequests { .. } | Failure::Unreachable(_) => {
                FlawKind::Unreachable
            }
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
            Failure::TooManyRequests { .. } | Failure::Unreachable(_) | Failure::TooSlow => false,
            _ => true,
        }
    }

    /// How long the server asks to be left alone.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Failure::TooManyRequests { retry_after } => *retry_after,
            _ => None,
        }
    }

    /// The failure behind a client's error: a refusal by the guard keeps its meaning through all the layers of the client.
    pub(crate) fn of(error: &reqwest::Error) -> Failure {
        if let Some(refusal) = causes(error).find_map(|cause| cause.downcast_ref::<Refusal>()) {
            return Failure::Forbidden(refusal.clone());
        }
        if error.is_timeout() && error.is_connect() {
            return Failure::Unreachable("it did not take the connection in time".to_owned());
        }
        if error.is_timeout() {
            return Failure::TooSlow;
        }
        Failure::Unreachable(reason(error))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Forbidden(refusal)
    }
}

/// The innermost cause in its own words, without the operating system's numbers and without the address, which may hold a key.
fn reason(error: &reqwest::Error) -> String {
    let system = causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).find(|cause| cause.raw_os_error().is_some());
    match (system, causes(error).last()) {
        (Some(system), _) => system.kind().to_string(),
        (None, Some(innermost)) => innermost.to_string(),
        (None, None) => "the request could not be made".to_owned(),
    }
}

fn causes<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(error.source(), |cause| (*cause).source())
}
