//! `/admin/story/{slug}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use store::{Refusal, StoryFound};

use super::view::{Around, EDITS, StoryEditView};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Hours back from which stories are offered for a merge, and how many of them.
const OFFERED_HOURS: i64 = 72;
const OFFERED: i64 = 200;

pub(crate) async fn show(Given(state): Given<State>, Path(slug): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    page(&state, &slug, &headers, None).await
}

/// The page of a story, with why something could not be done.
pub(super) async fn page(state: &State, slug: &str, headers: &HeaderMap, refusal: Option<Refusal>) -> Result<Response, Error> {
    let visit = Call::desk(state, headers).await?;
    let (story, articles) = match state.store.story(slug).await?.ok_or(Error::NotFound)? {
        StoryFound::Moved(slug) => return Ok(Redirect::to(&format!("/admin/story/{slug}")).into_response()),
        StoryFound::Here(story, articles) => (story, articles),
    };
    let editions = state.store.editions().await?;
    let mut hands = Vec::with_capacity(editions.len());
    for (id, _) in &editions {
        hands.push(state.store.hand(*id, visit.now).await?);
    }
    let others = state.store.recent_stories(visit.now - SignedDuration::from_hours(OFFERED_HOURS), OFFERED).await?;
    let edits = state.store.edits(Some(story.id), EDITS).await?;
    let around = Around { editions: &editions, hands: &hands, others: &others, edits: &edits };
    reply::unkept(&StoryEditView::new(&story, &articles, &around, refusal, &visit))
}
