//! Signing in through OpenID Connect providers: somebody is sent there, comes back with a code, and is who the provider says they are.
//!
//! Identities are issuer and subject, never mail. Everything that goes along is made of one secret in a cookie of the browser that is sent, so
//! that nobody else's browser can come back in its place; what they are to do once they are back is a row, so that any node can go on.

pub(crate) mod back;
pub(crate) mod begin;
pub(crate) mod draft;
mod enter;
pub(crate) mod name;
mod provider;
mod refuse;
mod suggest;
pub(crate) mod view;

use axum::http::{HeaderMap, HeaderValue};
use sha2::{Digest, Sha256};
use store::{TRIP, Trip};

pub use provider::{Awaited, Journey, Person, Provider, Trouble};

use crate::cookie;
use crate::error::Error;
use crate::reader::token;
use crate::state::State;

/// The name of the cookie of who is on their way.
const COOKIE: &str = "openid";
/// Letters of its value: 256 bits in hexadecimal.
const LETTERS: usize = 64;

/// The provider of this name.
fn provider<'a>(state: &'a State, id: &str) -> Result<&'a Provider, Error> {
    state.providers.iter().find(|provider| provider.id == id).ok_or(Error::NotFound)
}

/// A new secret for a browser, and the cookie that keeps it.
fn ticket(headers: &HeaderMap) -> Result<(String, Option<HeaderValue>), Error> {
    let ticket = format!("{}{}", token()?, token()?);
    let cookie = cookie::set(COOKIE, &ticket, TRIP.as_secs(), cookie::is_secure(headers));
    Ok((ticket, cookie))
}

/// The secret of this browser.
fn ticket_of(headers: &HeaderMap) -> Option<&str> {
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    cookie::of(headers, COOKIE).filter(|ticket| ticket.len() == LETTERS && ticket.bytes().all(hex))
}

/// The cookie of who arrived goes.
fn arrived(headers: &HeaderMap) -> Option<HeaderValue> {
    cookie::set(COOKIE, "", 0, cookie::is_secure(headers))
}

/// What goes along with who has this secret. None of it leads back to the secret, or to another of them.
fn journey(state: &State, ticket: &str, trip: &Trip) -> Journey {
    let made = |what: &str| {
        let digest = Sha256::digest(format!("openid {what} {ticket}").as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let here = state.public.as_deref().unwrap_or(&state.listens);
    Journey {
        state: made("state"),
        nonce: made("nonce"),
        verifier: made("verifier"),
        back: format!("{here}/account/openid/{}/back", trip.provider),
        again: trip.aim == store::Aim::Again,
        begun: trip.made,
    }
}
