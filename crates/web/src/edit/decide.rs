//! `POST /admin/story/{slug}`

use axum::body::Bytes;
use axum::extract::{Extension, Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use model::{Decision, StoryId};
use store::{Refusal, StoryFound};

use super::form::{Meant, meant};
use super::show;
use crate::admin::Admin;
use crate::error::Error;
use crate::form::Form;
use crate::state::State;

pub(crate) async fn decide(
    Given(state): Given<State>,
    Extension(admin): Extension<Admin>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let story = story(&state, &slug).await?.ok_or(Error::NotFound)?;
    let now = (state.clock)();
    let editions: Vec<_> = state.store.editions().await?.into_iter().map(|(id, _)| id).collect();
    let decision = match meant(&Form::read(&body), &editions, now).ok_or(Error::NotFound)? {
        Meant::Decision(decision) => Some(decision),
        Meant::Merge(other) => self::story(&state, &other).await?.map(|gone| Decision::Merge { gone }),
    };
    let decided = match decision {
        Some(decision) => state.store.decide(story, &decision, &admin.0, now).await?,
        None => Err(Refusal::NoStory),
    };
    match decided {
        Ok(_) => Ok(Redirect::to(&format!("/admin/story/{slug}")).into_response()),
        Err(refusal) => Ok((StatusCode::UNPROCESSABLE_ENTITY, show::page(&state, &slug, &headers, Some(refusal)).await?).into_response()),
    }
}

/// The story that stands at this address, or that what stood there is part of now.
async fn story(state: &State, slug: &str) -> Result<Option<StoryId>, Error> {
    let found = match state.store.story(slug).await? {
        Some(StoryFound::Moved(slug)) => state.store.story(&slug).await?,
        found => found,
    };
    Ok(match found {
        Some(StoryFound::Here(story, _)) => Some(story.id),
        _ => None,
    })
}
