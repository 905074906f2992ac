//! `/robots.txt`

use axum::extract::State as Given;
use axum::response::{IntoResponse, Response};

use crate::error::Error;
use crate::state::State;

/// Private editions are nobody's to crawl; articles belong to their publishers, and their pages name the original.
pub(crate) async fn robots(Given(state): Given<State>) -> Result<Response, Error> {
    let change = state.store.last_change().await?;
    let editions = state.shelf.editions(&state.store, change).await?;
    let mut text = String::from("User-agent: *\n");
    for (_, edition) in editions.iter().filter(|(_, edition)| edition.private) {
        text.push_str(&format!("Disallow: /{}/\n", edition.slug));
    }
    if editions.first().is_some_and(|(_, edition)| edition.private) {
        text.push_str("Disallow: /$\n");
    }
    text.push_str("Disallow: /admin\nDisallow: /go/\nAllow: /\n");
    if let Some(public) = &state.public {
        text.push_str(&format!("Sitemap: {public}/sitemap.xml\n"));
    }
    Ok(text.into_response())
}
