//! `/notifications/{token}/feed.atom`

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use super::show::{MOST, views};
use crate::error::Error;
use crate::feed::{Feed, Format, Item, absolute, answer};
use crate::form::Form;
use crate::page::Shell;
use crate::reader::{is_token, token};
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// The addresses of a feed that was made just now: they are shown once.
#[derive(Template)]
#[template(path = "notice_feed.html")]
struct OpenedView {
    shell: Shell,
    addresses: Vec<(&'static str, String)>,
}

/// `POST /notifications`: a feed is made, in place of one that there was, or ended.
pub(crate) async fn open(Given(state): Given<State>, headers: HeaderMap, body: Bytes) -> Result<Response, Error> {
    let call = Call::default_edition(&state, &headers).await?;
    let visit = &call.visit;
    let Some((account, _)) = visit.who() else { return crate::comment::compose::sign_in("/notifications") };
    if Form::read(&body).get("do") == "close" {
        state.store.open_notices(account, None).await?;
        return Ok(Redirect::to("/notifications").into_response());
    }
    let token = token()?;
    state.store.open_notices(account, Some(&token)).await?;
    reply::unkept(&OpenedView {
        shell: Shell::new(visit, "\0", visit.words.say("notice-title")).for_one(),
        addresses: Format::ALL
            .into_iter()
            .map(|format| (format.name(), absolute(&state, &format!("/notifications/{token}/{}", format.file()))))
            .collect(),
    })
}

pub(crate) async fn list(
    Given(state): Given<State>,
    Path(token): Path<String>,
    format: Format,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::default_edition(&state, &headers).await?;
    // Whoever brings the token: it is one reader's, and kept by nobody.
    call.visit.personal = true;
    let visit = &call.visit;
    let account = if is_token(&token) { state.store.noticed_by(&token).await? } else { None };
    let account = account.ok_or(Error::NotFound)?;
    let mut feed = Feed::new(&state, visit, "", visit.words.say("notice-title"), format);
    feed.page = absolute(&state, "/notifications");
    feed.own = absolute(&state, &format!("/notifications/{token}/{}", format.file()));
    let found = state.store.notices(account, MOST).await?;
    let items = views(&state, &call, &found).await?.into_iter().map(|seen| Item {
        page: absolute(&state, &seen.href),
        original: None,
        title: seen.what,
        language: None,
        published: seen.at,
        updated: seen.at,
        summary: seen.words,
        authors: Vec::new(),
        sections: seen.title.into_iter().collect(),
        picture: None,
        talk: None,
    });
    answer(&feed.of(items), format, visit, &headers)
}
