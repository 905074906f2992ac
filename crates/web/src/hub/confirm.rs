//! `GET /hub/{token}`: a hub asks whether we meant it (WebSub, 5.3), or says that it will not (5.2).

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State as Given};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};

use super::plain;
use crate::error::Error;
use crate::state::State;

/// The shortest time that a hub may deliver for: a shorter lease would have us ask it without end.
const SHORTEST_LEASE: i64 = 60;
/// The longest that we believe: 30 days. What is agreed for longer is agreed anew.
const LONGEST_LEASE: i64 = 30 * 24 * 3600;
/// Where a hub says nothing: ten days, as hubs usually give.
const USUAL_LEASE: i64 = 10 * 24 * 3600;
/// How long a hub that refused is left alone.
const AFTER_DENIAL: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Characters of what a hub wants to hear back.
const LONGEST_CHALLENGE: usize = 2_048;

#[derive(serde::Deserialize)]
pub(crate) struct Question {
    #[serde(rename = "hub.mode")]
    mode: String,
    #[serde(rename = "hub.topic")]
    topic: String,
    #[serde(rename = "hub.challenge", default)]
    challenge: String,
    #[serde(rename = "hub.lease_seconds", default)]
    lease_seconds: Option<String>,
    #[serde(rename = "hub.reason", default)]
    reason: Option<String>,
}

/// Only what we asked for and nobody has answered yet is confirmed, under its topic; all else is not found.
pub(crate) async fn confirm(
    Given(state): Given<State>,
    Path(token): Path<String>,
    question: Result<Query<Question>, QueryRejection>,
) -> Result<Response, Error> {
    let Ok(Query(question)) = question else { return Err(Error::NotFound) };
    let (now, store) = ((state.clock)(), &state.store);
    // Strangers who guess at addresses don't get as far as the write lock.
    if question.challenge.len() > LONGEST_CHALLENGE || store.subscription(&token).await?.is_none() {
        return Err(Error::NotFound);
    }
    let confirmed = match question.mode.as_str() {
        "subscribe" if !question.challenge.is_empty() => {
            let (until, renew) = lease(question.lease_seconds.as_deref(), now);
            store.confirm_subscription(&token, &question.topic, until, renew).await?
        }
        "unsubscribe" if !question.challenge.is_empty() => store.confirm_leaving(&token, &question.topic).await?,
        "denied" => {
            let reason = question.reason.map(|reason| markup::text::line(&reason, 200)).filter(|reason| !reason.is_empty());
            let why = reason.map_or_else(|| "The hub refuses.".to_owned(), |reason| format!("The hub refuses: {reason}"));
            return match store.deny_subscription(&token, &question.topic, &why, now + AFTER_DENIAL).await? {
                true => Ok(plain(StatusCode::OK, String::new())),
                false => Err(Error::NotFound),
            };
        }
        _ => false,
    };
    // The challenge is a stranger's text: it goes back as plain text, which no browser takes for anything else.
    if confirmed { Ok(plain(StatusCode::OK, question.challenge)) } else { Err(Error::NotFound) }
}

/// Until when the hub delivers, and when it is asked anew: after three quarters of that, so that a hub that is away for a while is asked
/// again in time.
fn lease(seconds: Option<&str>, now: Timestamp) -> (Timestamp, Timestamp) {
    let given = seconds.and_then(|seconds| seconds.trim().parse().ok()).unwrap_or(USUAL_LEASE);
    let seconds = given.clamp(SHORTEST_LEASE, LONGEST_LEASE);
    (now + SignedDuration::from_secs(seconds), now + SignedDuration::from_secs(seconds * 3 / 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_is_renewed_before_its_end_and_kept_within_reason() {
        let now = Timestamp::UNIX_EPOCH;
        let seconds = |given| {
            let (until, renew) = lease(given, now);
            (until.as_second(), renew.as_second())
        };
        assert_eq!(seconds(Some("864000")), (864_000, 648_000));
        assert_eq!(seconds(Some("0")), (60, 45));
        assert_eq!(seconds(Some("-5")), (60, 45));
        assert_eq!(seconds(Some("99999999999")), (LONGEST_LEASE, LONGEST_LEASE * 3 / 4));
        assert_eq!(seconds(None), seconds(Some("ten")));
    }
}
