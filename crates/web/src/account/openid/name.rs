//! `/account/openid/{id}/name`: somebody whom a provider knows and nobody here does chooses a name, and has an account.

use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use store::{Aim, Entered, Subject, Trip};

use super::enter::signed_in;
use super::refuse::{Refused, refuse};
use super::suggest::{in_turn, suggest};
use super::view::NameView;
use super::{provider, ticket_of};
use crate::account::{sign_up, visit};
use crate::admin::Sheltered;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reader::Sender;
use crate::reply;
use crate::state::State;

pub(crate) async fn show(Given(state): Given<State>, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let provider = provider(&state, &id)?;
    let Some((_, trip)) = on_the_way(&state, &visit, &headers, &id).await? else {
        return refuse(&state, &visit, &headers, provider, None, Refused::Stale).await;
    };
    let mut free = String::new();
    for name in in_turn(&suggest(&trip.label)) {
        if state.store.account_password(&name).await?.is_none() {
            free = name;
            break;
        }
    }
    reply::unkept(&NameView::new(provider, free, None, &visit))
}

pub(crate) async fn choose(
    Given(state): Given<State>,
    Path(id): Path<String>,
    _: Sheltered,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let provider = provider(&state, &id)?;
    let Some((ticket, trip)) = on_the_way(&state, &visit, &headers, &id).await? else {
        return refuse(&state, &visit, &headers, provider, None, Refused::Stale).await;
    };
    if !provider.sign_up || sign_up::registration(&state).await?.is_none() {
        return refuse(&state, &visit, &headers, provider, Some(trip), Refused::Unknown).await;
    }
    let form = Form::read(&body);
    let again = |why: &str| {
        let view = NameView::new(provider, markup::text::line(form.get("name"), 64), Some(why.to_owned()), &visit);
        Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view)?).into_response())
    };
    let name = match discussion::name(form.get("name")) {
        Ok(name) => name,
        Err(bad) => return again(sign_up::of_name(bad, visit.words)),
    };
    if let Some(wait) = state.newcomers.come(sender, Instant::now()) {
        return Err(Error::Rush(wait.as_secs() + 1));
    }
    let who = Subject { issuer: &provider.issuer, subject: &trip.subject, label: &trip.label };
    match state.store.add_account_by(&name, who, visit.now).await? {
        Entered::Made(account) => {
            state.store.end_trip(ticket, visit.now).await?;
            signed_in(&state, account, &visit, &headers, &trip).await
        }
        Entered::NameTaken => again(visit.words.say("account-taken")),
        Entered::IdentityTaken => {
            state.store.end_trip(ticket, visit.now).await?;
            refuse(&state, &visit, &headers, provider, Some(trip), Refused::Stale).await
        }
    }
}

/// Who is to choose a name in this browser.
async fn on_the_way<'a>(state: &State, visit: &Visit, headers: &'a HeaderMap, id: &str) -> Result<Option<(&'a str, Trip)>, Error> {
    let Some(ticket) = ticket_of(headers) else { return Ok(None) };
    let trip = state.store.trip(ticket, visit.now).await?;
    Ok(trip.filter(|trip| trip.aim == Aim::Name && trip.provider == id).map(|trip| (ticket, trip)))
}
