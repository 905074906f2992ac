//! `/{edition}/offline`: what stands in where there is no connection and the page that was asked for is not kept. The script lists what is.

use askama::Template;
use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::error::Error;
use crate::page::Shell;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// The page.
#[derive(Template)]
#[template(path = "offline.html")]
struct OfflineView {
    shell: Shell,
    /// Addresses that begin so are this edition's.
    within: String,
}

pub(crate) async fn offline(Given(state): Given<State>, Path(edition): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let visit = Call::edition(&state, &edition, &headers).await?.visit;
    let mut shell = Shell::new(&visit, "offline", "");
    shell.title = shell.words.say("device-offline").to_owned();
    shell.hidden = true;
    reply::page(&OfflineView { shell, within: visit.to("") }, &visit, &headers)
}
