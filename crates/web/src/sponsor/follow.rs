//! `/go/{edition}/{sponsor}`: to the sponsor's own page, counted.

use axum::extract::{Path, Request, State as Given};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::audience::Visitor;
use crate::error::Error;
use crate::page::http_only;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn follow(
    Given(state): Given<State>,
    Path((edition, name)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, request.headers()).await?;
    let edition = &call.visit.edition;
    // Whoever kept the page over its sponsor's last day is led there all the same.
    let sponsor = edition.sponsors.iter().find(|sponsor| sponsor.key() == name).ok_or(Error::NotFound)?;
    let there = http_only(sponsor.url.as_deref()).ok_or(Error::NotFound)?;
    let there = HeaderValue::from_str(&there).map_err(|error| Error::Inside(error.to_string()))?;
    if let Some(visitor) = Visitor::of(request.headers(), request.extensions(), &state.trusted_proxies)
        && state.audience.sees(call.id, &visitor, call.visit.now)
    {
        state.ledger.followed(call.id, edition, &name, call.visit.now);
    }
    let headers = [
        (header::LOCATION, there),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow")),
    ];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}
