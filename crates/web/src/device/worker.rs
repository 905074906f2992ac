//! `/worker.js`: the service worker, which has to stand at the root to serve every page.

use axum::extract::State as Given;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::asset;
use crate::error::Error;
use crate::state::State;
use crate::words::Words;

/// Editions whose page for hours without a connection is kept; a host of more is read one by one.
const MOST_EDITIONS: usize = 8;

pub(crate) async fn worker(Given(state): Given<State>) -> Result<Response, Error> {
    let change = state.store.last_change().await?;
    let editions = state.shelf.editions(&state.store, change).await?;
    let offline: Vec<String> = editions
        .iter()
        .filter(|(_, edition)| !edition.private)
        .take(MOST_EDITIONS)
        .map(|(_, edition)| format!("/{}/offline", edition.slug))
        .collect();
    let mut files = vec![asset::sheet(), asset::script()];
    files.extend(asset::icon());
    for (_, edition) in editions.iter() {
        for font in asset::first_fonts(Words::of(&edition.language).language()) {
            if !files.contains(&font.as_str()) {
                files.push(font);
            }
        }
    }
    let headers = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    Ok((headers, asset::worker(&files, &offline)).into_response())
}
