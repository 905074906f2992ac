//! `/{edition}/story/{slug}/discussion/feed.atom`, `/{edition}/board/{slug}/feed.atom`: the newest that was written there.

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::{Comment, CommentState, ThreadOrder};
use store::Viewer;

use super::At;
use crate::error::Error;
use crate::feed::{Feed, Format, Item, absolute, answer};
use crate::page::Visit;
use crate::state::State;

/// Characters of a comment that its summary shows.
const SUMMARY: usize = 600;
/// Threads of which the newest comments are listed.
const THREADS: i64 = 60;
/// Answers of each of them.
const ANSWERS: i64 = 10;

pub(crate) async fn list(Given(state): Given<State>, Path(at): Path<At>, format: Format, headers: HeaderMap) -> Result<Response, Error> {
    let (call, spot) = at.find(&state, &headers).await?;
    let visit = &call.visit;
    let written = state.store.discussion(spot.under, ThreadOrder::Newest, 0, (THREADS, ANSWERS), Viewer::Anyone).await?;
    let feed = Feed::new(&state, visit, &spot.path, &spot.heading(visit.words), format);
    let mut shown: Vec<&Comment> = written.comments.iter().filter(|comment| comment.state == CommentState::Shown).collect();
    shown.sort_by_key(|comment| std::cmp::Reverse(comment.at));
    answer(&feed.of(shown.into_iter().map(|comment| item(comment, &state, visit))), format, visit, &headers)
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
