//! `/account/sign-up`: an account is made, and this browser signed in.

use axum::body::Bytes;
use axum::extract::{Query, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{BadName, BadPassword};
use model::{Registration, Role};

use super::sign_in::{Asked, begin};
use super::view::EnterView;
use super::{password, visit, way_back};
use crate::admin::Sheltered;
use crate::error::Error;
use crate::form::Form;
use crate::reader::Sender;
use crate::reply;
use crate::state::State;
use crate::words::Words;

pub(crate) async fn show(Given(state): Given<State>, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let mut view = EnterView::new(true, way_back(&asked.back), &visit, &state.providers);
    view.closed = match registration(&state).await?.ok_or(Error::NotFound)? {
        Registration::Open => None,
        Registration::Invitation if state.store.is_invited(&asked.invitation, visit.now).await? => None,
        Registration::Invitation => Some(visit.words.say("account-invitation-needed")),
        Registration::Closed => Some(visit.words.say("account-closed")),
    };
    view.invitation = asked.invitation;
    reply::unkept(&view)
}

pub(crate) async fn sign_up(
    Given(state): Given<State>,
    _: Sheltered,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let registration = registration(&state).await?.ok_or(Error::NotFound)?;
    let visit = visit(&state, &headers).await?;
    let form = Form::read(&body);
    let back = way_back(form.get("back"));
    let refuse = |why: &str| {
        let mut view = EnterView::new(true, back, &visit, &state.providers);
        view.name = markup::text::line(form.get("name"), 64);
        form.get("invitation").clone_into(&mut view.invitation);
        view.refused = Some(why.to_owned());
        Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view)?).into_response())
    };
    let invitation = form.get("invitation");
    match registration {
        Registration::Closed => return refuse(visit.words.say("account-closed")),
        Registration::Invitation if !state.store.is_invited(invitation, visit.now).await? => {
            return refuse(visit.words.say("account-invitation-needed"));
        }
        Registration::Open | Registration::Invitation => {}
    }
    let name = match discussion::name(form.get("name")) {
        Ok(name) => name,
        Err(bad) => return refuse(of_name(bad, visit.words)),
    };
    if let Err(bad) = discussion::password(form.raw("password"), &name) {
        return refuse(of_password(bad, visit.words));
    }
    if let Some(wait) = state.newcomers.come(sender, std::time::Instant::now()) {
        return Err(Error::Rush(wait.as_secs() + 1));
    }
    let hash = password::hashed(&state, form.raw("password").to_owned()).await?;
    let made = match registration {
        Registration::Invitation => match state.store.add_invited(&name, &hash, invitation, visit.now).await {
            // Somebody else was faster with it.
            Err(store::Error::NotFound(_)) => return refuse(visit.words.say("account-invitation-needed")),
            made => made?,
        },
        _ => state.store.add_account(&name, Role::Reader, &hash, visit.now).await?,
    };
    let Some(account) = made else {
        return refuse(visit.words.say("account-taken"));
    };
    Ok((begin(&state, account, &visit, &headers).await?, Redirect::to(back)).into_response())
}

/// Who may make an account: as the first edition says in which something can be written; `None` where there is none.
pub(super) async fn registration(state: &State) -> Result<Option<Registration>, Error> {
    let change = state.store.last_change().await?;
    let editions = state.shelf.editions(&state.store, change).await?;
    Ok(editions.iter().find(|(_, edition)| edition.discussion).map(|(_, edition)| edition.house.registration))
}

pub(super) fn of_name(bad: BadName, words: Words) -> &'static str {
    match bad {
        BadName::Length => words.say("account-name-length"),
        BadName::Letters => words.say("account-name-letters"),
        BadName::Reserved => words.say("account-taken"),
    }
}

pub(super) fn of_password(bad: BadPassword, words: Words) -> &'static str {
    match bad {
        BadPassword::Length => words.say("account-password-length"),
        BadPassword::Usual => words.say("account-password-usual"),
    }
}
