//! `POST /account/passkey/ask`: our script asks what an authenticator is to sign. The answer is JSON: the challenge, or why there is none.

use std::time::Instant;

use axum::body::Bytes;
use axum::extract::State as Given;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde_json::{Value, json};
use store::{PASSKEYS, Passkey, Purpose};

use super::ceremony::{self, Asked};
use super::{Party, challenge};
use crate::account::own::is_unknown;
use crate::account::visit;
use crate::admin::Sheltered;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reader::{Sender, token};
use crate::state::State;

/// What is to be signed, or why nothing is.
type Asking = Result<Result<Asked, &'static str>, Error>;

pub(crate) async fn ask(
    Given(state): Given<State>,
    _: Sheltered,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let (visit, form, party) = (visit(&state, &headers).await?, Form::read(&body), Party::must(&state, &headers)?);
    if state.guesses.asks(sender, Instant::now()).is_some() {
        return Ok(refused(StatusCode::TOO_MANY_REQUESTS, visit.words.say("error-shut-say")));
    }
    let (purpose, asked) = match form.get("do") {
        "sign-in" => (Purpose::SignIn, ceremony::ask(&party, &[]).map(Ok)),
        "add" => (Purpose::Add, add(&state, &party, &visit, sender, &form).await),
        "remove" => (Purpose::Remove, remove(&state, &party, &visit, &form).await),
        _ => return Err(Error::NotFound),
    };
    let asked = match asked {
        Ok(Ok(asked)) => asked,
        Ok(Err(why)) => return Ok(refused(StatusCode::UNPROCESSABLE_ENTITY, why)),
        // Somebody stands before the page and waits: there it is said, not on a page of its own.
        Err(Error::Shut(_)) => return Ok(refused(StatusCode::TOO_MANY_REQUESTS, visit.words.say("error-shut-say"))),
        Err(error) => return Err(error),
    };
    let account = if purpose == Purpose::SignIn { None } else { visit.account.as_ref().map(|here| here.account.id) };
    let kept = challenge::keep(&state, purpose, account, asked.state, &visit, &headers).await?;
    let cookie = AppendHeaders(kept.cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok((cookie, answer(StatusCode::OK, &json!({ "challenge": kept.name, "options": asked.options }))).into_response())
}

fn refused(status: StatusCode, why: &str) -> Response {
    answer(status, &json!({ "refused": why }))
}

fn answer(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], body.to_string()).into_response()
}

/// What opens an account later is added by who says the password now: a browser that was left open is not enough (OWASP ASVS 4, 3.7.1).
async fn add(state: &State, party: &Party, visit: &Visit, sender: Sender, form: &Form) -> Asking {
    let Some(here) = &visit.account else { return Ok(Err(visit.words.say("passkey-signed-out"))) };
    let has = state.store.passkeys(here.account.id).await?;
    if i64::try_from(has.len()).unwrap_or(i64::MAX) >= PASSKEYS {
        return Ok(Err(visit.words.say("passkey-full")));
    }
    if let Some(why) = is_unknown(state, here, visit, sender, form.raw("password")).await? {
        return Ok(Err(why));
    }
    let handle = state.store.account_handle(here.account.id, &token()?).await?;
    ceremony::ask_new(party, &handle, &here.account.name, &credentials(has)).map(Ok)
}

/// Who removes a passkey shows another one.
async fn remove(state: &State, party: &Party, visit: &Visit, form: &Form) -> Asking {
    let Some(here) = &visit.account else { return Ok(Err(visit.words.say("passkey-signed-out"))) };
    let mut others = state.store.passkeys(here.account.id).await?;
    others.retain(|passkey| passkey.id.to_string() != form.get("passkey"));
    if others.is_empty() {
        return Err(Error::NotFound);
    }
    ceremony::ask(party, &credentials(others)).map(Ok)
}

fn credentials(passkeys: Vec<Passkey>) -> Vec<String> {
    passkeys.into_iter().map(|passkey| passkey.credential).collect()
}
