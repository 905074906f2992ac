//! `POST /account/invite`: a moderator makes an address at which one person can make an account. It is shown once, for only a hash of it is kept.

use askama::Template;
use axum::extract::State as Given;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use model::{Registration, Role};
use store::Put;

use super::{sign_up, visit};
use crate::error::Error;
use crate::feed::absolute;
use crate::page::Shell;
use crate::reader::token;
use crate::reply;
use crate::state::State;

/// What shows the address, once.
#[derive(Template)]
#[template(path = "invitation.html")]
struct InvitedView {
    shell: Shell,
    /// Nothing where too many are open.
    address: Option<String>,
}

pub(crate) async fn invite(Given(state): Given<State>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let Some(here) = &visit.account else { return Ok(Redirect::to("/account/sign-in").into_response()) };
    if here.account.role < Role::Moderator || sign_up::registration(&state).await? != Some(Registration::Invitation) {
        return Err(Error::NotFound);
    }
    let token = token()?;
    let made = state.store.invite(here.account.id, &token, visit.now).await? == Put::Kept;
    let view = InvitedView {
        shell: Shell::new(&visit, "\0", visit.words.say("account-invite")).for_one(),
        address: made.then(|| absolute(&state, &format!("/account/sign-up?invitation={token}"))),
    };
    let page = reply::unkept(&view)?;
    Ok(if made { page } else { (StatusCode::CONFLICT, page).into_response() })
}
