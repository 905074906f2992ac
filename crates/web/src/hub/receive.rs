//! `POST /hub/{token}`: a hub delivers what a feed has new (WebSub, 7).

use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use model::{Flaw, FlawKind};
use store::{Delivery, Standing, Taken};

use super::{MOST_BYTES, plain, signature};
use crate::error::Error;
use crate::state::State;

/// Time that a hub has to send its document.
const PATIENCE: Duration = Duration::from_secs(30);

/// Keeps a document that is signed with the subscription's secret. One that is not is ignored and answered as if it were not, as the
/// standard asks, so that nobody learns from the answer what a right signature is.
pub(crate) async fn receive(
    Given(state): Given<State>,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Error> {
    let subscription = state.store.subscription(&token).await?.ok_or(Error::NotFound)?;
    if subscription.standing != Standing::Alive {
        // By this a hub knows to deliver no more.
        return Ok(plain(StatusCode::GONE, "This is not wanted any more.\n".to_owned()));
    }
    if !state.hub.may_deliver(subscription.id, Instant::now()) {
        return Ok(later(StatusCode::TOO_MANY_REQUESTS));
    }
    let Some(_reading) = state.hub.read(subscription.id) else { return Ok(later(StatusCode::SERVICE_UNAVAILABLE)) };
    let body = match tokio::time::timeout(PATIENCE, to_bytes(body, MOST_BYTES)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return Ok(plain(StatusCode::PAYLOAD_TOO_LARGE, format!("At most {MOST_BYTES} bytes are taken.\n"))),
        Err(_) => return Ok(plain(StatusCode::REQUEST_TIMEOUT, String::new())),
    };
    let now = (state.clock)();
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let signature = text("x-hub-signature");
    if !signature::is_right(signature, subscription.secret.reveal(), &body) {
        let what = if signature.is_none() { "without a signature" } else { "with a wrong signature" };
        let flaw = Flaw::new(FlawKind::Signature, format!("A delivery came {what}; it was not read."));
        state.store.add_flaws(subscription.source, Some(subscription.feed), None, &[flaw], now).await?;
        return Ok(plain(StatusCode::ACCEPTED, String::new()));
    }
    let content_type = text(header::CONTENT_TYPE.as_str()).filter(|text| text.len() <= 200);
    let delivery = Delivery { feed: subscription.feed, content_type, body: &body, at: now };
    if state.store.deliver(&delivery).await? == Taken::Full {
        return Ok(later(StatusCode::SERVICE_UNAVAILABLE));
    }
    (state.delivered)();
    Ok(plain(StatusCode::ACCEPTED, String::new()))
}

fn later(status: StatusCode) -> Response {
    let mut response = plain(status, "Too much at once; try again.\n".to_owned());
    response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
    response
}
