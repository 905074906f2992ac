//! Challenges and the browsers that they are for. A browser that asks gets a cookie that no script and no other site can send; each of its challenges
//! has a name of its own, so that two tabs are not in each other's way. Both together are the token under which the database keeps
//! what is to be signed: the answer of another browser, or a second one, finds nothing.

use axum::http::{HeaderMap, HeaderValue};
use jiff::SignedDuration;
use model::AccountId;
use store::{Challenge, Purpose};

use crate::cookie;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reader::{is_token, token};
use crate::state::State;

/// The cookie's name.
const COOKIE: &str = "challenge";
/// How long a challenge waits for its answer.
pub(super) const WAITS: SignedDuration = SignedDuration::from_mins(5);

/// What a browser needs to answer a challenge.
pub(super) struct Kept {
    /// The challenge's name: it comes back with the answer.
    pub(super) name: String,
    /// The browser's cookie.
    pub(super) cookie: Option<HeaderValue>,
}

/// Keeps what this browser is to have signed.
pub(super) async fn keep(
    state: &State,
    purpose: Purpose,
    account: Option<AccountId>,
    asked: String,
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<Kept, Error> {
    let (browser, name) = match browser(headers) {
        Some(browser) => (browser.to_owned(), token()?),
        None => (token()?, token()?),
    };
    let challenge = Challenge { purpose, account, state: asked };
    state.store.keep_challenge(&joined(&browser, &name), &challenge, visit.now + WAITS, visit.now).await?;
    Ok(Kept { name, cookie: cookie::set_strict(COOKIE, &browser, "/account", WAITS.as_secs(), cookie::is_secure(headers)) })
}

/// The token of the challenge that a form answers. One that is no browser's of ours, or names none, leads to nothing.
pub(super) fn token_of(headers: &HeaderMap, form: &Form) -> String {
    joined(browser(headers).unwrap_or_default(), form.get("challenge"))
}

fn browser(headers: &HeaderMap) -> Option<&str> {
    cookie::of(headers, COOKIE).filter(|value| is_token(value))
}

fn joined(browser: &str, name: &str) -> String {
    format!("{browser} {name}")
}
