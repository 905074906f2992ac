//! Answering on a socket until told to stop.

use std::future::Future;

use axum::Router;
use tokio::net::TcpListener;

/// Serves the pages on a bound listener; ends once `stop` does and the requests that are under way have their answers.
///
/// # Errors
/// If the listener fails.
pub async fn serve(listener: TcpListener, pages: Router, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    axum::serve(listener, pages).with_graceful_shutdown(stop).await
}
