//! `POST /{edition}/mine/forget`: nothing is kept about this reader any more, in the store or in the browser.

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};

use crate::cookie;
use crate::error::Error;
use crate::form::Form;
use crate::look;
use crate::reader::no_cookie;
use crate::routes::Call;
use crate::state::State;

pub(crate) async fn forget(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let to = Redirect::to(&call.visit.to("mine"));
    // A box to tick stands before it, since nothing brings it back.
    if Form::read(&body).get("sure") != "yes" {
        return Ok(to.into_response());
    }
    if let Some(reader) = &call.visit.reader {
        state.store.forget_reader(reader.id, call.visit.now).await?;
    }
    let gone = [no_cookie(&headers), cookie::set(look::COOKIE, "", 0, cookie::is_secure(&headers))];
    Ok((AppendHeaders(gone.into_iter().flatten().map(|cookie| (header::SET_COOKIE, cookie))), to).into_response())
}
