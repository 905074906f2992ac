//! The one place where something that went wrong becomes a status and a page.

mod dress;
pub mod view;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

pub(crate) use dress::dress;

/// What a handler could not do.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// No such page.
    #[error("there is no such page")]
    NotFound,
    /// A private edition, and the reader is no member of it.
    #[error("the edition is private")]
    MembersOnly,
    /// Something other than GET or HEAD.
    #[error("pages can only be read")]
    Method,
    /// An admin's page, and nobody who may see it signed in.
    #[error("an admin has to sign in")]
    SignIn,
    /// Too many failed to sign in; the seconds after which to try again.
    #[error("too many failed to sign in")]
    Shut(u64),
    /// Too many new readers come from one address; the seconds after which to try again.
    #[error("too many new readers come from one address")]
    Rush(u64),
    /// So much is kept for a reader that nothing can be added.
    #[error("a reader keeps as much as can be")]
    Full,
    /// What a reader brought is no address of a feed, or of one that the paper gave up.
    #[error("that is no feed that can be brought")]
    NoFeed,
    /// What a reader sent is no list of feeds.
    #[error("that is no list of feeds")]
    NoList,
    /// More was sent than can be taken.
    #[error("more was sent than can be taken")]
    TooLarge,
    /// Signing in would send a password that others could read.
    #[error("signing in needs an encrypted connection")]
    Unsheltered,
    /// Passkeys need https at a name, or this machine.
    #[error("passkeys can't be used at this address")]
    NoPasskeys,
    /// There is no admin yet.
    #[error("there is no admin yet")]
    NoAdmin,
    /// The database is busy or away: the same request may work in a moment.
    #[error("{0}")]
    Away(String),
    /// A fault of ours.
    #[error("{0}")]
    Inside(String),
}

impl Error {
    /// The status that says so.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Error::NotFound => StatusCode::NOT_FOUND,
            Error::MembersOnly | Error::Unsheltered | Error::NoPasskeys => StatusCode::FORBIDDEN,
            Error::SignIn => StatusCode::UNAUTHORIZED,
            Error::Full | Error::NoFeed | Error::NoList => StatusCode::UNPROCESSABLE_ENTITY,
            Error::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Error::Shut(_) | Error::Rush(_) => StatusCode::TOO_MANY_REQUESTS,
            Error::Method => StatusCode::METHOD_NOT_ALLOWED,
            Error::Away(_) | Error::NoAdmin => StatusCode::SERVICE_UNAVAILABLE,
            Error::Inside(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Error {
        match error {
            store::Error::NotFound(_) => Error::NotFound,
            store::Error::Locked(_) | store::Error::Unreachable(_) => Error::Away(error.to_string()),
            _ => Error::Inside(error.to_string()),
        }
    }
}

/// A bare answer that carries the error; the outermost layer logs it and gives it its page.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
