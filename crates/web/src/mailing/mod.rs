//! The digest by mail: asked for, confirmed from the mailbox, changed and left at secret addresses that only letters name; what the letters
//! say; and what editors see of it.
//!
//! Who asks is told the same whoever's address it is. A link alone changes nothing, since mail services follow links before their owners do:
//! each leads to a button.

pub(crate) mod ask;
pub(crate) mod choose;
pub(crate) mod confirm;
pub(crate) mod leave;
pub mod letter;
pub(crate) mod list;
pub(crate) mod preview;
pub mod view;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use model::DigestChoice;
use store::Subscriber;

use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reader::is_token;
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use view::MailingView;

/// Where somebody asks for the digest, below the edition.
pub(crate) const PATH: &str = "digest/letters";

/// Is the digest of this edition sent by mail?
pub(crate) fn is_offered(state: &State, visit: &Visit) -> bool {
    state.mails && state.public.is_some() && !visit.edition.digest.hours.is_empty()
}

/// A page that nobody keeps and no search engine lists, and whose address no other is told.
fn secret(view: &MailingView, status: StatusCode) -> Result<Response, Error> {
    let headers = [
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow")),
    ];
    Ok((status, headers, reply::unkept(view)?).into_response())
}

/// The edition of a letter's link, though it may be private: whoever has the letter may leave.
async fn doorstep(state: &State, edition: &str, headers: &HeaderMap) -> Result<Call, Error> {
    let mut call = Call::doorstep(state, edition, headers).await?;
    call.visit.personal = true;
    Ok(call)
}

/// Whose pages these are.
async fn owner(state: &State, call: &Call, secret: &str) -> Result<Option<Subscriber>, Error> {
    if !is_token(secret) {
        return Ok(None);
    }
    Ok(state.store.subscriber(secret).await?.filter(|subscriber| subscriber.edition == call.id))
}

/// The link is too old, or the subscriber has left.
fn gone(state: &State, visit: &Visit) -> Result<Response, Error> {
    secret(&MailingView::gone(is_offered(state, visit), visit), StatusCode::NOT_FOUND)
}

/// What was ticked in a form.
fn choice(form: &Form, visit: &Visit) -> DigestChoice {
    let (hours, sections) = offered(visit);
    DigestChoice::of(form.all("hour"), &hours, form.all("section"), &sections)
}

/// The hours and the sections' tags that can be ticked.
fn offered(visit: &Visit) -> (Vec<String>, Vec<String>) {
    let mut hours = visit.edition.digest.hours.clone();
    hours.sort_unstable();
    let sections = visit.edition.sections.iter().map(|section| section.tag.clone());
    (hours.iter().map(ToString::to_string).collect(), sections.collect())
}
