//! `/{edition}/story/{slug}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use store::StoryFound;

use super::view::StoryView;
use crate::error::Error;
use crate::reply;
use crate::routes::{Call, moved};
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition).await?;
    match state.store.story(&slug).await?.ok_or(Error::NotFound)? {
        StoryFound::Moved(slug) => Ok(moved(&call.visit.to(&format!("story/{slug}")))),
        StoryFound::Here(story, articles) => reply::page(&StoryView::new(&story, &articles, &call.visit), &call.visit, &headers),
    }
}
