//! `/{edition}/digest/letters`: somebody asks for the digest by mail. Whose address it is, a letter asks its owner.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use model::MailAddress;
use store::DigestWish;

use super::view::MailingView;
use super::{choice, is_offered};
use crate::error::Error;
use crate::form::Form;
use crate::reader::{Sender, token};
use crate::reply;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn show(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    if !is_offered(&state, &call.visit) {
        return Err(Error::NotFound);
    }
    reply::page(&MailingView::ask("", &Default::default(), false, &call.visit), &call.visit, &headers)
}

pub(crate) async fn ask(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let (visit, form) = (&call.visit, Form::read(&body));
    if !is_offered(&state, visit) {
        return Err(Error::NotFound);
    }
    let choice = choice(&form, visit);
    let Some(address) = MailAddress::parse(form.get("address")) else {
        let typed = markup::text::line(form.get("address"), 254);
        let view = MailingView::ask(&typed, &choice, true, visit);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view)?).into_response());
    };
    if let Some(wait) = state.askers.come(sender, std::time::Instant::now()) {
        return Err(Error::Rush(wait.as_secs() + 1));
    }
    let account = visit.account.as_ref().filter(|_| visit.edition.private).map(|here| here.account.id);
    let wish = DigestWish { edition: call.id, address: &address, account, choice: &choice, confirm: &token()?, secret: &token()? };
    let asked = state.store.ask_for_digest(&wish, visit.now).await?;
    tracing::info!(edition = visit.edition.slug, ?asked, "the digest was asked for by mail");
    reply::unkept(&MailingView::asked(visit))
}
