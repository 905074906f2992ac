//! `/{edition}/moderation/list`: words and hosts of which what has them waits, or is not taken.

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use model::Sought;
use store::Put;

use super::moderator;
use crate::error::Error;
use crate::form::Form;
use crate::page::{Shell, Visit};
use crate::reply;
use crate::routes::Call;
use crate::state::State;
use crate::when::Moment;

/// The page.
#[derive(Template)]
#[template(path = "house_list.html")]
struct ListView {
    shell: Shell,
    action: String,
    back: String,
    refused: Option<&'static str>,
    entries: Vec<EntryView>,
}

/// An entry.
struct EntryView {
    id: i64,
    pattern: String,
    what: &'static str,
    then: &'static str,
    by: String,
    when: Moment,
}

pub(crate) async fn show(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    moderator(&call.visit)?;
    reply::unkept(&view(&state, &call.visit, None).await?)
}

async fn view(state: &State, visit: &Visit, refused: Option<&'static str>) -> Result<ListView, Error> {
    let words = visit.words;
    let entries = state.store.house_list().await?.into_iter().map(|entry| EntryView {
        id: entry.id,
        what: if entry.listed.sought == Sought::Host { words.say("moderation-host") } else { words.say("moderation-word") },
        then: if entry.listed.refused { words.say("moderation-refuses") } else { words.say("moderation-holds") },
        pattern: entry.listed.pattern,
        by: entry.by,
        when: visit.ago(entry.at),
    });
    Ok(ListView {
        shell: Shell::new(visit, "\0", words.say("moderation-list")).for_one(),
        action: visit.to("moderation/list"),
        back: visit.to("moderation"),
        refused,
        entries: entries.collect(),
    })
}

pub(crate) async fn set(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    let by = moderator(visit)?;
    let refused = if let Ok(id) = form.get("off").parse() {
        state.store.take_off_list(id).await?;
        None
    } else {
        match discussion::listed(form.get("pattern"), form.get("then") == "refuse") {
            None => Some(visit.words.say("moderation-nothing-sought")),
            Some(entry) if state.store.put_on_list(&entry, by, visit.now).await? == Put::Full => {
                Some(visit.words.say("moderation-list-full"))
            }
            Some(_) => None,
        }
    };
    if refused.is_some() {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view(&state, visit, refused).await?)?).into_response());
    }
    Ok(Redirect::to(&visit.to("moderation/list")).into_response())
}
