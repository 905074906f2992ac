//! `POST /account/openid/{id}`: somebody sets out. The answer is a page that leads on, since a browser holds a form that leads elsewhere against
//! the page it stands on (`form-action`).

use std::time::Instant;

use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::{HeaderMap, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use store::{Aim, Trip};

use super::refuse::refuse;
use super::view::OnwardView;
use super::{journey, provider, ticket};
use crate::account::{own, sign_in, visit, way_back};
use crate::admin::Sheltered;
use crate::error::Error;
use crate::form::Form;
use crate::reader::Sender;
use crate::reply;
use crate::state::State;

pub(crate) async fn begin(
    Given(state): Given<State>,
    Path(id): Path<String>,
    _: Sheltered,
    headers: HeaderMap,
    sender: Sender,
    body: Bytes,
) -> Result<Response, Error> {
    let visit = visit(&state, &headers).await?;
    let provider = provider(&state, &id)?;
    let form = Form::read(&body);
    let aim = match form.get("do") {
        "" => Aim::Enter,
        "join" => Aim::Join,
        "again" => Aim::Again,
        _ => return Err(Error::NotFound),
    };
    let mut trip = Trip {
        provider: provider.id.clone(),
        aim,
        account: None,
        subject: String::new(),
        label: String::new(),
        back: way_back(form.get("back")).to_owned(),
        draft: sign_in::draft(&form).into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        made: visit.now,
    };
    if aim != Aim::Enter {
        let Some(here) = visit.account.clone() else { return Ok(Redirect::to("/account/sign-in").into_response()) };
        (trip.account, trip.back, trip.draft) = (Some(here.account.id), "/account".to_owned(), Vec::new());
        if aim == Aim::Join
            && let Some(refused) = own::is_unknown(&state, &here, &visit, sender, form.raw("password")).await?
        {
            return own::page(&state, &headers, &here, &visit, Some(refused.to_owned())).await;
        }
    }
    if let Some(wait) = state.travellers.come(sender, Instant::now()) {
        return Err(Error::Rush(wait.as_secs() + 1));
    }
    let (ticket, cookie) = ticket(&headers)?;
    match (provider.way)(journey(&state, &ticket, &trip), visit.now).await {
        Ok(way) => {
            state.store.begin_trip(&ticket, &trip).await?;
            let cookie = AppendHeaders(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
            Ok((cookie, reply::unkept(&OnwardView::new(provider, way, &visit))?).into_response())
        }
        Err(trouble) => refuse(&state, &visit, &headers, provider, Some(trip), trouble.into()).await,
    }
}
