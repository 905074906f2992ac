//! The outermost layer: an answer that carries an [`Error`] is logged here, once, and gets its page.

use axum::extract::{Request, State as Given};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use askama::Template;

use super::Error;
use super::view::ErrorView;
use crate::look::Look;
use crate::page::{Shell, Visit};
use crate::state::State;

pub(crate) async fn dress(Given(state): Given<State>, request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let look = Look::of(request.headers());
    let response = next.run(request).await;
    // axum answers 400 on its own to an address that is no UTF-8 or asks one thing twice: for a reader there is no such page.
    let malformed = match response.status() {
        StatusCode::BAD_REQUEST => Some(Error::NotFound),
        // And 413 to a form of more bytes than any of ours has.
        StatusCode::PAYLOAD_TOO_LARGE => Some(Error::TooLarge),
        _ => None,
    };
    match response.extensions().get::<Error>().cloned().or(malformed) {
        None => response,
        Some(error) => {
            let allow = response.headers().get(header::ALLOW).cloned();
            dressed(&state, &error, (&method, &uri), look, allow).await
        }
    }
}

async fn dressed(state: &State, error: &Error, (method, uri): (&Method, &Uri), look: Look, allow: Option<HeaderValue>) -> Response {
    log(error, method, uri);
    let shell = match error {
        Error::Away(_) => None,
        _ => shell(state, uri, look).await,
    };
    let html = ErrorView::new(error, shell).render().unwrap_or_else(|_| "<!doctype html><title>Dateline</title>".to_owned());
    let mut response = (error.status(), Html(html)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if matches!(error, Error::Away(_)) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    if matches!(error, Error::SignIn) {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"Dateline\", charset=\"UTF-8\""));
    }
    if let Error::Shut(seconds) | Error::Rush(seconds) = error {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    if matches!(error, Error::Method) {
        headers.insert(header::ALLOW, allow.unwrap_or(HeaderValue::from_static("GET,HEAD")));
    }
    response
}

/// The shell of the edition that the address names, or of the default one.
async fn shell(state: &State, uri: &Uri, look: Look) -> Option<Shell> {
    let change = state.store.last_change().await.ok()?;
    let editions = state.shelf.editions(&state.store, change).await.ok()?;
    let slug = uri.path().trim_start_matches('/').split('/').next().unwrap_or_default();
    let edition =
        editions.iter().find(|(_, edition)| edition.slug == slug).or_else(|| editions.first()).map(|(_, edition)| edition.clone())?;
    let closed = edition.private && !state.open_private;
    let shell = Shell::new(&Visit { look, ..Visit::new(edition, (state.clock)(), state.version) }, "\u{0}", "");
    Some(if closed { shell.shut() } else { shell })
}

fn log(error: &Error, method: &Method, uri: &Uri) {
    let (path, status) = (loggable(uri.path()), error.status().as_u16());
    match error {
        Error::Inside(_) => tracing::error!(%method, path, status, "a page could not be shown: {error}"),
        Error::Away(_) => tracing::warn!(%method, path, status, "a page could not be shown: {error}"),
        _ => tracing::debug!(%method, path, status, "no page: {error}"),
    }
}

/// The path without what is a secret: whoever knows a hub's address can end its subscription, who knows a newsline's, or
/// that of what somebody is told, can read it, and logs are read by many.
fn loggable(path: &str) -> &str {
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some("hub"), ..) => "/hub/…",
        (Some("notifications"), Some(_), ..) => "/notifications/…",
        (_, Some("newsline"), Some(_), Some(_)) => "/…/newsline/…",
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::loggable;

    #[test]
    fn a_secret_address_is_not_logged() {
        assert_eq!(loggable("/tern/newsline/0123456789abcdef/feed.atom"), "/…/newsline/…");
        assert_eq!(loggable("/tern/newsline/choose"), "/tern/newsline/choose");
        assert_eq!(loggable("/hub/5f2c9a"), "/hub/…");
        assert_eq!(loggable("/notifications/5f2c9a/feed.rss"), "/notifications/…");
        assert_eq!(loggable("/notifications"), "/notifications");
        assert_eq!(loggable("/tern/story/hub-5f2c9a"), "/tern/story/hub-5f2c9a");
    }
}
