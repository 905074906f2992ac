//! `GET /{edition}/newsline`

use axum::extract::{Path, Query, State as Given};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use store::Newsline;

use super::view::NewslineView;
use crate::error::Error;
use crate::reply;
use crate::routes::Call;
use crate::state::State;

/// Articles of a reader's own feeds on the first page.
pub(super) const OF_OWN: i64 = 12;

/// What may stand behind the `?`.
#[derive(Deserialize)]
pub(crate) struct Asked {
    /// Counted from 1.
    page: Option<usize>,
}

pub(crate) async fn show(
    Given(state): Given<State>,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let mut call = Call::edition(&state, &edition, &headers).await?;
    let mix = state.shelf.mix(&state.store, call.id, &call.visit.edition, call.change).await?;
    call.hear(&state, mix.stories()).await?;
    let visit = &call.visit;
    let hidden = state.store.hand(call.id, visit.now).await?.hidden;
    let (mut line, mut saved, mut own) = (Newsline::default(), Default::default(), Vec::new());
    if let Some(reader) = &visit.reader {
        line = state.store.newsline(reader.id, call.id).await?;
        saved = state.store.saved_items(reader.id).await?;
        own = state.store.own_articles(reader.id, OF_OWN).await?;
        own.retain(|head| visit.wants(&head.title, &head.excerpt));
    }
    let picked = mix.pick(&line, &hidden, visit);
    let view = NewslineView::new(&picked, &line, &saved, &own, asked.page.unwrap_or(1), visit).ok_or(Error::NotFound)?;
    reply::page(&view, visit, &headers)
}
