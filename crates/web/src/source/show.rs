//! `/{edition}/source/{slug}`

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;

use model::ArticleId;
use serde::Deserialize;

use super::view::{LISTED, SourceView};
use crate::error::Error;
use crate::page::before;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Flaws on a source's page; the store puts present ones first.
const FLAWS: i64 = 60;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// From where in time backwards its articles are shown.
    before: Option<String>,
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let call = Call::edition(&state, &edition, &headers).await?;
    let source = state.store.source(&slug).await?.ok_or(Error::NotFound)?;
    call.may_see(&state, &source).await?;
    let before = match &asked.before {
        Some(text) => before::read(text).ok_or(Error::NotFound)?,
        None => before::NEWEST,
    };
    // One more than is shown tells whether there are earlier ones.
    let mut articles = state.store.source_articles_before(source.id, (before.0, ArticleId(before.1)), LISTED as i64 + 1).await?;
    let more = articles.len() > LISTED;
    articles.truncate(LISTED);
    let earlier = articles.last().filter(|_| more).map(|last| before::write(last.published, last.id.0));
    let feeds = state.store.feeds(Some(source.id)).await?;
    let flaws = state.store.flaws(source.id, FLAWS).await?;
    let polls = state.store.polls(source.id).await?;
    let mut view = SourceView::new(&source, &articles, &feeds, &flaws, &call.visit).with_polls(&feeds, &polls, &call.visit);
    view.leaf(earlier.as_deref(), asked.before.is_some());
    reply::fleeting(&view, &call.visit, &headers)
}
