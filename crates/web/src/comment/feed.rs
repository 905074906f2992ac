//! `/{edition}/story/{slug}/discussion/feed.atom`, `/{edition}/board/{slug}/feed.atom`: the newest that was written there.

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::{Comment, CommentState, ThreadOrder};
use store::Viewer;

use super::Spot;
use crate::error::Error;
use crate::feed::{Feed, Format, Item, absolute, answer};
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

/// Characters of a comment that its summary shows.
const SUMMARY: usize = 600;
/// Threads of which the newest comments are listed.
const THREADS: i64 = 60;
/// Answers of each of them.
const ANSWERS: i64 = 10;

pub(crate) async fn of_story(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let spot = Spot::story(&state, &call, &slug).await?;
    list(&state, &call, &spot, format, &headers).await
}

pub(crate) async fn of_board(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let spot = Spot::board(&state, &call, &slug).await?;
    list(&state, &call, &spot, format, &headers).await
}

async fn list(state: &State, call: &Call, spot: &Spot, format: Format, headers: &HeaderMap) -> Result<Response, Error> {
    let visit = &call.visit;
    let written = state.store.discussion(spot.under, ThreadOrder::Newest, 0, (THREADS, ANSWERS), Viewer::Anyone).await?;
    let title = visit.words.fill("comment-title", "title", spot.title.as_str());
    let feed = Feed::new(state, visit, &spot.path, &title, format);
    let mut shown: Vec<&Comment> = written.comments.iter().filter(|comment| comment.state == CommentState::Shown).collect();
    shown.sort_by_key(|comment| std::cmp::Reverse(comment.at));
    answer(&feed.of(shown.into_iter().map(|comment| item(comment, state, visit))), format, visit, headers)
}

pub(crate) fn item(comment: &Comment, state: &State, visit: &Visit) -> Item {
    let by = comment.by.as_ref().map_or_else(|| visit.words.say("comment-nobody").to_owned(), |by| by.name.clone());
    Item {
        page: absolute(state, &visit.to(&format!("comment/{}", comment.id))),
        original: None,
        title: visit.words.fill("comment-by", "name", by.as_str()),
        language: None,
        published: comment.at,
        updated: comment.edited.unwrap_or(comment.at),
        summary: markup::text::line(&comment.text, SUMMARY),
        authors: vec![by],
        sections: Vec::new(),
        picture: None,
        talk: None,
    }
}
