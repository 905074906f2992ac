//! Rulings made: on a comment (`/{edition}/comment/{id}/rule`), and on a discussion (`POST` to its page with `/rule`).

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use discussion::Action;
use model::CommentState;
use store::{Act, Lesson, On, Ruled};

use super::moderator;
use crate::comment::act::LONGEST_NOTE;
use crate::comment::view::CommentView;
use crate::comment::{At, Subject};
use crate::error::Error;
use crate::form::Form;
use crate::page::{Shell, Visit};
use crate::reply;
use crate::state::State;

/// Seconds between two comments that moderators may ask for.
const SLOWEST: i64 = 24 * 3_600;

/// Where a comment is ruled on.
#[derive(Template)]
#[template(path = "comment_rule.html")]
struct RuleView {
    shell: Shell,
    action: String,
    back: String,
    about: CommentView,
    /// What the form sends, and what it says.
    acts: Vec<(&'static str, &'static str)>,
}

pub(crate) async fn ask(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    subject.allow(Action::Rule)?;
    let (visit, here) = (&subject.call.visit, subject.here());
    let words = visit.words;
    let mut acts = vec![("show", words.say("moderation-show")), ("hide", words.say("moderation-hide"))];
    acts.extend([("remove", words.say("moderation-remove")), ("spam", words.say("moderation-spam"))]);
    let is = match subject.comment.state {
        CommentState::Shown => "show",
        CommentState::Hidden => "hide",
        CommentState::Removed => "remove",
        _ => "",
    };
    acts.retain(|(act, _)| *act != is);
    reply::unkept(&RuleView {
        shell: Shell::new(visit, "\0", words.say("moderation-rule")).for_one(),
        action: format!("{here}/rule"),
        back: here,
        about: CommentView::new(&subject.comment, 0, &Default::default(), visit),
        acts,
    })
}

pub(crate) async fn on_comment(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    subject.allow(Action::Rule)?;
    let (visit, form) = (&subject.call.visit, Form::read(&body));
    let (state_is, spam) = match form.get("do") {
        "show" => (CommentState::Shown, Some(false)),
        "hide" => (CommentState::Hidden, None),
        "remove" => (CommentState::Removed, None),
        "spam" => (CommentState::Removed, Some(true)),
        _ => return Err(Error::NotFound),
    };
    let words: Vec<String> = discussion::words(&subject.comment.text).into_iter().collect();
    let ruled = Ruled {
        on: On::Comment(subject.comment.id),
        act: Act::Comment(state_is),
        by: moderator(visit)?,
        why: &note(&form, visit),
        lesson: spam.map(|spam| Lesson { words: &words, spam }),
        at: visit.now,
    };
    state.store.rule(&ruled).await?;
    let to = match form.get("back") {
        "moderation" => visit.to("moderation"),
        // Of what is removed there is no place to come back to.
        _ if state_is == CommentState::Removed => format!("{}#discussion", visit.to(&subject.spot.path)),
        _ => subject.here(),
    };
    Ok(Redirect::to(&to).into_response())
}

/// What a moderator says about it; a click alone says that it was advertising, where it was.
fn note(form: &Form, visit: &Visit) -> String {
    let note = markup::text::line(form.get("note"), LONGEST_NOTE);
    if note.is_empty() && form.get("do") == "spam" { visit.words.say("comment-spam").to_owned() } else { note }
}

pub(crate) async fn on_discussion(
    Given(state): Given<State>,
    Path(at): Path<At>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let ((call, spot), form) = (at.find(&state, &headers).await?, Form::read(&body));
    let visit = &call.visit;
    let by = moderator(visit)?;
    let act = match (form.get("locked"), form.get("slow")) {
        ("", slow) => Act::Slow(slow.parse().ok().filter(|seconds| (0..=SLOWEST).contains(seconds)).ok_or(Error::NotFound)?),
        (locked, _) => Act::Locked(locked == "1"),
    };
    let ruled = Ruled { on: On::Discussion(spot.under), act, by, why: &note(&form, visit), lesson: None, at: visit.now };
    state.store.rule(&ruled).await?;
    Ok(Redirect::to(&format!("{}#discussion", visit.to(&spot.path))).into_response())
}
