//! Somebody came back who wants to sign in: as an account that is known by it, or as a new one.

use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use model::AccountId;
use store::{Aim, Trip};

use super::back::Came;
use super::refuse::Refused;
use super::{arrived, ticket};
use crate::account::{sign_in, sign_up};
use crate::error::Error;
use crate::page::Visit;
use crate::state::State;

pub(super) async fn enter(came: &Came<'_>, trip: &Trip) -> Result<Result<Response, Refused>, Error> {
    let Came { state, visit, headers, provider, person } = came;
    if let Some(identity) = state.store.identity(&provider.issuer, &person.subject).await? {
        state.store.identity_came(identity.id, &person.label, visit.now).await?;
        if let Some(until) = sign_in::banned(state, identity.account, visit).await? {
            return Ok(Err(Refused::Banned(until)));
        }
        return Ok(Ok(signed_in(state, identity.account, visit, headers, trip).await?));
    }
    if visit.account.is_some() {
        return Ok(Err(Refused::NotJoined));
    }
    // What an edition says of who may make an account is said of everybody; this is said of a provider's people.
    if !provider.sign_up || sign_up::registration(state).await?.is_none() {
        return Ok(Err(Refused::Unknown));
    }
    // Another secret: who has seen the first on its way to the provider can't choose a name with it.
    let (ticket, cookie) = ticket(headers)?;
    let (subject, label) = (person.subject.clone(), person.label.clone());
    state.store.begin_trip(&ticket, &Trip { aim: Aim::Name, subject, label, made: visit.now, ..trip.clone() }).await?;
    let cookie = AppendHeaders(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(Ok((cookie, Redirect::to(&format!("/account/openid/{}/name", provider.id))).into_response()))
}

/// Signs the browser in, and leads to where they came from, or to what they had written.
pub(super) async fn signed_in(
    state: &State,
    account: AccountId,
    visit: &Visit,
    headers: &HeaderMap,
    trip: &Trip,
) -> Result<Response, Error> {
    let mut cookies = sign_in::begin(state, account, visit, headers).await?;
    let (mut cookie, mut to) = (arrived(headers), trip.back.clone());
    if trip.draft.iter().any(|(name, _)| name == "text") {
        let (ticket, keeps) = ticket(headers)?;
        let trip = Trip { aim: Aim::Draft, account: Some(account), subject: String::new(), made: visit.now, ..trip.clone() };
        state.store.begin_trip(&ticket, &trip).await?;
        (cookie, to) = (keeps, format!("/account/openid/{}/draft", trip.provider));
    }
    cookies.0.extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    Ok((cookies, Redirect::to(&to)).into_response())
}
