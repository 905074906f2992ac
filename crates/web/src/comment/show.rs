//! Discussions shown: `/{edition}/story/{slug}/discussion`, `/{edition}/board/{slug}`, `/{edition}/boards`; `/{edition}/comment/{id}`, which leads to
//! where a comment stands, and `/{edition}/comment/{id}/thread`, a long thread by itself.

use askama::Template;
use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use discussion::Action;
use model::{Comment, CommentId, ThreadOrder};
use serde::Deserialize;
use store::Discussion;

use super::view::{Around, DiscussionView, ThreadView};
use super::{At, OF_LONG, OF_PAGE, OF_THREAD, Spot, Subject, viewer};
use crate::error::Error;
use crate::page::{Shell, Visit};
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::when::Moment;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    order: String,
    /// Counted from 1.
    page: Option<i64>,
}

impl Asked {
    /// Counted from 0.
    fn page(&self) -> i64 {
        self.page.unwrap_or(1).clamp(1, 1_000_000) - 1
    }
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(at): Path<At>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let ((call, spot), page) = (at.find(&state, &headers).await?, asked.page());
    let thread = thread(&state, &spot, ThreadOrder::of(&asked.order), page, &call.visit).await?;
    if thread.empty && page > 0 {
        return Err(Error::NotFound);
    }
    reply::page(&DiscussionView::new(&spot, thread, page, &call.visit), &call.visit, &headers)
}

/// A page of a discussion, as this visit sees it.
pub(crate) async fn thread(state: &State, spot: &Spot, order: ThreadOrder, page: i64, visit: &Visit) -> Result<ThreadView, Error> {
    let discussion = state.store.discussion(spot.under, order, page, (OF_PAGE, OF_THREAD), viewer(visit)).await?;
    let around = around(state, spot, &discussion, visit).await?;
    Ok(ThreadView::new(spot, &discussion, &around, order, page, visit))
}

/// What a page of comments needs to know besides them; who reads it has read it then.
async fn around(state: &State, spot: &Spot, discussion: &Discussion, visit: &Visit) -> Result<Around, Error> {
    let ids: Vec<CommentId> = discussion.comments.iter().map(|comment| comment.id).collect();
    let mut around = Around {
        counts: state.store.reaction_counts(&ids).await?,
        settings: state.store.discussion_settings(spot.under).await?,
        ..Around::default()
    };
    if let Some((account, _)) = visit.who() {
        around.mine = state.store.reactions_of(account, &ids).await?;
        around.seen = state.store.discussion_seen(account, spot.under).await?;
        let newest = discussion.comments.iter().map(|comment| comment.at).max();
        if newest.is_some_and(|newest| around.seen.is_none_or(|seen| seen < newest)) {
            state.store.see_discussion(account, spot.under, visit.now).await?;
        }
    }
    Ok(around)
}

pub(crate) async fn one(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    subject.allow(Action::Read)?;
    let (comment, visit) = (&subject.comment, &subject.call.visit);
    let root = root(&state, comment).await?;
    let before = state.store.answers_before(comment, viewer(visit)).await?;
    let paged = |page: i64| if page > 0 { format!("?page={}", page + 1) } else { String::new() };
    let at = if before >= OF_THREAD {
        format!("comment/{}/thread{}", root.id, paged(before / OF_LONG))
    } else {
        format!("{}{}", subject.spot.path, paged(state.store.page_of(&root, OF_PAGE, viewer(visit)).await?))
    };
    // Where it stands may be another page tomorrow.
    Ok(Redirect::to(&format!("{}#c{}", visit.to(&at), comment.id)).into_response())
}

async fn root(state: &State, comment: &Comment) -> Result<Comment, Error> {
    match comment.root {
        Some(root) => state.store.comment(root).await?.ok_or(Error::NotFound),
        None => Ok(comment.clone()),
    }
}

pub(crate) async fn long(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    let visit = &subject.call.visit;
    let root = root(&state, &subject.comment).await?;
    if root.id != subject.comment.id {
        return Ok(Redirect::to(&visit.to(&format!("comment/{}/thread", root.id))).into_response());
    }
    let page = asked.page();
    let discussion = state.store.thread(&root, page, OF_LONG, viewer(visit)).await?;
    if discussion.comments.len() < 2 && (page > 0 || !discussion::may(visit.who(), Action::Read, &root, &visit.edition.house, visit.now)) {
        return Err(Error::NotFound);
    }
    let around = around(&state, &subject.spot, &discussion, visit).await?;
    let thread = ThreadView::of_one(&subject.spot, &root, &discussion, &around, page, visit);
    reply::page(&DiscussionView::of_one(&subject.spot, thread, visit), visit, &headers)
}

/// The boards of an edition.
#[derive(Template)]
#[template(path = "boards.html")]
struct BoardsView {
    shell: Shell,
    boards: Vec<BoardView>,
}

/// A board in the list.
struct BoardView {
    href: String,
    name: String,
    about: String,
    count: String,
    newest: Option<Moment>,
}

pub(crate) async fn boards(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, edition) = (&call.visit, &call.visit.edition);
    if !edition.discussion || edition.boards.is_empty() {
        return Err(Error::NotFound);
    }
    let mut ids = Vec::with_capacity(edition.boards.len());
    for board in &edition.boards {
        ids.push(state.store.board(call.id, &board.slug).await?);
    }
    let states = state.store.board_states(&ids).await?;
    let boards = edition.boards.iter().zip(&ids).map(|(board, id)| {
        let fares = states.get(id).copied().unwrap_or_default();
        BoardView {
            href: visit.to(&format!("board/{}", board.slug)),
            name: board.name.clone(),
            about: board.about.clone(),
            count: super::view::count(fares.shown, visit.words),
            newest: fares.newest.map(|at| visit.ago(at)),
        }
    });
    reply::page(
        &BoardsView { boards: boards.collect(), shell: Shell::new(visit, "boards", visit.words.say("comment-boards")) },
        visit,
        &headers,
    )
}
