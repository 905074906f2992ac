//! `/{edition}/topic/{source}/{slug}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::TopicView;
use crate::error::Error;
use crate::reply;
use crate::routes::{Call, moved};
use crate::state::State;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, source, slug)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let Some(topic) = state.store.topic(&source, &slug).await? else {
        // It may have turned out to be another article, which was listed under two addresses.
        let (source, slug) = state.store.joined_at(&source, &slug).await?.ok_or(Error::NotFound)?;
        return Ok(moved(&call.visit.to(&format!("topic/{source}/{slug}"))));
    };
    let same = state.store.source_articles(topic.source.id, 7).await?;
    reply::page(&TopicView::new(&topic, &same, &call.visit), &call.visit, &headers)
}
