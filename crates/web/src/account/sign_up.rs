//! `/account/sign-up`: an account is made, and this browser signed in.

use std::net::SocketAddr;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, Extension, Query, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use discussion::{BadName, BadPassword};
use model::Role;

use super::sign_in::{Asked, begin};
use super::view::EnterView;
use super::{password, visit, way_back};
use crate::admin::is_sheltered;
use crate::error::Error;
use crate::form::Form;
use crate::reader::Sender;
use crate::reply;
use crate::state::State;
use crate::words::Words;

pub(crate) async fn show(Given(state): Given<State>, Query(asked): Query<Asked>, headers: HeaderMap) -> Result<Response, Error> {
    open(&state).await?;
    let visit = visit(&state, &headers).await?;
    reply::unkept(&EnterView::new(true, way_back(&asked.back), &visit))
}

pub(crate) async fn sign_up(
    Given(state): Given<State>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    open(&state).await?;
    if !is_sheltered(&headers, peer.map(|peer| peer.0.0.ip())) {
        return Err(Error::Unsheltered);
    }
    let visit = visit(&state, &headers).await?;
    let form = Form::read(&body);
    let back = way_back(form.get("back"));
    let refuse = |why: &str| {
        let mut view = EnterView::new(true, back, &visit);
        view.name = markup::text::line(form.get("name"), 64);
        view.refused = Some(why.to_owned());
        Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view)?).into_response())
    };
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
    let Some(account) = state.store.add_account(&name, &discussion::key(&name), Role::Reader, &hash, visit.now).await? else {
        return refuse(visit.words.say("account-taken"));
    };
    Ok((begin(&state, account, &visit, &headers).await?, Redirect::to(back)).into_response())
}

/// Accounts can be made where there is something to write.
async fn open(state: &State) -> Result<(), Error> {
    let change = state.store.last_change().await?;
    let editions = state.shelf.editions(&state.store, change).await?;
    if editions.iter().any(|(_, edition)| edition.discussion) { Ok(()) } else { Err(Error::NotFound) }
}

fn of_name(bad: BadName, words: Words) -> &'static str {
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
