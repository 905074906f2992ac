//! The layer that counts, in front of all that answers: who reads, and which sponsors were shown.

use std::sync::Arc;

use axum::extract::{Request, State as Given};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::Visitor;
use crate::state::State;

/// What an answer carries that is a page for readers: the sponsors that stand on it. It goes along with a page that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Printed(Arc<[String]>);

impl Printed {
    /// Of a finished page: what is counted is what stands there. No stranger's text holds the beginning of a tag.
    pub(crate) fn of(html: &str) -> Printed {
        let names = html.split("<p class=\"sponsor\" data-sponsor=\"").skip(1).filter_map(|rest| rest.split('"').next());
        Printed(names.map(str::to_owned).collect())
    }
}

/// Counts a page that somebody gets to see, from whatever stands behind this layer: a handler or the press. A reader's own copy, found to be
/// the newest, was seen as well.
pub(crate) async fn count(Given(state): Given<State>, request: Request, next: Next) -> Response {
    let visitor =
        (request.method() == Method::GET).then(|| Visitor::of(request.headers(), request.extensions(), &state.trusted_proxies)).flatten();
    let slug = request.uri().path().split('/').nth(1).unwrap_or_default().to_owned();
    let response = next.run(request).await;
    if let Some(visitor) = visitor
        && let Some(Printed(sponsors)) = response.extensions().get::<Printed>()
        && matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED)
        && let Some((id, edition)) = state.shelf.known_edition(&slug)
    {
        let now = (state.clock)();
        if state.audience.sees(id, &visitor, now) {
            sponsors.iter().for_each(|name| state.ledger.viewed(id, &edition, name, now));
        }
    }
    response
}
