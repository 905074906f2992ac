//! `POST /account/sign-in/passkey`: who signed is signed in, as with a password.

use std::time::Instant;

use axum::body::Bytes;
use axum::extract::State as Given;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use store::Purpose;

use super::ceremony::Refused;
use super::{Party, challenge, prove, said};
use crate::account::{sign_in, visit};
use crate::admin::Sheltered;
use crate::error::Error;
use crate::form::Form;
use crate::reader::Sender;
use crate::reply;
use crate::state::State;

pub(crate) async fn enter(
    Given(state): Given<State>,
    _: Sheltered,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let (visit, form, party) = (visit(&state, &headers).await?, Form::read(&body), Party::must(&state, &headers)?);
    if let Some(wait) = state.guesses.sender_shut_for(sender, Instant::now()) {
        return Err(Error::Shut(wait.as_secs() + 1));
    }
    let token = challenge::token_of(&headers, &form);
    match prove(&state, &party, &token, Purpose::SignIn, &form, &visit).await? {
        Ok(proven) => sign_in::enter(&state, proven.account, &visit, &headers, &form).await,
        Err(refused) => {
            // Who was too slow guessed nothing.
            if refused != Refused::Late {
                state.guesses.sender_failed(sender, Instant::now());
            }
            let mut view = sign_in::view(&state, &headers, &form, &visit);
            view.refused = Some(said(refused, visit.words).to_owned());
            Ok((StatusCode::UNPROCESSABLE_ENTITY, reply::unkept(&view)?).into_response())
        }
    }
}
