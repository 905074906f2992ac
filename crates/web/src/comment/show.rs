//! `/{edition}/story/{slug}/discussion`, and `/{edition}/comment/{id}`, which leads to where a comment stands.

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{Action, may};
use model::{CommentId, Story, ThreadOrder};
use serde::Deserialize;

use super::view::{DiscussionView, ThreadView};
use super::{OF_PAGE, number, rules, story, story_of, viewer};
use crate::error::Error;
use crate::page::Visit;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    order: String,
    /// Counted from 1.
    page: Option<i64>,
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let story = story(&state, &call, &slug).await?;
    let page = asked.page.unwrap_or(1).clamp(1, 1_000_000) - 1;
    let thread = thread(&state, &story, ThreadOrder::of(&asked.order), page, &call.visit).await?;
    if thread.empty && page > 0 {
        return Err(Error::NotFound);
    }
    reply::page(&DiscussionView::new(&story, thread, page, &call.visit), &call.visit, &headers)
}

/// A page of what is written under a story, as this visit sees it.
pub(crate) async fn thread(state: &State, story: &Story, order: ThreadOrder, page: i64, visit: &Visit) -> Result<ThreadView, Error> {
    let discussion = state.store.discussion(story.id, order, page, OF_PAGE, viewer(visit)).await?;
    let ids: Vec<CommentId> = discussion.comments.iter().map(|comment| comment.id).collect();
    let mine = match visit.who() {
        Some((account, _)) => state.store.reactions_of(account, &ids).await?,
        None => Default::default(),
    };
    Ok(ThreadView::new(story, &discussion, &mine, order, page, visit))
}

pub(crate) async fn one(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let comment = state.store.comment(number(&id)?).await?.ok_or(Error::NotFound)?;
    if !may(call.visit.who(), Action::Read, &comment, &rules(), call.visit.now) {
        return Err(Error::NotFound);
    }
    let story = story_of(&state, &call, &comment).await?;
    let root = match comment.root {
        Some(root) => state.store.comment(root).await?.ok_or(Error::NotFound)?,
        None => comment.clone(),
    };
    let page = state.store.page_of(&root, OF_PAGE, viewer(&call.visit)).await?;
    let query = if page > 0 { format!("?page={}", page + 1) } else { String::new() };
    // Where it stands may be another page tomorrow.
    Ok(Redirect::to(&format!("{}{query}#c{}", call.visit.to(&format!("story/{}/discussion", story.slug)), comment.id)).into_response())
}
