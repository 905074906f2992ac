//! `/{edition}/ruling/{id}`: one ruling, for moderators and for whom it is about, who may ask that it be looked at again.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use discussion::Action;
use model::{CommentState, Role, RulingId};
use store::{Act, Lesson, On, Ruling};

use super::moderator;
use super::queue::AppealView;
use super::said::RulingView;
use crate::comment::Subject;
use crate::comment::act::LONGEST_NOTE;
use crate::comment::compose::sign_in;
use crate::error::Error;
use crate::form::Form;
use crate::page::Shell;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Characters of what somebody asks.
const LONGEST_APPEAL: usize = 2_000;

/// The page.
#[derive(Template)]
#[template(path = "ruling.html")]
struct RulingPage {
    shell: Shell,
    ruling: RulingView,
    /// What was asked.
    appeal: Option<AppealView>,
    /// Who reads may ask.
    may_ask: bool,
    /// Who reads may take it back, and answer.
    may_rule: bool,
    /// Why what was asked for was not done.
    refused: Option<&'static str>,
}

/// The ruling of this number, where the visit may see it; and whether as a moderator.
async fn find(state: &State, call: &Call, id: &str) -> Result<(Ruling, bool), Error> {
    let id = id.parse().ok().filter(|id| *id > 0).map(RulingId).ok_or(Error::NotFound)?;
    let ruling = state.store.ruling(id).await?.ok_or(Error::NotFound)?;
    match call.visit.who() {
        Some((_, role)) if role >= Role::Moderator => Ok((ruling, true)),
        Some((account, _)) if ruling.of.as_ref().is_some_and(|of| of.0 == account) => Ok((ruling, false)),
        _ => Err(Error::NotFound),
    }
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let visit = &call.visit;
    if visit.account.is_none() {
        return sign_in(&visit.to(&format!("ruling/{id}")));
    }
    page(&state, &call, find(&state, &call, &id).await?, None).await
}

async fn page(state: &State, call: &Call, (ruling, may_rule): (Ruling, bool), refused: Option<&'static str>) -> Result<Response, Error> {
    let visit = &call.visit;
    let appeal = state.store.appeal_on(ruling.id).await?;
    let about_reader = ruling.of.as_ref().map(|of| of.0) == visit.who().map(|who| who.0);
    let view = RulingView::new(&ruling, call.id, may_rule, visit);
    reply::unkept(&RulingPage {
        shell: Shell::new(visit, "\0", visit.words.say("moderation-ruling")).for_one(),
        may_ask: about_reader && view.open && appeal.is_none(),
        may_rule: may_rule && !about_reader,
        appeal: appeal.map(|appeal| AppealView::new(&appeal, call.id, visit)),
        ruling: view,
        refused,
    })
}

/// `/{edition}/comment/{id}/ruling`: the ruling that made a comment what it is.
pub(crate) async fn of_comment(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    subject.allow(Action::Appeal).or_else(|error| moderator(&subject.call.visit).map(|_| ()).map_err(|_| error))?;
    let ruling = state.store.ruling_on(subject.comment.id).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::to(&subject.call.visit.to(&format!("ruling/{}", ruling.id))).into_response())
}

pub(crate) async fn act(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    let (ruling, may_rule) = find(&state, &call, &id).await?;
    let account = visit.who().ok_or(Error::NotFound)?.0;
    let note = markup::text::line(form.get("note"), LONGEST_NOTE);
    match form.get("do") {
        "appeal" => {
            let text = form.get("text").chars().take(LONGEST_APPEAL).collect::<String>();
            if !markup::text::line(&text, 1).is_empty() {
                state.store.appeal(ruling.id, account, &text, visit.now).await?;
            }
        }
        // Nobody decides about what was decided about them.
        _ if !may_rule || ruling.of.as_ref().is_some_and(|of| of.0 == account) => return Err(Error::NotFound),
        "answer" => {
            state.store.answer_appeal(ruling.id, moderator(visit)?, &note, visit.now).await?;
        }
        "undo" => {
            if !undo(&state, &ruling, moderator(visit)?, &note, visit.now).await? {
                let page = page(&state, &call, (ruling, may_rule), Some(visit.words.say("moderation-decided-since"))).await?;
                return Ok((StatusCode::CONFLICT, page).into_response());
            }
            // Who had asked is answered by it.
            state.store.answer_appeal(ruling.id, moderator(visit)?, &note, visit.now).await?;
        }
        _ => return Err(Error::NotFound),
    }
    let to = if form.get("back") == "moderation" { visit.to("moderation") } else { visit.to(&format!("ruling/{}", ruling.id)) };
    Ok(Redirect::to(&to).into_response())
}

/// Takes a ruling back; what is shown again by it was no advertising. `false`: that was done already, or something else was decided since.
async fn undo(state: &State, ruling: &Ruling, by: &str, why: &str, at: jiff::Timestamp) -> Result<bool, Error> {
    let mut words = Vec::new();
    if let (On::Comment(id), Act::Comment(CommentState::Shown)) = (ruling.on, ruling.was)
        && let Some(comment) = state.store.comment(id).await?
    {
        words = discussion::words(&comment.text).into_iter().collect();
    }
    let lesson = (!words.is_empty()).then_some(Lesson { words: &words, spam: false });
    Ok(state.store.undo_ruling(ruling.id, by, why, lesson, at).await?.is_some())
}
