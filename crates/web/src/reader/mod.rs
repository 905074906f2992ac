//! Readers who keep something here, with or without an account: who it is, by an opaque cookie, and what every page needs to know of them.
//!
//! There is no row, no cookie and no trace of a reader who keeps nothing. A page for whom a reader's cookie was sent is nobody else's, and
//! says so to caches.

pub(crate) mod act;
pub(crate) mod item;
mod mutes;
mod newcomers;
mod sender;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue};
use jiff::{SignedDuration, Timestamp};
use model::{ReaderId, StoryId};
use store::{Reader, SignedIn};

pub use mutes::Mutes;
pub(crate) use mutes::key;
pub(crate) use newcomers::Newcomers;
pub(crate) use sender::Sender;

use crate::cookie;
use crate::error::Error;
use crate::page::Visit;
use crate::state::State;

/// The cookie's name.
pub(crate) const COOKIE: &str = "reader";
/// The name of the cookie of who is signed in.
pub(crate) const SESSION: &str = "session";
/// Letters of a token: 128 bits in hexadecimal.
const LETTERS: usize = 32;
/// Hours after which a reader who comes again is written down again, so that the year begins anew.
const SEEN_EVERY_HOURS: i64 = 24;
/// Hours after which a browser that is signed in is written down again.
const SIGNED_IN_EVERY_HOURS: i64 = 1;

/// A reader as every page knows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Row.
    pub id: ReaderId,
    /// What is read is kept.
    pub history: bool,
    /// Stories followed that got new reports since this reader saw them: what the masthead says is new.
    pub news: i64,
    /// What is not wanted.
    pub mutes: Mutes,
    /// The stories that were read last.
    pub read: BTreeSet<StoryId>,
}

impl From<Reader> for Known {
    fn from(found: Reader) -> Known {
        Known { id: found.id, history: found.history, news: found.news, mutes: Mutes::new(found.mutes), read: found.read }
    }
}

/// What a request says of who sends it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Caller {
    /// The reader, where one is known by the cookie.
    pub(crate) reader: Option<Arc<Known>>,
    /// A reader's cookie was sent, whether or not it leads to anyone.
    pub(crate) sent: bool,
    /// A cookie to be set with the answer: a year from now on, or none any more.
    pub(crate) cookie: Option<HeaderValue>,
    /// Who is signed in.
    pub(crate) account: Option<Arc<SignedIn>>,
    /// What they are told of and have not looked at.
    pub(crate) notices: i64,
}

impl Caller {
    /// Who sends this request.
    pub(crate) async fn of(state: &State, headers: &HeaderMap, now: Timestamp) -> Result<Caller, Error> {
        if let Some(token) = cookie::of(headers, SESSION) {
            return Caller::signed_in(state, headers, token, now).await;
        }
        let Some(token) = cookie::of(headers, COOKIE) else { return Ok(Caller::default()) };
        let found = if is_token(token) { state.store.reader(token, now).await? } else { None };
        let Some(found) = found else {
            // It was forgotten, or is forged: without it pages are everybody's again.
            return Ok(Caller { sent: true, cookie: no_cookie(headers), ..Caller::default() });
        };
        let renewed = if came(state, &found, now).await? { set_cookie(token, headers) } else { None };
        Ok(Caller { reader: Some(Arc::new(Known::from(found))), sent: true, cookie: renewed, ..Caller::default() })
    }

    /// Who has this token of a browser that is signed in, and what the account keeps.
    async fn signed_in(state: &State, headers: &HeaderMap, token: &str, now: Timestamp) -> Result<Caller, Error> {
        let found = if is_token(token) { state.store.signed_in(token, now).await? } else { None };
        let Some(found) = found else {
            return Ok(Caller { sent: true, cookie: signed_out(headers), ..Caller::default() });
        };
        let mut renewed = None;
        if now.duration_since(found.session.used) >= SignedDuration::from_hours(SIGNED_IN_EVERY_HOURS) {
            state.store.session_came(found.session.id, now).await?;
            state.store.reader_came(found.reader, now).await?;
            renewed = session_cookie(token, headers);
        }
        let reader = state.store.reader_of(found.reader, now).await?.map(|reader| Arc::new(Known::from(reader)));
        let notices = state.store.new_notices(found.account.id).await?;
        Ok(Caller { reader, sent: true, cookie: renewed, account: Some(Arc::new(found)), notices })
    }
}

/// The reader for whom something is to be kept: the one who is known, or a new one, with the cookie that has to be set for it.
pub(crate) async fn keep(
    state: &State,
    visit: &Visit,
    headers: &HeaderMap,
    sender: Sender,
) -> Result<(ReaderId, Option<HeaderValue>), Error> {
    if let Some(known) = &visit.reader {
        return Ok((known.id, visit.cookie.clone()));
    }
    if let Some(wait) = state.newcomers.come(sender, std::time::Instant::now()) {
        return Err(Error::Rush(wait.as_secs() + 1));
    }
    let token = token()?;
    let reader = state.store.make_reader(&token, visit.now).await?;
    Ok((reader, set_cookie(&token, headers)))
}

/// A reader who comes again after a day is written down again; `true`: now.
pub(crate) async fn came(state: &State, found: &Reader, now: Timestamp) -> Result<bool, Error> {
    let again = now.duration_since(found.used) >= SignedDuration::from_hours(SEEN_EVERY_HOURS);
    if again {
        state.store.reader_came(found.id, now).await?;
    }
    Ok(again)
}

/// The cookie of a browser that is signed in.
pub(crate) fn session_cookie(token: &str, headers: &HeaderMap) -> Option<HeaderValue> {
    cookie::set(SESSION, token, cookie::YEAR, cookie::is_secure(headers))
}

/// The cookie of a browser that is signed out.
pub(crate) fn signed_out(headers: &HeaderMap) -> Option<HeaderValue> {
    cookie::set(SESSION, "", 0, cookie::is_secure(headers))
}

/// A token that nobody can guess.
pub(crate) fn token() -> Result<String, Error> {
    let mut bytes = [0; LETTERS / 2];
    getrandom::fill(&mut bytes).map_err(|error| Error::Inside(format!("the operating system gives no random numbers: {error}")))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The cookie of a reader who was forgotten goes.
pub(crate) fn no_cookie(headers: &HeaderMap) -> Option<HeaderValue> {
    cookie::set(COOKIE, "", 0, cookie::is_secure(headers))
}

fn set_cookie(token: &str, headers: &HeaderMap) -> Option<HeaderValue> {
    cookie::set(COOKIE, token, cookie::YEAR, cookie::is_secure(headers))
}

/// Of the form that ours have: others need not be looked for.
pub(crate) fn is_token(value: &str) -> bool {
    value.len() == LETTERS && value.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::is_token;

    #[test]
    fn only_what_looks_like_a_token_is_looked_for() {
        assert!(is_token("0123456789abcdef0123456789abcdef"));
        for forged in ["", "0123456789abcdef", "0123456789ABCDEF0123456789abcdef", "' OR 1=1 --                     ", &"a".repeat(9_000)] {
            assert!(!is_token(forged), "{forged}");
        }
    }
}
