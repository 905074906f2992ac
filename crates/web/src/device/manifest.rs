//! `/manifest.webmanifest`: what a device needs to know to install the paper (W3C Web Application Manifest).

use axum::extract::{Query, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use crate::asset;
use crate::error::Error;
use crate::routes::Call;
use crate::state::State;
use crate::words::Words;

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// The edition's slug; the first edition where none is given.
    edition: Option<String>,
}

pub(crate) async fn manifest(Given(state): Given<State>, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response, Error> {
    let call = match &asked.edition {
        Some(slug) => Call::edition(&state, slug, &headers).await?,
        None => Call::default_edition(&state, &headers).await?,
    };
    let (edition, words) = (&call.visit.edition, Words::of(&call.visit.edition.language));
    let icon = |name: &str, sizes: &str, kind: &str, purpose: &str| {
        asset::address(name).map(|src| json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose }))
    };
    let icons: Vec<_> = [
        icon("icon.svg", "any", "image/svg+xml", "any"),
        icon("icon-192.png", "192x192", "image/png", "any"),
        icon("icon-512.png", "512x512", "image/png", "any"),
        icon("icon-maskable.png", "512x512", "image/png", "maskable"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let manifest = json!({
        "id": call.visit.to(""),
        "name": edition.name,
        "short_name": edition.name,
        "description": edition.about.lines().next().unwrap_or_default(),
        "lang": words.language(),
        "dir": if words.is_right_to_left() { "rtl" } else { "ltr" },
        "start_url": call.visit.to(""),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#fbf9f5",
        "theme_color": "#fbf9f5",
        "categories": ["news"],
        "icons": icons,
    });
    let told = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")];
    Ok((told, manifest.to_string()).into_response())
}
