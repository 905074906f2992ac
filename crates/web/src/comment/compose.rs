//! The page on which something is written or changed: with what was wrong, with a preview, or with what somebody wrote before they signed in.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{Action, Refusal};
use markup::{SafeHtml, markdown};

use super::Subject;
use super::view::CommentView;
use crate::error::Error;
use crate::page::{Shell, Visit};
use crate::reader::token;
use crate::reply;
use crate::state::State;

/// The page.
#[derive(Template)]
#[template(path = "comment_write.html")]
pub(crate) struct ComposeView {
    /// Around it.
    pub shell: Shell,
    /// What this page is for.
    pub title: &'static str,
    /// Where the form is sent.
    pub action: String,
    /// Where one comes from.
    pub back: String,
    /// What was typed.
    pub text: String,
    /// The comment that it answers.
    pub parent: String,
    /// The token of the form.
    pub once: String,
    /// The sentence that it is about, and the address parts of its report: `source/slug`.
    pub quote: Option<(String, String)>,
    /// Characters of a comment.
    pub longest: usize,
    /// What was wrong.
    pub refused: Option<String>,
    /// As it will be shown.
    pub preview: Option<SafeHtml>,
    /// What is answered or changed.
    pub about: Option<CommentView>,
}

/// The token of a new form. Without random numbers there is no form: then it is refused when it is sent.
pub(crate) fn once() -> String {
    token().unwrap_or_default()
}

impl ComposeView {
    /// An empty form that is sent to `action`, a path of ours.
    pub(crate) fn new(action: &str, title: &'static str, visit: &Visit) -> ComposeView {
        ComposeView {
            shell: Shell::new(visit, "\0", title).for_one(),
            title,
            action: action.to_owned(),
            back: action.to_owned(),
            text: String::new(),
            parent: String::new(),
            once: once(),
            quote: None,
            longest: visit.edition.house.longest,
            refused: None,
            preview: None,
            about: None,
        }
    }

    /// What somebody had written before they signed in.
    pub(crate) fn of_draft(draft: &[(&'static str, String)], visit: &Visit) -> ComposeView {
        let field = |name: &str| draft.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone()).unwrap_or_default();
        let mut view = ComposeView::new(crate::account::way_back(&field("at")), visit.words.say("comment-write"), visit);
        (view.text, view.parent) = (field("text"), field("parent"));
        view.quote = Some((field("quote"), field("topic"))).filter(|(text, _)| !text.is_empty());
        view.preview = Some(markdown::comment(&view.text));
        view
    }
}

/// Why a text was not taken, and what to do.
pub(super) fn said(refusal: Refusal, visit: &Visit) -> String {
    let words = visit.words;
    match refusal {
        Refusal::Empty => words.say("comment-empty").to_owned(),
        Refusal::TooLong(most) => words.fill("comment-too-long", "most", most),
        Refusal::TooManyLinks(most) => words.count("comment-too-many-links", most),
        Refusal::TooSoon(seconds) => words.count("comment-too-soon", seconds),
        Refusal::Silent(until) => words.fill("comment-silent", "until", visit.calendar.date_and_time(until)),
        Refusal::Locked => words.say("comment-locked").to_owned(),
        Refusal::Listed => words.say("comment-listed").to_owned(),
    }
}

/// `/{edition}/comment/{id}/answer`
pub(crate) async fn answer(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    let visit = &subject.call.visit;
    if visit.account.is_none() {
        return sign_in(&format!("{}/answer", subject.here()));
    }
    subject.allow(Action::Answer)?;
    let mut view = ComposeView::new(&visit.to(&subject.spot.path), visit.words.say("comment-answer"), visit);
    view.back = subject.here();
    view.parent = subject.comment.id.to_string();
    view.about = Some(CommentView::new(&subject.comment, 0, &Default::default(), visit));
    reply::unkept(&view)
}

/// `/{edition}/comment/{id}/change`
pub(crate) async fn change(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    subject.allow(Action::Change)?;
    let (visit, here) = (&subject.call.visit, subject.here());
    let mut view = ComposeView::new(&format!("{here}/change"), visit.words.say("comment-change"), visit);
    (view.back, view.text) = (here, subject.comment.text);
    reply::unkept(&view)
}

/// To where one signs in, and back.
pub(crate) fn sign_in(back: &str) -> Result<Response, Error> {
    Ok(Redirect::to(&sign_in_for(back)).into_response())
}

/// Where one signs in to come back to a page of ours.
pub(crate) fn sign_in_for(back: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("back", back).finish();
    format!("/account/sign-in?{query}")
}
