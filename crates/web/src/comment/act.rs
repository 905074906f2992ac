//! `POST /{edition}/comment/{id}`: found good or not, taken back, reported, ruled on.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{Action, goodness, may};
use model::{CommentState, Reaction, ReportReason};

use super::compose::sign_in;
use super::view::CommentView;
use super::{number, rules, story_of};
use crate::error::Error;
use crate::form::Form;
use crate::page::Shell;
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::words::Words;

/// Characters of what somebody says about a report or a ruling.
const LONGEST_NOTE: usize = 400;

pub(crate) async fn act(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    let comment = state.store.comment(number(&id)?).await?.ok_or(Error::NotFound)?;
    let story = story_of(&state, &call, &comment).await?;
    let here = visit.to(&format!("comment/{}", comment.id));
    let Some((account, _)) = visit.who() else { return sign_in(&here) };
    let allow = |action| if may(visit.who(), action, &comment, &rules(), visit.now) { Ok(()) } else { Err(Error::NotFound) };
    let note = markup::text::line(form.get("note"), LONGEST_NOTE);
    let name = visit.account.as_ref().map(|here| here.account.name.clone()).unwrap_or_default();
    match form.get("do") {
        // What somebody may report they may judge: what is shown and is not their own.
        what @ ("good" | "bad" | "none") => {
            allow(Action::Report)?;
            let reaction = match what {
                "good" => Some(Reaction::Good),
                "bad" => Some(Reaction::Bad),
                _ => None,
            };
            state.store.react(comment.id, account, reaction, goodness, visit.now).await?;
        }
        "delete" => {
            allow(Action::Delete)?;
            state.store.delete_comment(comment.id, visit.now).await?;
            return Ok(Redirect::to(&visit.to(&format!("story/{}/discussion#discussion", story.slug))).into_response());
        }
        "report" => {
            allow(Action::Report)?;
            let reason = ReportReason::of(form.get("reason")).ok_or(Error::NotFound)?;
            state.store.report_comment(comment.id, account, reason, &note, visit.now).await?;
        }
        "hide" | "show" => {
            allow(Action::Rule)?;
            let became = if form.get("do") == "show" { CommentState::Shown } else { CommentState::Hidden };
            state.store.rule(comment.id, became, &name, &note, visit.now).await?;
            if form.get("back") == "moderation" {
                return Ok(Redirect::to(&visit.to("moderation")).into_response());
            }
        }
        _ => return Err(Error::NotFound),
    }
    Ok(Redirect::to(&here).into_response())
}

/// Where a comment is reported.
#[derive(Template)]
#[template(path = "comment_report.html")]
struct ReportView {
    shell: Shell,
    action: String,
    about: CommentView,
    /// What the form sends, and what it says.
    reasons: Vec<(&'static str, &'static str)>,
}

/// `/{edition}/comment/{id}/report`
pub(crate) async fn report(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let comment = state.store.comment(number(&id)?).await?.ok_or(Error::NotFound)?;
    story_of(&state, &call, &comment).await?;
    let visit = &call.visit;
    let here = visit.to(&format!("comment/{}", comment.id));
    if visit.account.is_none() {
        return sign_in(&format!("{here}/report"));
    }
    if !may(visit.who(), Action::Report, &comment, &rules(), visit.now) {
        return Err(Error::NotFound);
    }
    reply::unkept(&ReportView {
        shell: Shell::new(visit, "\0", visit.words.say("comment-report")).for_one(),
        action: here,
        about: CommentView::new(&comment, 0, &Default::default(), visit),
        reasons: ReportReason::ALL.into_iter().map(|reason| (reason.as_str(), reason_said(reason, visit.words))).collect(),
    })
}

pub(super) fn reason_said(reason: ReportReason, words: Words) -> &'static str {
    match reason {
        ReportReason::Abuse => words.say("comment-abuse"),
        ReportReason::Spam => words.say("comment-spam"),
        ReportReason::Untrue => words.say("comment-untrue"),
        ReportReason::Astray => words.say("comment-astray"),
    }
}
