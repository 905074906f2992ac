//! `/{edition}/story/{slug}/discussion/feed.atom`: the newest that was written under a story.

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use model::{Comment, CommentState, ThreadOrder};
use store::Viewer;

use super::story;
use crate::error::Error;
use crate::feed::{Feed, Format, Item, absolute, answer};
use crate::page::{Visit, headline};
use crate::routes::Call;
use crate::state::State;

/// Characters of a comment that its summary shows.
const SUMMARY: usize = 600;
/// Threads of which the newest comments are listed.
const THREADS: i64 = 60;

pub(crate) async fn list(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let visit = &call.visit;
    let story = story(&state, &call, &slug).await?;
    let written = state.store.discussion(story.id, ThreadOrder::Newest, 0, THREADS, Viewer::Anyone).await?;
    let title = visit.words.fill("comment-title", "title", headline(&story.title, visit.words));
    let feed = Feed::new(&state, visit, &format!("story/{}/discussion", story.slug), &title, format);
    let shown = written.comments.iter().filter(|comment| comment.state == CommentState::Shown);
    answer(&feed.of(shown.map(|comment| item(comment, &state, visit))), format, visit, &headers)
}

fn item(comment: &Comment, state: &State, visit: &Visit) -> Item {
    let by = comment.by.as_ref().map_or_else(|| visit.words.say("comment-nobody").to_owned(), |(_, name)| name.clone());
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
    }
}
