//! What is sent: a new comment, an answer, another text.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{Action, Verdict, Writer, may, weigh};
use markup::markdown;
use model::{CommentId, CommentState};
use store::NewComment;

use super::compose::{ComposeView, said};
use super::{number, rules, story, story_of};
use crate::account::sign_in;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// `POST /{edition}/story/{slug}/discussion`
pub(crate) async fn write(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let story = story(&state, &call, &slug).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    let text = typed(&form);
    let action = visit.to(&format!("story/{}/discussion", story.slug));
    let Some(here) = &visit.account else {
        let draft = [("at", action.clone()), ("text", text), ("parent", form.get("parent").to_owned())];
        return sign_in::first(&action, draft.into_iter().filter(|(_, value)| !value.is_empty()).collect(), visit);
    };
    let again = |refused: Option<String>| {
        let mut view = ComposeView::new(&action, visit.words.say("comment-write"), visit);
        (view.text, view.parent) = (text.clone(), form.get("parent").to_owned());
        view.preview = (!text.is_empty()).then(|| markdown::comment(&text));
        view.refused = refused;
        view
    };
    if !form.get("preview").is_empty() {
        return reply::unkept(&again(None));
    }
    let parent = match form.get("parent") {
        "" => None,
        id => Some(number(id)?),
    };
    let verdict = match weigh(&text, &writer(&state, visit).await?, &rules(), visit.now) {
        Ok(verdict) => verdict,
        Err(refusal) => return refused(&again(Some(said(refusal, visit)))),
    };
    let html = markdown::comment(&text);
    let state_of = |verdict| if verdict == Verdict::Show { CommentState::Shown } else { CommentState::Held };
    let once = form.get("once");
    if once.is_empty() || once.len() > 64 {
        return refused(&again(None));
    }
    let new = NewComment {
        story: story.id,
        account: here.account.id,
        parent,
        text: &text,
        html: &html,
        state: state_of(verdict),
        once,
        at: visit.now,
    };
    match state.store.add_comment(&new).await? {
        Some(id) => Ok(to(id, visit)),
        // What it answers was taken back or hidden meanwhile.
        None => refused(&again(Some(visit.words.say("comment-parent-gone").to_owned()))),
    }
}

/// `POST /{edition}/comment/{id}/change`
pub(crate) async fn change(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    let comment = state.store.comment(number(&id)?).await?.ok_or(Error::NotFound)?;
    story_of(&state, &call, &comment).await?;
    if !may(visit.who(), Action::Change, &comment, &rules(), visit.now) {
        return Err(Error::NotFound);
    }
    let text = typed(&form);
    let here = visit.to(&format!("comment/{}", comment.id));
    let again = |refused: Option<String>| {
        let mut view = ComposeView::new(&format!("{here}/change"), visit.words.say("comment-change"), visit);
        (view.back, view.text, view.refused) = (here.clone(), text.clone(), refused);
        view.preview = (!text.is_empty()).then(|| markdown::comment(&text));
        view
    };
    if !form.get("preview").is_empty() {
        return reply::unkept(&again(None));
    }
    // A change is not one more comment: no pause is asked for.
    let writer = Writer { wrote: Vec::new(), ..writer(&state, visit).await? };
    if let Err(refusal) = weigh(&text, &writer, &rules(), visit.now) {
        return refused(&again(Some(said(refusal, visit))));
    }
    state.store.change_comment(comment.id, &text, &markdown::comment(&text), visit.now).await?;
    Ok(to(comment.id, visit))
}

/// Lines end as the text was typed, whatever the browser made of them.
fn typed(form: &Form) -> String {
    form.raw("text").replace("\r\n", "\n").trim().to_owned()
}

async fn writer(state: &State, visit: &Visit) -> Result<Writer, Error> {
    let here = visit.account.as_ref().ok_or(Error::NotFound)?;
    Ok(Writer {
        account: here.account.id,
        role: here.account.role,
        shown: here.account.shown,
        silent_until: here.account.silent_until,
        wrote: state.store.wrote_of_late(here.account.id, visit.now).await?,
    })
}

fn refused(view: &ComposeView) -> Result<Response, Error> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(view)?).into_response())
}

fn to(id: CommentId, visit: &Visit) -> Response {
    Redirect::to(&visit.to(&format!("comment/{id}"))).into_response()
}
