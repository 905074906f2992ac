//! `POST /{edition}/digest/{minute}`: what an editor corrects; it stands below the digest, which stays as it was.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use model::Minute;

use super::{editor, show};
use crate::error::Error;
use crate::form::Form;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn correct(
    Given(state): Given<State>,
    Path((edition, which)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let minute: Minute = which.parse().map_err(|_| Error::NotFound)?;
    let by = editor(&call.visit)?.to_owned();
    if state.store.correct_digest(call.id, minute, Form::read(&body).get("text"), &by, call.visit.now).await? {
        return Ok(Redirect::to(&call.visit.to(&format!("digest/{minute}#corrections"))).into_response());
    }
    let refused = Some(call.visit.words.say("digest-no-correction"));
    let page = show::page(&state, call, minute, false, refused, &headers).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
