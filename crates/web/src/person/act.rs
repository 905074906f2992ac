//! `POST /{edition}/person/{id}`: what moderators decide about a person, and what they tell one another.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use model::{Account, Role};
use store::{Act, On, Ruled};

use super::number;
use crate::comment::act::LONGEST_NOTE;
use crate::error::Error;
use crate::form::Form;
use crate::moderation::moderator;
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

/// Days for which somebody may be kept from writing or from signing in.
const MOST_DAYS: i64 = 3_650;

/// Nobody rules on themselves, nor on somebody of their own rank or above, but for admins.
pub(super) fn may_rule(visit: &Visit, account: &Account) -> bool {
    visit.who().is_some_and(|(id, role)| id != account.id && (role == Role::Admin || account.role < role))
}

pub(crate) async fn act(
    Given(state): Given<State>,
    Path((edition, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    let by = moderator(visit)?;
    let account = state.store.account(number(&id)?).await?.ok_or(Error::NotFound)?;
    let note = markup::text::line(form.get("note"), LONGEST_NOTE);
    let until = || -> Result<_, Error> {
        let days: i64 = form.get("days").parse().ok().filter(|days| (0..=MOST_DAYS).contains(days)).ok_or(Error::NotFound)?;
        Ok((days > 0).then(|| visit.now + SignedDuration::from_hours(24 * days)))
    };
    let act = match form.get("do") {
        "note" => {
            if !note.is_empty() {
                state.store.note_account(account.id, by, &note, visit.now).await?;
            }
            None
        }
        "supporter" if visit.who().is_some_and(|who| who.1 == Role::Admin) => {
            state.store.set_supporter(account.id, form.get("mark") == "yes").await?;
            None
        }
        "warn" => Some(Act::Warned),
        "silent" => Some(Act::Silent(until()?)),
        "ban" => Some(Act::Banned(until()?)),
        _ => return Err(Error::NotFound),
    };
    if let Some(act) = act {
        if !may_rule(visit, &account) {
            return Err(Error::NotFound);
        }
        state.store.rule(&Ruled { on: On::Account(account.id), act, by, why: &note, lesson: None, at: visit.now }).await?;
    }
    Ok(Redirect::to(&visit.to(&format!("person/{}", account.id))).into_response())
}
