//! `/healthz`, `/readyz`

use axum::extract::State as Given;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::state::State;

/// The process lives.
pub(crate) async fn lives() -> Response {
    plain(StatusCode::OK, "ok\n")
}

/// The database answers.
pub(crate) async fn ready(Given(state): Given<State>) -> Response {
    match state.store.ping().await {
        Ok(()) => plain(StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!("not ready: {error}");
            plain(StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], text).into_response()
}
