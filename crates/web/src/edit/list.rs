//! `/admin/stories`

use axum::extract::State as Given;
use axum::http::HeaderMap;
use axum::response::Response;

use super::list_view::StoriesView;
use super::view::EDITS;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn list(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    page(&state, &headers, None).await
}

/// The list, with why something could not be done.
pub(super) async fn page(state: &State, headers: &HeaderMap, refusal: Option<store::Refusal>) -> Result<Response, Error> {
    let visit = Call::desk(state, headers).await?;
    let change = state.store.last_change().await?;
    let editions = state.store.editions().await?;
    let mut fronts = Vec::new();
    for (id, edition) in &editions {
        let front = state.shelf.front(&state.store, *id, change).await?.map(|(_, page)| page);
        fronts.push((edition.name.clone(), front, state.store.hand(*id, visit.now).await?));
    }
    let edits = state.store.edits(None, EDITS).await?;
    reply::unkept(&StoriesView::new(&fronts, &edits, &editions, refusal, &visit))
}
