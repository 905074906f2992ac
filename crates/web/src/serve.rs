//! Answering on a socket until told to stop.

use std::future::Future;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::routes::app;
use crate::state::State;
use crate::{live, sponsor};

/// Serves the pages on a bound listener; ends once `stop` does and the requests that are under way have their answers. What was counted is
/// written down every minute, and when it stops.
///
/// # Errors
/// If the listener fails.
pub async fn serve(listener: TcpListener, state: State, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
    let told = {
        let state = state.clone();
        async move {
            stop.await;
            state.live.close();
            // What is counted while the last answers go out is written once more below; a reader that never finishes must not lose the rest.
            sponsor::save(&state).await;
        }
    };
    // Where requests come from: the admin pages ask, and whoever counts.
    let pages = app(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let ended = tokio::select! {
        ended = async { axum::serve(listener, pages).with_graceful_shutdown(told).await } => ended,
        () = sponsor::keep(&state) => Ok(()),
        () = live::keep(&state) => Ok(()),
    };
    sponsor::save(&state).await;
    ended
}
