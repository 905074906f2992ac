//! Answering on a socket until told to stop.

use std::future::Future;
use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;

/// Serves the pages on a bound listener; ends once `stop` does and the requests that are under way have their answers.
///
/// # Errors
/// If the listener fails.
pub async fn serve(listener: TcpListener, pages: Router, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    // The admin pages ask where a request comes from.
    axum::serve(listener, pages.into_make_service_with_connect_info::<SocketAddr>()).with_graceful_shutdown(stop).await
}
