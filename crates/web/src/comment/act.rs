//! `POST /{edition}/comment/{id}`: found good or not, taken back, reported.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{Action, goodness};
use model::{Reaction, ReportReason};

use super::Subject;
use super::compose::sign_in;
use super::view::CommentView;
use crate::error::Error;
use crate::form::Form;
use crate::page::Shell;
use crate::reply;
use crate::state::State;
use crate::words::Words;

/// Characters of what somebody says about a report or a ruling.
pub(crate) const LONGEST_NOTE: usize = 400;

pub(crate) async fn act(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    let (visit, comment, form, here) = (&subject.call.visit, &subject.comment, Form::read(&body), subject.here());
    let Some((account, _)) = visit.who() else { return sign_in(&here) };
    match form.get("do") {
        "delete" => {
            subject.allow(Action::Delete)?;
            state.store.delete_comment(comment.id, visit.now).await?;
            return Ok(Redirect::to(&format!("{}#discussion", visit.to(&subject.spot.path))).into_response());
        }
        "report" => {
            subject.allow(Action::Report)?;
            let reason = ReportReason::of(form.get("reason")).ok_or(Error::NotFound)?;
            let note = markup::text::line(form.get("note"), LONGEST_NOTE);
            state.store.report_comment(comment.id, account, reason, &note, visit.now).await?;
        }
        // What somebody may report they may judge: what is shown and is not their own.
        finds => {
            subject.allow(Action::Report)?;
            let reaction = match finds {
                "none" => None,
                finds => Some(Reaction::of(finds).filter(|one| visit.edition.house.reactions.contains(one)).ok_or(Error::NotFound)?),
            };
            state.store.react(comment.id, account, reaction, goodness, visit.now).await?;
        }
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
    let subject = Subject::of(&state, &edition, &id, &headers).await?;
    let (visit, here) = (&subject.call.visit, subject.here());
    if visit.account.is_none() {
        return sign_in(&format!("{here}/report"));
    }
    subject.allow(Action::Report)?;
    reply::unkept(&ReportView {
        shell: Shell::new(visit, "\0", visit.words.say("comment-report")).for_one(),
        action: here,
        about: CommentView::new(&subject.comment, 0, &Default::default(), visit),
        reasons: ReportReason::ALL.into_iter().map(|reason| (reason.as_str(), reason_said(reason, visit.words))).collect(),
    })
}

pub(crate) fn reason_said(reason: ReportReason, words: Words) -> &'static str {
    match reason {
        ReportReason::Abuse => words.say("comment-abuse"),
        ReportReason::Spam => words.say("comment-spam"),
        ReportReason::Untrue => words.say("comment-untrue"),
        ReportReason::Astray => words.say("comment-astray"),
    }
}
