//! `/{edition}/topic/{source}/{slug}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use store::Item;

use super::view::TopicView;
use crate::error::Error;
use crate::reader::item::KeepView;
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
    call.may_see(&state, &topic.source).await?;
    let same = state.store.source_articles(topic.source.id, 7).await?;
    let mut view = TopicView::new(&topic, &same, &call.visit);
    let story = topic.story.as_ref().map(|story| story.id);
    view.keep = KeepView::of(&state, Item::Topic(topic.article.head.id), story, &view.keep.back, &call.visit).await?;
    if let Some(story) = topic.story.as_ref().filter(|_| call.visit.edition.discussion) {
        let count = state.store.comment_counts(&[story.id]).await?.remove(&story.id).unwrap_or_default();
        view = view.discussed(story, count, &call.visit);
    }
    reply::page(&view, &call.visit, &headers)
}
