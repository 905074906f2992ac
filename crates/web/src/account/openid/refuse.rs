//! Nobody was signed in: said on the page where one can begin again, with what they had written.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use jiff::Timestamp;
use store::{Aim, Trip};

use super::{Provider, Trouble, arrived};
use crate::account::{own, sign_in};
use crate::error::Error;
use crate::page::Visit;
use crate::reply;
use crate::state::State;

/// Why.
#[derive(Debug)]
pub(super) enum Refused {
    /// It was used already, or took too long, or is another browser's.
    Stale,
    /// They did not let the provider tell.
    Denied,
    /// The provider can't be reached.
    Away(String),
    /// What it says must not be believed.
    Distrusted(String),
    /// It did not ask again.
    NotAgain,
    /// No account is entered by this identity, and none can be made.
    Unknown,
    /// Nor is this one, though somebody is signed in.
    NotJoined,
    /// It is another account's.
    Taken,
    /// The account is somebody else there already.
    Second,
    /// They were to show who they are, and are another.
    Another,
    /// They may not sign in until then.
    Banned(Timestamp),
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Refused {
        match trouble {
            Trouble::Away(why) => Refused::Away(why),
            Trouble::Distrusted(why) => Refused::Distrusted(why),
            Trouble::Stale => Refused::Stale,
            Trouble::NotAgain => Refused::NotAgain,
        }
    }
}

impl Refused {
    fn status(&self) -> StatusCode {
        match self {
            Refused::Stale => StatusCode::UNPROCESSABLE_ENTITY,
            Refused::Denied | Refused::Unknown | Refused::NotAgain | Refused::Another | Refused::Banned(_) => StatusCode::FORBIDDEN,
            Refused::Away(_) => StatusCode::SERVICE_UNAVAILABLE,
            Refused::Distrusted(_) => StatusCode::BAD_GATEWAY,
            Refused::NotJoined | Refused::Taken | Refused::Second => StatusCode::CONFLICT,
        }
    }

    fn said(&self, name: &str, visit: &Visit) -> String {
        let words = visit.words;
        match self {
            Refused::Stale => words.say("openid-stale").to_owned(),
            Refused::Denied => words.fill("openid-denied", "name", name),
            Refused::Away(_) => words.fill("openid-away", "name", name),
            Refused::Distrusted(_) => words.fill("openid-distrusted", "name", name),
            Refused::NotAgain => words.fill("openid-not-again", "name", name),
            Refused::Unknown => words.fill("openid-unknown", "name", name),
            Refused::NotJoined => words.fill("openid-not-joined", "name", name),
            Refused::Taken => words.fill("openid-taken", "name", name),
            Refused::Second => words.fill("openid-second", "name", name),
            Refused::Another => words.fill("openid-another", "name", name),
            Refused::Banned(until) => words.fill("account-banned", "until", visit.calendar.date_and_time(*until)),
        }
    }
}

/// The page. What went wrong with a provider is told to who looks after the paper.
pub(super) async fn refuse(
    state: &State,
    visit: &Visit,
    headers: &HeaderMap,
    provider: &Provider,
    trip: Option<Trip>,
    refused: Refused,
) -> Result<Response, Error> {
    if let Refused::Away(why) | Refused::Distrusted(why) = &refused {
        tracing::warn!(provider = provider.id, "somebody could not sign in: {why}");
    }
    let said = refused.said(&provider.name, visit);
    // An address that another site leads to takes nobody's cookie away.
    let cookie = trip.as_ref().and_then(|_| arrived(headers));
    let enters = trip.as_ref().is_none_or(|trip| matches!(trip.aim, Aim::Enter | Aim::Name));
    let page = match visit.account.as_ref().filter(|_| !enters || matches!(refused, Refused::Stale | Refused::NotJoined)) {
        Some(here) => own::page(state, headers, here, visit, Some(said)).await?,
        None => {
            let mut view = sign_in::empty(state, headers, trip.as_ref().map_or("/account", |trip| &trip.back), visit);
            view.refused = Some(said);
            if let Some(trip) = &trip {
                view.draft = sign_in::drafted(&trip.draft);
            }
            reply::unkept(&view)?
        }
    };
    let (mut parts, body) = page.into_parts();
    parts.status = refused.status();
    Ok((AppendHeaders(cookie.map(|cookie| (header::SET_COOKIE, cookie))), Response::from_parts(parts, body)).into_response())
}
