//! `/admin/mailing/{edition}/letter.html` and `letter.txt`: the newest digest as the letter that would carry it, to an admin, with links of a
//! subscriber who does not exist.

use std::sync::Arc;

use axum::extract::{Path, State as Given};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use model::DigestChoice;

use super::letter;
use crate::error::Error;
use crate::page::Visit;
use crate::state::State;

/// A letter has its styles on each element, as mail programs want them; nothing of it runs or loads.
const LETTERS_OWN: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation allow-popups";
/// Nobody's secret.
const NOBODY: &str = "00000000000000000000000000000000";

pub(crate) async fn show(Given(state): Given<State>, Path((slug, file)): Path<(String, String)>) -> Result<Response, Error> {
    let now = (state.clock)();
    let editions = state.store.editions().await?;
    let (id, edition) = editions.into_iter().find(|(_, edition)| edition.slug == slug).ok_or(Error::NotFound)?;
    let newest = state.store.digests(id, Timestamp::MIN, now, 1).await?.pop().ok_or(Error::NotFound)?;
    let (_, digest, corrections) = state.store.digest(id, newest.minute).await?.ok_or(Error::NotFound)?;
    let member = edition.private;
    let public = state.public.clone().or_else(|| Some(state.listens.as_str().into()));
    let visit = Visit { member, public, ..Visit::new(Arc::new(edition), now, state.version) };
    let written = letter::digest(digest, &corrections, &DigestChoice::default(), NOBODY, &visit);
    let letter = written.map_err(|error| Error::Inside(format!("a template failed: {error}")))?.ok_or(Error::NotFound)?;
    let (body, kind) = match file.as_str() {
        "letter.html" => (letter.html, "text/html; charset=utf-8"),
        "letter.txt" => (format!("Subject: {}\n\n{}", letter.subject, letter.text), "text/plain; charset=utf-8"),
        _ => return Err(Error::NotFound),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(LETTERS_OWN)),
    ];
    Ok((headers, body).into_response())
}
