//! Finished pages, kept for a moment: a page that is the same for everybody is made once and handed to all who ask for it.
//!
//! While few ask, each request asks the store first whether anything has changed, and what is shown is exact. When many do, some ask for all,
//! [`APART`] from one another; and where things change all the time, a page may be [`STALE`] old; one that is
//! asked for often goes out until the next is made, which nobody waits for. Who has something of their own (a `reader`'s cookie, a password) is never served from here, nor is what they see kept.

mod kept;
pub(crate) mod serve;
mod turn;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use axum::http::header;

use kept::{Kept, Pages};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use turn::{Turn, Turns};

use crate::cookie;
use crate::look::Look;
use crate::reader::{COOKIE, SESSION};

/// How old a page may be that is given without a look into the store.
const STALE: Duration = Duration::from_secs(2);
/// How old a page may be that goes out while the next one is made.
const WORN: Duration = Duration::from_secs(10);
/// How long a page holds though nothing has changed: it says how long ago things were.
const HOLDS: Duration = Duration::from_secs(20);
/// Requests in a second that are few; a look into the store takes a tenth of a millisecond of a processor.
const FEW: u32 = 100;
/// How far apart looks are when many ask.
const APART: Duration = Duration::from_millis(20);
/// Bytes of all pages that are kept, compressed as they went out.
const MOST: usize = 24 << 20;
/// Bytes of the longest address, coding and look that a page is kept under.
const LONGEST: usize = 400;

/// The pages of one server.
pub(crate) struct Press {
    pages: Mutex<Pages>,
    turns: Mutex<Turns>,
    /// Held by who makes a page anew that goes out meanwhile: one at a time, so that the other processors serve.
    renewing: Arc<Semaphore>,
    /// The newest change by the last look into the store, and when that was.
    seen: Mutex<Option<(i64, Instant)>>,
}

/// What an answer to a form carries if no page that is kept here has changed by it: what a reader keeps shows on pages of his own alone.
#[derive(Clone, Copy)]
pub(crate) struct OneS;

/// What a page carries that says what the change log does not tell of: how a source fares, what an index finds by now. It is never kept.
#[derive(Clone, Copy)]
pub(crate) struct Fleeting;

/// For whom a page is the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key(String);

impl Default for Press {
    fn default() -> Press {
        Press {
            pages: Mutex::new(Pages::new(MOST)),
            turns: Mutex::new(Turns::new(FEW, APART)),
            renewing: Arc::new(Semaphore::new(1)),
            seen: Mutex::default(),
        }
    }
}

impl Press {
    fn pages(&self) -> std::sync::MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether this request looks into the store.
    fn turn(&self, now: Instant) -> Turn {
        self.turns.lock().unwrap_or_else(PoisonError::into_inner).take(now)
    }

    /// What a look into the store has shown.
    fn saw(&self, change: i64, now: Instant) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some((change, now));
    }

    /// The newest change, as somebody saw it a moment ago.
    fn seen(&self, now: Instant) -> Option<i64> {
        let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.filter(|(_, at)| now.saturating_duration_since(*at) < STALE).map(|(change, _)| change)
    }

    fn get(&self, key: &Key) -> Option<Kept> {
        self.pages().get(key)
    }

    /// Whether it falls to this request to make a page anew that goes out meanwhile; the permit is held until it is made.
    fn claim(&self, key: &Key, now: Instant) -> Option<OwnedSemaphorePermit> {
        let permit = Arc::clone(&self.renewing).try_acquire_owned().ok()?;
        self.pages().claim(key, now, STALE).then_some(permit)
    }

    fn keep(&self, key: Key, kept: Kept) {
        self.pages().put(key, kept);
    }

    /// Forgets everything: somebody wrote, and looks at once whether it shows.
    fn clear(&self) {
        self.pages().clear();
    }
}

/// The key of what is asked; `None` where the answer is for one reader alone, or the address is out of all measure.
fn key(address: &str, asked: &HeaderMap) -> Option<Key> {
    if asked.contains_key(header::AUTHORIZATION) || cookie::of(asked, COOKIE).is_some() || cookie::of(asked, SESSION).is_some() {
        return None;
    }
    let mut key = address.to_owned();
    for coding in asked.get_all(header::ACCEPT_ENCODING) {
        key.push(' ');
        key.push_str(coding.to_str().ok()?);
    }
    key.push('\n');
    let look = Look::of(asked);
    if look != Look::default() {
        key.push_str(&look.written());
    }
    (key.len() <= LONGEST).then_some(Key(key))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn asked(headers: &[(header::HeaderName, &'static str)]) -> HeaderMap {
        headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_page_is_kept_by_address_coding_and_look_alone() {
        let plain = key("/lake/", &asked(&[]));
        assert!(plain.is_some());
        assert_ne!(plain, key("/lake/", &asked(&[(header::ACCEPT_ENCODING, "gzip")])));
        assert_ne!(plain, key("/lake/", &asked(&[(header::COOKIE, "look=1s2mn0yf")])));
        assert_eq!(plain, key("/lake/", &asked(&[(header::COOKIE, "look=forged-to-fill-the-room")])));
        assert_eq!(plain, key("/lake/", &asked(&[(header::COOKIE, "analytics=of-another-program")])));
        assert_ne!(plain, key("/lake/?at=2026-11-01", &asked(&[])));
    }

    #[test]
    fn who_is_known_is_served_by_the_pages_themselves() {
        assert_eq!(key("/lake/", &asked(&[(header::COOKIE, "look=1; reader=5f2c")])), None);
        assert_eq!(key("/lake/", &asked(&[(header::COOKIE, "session=5f2c")])), None);
        assert_eq!(key("/lake/", &asked(&[(header::AUTHORIZATION, "Basic eA==")])), None);
        assert_eq!(key(&"x".repeat(LONGEST + 1), &asked(&[])), None);
    }
}
