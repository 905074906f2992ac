//! `GET /account/openid/{id}/back`: somebody comes back. Nobody arrives twice, or for another.

use axum::extract::{Path, RawQuery, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use store::{Aim, Joined, Subject, Trip};

use super::enter::enter;
use super::refuse::{Refused, refuse};
use super::{Person, Provider, arrived, journey, provider, ticket_of};
use crate::account::{sign_in, visit};
use crate::admin::Sheltered;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::state::State;

/// Characters of a name that somebody has at a provider.
const LONGEST_LABEL: usize = 64;

pub(crate) async fn back(
    Given(state): Given<State>,
    Path(id): Path<String>,
    _: Sheltered,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let provider = provider(&state, &id)?;
    let said = Form::read(query.unwrap_or_default().as_bytes());
    let stale = async |trip| refuse(&state, &visit, &headers, provider, trip, Refused::Stale).await;
    let Some(ticket) = ticket_of(&headers) else { return stale(None).await };
    let Some(trip) = state.store.trip(ticket, visit.now).await? else { return stale(None).await };
    let journey = journey(&state, ticket, &trip);
    // Looked at before the trip ends: an address that another site leads to does not end anybody's.
    if said.raw("state") != journey.state || trip.provider != provider.id {
        return stale(None).await;
    }
    let Some(trip) = state.store.end_trip(ticket, visit.now).await? else { return stale(None).await };
    let person = match answer(provider, &said) {
        Ok(code) => (provider.person)(journey, code.to_owned(), visit.now).await.map_err(Refused::from),
        Err(refused) => Err(refused),
    };
    let arrived = match person {
        Ok(person) => {
            let person = Person { label: markup::text::line(&person.label, LONGEST_LABEL), ..person };
            Came { state: &state, visit: &visit, headers: &headers, provider, person }.go_on(&trip).await?
        }
        Err(refused) => Err(refused),
    };
    match arrived {
        Ok(response) => Ok(response),
        Err(refused) => refuse(&state, &visit, &headers, provider, Some(trip), refused).await,
    }
}

/// The code that a provider sent along; what it says of errors is for nobody's eyes but the log's.
fn answer<'a>(provider: &Provider, said: &'a Form) -> Result<&'a str, Refused> {
    // Of several providers one may send its people to another's door (RFC 9207).
    let from = said.raw("iss");
    if !from.is_empty() && from != provider.issuer {
        return Err(Refused::Distrusted("the answer comes from another provider".to_owned()));
    }
    match (said.raw("error"), said.raw("code")) {
        ("", "") => Err(Refused::Distrusted("there is no code in the answer".to_owned())),
        ("", code) if code.len() <= 4_096 => Ok(code),
        ("", _) => Err(Refused::Distrusted("the code is longer than any".to_owned())),
        ("access_denied", _) => Err(Refused::Denied),
        ("login_required" | "interaction_required" | "consent_required" | "account_selection_required", _) => Err(Refused::Stale),
        ("temporarily_unavailable" | "server_error", _) => Err(Refused::Away("it says that it is in trouble".to_owned())),
        (error, _) => Err(Refused::Distrusted(format!("it answered “{}”", markup::text::line(error, 100)))),
    }
}

/// Somebody who is back, and known.
pub(super) struct Came<'a> {
    pub(super) state: &'a State,
    pub(super) visit: &'a Visit,
    pub(super) headers: &'a HeaderMap,
    pub(super) provider: &'a Provider,
    pub(super) person: Person,
}

impl Came<'_> {
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject { issuer: &self.provider.issuer, subject: &self.person.subject, label: &self.person.label }
    }

    async fn go_on(&self, trip: &Trip) -> Result<Result<Response, Refused>, Error> {
        match trip.aim {
            Aim::Enter => enter(self, trip).await,
            Aim::Join => self.join(trip).await,
            Aim::Again => self.again(trip).await,
            Aim::Name | Aim::Draft => Ok(Err(Refused::Stale)),
        }
    }

    /// Who is signed in now is who set out.
    fn is_same(&self, trip: &Trip) -> bool {
        self.visit.account.as_ref().is_some_and(|here| Some(here.account.id) == trip.account)
    }

    async fn join(&self, trip: &Trip) -> Result<Result<Response, Refused>, Error> {
        let Some(account) = trip.account.filter(|_| self.is_same(trip)) else { return Ok(Err(Refused::Stale)) };
        Ok(match self.state.store.join_identity(account, self.subject(), self.visit.now).await? {
            Joined::Joined => {
                let cookie = AppendHeaders(arrived(self.headers).map(|cookie| (header::SET_COOKIE, cookie)));
                Ok((cookie, Redirect::to("/account")).into_response())
            }
            Joined::Taken => Err(Refused::Taken),
            Joined::Second => Err(Refused::Second),
        })
    }

    /// They are who they were: the browser is signed in anew, and that was just now.
    async fn again(&self, trip: &Trip) -> Result<Result<Response, Refused>, Error> {
        let identity = self.state.store.identity(&self.provider.issuer, &self.person.subject).await?;
        let Some(identity) = identity.filter(|identity| Some(identity.account) == trip.account && self.is_same(trip)) else {
            return Ok(Err(Refused::Another));
        };
        self.state.store.identity_came(identity.id, &self.person.label, self.visit.now).await?;
        let mut cookies = sign_in::begin(self.state, identity.account, self.visit, self.headers).await?;
        cookies.0.extend(arrived(self.headers).map(|cookie| (header::SET_COOKIE, cookie)));
        Ok(Ok((cookies, Redirect::to(&trip.back)).into_response()))
    }
}
