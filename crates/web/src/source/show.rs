//! `/{edition}/source/{slug}`

use axum::extract::{Path, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use super::view::{LISTED, SourceView};
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Flaws on a source's page; the store puts present ones first.
const FLAWS: i64 = 60;

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let source = state.store.source(&slug).await?.ok_or(Error::NotFound)?;
    let articles = state.store.source_articles(source.id, LISTED as i64).await?;
    let feeds = state.store.feeds(Some(source.id)).await?;
    let flaws = state.store.flaws(source.id, FLAWS).await?;
    let polls = state.store.polls(source.id).await?;
    let view = SourceView::new(&source, &articles, &feeds, &flaws, &call.visit).with_polls(&feeds, &polls, &call.visit);
    reply::page(&view, &call.visit, &headers)
}
